import Programme

/// A text as HTML shows it, in content and in quoted attributes alike (HTML standard, 13.1.2); characters
/// that act or are not seen are shown as `visible` shows them.
func htmlText(_ text: String) -> String {
  var result = ""
  for character in visible(text) {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.append(character)
    }
  }
  return result
}

/// A text as HTML shows it in content, its days never broken into two lines.
func htmlProse(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var result = ""
  var start = 0
  func part(_ range: Range<Int>) -> String {
    htmlText(String(decoding: bytes[range], as: UTF8.self))
  }
  for (offsets, _) in isoDates(in: bytes) {
    result += part(start..<offsets.lowerBound) + "<span class=\"date\">\(part(offsets))</span>"
    start = offsets.upperBound
  }
  return result + part(start..<bytes.count)
}

/// A link where the address is one of the web, else the address as text.
func htmlLink(_ address: String) -> String {
  let shown = htmlText(address)
  guard address.hasPrefix("https://") || address.hasPrefix("http://") else {
    return shown
  }
  return "<a href=\"\(shown)\">\(shown)</a>"
}
