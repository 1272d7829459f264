/// The lines of a text that is broken at its blanks, none wider than so many columns.
///
/// Between two characters that are wide (Chinese, Japanese, Korean) it may be broken as well. A word
/// that is wider than a line is cut, but for an address, which stays whole so that it can be copied.
func wrapped(_ text: String, to width: Int) -> [String] {
  let width = max(1, width)
  var lines: [String] = []
  var line = ""
  var lineWidth = 0
  func end() {
    lines.append(line)
    (line, lineWidth) = ("", 0)
  }
  for word in text.split(separator: " ") {
    var isFirst = true
    for piece in pieces(of: word) {
      let blank = isFirst && !line.isEmpty ? 1 : 0
      isFirst = false
      let pieceWidth = displayWidth(of: piece)
      if lineWidth + blank + pieceWidth <= width {
        line += (blank == 1 ? " " : "") + piece
        lineWidth += blank + pieceWidth
        continue
      }
      if !line.isEmpty { end() }
      if pieceWidth <= width || piece.contains("://") {
        (line, lineWidth) = (piece, pieceWidth)
        continue
      }
      for character in piece {
        let characterWidth = displayWidth(of: String(character))
        if !line.isEmpty, lineWidth + characterWidth > width { end() }
        line.append(character)
        lineWidth += characterWidth
      }
    }
  }
  if !line.isEmpty || lines.isEmpty { end() }
  return lines
}

/// Parts of a word between which a line may be broken: each wide character is one.
private func pieces(of word: Substring) -> [String] {
  if word.utf8.allSatisfy({ $0 < 0x80 }) { return [String(word)] }
  var pieces: [String] = []
  var narrow = ""
  for character in word {
    let text = String(character)
    if displayWidth(of: text) < 2 {
      narrow += text
      continue
    }
    if !narrow.isEmpty { pieces.append(narrow) }
    narrow = ""
    pieces.append(text)
  }
  if !narrow.isEmpty { pieces.append(narrow) }
  return pieces
}

/// A text behind a label, its further lines below its first one.
///
/// - Parameters:
///   - label: what stands before the text, padded by the caller; `mark` gives it its style.
///   - indent: blanks before the label.
///   - width: columns of the whole.
func hanging(
  _ label: String, _ text: String, indent: Int, width: Int, mark: (String) -> String = { $0 }
) -> String {
  let labelWidth = displayWidth(of: label)
  // On a very narrow terminal the text still has some room.
  let lines = wrapped(text, to: max(16, width - indent - labelWidth))
  let blanks = String(repeating: " ", count: indent)
  let rest = String(repeating: " ", count: labelWidth)
  return lines.enumerated().map { index, line in
    blanks + (index == 0 ? mark(label) : rest) + line + "\n"
  }.joined()
}
