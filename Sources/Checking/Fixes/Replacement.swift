import MarkdownSyntax
import Programme

extension Finding.Fix {
  /// Replaces a stretch of a document.
  init(
    _ title: String, replacing range: SourceRange, of document: Document, by text: String,
    isSafe: Bool = true
  ) {
    self.init(
      title, [TextEdit(document.source.offsets(of: range), Array(text.utf8))],
      isSafe: isSafe)
  }

  /// Writes a date as `YYYY-MM-DD`; nil where the place holds more than a date, or none that can be told.
  init?(date range: SourceRange, of document: Document, writtenAs text: String) {
    guard let reading = DayInWords(text) else { return nil }
    switch reading {
    case .day(let day):
      self.init("write '\(day)'", replacing: range, of: document, by: "\(day)")
    case .ambiguous(let day):
      self.init(
        "write '\(day)', if the day stands first", replacing: range, of: document, by: "\(day)",
        isSafe: false)
    }
  }
}

extension SourceText {
  func isBlank(_ line: Int) -> Bool { self.line(line).allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// The edit that puts lines below a line, 0 for the top: line endings are the document's, and a
  /// document without a line end at its end stays one.
  ///
  /// - Parameter isApart: whether empty lines part them from what stands around them.
  func insertion(of lines: [[UInt8]], below line: Int, isApart: Bool) -> TextEdit {
    let ending = lineEnding
    let text = Array(lines.joined(separator: ending))
    guard line >= 1 else {
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let gap = isApart && !isBlank(1) ? ending : []
      return TextEdit(start..<start, text + ending + gap)
    }
    let end = offsetsWithTerminator(ofLine: line).upperBound
    let before = isApart && !isBlank(line) ? ending : []
    if end == offsets(ofLine: line).upperBound {
      return TextEdit(end..<end, ending + before + text)
    }
    let after = isApart && line < lineCount && !isBlank(line + 1) ? ending : []
    return TextEdit(end..<end, before + text + ending + after)
  }

  /// The lines of a range without those that are empty at its end.
  func lines(_ range: ClosedRange<Int>) -> [[UInt8]] {
    var lines = range.map { Array(line($0)) }
    while let last = lines.last, last.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      lines.removeLast()
    }
    return lines
  }
}

/// The candidate nearest to a text, where no other one is as near and none means the same; nil where
/// that can't be told.
func onlyNearest(to text: String, among candidates: [(spelling: String, meaning: String)])
  -> (spelling: String, meaning: String)?
{
  let wanted = Array(folded(text).unicodeScalars)
  var best: (distance: Int, candidates: [(spelling: String, meaning: String)]) = (.max, [])
  for candidate in candidates {
    let other = Array(folded(candidate.spelling).unicodeScalars)
    let limit = max(wanted.count, other.count) / 3
    guard let distance = editDistance(wanted, other, atMost: limit), distance <= best.distance
    else { continue }
    if distance < best.distance { best = (distance, []) }
    best.candidates.append(candidate)
  }
  guard let first = best.candidates.first,
    best.candidates.allSatisfy({ $0.meaning == first.meaning })
  else { return nil }
  return first
}

/// Whether a wording says no more than another one: each of its words is one of the other's, one of
/// them mistyped, or a short one of `fillers`.
func addsNothing(_ wording: String, to model: String, fillers: Set<String> = []) -> Bool {
  let known = words(model)
  return words(wording).allSatisfy { word in
    known.contains(word) || (word.count <= 3 && fillers.contains(word))
      || (word.count > 3 && closest(to: word, among: known) != nil)
  }
}

/// The words of a text, folded; a genitive's `'s` is a word of its own.
func words(_ text: String) -> Set<String> {
  Set(folded(text).split { !($0.isLetter || $0.isNumber) }.map(String.init))
}
