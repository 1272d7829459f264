package import Checking
import MarkdownSyntax

/// Findings for people: the source line with the place marked, the other places, and what to do.
package struct FullFormat {
  private let style: Style
  private let width: Int

  /// - Parameter width: columns of the terminal.
  package init(style: Style, width: Int) {
    self.style = style
    self.width = max(40, width)
  }

  package func text(of finding: Finding, source: SourceReader) -> String {
    let severity = finding.severity.rawValue + "[\(finding.rule)]"
    var result =
      (finding.severity == .error ? style.error(severity) : style.warning(severity))
      + style.bold(": " + visible(finding.headline)) + "\n"
    let mark = finding.severity == .error ? style.error : style.warning
    result += excerpt(finding.place, source, mark: mark)
    for note in finding.notes {
      result += style.bold("note: ") + visible(note.text) + "\n"
      result += excerpt(note.place, source, mark: style.frame)
    }
    if !finding.explanation.isEmpty { result += visible(finding.explanation) + "\n" }
    result += style.help("help: ") + visible(finding.help) + "\n\n"
    return result
  }

  /// The place and, where it is in a line that can be read, the line with a mark below it.
  private func excerpt(
    _ place: Place, _ source: SourceReader, mark: (String) -> String
  ) -> String {
    let text = source(place.path)
    let arrow = style.frame("-->") + " " + location(place, text) + "\n"
    guard let range = place.range, let text, (1...text.lineCount).contains(range.start.line) else {
      return "  " + arrow
    }
    let number = String(range.start.line)
    let margin = String(repeating: " ", count: number.utf8.count)
    let bar = style.frame("|")
    let line = SourceLine(text, range, width: width - number.utf8.count - 3)
    return margin + arrow
      + margin + " " + bar + "\n"
      + style.frame(number) + " " + bar + " " + line.text + "\n"
      + margin + " " + bar + " " + line.indent + mark(line.carets) + "\n"
  }
}

/// A source line as it is shown, cut around a place in it.
struct SourceLine {
  let text: String
  /// Blanks up to the mark.
  let indent: String
  /// At least one.
  let carets: String

  /// - Parameter width: columns that text and marks may take.
  init(_ source: SourceText, _ range: SourceRange, width: Int) {
    let line = source.offsets(ofLine: range.start.line)
    let start = source.offset(of: range.start)
    let end =
      range.end.line > range.start.line ? line.upperBound : max(start, source.offset(of: range.end))

    // A line can be as long as the largest document: only what could be shown is looked at.
    let reach = 4 * width
    let head = SourceLine.boundary(max(line.lowerBound, start - reach), in: source, line)
    let tail = min(line.upperBound, max(start, min(end, start + reach)) + reach)
    let before = SourceLine.cells(source.bytes[head..<start])
    let marked = SourceLine.cells(source.bytes[start..<min(end, tail)])
    let after = SourceLine.cells(source.bytes[min(end, tail)..<tail])

    var cells = before + marked + after
    // As in `visible`, which sees a character at a time here.
    var commands = LogCommands()
    for (index, cell) in cells.enumerated() {
      let starts = cell.text.unicodeScalars.map { commands.start(with: $0) }.contains(true)
      if starts { cells[index] = Cell(text: "\\u{5B}", width: 6) }
    }
    let edges = cells.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.width) }
    let total = edges[edges.count - 1]
    let from = edges[before.count]
    let to = edges[before.count + marked.count]

    var window = 0...width
    if total > width, to > width - 1 {
      // A third of the width is left to what stands before the mark.
      let left = max(0, min(from - width / 3, total - width + 1))
      window = left...(left + width)
    }
    let isCutBefore = window.lowerBound > 0 || head > line.lowerBound
    let isCutAfter = total > window.upperBound || tail < line.upperBound
    let room =
      (window.lowerBound + (isCutBefore ? 1 : 0))...(window.upperBound - (isCutAfter ? 1 : 0))

    var text = isCutBefore ? "…" : ""
    var indent = isCutBefore ? 1 : 0
    var carets = 0
    for (index, cell) in cells.enumerated()
    where edges[index] >= room.lowerBound && edges[index + 1] <= room.upperBound {
      text += cell.text
      if index < before.count { indent += cell.width }
      if index >= before.count, index < before.count + marked.count { carets += cell.width }
    }
    self.text = text + (isCutAfter ? "…" : "")
    self.indent = String(repeating: " ", count: indent)
    self.carets = String(repeating: "^", count: max(1, carets))
  }

  private struct Cell {
    let text: String
    let width: Int
  }

  /// What is shown for some bytes, a character at a time; bytes that are no UTF-8 are shown as such.
  private static func cells(_ bytes: ArraySlice<UInt8>) -> [Cell] {
    var result: [Cell] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let length = sequenceLength(bytes[index])
      let end = min(index + length, bytes.endIndex)
      if bytes[index] == 0x09 {
        result.append(Cell(text: "    ", width: 4))
      } else if let text = String(validating: bytes[index..<end], as: UTF8.self),
        let scalar = text.unicodeScalars.first
      {
        let shown = visible(text)
        result.append(
          Cell(text: shown, width: shown == text ? displayWidth(of: scalar) : shown.utf8.count))
      } else {
        let shown = visible([bytes[index]])
        result.append(Cell(text: shown, width: shown.utf8.count))
        index += 1
        continue
      }
      index = end
    }
    return result
  }

  private static func sequenceLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// The first place at or after an offset where a character begins.
  private static func boundary(_ offset: Int, in source: SourceText, _ line: Range<Int>) -> Int {
    var offset = offset
    while offset > line.lowerBound, offset < line.upperBound, source.bytes[offset] & 0xC0 == 0x80 {
      offset += 1
    }
    return offset
  }
}
