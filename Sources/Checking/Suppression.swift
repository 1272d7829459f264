import MarkdownSyntax
import Programme

/// One rule of a comment that leaves findings out: `<!-- mentordoc-ignore missing-field: no role yet -->`,
/// or a line `# mentordoc-ignore missing-field: no role yet` in front matter.
struct Suppression: Sendable {
  let path: FilePath
  /// The rule's id as written; nil for a comment that names none.
  let id: String?
  /// The id, or the whole comment where it names none.
  let range: SourceRange
  /// Lines whose findings are left out; nil for all of the file.
  let lines: ClosedRange<Int>?
  /// Takes the id away, and with the last one the comment.
  let removal: TextEdit

  /// The rule that it names; nil where there is no such rule.
  var rule: (any Rule.Type)? { allRules.first { $0.id == id } }

  func covers(_ finding: Finding) -> Bool {
    guard finding.rule == id, finding.place.path == path else { return false }
    guard let lines else { return true }
    return finding.place.range.map { lines.contains($0.start.line) } ?? false
  }

  /// Those of all documents of a pairing that could be read.
  static func all(of pairing: Pairing) -> [Suppression] {
    pairing.documents.flatMap { document in
      let bytes = document.source.bytes
      guard bytes.firstOffset(of: keyword, from: 0, before: bytes.count) != nil else {
        return [Suppression]()
      }
      let reader = SuppressionReader(document)
      return reader.inFrontMatter() + reader.inText()
    }
  }

  fileprivate static let keyword: StaticString = "mentordoc-ignore"
}

/// Finds the comments of one document.
private struct SuppressionReader {
  /// Lines that belong together, such as a row, an item or a paragraph, and the comments in them.
  private struct Stretch {
    let lines: ClosedRange<Int>
    let comments: [String]
    var isHTML = false
  }

  private let path: FilePath
  private let source: SourceText
  private let frontMatter: FrontMatter?
  private let stretches: [Stretch]

  init(_ document: Document) {
    path = document.path
    source = document.source
    frontMatter = document.markdown.frontMatter
    stretches = document.markdown.blocks.flatMap { block -> [Stretch] in
      switch block.kind {
      case .table(let table):
        return ([table.header] + table.rows).map { row in
          Stretch(lines: row.line...row.line, comments: row.cells.flatMap(\.text.comments))
        }
      case .item(let item):
        let first = block.lines.lowerBound
        return [
          Stretch(
            lines: first...max(first, item.textRange.end.line), comments: block.text.comments)
        ]
      case .html: return [Stretch(lines: block.lines, comments: block.text.comments, isHTML: true)]
      case .heading, .paragraph: return [Stretch(lines: block.lines, comments: block.text.comments)]
      // Comments are none in code, and what a quote holds has stretches of its own.
      case .quote, .code, .rule: return [Stretch(lines: block.lines, comments: [])]
      }
    }
  }

  /// Comment lines of YAML; they are about the line behind them.
  func inFrontMatter() -> [Suppression] {
    guard let frontMatter else { return [] }
    return frontMatter.lines.flatMap { number -> [Suppression] in
      let line = source.offsets(ofLine: number)
      let start = skippingSpaces(from: line.lowerBound, before: line.upperBound)
      guard start < line.upperBound, source.bytes[start] == UInt8(ascii: "#") else { return [] }
      let word = skippingSpaces(from: start + 1, before: line.upperBound)
      var target = number + 1
      while target < frontMatter.lines.upperBound, isComment(target) { target += 1 }
      return suppressions(
        word..<line.upperBound, comment: start..<line.upperBound,
        removing: source.offsetsWithTerminator(ofLine: number), about: target...target)
    }
  }

  /// Whether a line of front matter holds nothing but a comment.
  private func isComment(_ number: Int) -> Bool {
    source.line(number).first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
  }

  /// HTML comments below the front matter.
  func inText() -> [Suppression] {
    let bytes = source.bytes
    var result: [Suppression] = []
    var index = 0
    while let word = bytes.firstOffset(of: Suppression.keyword, from: index, before: bytes.count) {
      index = word + Suppression.keyword.utf8CodeUnitCount
      var before = word
      while before > 0, bytes[before - 1].isWhite { before -= 1 }
      let start = before - 4
      guard start >= 0, bytes.firstOffset(of: "<!--", from: start, before: before) == start,
        let end = bytes.firstOffset(of: "-->", from: index, before: bytes.count)
      else { continue }
      let lines = source.position(of: start).line...source.position(of: end).line
      let inner = bytes[before..<end].filter { !$0.isWhite }
      let isThis: (String) -> Bool = { $0.utf8.filter { !$0.isWhite } == inner }
      // In code it is an example and no comment.
      guard
        let stretch = stretches.lastIndex(where: {
          $0.lines.contains(lines.lowerBound) && $0.comments.contains(where: isThis)
        })
      else { continue }
      let comment = start..<end + 3
      if stretches[stretch].isHTML, standsAlone(comment, lines) {
        let isAtTop = stretches[..<stretch].allSatisfy(\.isHTML)
        let removed =
          source.offsetsWithTerminator(ofLine: lines.lowerBound)
          .lowerBound..<source.offsetsWithTerminator(ofLine: lines.upperBound).upperBound
        result += suppressions(
          word..<end, comment: comment, removing: removed,
          about: isAtTop ? nil : target(below: lines.upperBound))
      } else {
        var from = start
        while from > 0, bytes[from - 1] == 0x20 || bytes[from - 1] == 0x09 { from -= 1 }
        // In an empty cell the blank belongs to the cell.
        if from > 0, bytes[from - 1] == UInt8(ascii: "|") { from = start }
        result += suppressions(
          word..<end, comment: comment, removing: from..<end + 3, about: stretches[stretch].lines)
      }
    }
    return result
  }

  /// Whether there is nothing else on a comment's lines.
  private func standsAlone(_ comment: Range<Int>, _ lines: ClosedRange<Int>) -> Bool {
    let start = source.offsets(ofLine: lines.lowerBound).lowerBound
    let end = source.offsets(ofLine: lines.upperBound).upperBound
    return source.bytes[start..<comment.lowerBound].allSatisfy(\.isWhite)
      && source.bytes[comment.upperBound..<end].allSatisfy(\.isWhite)
  }

  /// What a comment that stands alone is about: the next line with text, and what belongs to it.
  private func target(below line: Int) -> ClosedRange<Int> {
    var line = line + 1
    while line < source.lineCount {
      if let html = stretches.first(where: { $0.isHTML && $0.lines.contains(line) }) {
        line = html.lines.upperBound + 1
      } else if source.line(line).allSatisfy(\.isWhite) {
        line += 1
      } else {
        break
      }
    }
    return stretches.last { $0.lines.lowerBound == line }?.lines ?? line...line
  }

  /// A suppression for every id between the keyword and the colon of a comment, or one without.
  ///
  /// - Parameters:
  ///   - text: begins with the keyword.
  ///   - removed: what goes with the comment.
  private func suppressions(
    _ text: Range<Int>, comment: Range<Int>, removing removed: Range<Int>,
    about lines: ClosedRange<Int>?
  ) -> [Suppression] {
    let bytes = source.bytes
    let keyword = Suppression.keyword
    guard
      bytes.firstOffset(of: keyword, from: text.lowerBound, before: text.upperBound)
        == text.lowerBound
    else { return [] }
    var index = text.lowerBound + keyword.utf8CodeUnitCount
    // Another word that begins so.
    if index < text.upperBound, !bytes[index].isWhite, bytes[index] != UInt8(ascii: ":") {
      return []
    }
    var ids: [Range<Int>] = []
    while true {
      let start = skippingSpaces(from: index, before: text.upperBound)
      var end = start
      while end < text.upperBound, !bytes[end].isWhite, bytes[end] != UInt8(ascii: ","),
        bytes[end] != UInt8(ascii: ":")
      {
        end += 1
      }
      if end > start { ids.append(start..<end) }
      index = skippingSpaces(from: end, before: text.upperBound)
      guard index < text.upperBound, bytes[index] == UInt8(ascii: ",") else { break }
      index += 1
    }
    func range(_ offsets: Range<Int>) -> SourceRange {
      SourceRange(source.position(of: offsets.lowerBound), source.position(of: offsets.upperBound))
    }
    if ids.isEmpty {
      return [
        Suppression(
          path: path, id: nil, range: range(comment), lines: lines,
          removal: TextEdit(removed, []))
      ]
    }
    return ids.enumerated().map { number, id in
      let edit: Range<Int>
      if ids.count == 1 {
        edit = removed
      } else if number + 1 < ids.count {
        edit = id.lowerBound..<ids[number + 1].lowerBound
      } else {
        edit = ids[number - 1].upperBound..<id.upperBound
      }
      return Suppression(
        path: path, id: String(decoding: bytes[id], as: UTF8.self), range: range(id),
        lines: lines, removal: TextEdit(edit, []))
    }
  }

  private func skippingSpaces(from start: Int, before end: Int) -> Int {
    var index = start
    while index < end, source.bytes[index].isWhite { index += 1 }
    return index
  }
}

extension UInt8 {
  fileprivate var isWhite: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
