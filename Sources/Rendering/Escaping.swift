/// A text as it can be sent to a terminal or a log: characters that would act there, or not be seen,
/// are written like `\u{202E}`.
///
/// These are controls (line ends and tabs too), bidirectional and other invisible formatting, and the
/// bracket of `##[` and `##word[`, which start a command in the logs of some build services.
package func visible(_ text: String) -> String {
  if !text.utf8.contains(where: { !(0x20...0x7E).contains($0) }), !text.contains("##") {
    return text
  }
  var result = ""
  var commands = LogCommands()
  for scalar in text.unicodeScalars {
    let starts = commands.start(with: scalar)
    if isHarmless(scalar), !starts {
      result.unicodeScalars.append(scalar)
    } else {
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
  return result
}

/// Looks for the brackets of `##[` and `##word[` in a text, a character at a time.
struct LogCommands {
  private var hashes = 0

  /// Whether a command starts with this bracket.
  mutating func start(with scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "#": hashes += 1
    case "[" where hashes >= 2: return true
    case "a"..."z", "A"..."Z": if hashes < 2 { hashes = 0 }
    default: hashes = 0
    }
    return false
  }
}

/// Bytes that need not be UTF-8, as `visible` shows them; a byte that is none is written like `\xFF`.
package func visible(_ bytes: [UInt8]) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return visible(text) }
  var result = ""
  var rest = bytes[...]
  while !rest.isEmpty {
    let length = (1...4).first { length in
      length <= rest.count && String(validating: rest.prefix(length), as: UTF8.self) != nil
    }
    if let length {
      result += visible(String(decoding: rest.prefix(length), as: UTF8.self))
    } else {
      result += "\\x" + String(rest[rest.startIndex], radix: 16, uppercase: true)
    }
    rest = rest.dropFirst(length ?? 1)
  }
  return result
}

/// Whether a character only shows itself.
func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
    return false
  default: break
  }
  // Variation selectors choose between text and picture of the character before them.
  return !scalar.properties.isDefaultIgnorableCodePoint
    || (0xFE00...0xFE0F).contains(scalar.value)
}
