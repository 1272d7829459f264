/// A text without line breaks and what nobody sees.
func oneLine(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      if result.last != " " { result.append(" ") }
    } else if !YAML.isHidden(scalar) {
      result.append(scalar)
    }
  }
  return String(String(result).trimmed)
}

/// A text with a backslash before what Markdown would take for a mark.
///
/// - Parameter isFirst: whether it stands at the start of a line.
func inMarkdown(_ text: String, isFirst: Bool) -> String {
  let scalars = Array(text.unicodeScalars)
  func isWord(_ index: Int) -> Bool {
    scalars.indices.contains(index) && scalars[index].properties.isAlphabetic
      || scalars.indices.contains(index) && ("0"..."9").contains(scalars[index])
  }
  var result = String.UnicodeScalarView()
  for (index, scalar) in scalars.enumerated() {
    // What reads comments line by line does not mind a backslash before one.
    if scalar == "<", index + 1 < scalars.count, scalars[index + 1] == "!" {
      result += "&lt;".unicodeScalars
      continue
    }
    let isMark =
      switch scalar {
      case "\\", "`", "*", "<", "[", "]", "|", "~": true
      case "_": !isWord(index - 1) || !isWord(index + 1)
      case "&": isWord(index + 1) || (index + 1 < scalars.count && scalars[index + 1] == "#")
      // `C #` at the end of a heading would be closed by it; at the start of a line it makes one.
      case "#": index == 0 || scalars[index - 1] == " "
      case "-", "+", "=", ">": isFirst && index == 0
      case ".", ")":
        isFirst && index > 0 && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
      default: false
      }
    if isMark { result.append("\\") }
    result.append(scalar)
  }
  return String(result)
}

/// A text of somebody else as a quote: its lines and paragraphs stay, and nothing in it is more than text.
func quoted(_ text: String) -> String {
  var lines: [String] = []
  for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    let line = oneLine(String(line))
    if line.isEmpty, lines.last?.isEmpty ?? true { continue }
    lines.append(line)
  }
  while lines.last?.isEmpty ?? false { lines.removeLast() }
  return lines.map { $0.isEmpty ? ">" : "> " + inMarkdown($0, isFirst: true) }
    .joined(separator: "\n")
}
