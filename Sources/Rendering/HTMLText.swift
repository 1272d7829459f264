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

/// A link where the address is one of the web, else the address as text.
func htmlLink(_ address: String) -> String {
  let shown = htmlText(address)
  guard address.hasPrefix("https://") || address.hasPrefix("http://") else {
    return shown
  }
  return "<a href=\"\(shown)\">\(shown)</a>"
}
