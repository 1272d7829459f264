/// A text as a YAML scalar on one line, in quotes where it needs them.
///
/// - Parameter inFlow: whether it stands in `[…]` or `{…}`, where more characters have a meaning.
package func yamlScalar(_ text: String, inFlow: Bool = false) -> String {
  isPlain(text, inFlow: inFlow) ? text : doubleQuoted(text)
}

/// A text as a YAML scalar in double quotes.
package func doubleQuoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\t": result += "\\t"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// Whether every YAML reader takes the text as it stands for a string (or for the day that it is).
private func isPlain(_ text: String, inFlow: Bool) -> Bool {
  guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
    first.properties.isAlphabetic || ("0"..."9").contains(first), last != ":", last != " "
  else { return false }
  let others = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
  if others.contains(text.lowercased()) { return false }
  var previous: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    if scalar == "#", previous == " " { return false }
    if scalar == " ", previous == ":" { return false }
    if scalar.value < 0x20 || (inFlow && ",[]{}:".unicodeScalars.contains(scalar)) { return false }
    previous = scalar
  }
  return true
}
