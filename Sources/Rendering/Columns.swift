/// A text of at most so many columns; where it is longer, `…` stands for what is left out.
package func truncated(_ text: String, to width: Int) -> String {
  if displayWidth(of: text) <= width { return text }
  var result = ""
  var left = width - 1
  for scalar in text.unicodeScalars {
    left -= displayWidth(of: scalar)
    if left < 0 { break }
    result.unicodeScalars.append(scalar)
  }
  return width > 0 ? result + "…" : ""
}

/// A text with spaces behind it up to so many columns.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - displayWidth(of: text)))
}
