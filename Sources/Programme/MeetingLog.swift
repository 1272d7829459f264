package import MarkdownSyntax

/// A log kept in one file, taken apart at the headings that name the days of meetings.
///
/// Every line belongs to a meeting or to what is left, and none to two.
package struct MeetingLog: Sendable {
  package struct Meeting: Hashable, Sendable {
    /// Its heading in the log, without marks.
    package let title: String
    package let day: Day
    /// From its heading up to the next meeting's.
    package let lines: ClosedRange<Int>
  }

  /// In the order of the log.
  package let meetings: [Meeting]
  /// Lines of no meeting that hold a text: what is before the first one, and what is below headings
  /// above the meetings' level.
  package let rest: [ClosedRange<Int>]
  /// Headings of the meetings' level that name a day further on in the line, and were taken for text.
  package let passedOver: [(line: Int, title: String)]

  let markdown: MarkdownDocument
  /// Headings that stand in nothing else, in the order of the log.
  private let headingBlocks: [Block]
  /// Levels that headings of meetings, and those below them, go down.
  private let shifts: (meeting: Int, others: Int)

  package var source: SourceText { markdown.source }

  /// The largest log in bytes.
  package static let limit = 16 << 20

  private struct Heading {
    let level: Int
    let lines: ClosedRange<Int>
    let title: String
    let date: LoggedDate?
    let yearAbove: Int?
  }

  /// Reads a log.
  ///
  /// - Parameters:
  ///   - today: no meeting of a log without any year is later.
  ///   - order: which number of `05/12` is the day, where the log does not show it.
  package init(
    parsing source: SourceText, today: Day, order: DateOrder? = nil
  ) throws(LogProblem) {
    if let reason = UnreadableDocument.Reason(of: source) { throw LogProblem(reason) }
    do {
      markdown = try MarkdownDocument(
        parsing: source, limits: Complexity.Limits(bytes: MeetingLog.limit))
    } catch {
      throw LogProblem(
        line: error.line, headline: "\(error.reason): that is too much to take apart",
        help: "Split the log, and import the parts.")
    }
    headingBlocks = markdown.blocks.filter { $0.depth == 0 && $0.headingLevel != nil }
    let headings = MeetingLog.headings(headingBlocks)
    guard let level = MeetingLog.meetingLevel(of: headings) else {
      throw LogProblem(
        line: nil, headline: "no heading names the day of a meeting",
        help: "Give each meeting a heading with its day, such as '## 2026-05-12'.")
    }
    let dated = headings.filter { $0.level == level && $0.date != nil }
    let startsWithDate = dated.contains { $0.date?.isAtStart == true }
    let starts = dated.filter { !startsWithDate || $0.date?.isAtStart == true }
    passedOver = dated.filter { startsWithDate && $0.date?.isAtStart == false }
      .map { ($0.lines.lowerBound, $0.title) }
    let days = try LogDating.days(
      of: starts.compactMap { heading in
        heading.date.map {
          LogDating.Heading(
            line: heading.lines.lowerBound, title: heading.title, date: $0,
            yearAbove: heading.yearAbove)
        }
      }, today: today, order: order)

    var counts: [Day: Int] = [:]
    for (start, day) in zip(starts, days) {
      counts[day, default: 0] += 1
      guard counts[day, default: 0] > PathPattern.mostOnOneDay else { continue }
      throw LogProblem(
        line: start.lines.lowerBound,
        headline: "more than \(PathPattern.mostOnOneDay) meetings are on \(day)",
        help: "Give each heading the day of its meeting.")
    }

    var meetings: [Meeting] = []
    var rest: [ClosedRange<Int>] = []
    var restStart: Int? = 1
    func isBlank(_ lines: ClosedRange<Int>) -> Bool {
      source.bytes[source.offsets(of: lines)].allSatisfy { $0 <= 0x20 }
        || (lines == 1...1 && source.line(1).elementsEqual([0xEF, 0xBB, 0xBF]))
    }
    func end(_ lines: ClosedRange<Int>) { if !isBlank(lines) { rest.append(lines) } }
    let startLines = Set(starts.map(\.lines.lowerBound))
    let boundaries = headings.filter {
      $0.level < level || startLines.contains($0.lines.lowerBound)
    }
    .map(\.lines.lowerBound)
    var boundary = 0
    for (start, day) in zip(starts, days) {
      let line = start.lines.lowerBound
      if let restStart, restStart < line { end(restStart...line - 1) }
      while boundary < boundaries.count, boundaries[boundary] <= line { boundary += 1 }
      let next = boundary < boundaries.count ? boundaries[boundary] : source.lineCount + 1
      meetings.append(Meeting(title: start.title, day: day, lines: line...next - 1))
      restStart = next <= source.lineCount ? next : nil
    }
    if let restStart { end(restStart...source.lineCount) }
    self.meetings = meetings
    self.rest = rest
    // Below a meeting's heading, which gets level 2, the others stay as they are to each other.
    let others = headings.filter { $0.level >= level && !startLines.contains($0.lines.lowerBound) }
      .map(\.level).min()
    shifts = (2 - level, others == level ? 3 - level : 2 - level)
  }

  private static func headings(_ blocks: [Block]) -> [Heading] {
    var result: [Heading] = []
    var year: (value: Int, level: Int)?
    for block in blocks {
      guard let level = block.headingLevel else { continue }
      let title = block.text.plain
      if let above = year, level <= above.level { year = nil }
      if title.utf8.count == 4, let value = Int(title), (1900...2100).contains(value) {
        year = (value, level)
      }
      result.append(
        Heading(
          level: level, lines: block.lines, title: title, date: LoggedDate(in: title),
          yearAbove: year?.value))
    }
    return result
  }

  /// The level of which most headings begin with a day, else of which most name one.
  private static func meetingLevel(of headings: [Heading]) -> Int? {
    func count(_ level: Int, _ isCounted: (LoggedDate) -> Bool) -> Int {
      headings.count { $0.level == level && $0.date.map(isCounted) ?? false }
    }
    let levels = (1...6).map {
      (level: $0, begun: count($0, \.isAtStart), all: count($0) { _ in true })
    }
    let best = levels.max { a, b in (a.begun, a.all, -a.level) < (b.begun, b.all, -b.level) }
    return best.flatMap { $0.all > 0 ? $0.level : nil }
  }

  // MARK: - Texts

  /// A meeting's lines with its heading on level 2 and the others below it; every other byte is the
  /// log's.
  func text(of meeting: Meeting) -> [UInt8] {
    text(of: meeting.lines) { $0 == meeting.lines.lowerBound ? shifts.meeting : shifts.others }
  }

  /// The headings of a meeting's lines, without marks.
  func titles(of meeting: Meeting) -> [String] { headings(in: meeting.lines).map(\.text.plain) }

  /// The lines of no meeting, to stand below a heading of level 2; front matter becomes code.
  var restText: [UInt8] {
    let levels = rest.flatMap { headings(in: $0) }.compactMap(\.headingLevel)
    let shift = 3 - (levels.min() ?? 3)
    var result: [UInt8] = []
    for lines in rest {
      var lines = lines
      if lines.lowerBound == 1, let frontMatter = markdown.frontMatter, frontMatter.isClosed {
        let end = frontMatter.lines.upperBound
        let fence = Array("```".utf8) + source.lineEnding
        result += fence + withoutMark(whole(1...end))
        if result.last.map({ $0 != 0x0A && $0 != 0x0D }) ?? false { result += source.lineEnding }
        result += fence
        if end >= lines.upperBound { continue }
        lines = end + 1...lines.upperBound
      }
      result += text(of: lines) { _ in shift }
    }
    return result
  }

  /// Without a byte order mark, which belongs at the start of a file.
  private func withoutMark(_ offsets: Range<Int>) -> ArraySlice<UInt8> {
    let bytes = source.bytes[offsets]
    return offsets.lowerBound == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
      ? bytes.dropFirst(3) : bytes
  }

  /// Byte offsets of some lines, the last one's terminator with them.
  private func whole(_ lines: ClosedRange<Int>) -> Range<Int> {
    let last = source.offsetsWithTerminator(ofLine: lines.upperBound)
    return source.offsets(ofLine: lines.lowerBound).lowerBound..<last.upperBound
  }

  /// The headings that begin in some lines.
  private func headings(in lines: ClosedRange<Int>) -> ArraySlice<Block> {
    var low = 0
    var high = headingBlocks.count
    while low < high {
      let middle = (low + high) / 2
      if headingBlocks[middle].lines.lowerBound < lines.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return headingBlocks[low...].prefix { $0.lines.lowerBound <= lines.upperBound }
  }

  private func text(of lines: ClosedRange<Int>, shift: (_ line: Int) -> Int) -> [UInt8] {
    let bytes = withoutMark(whole(lines))
    let start = bytes.startIndex
    var edits: [TextEdit] = []
    for block in headings(in: lines) {
      guard let level = block.headingLevel else { continue }
      let wanted = min(6, max(2, level + shift(block.lines.lowerBound)))
      edits += headingEdits(block, from: level, to: wanted)
    }
    let part = SourceText(Array(bytes))
    return part.applying(
      edits.map {
        TextEdit($0.offsets.lowerBound - start..<$0.offsets.upperBound - start, $0.replacement)
      })
  }

  /// What gives a heading another level; one that is underlined can't have each of them, and is
  /// written with `#` instead.
  private func headingEdits(_ block: Block, from level: Int, to wanted: Int) -> [TextEdit] {
    let line = source.offsets(ofLine: block.lines.lowerBound)
    let hasMark = line.lowerBound == 0 && source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let start = line.lowerBound + (hasMark ? 3 : 0)
    let content = source.bytes[start..<line.upperBound].firstIndex { $0 != 0x20 } ?? start
    let marks = Array(repeating: UInt8(ascii: "#"), count: wanted)
    let behind = source.bytes[content..<line.upperBound].drop { $0 == UInt8(ascii: "#") }
    // `#12` is text of a heading that is underlined.
    if behind.startIndex > content, behind.first.map({ $0 == 0x20 || $0 == 0x09 }) ?? true {
      return wanted == level ? [] : [TextEdit(content..<content + level, marks)]
    }
    // cmark's last line of such a heading is not its underline.
    var underline = block.lines.lowerBound + 1
    while underline < source.lineCount, !isUnderline(underline) { underline += 1 }
    var edits = [TextEdit(content..<content, marks + [0x20])]
    for number in block.lines.lowerBound..<underline {
      let end = source.offsets(ofLine: number).upperBound
      let next = source.offsets(ofLine: number + 1)
      edits.append(
        number + 1 == underline
          ? TextEdit(end..<next.upperBound, []) : TextEdit(end..<next.lowerBound, [0x20]))
    }
    return edits
  }

  private func isUnderline(_ number: Int) -> Bool {
    let text = source.lineText(number).trimmed
    return !text.isEmpty
      && (text.utf8.allSatisfy { $0 == 0x3D } || text.utf8.allSatisfy { $0 == 0x2D })
  }
}

extension Block {
  fileprivate var headingLevel: Int? { if case .heading(let level) = kind { level } else { nil } }
}

extension LogProblem {
  init(_ reason: UnreadableDocument.Reason) {
    let help = "Save the log as a text in UTF-8."
    switch reason {
    case .notUTF8(let position):
      self.init(line: position.line, headline: "this is no text in UTF-8", help: help)
    case .conflictMarkers(let line):
      self.init(
        line: line, headline: "the markers of a merge conflict are left here",
        help: "Resolve the conflict first.")
    default: self.init(line: nil, headline: "this is no text", help: help)
    }
  }
}
