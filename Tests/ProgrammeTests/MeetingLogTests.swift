import MarkdownSyntax
import Testing

@testable import Programme

@Suite struct MeetingLogTests {
  private func log(_ text: String) throws -> MeetingLog {
    let today = try #require(Day("2026-06-20"))
    return try MeetingLog(parsing: SourceText(text), today: today)
  }

  private func text(_ log: MeetingLog, _ index: Int) -> String {
    String(decoding: log.text(of: log.meetings[index]), as: UTF8.self)
  }

  @Test func `every line belongs to a meeting or is left, and none to two`() throws {
    let log = try log(
      """
      # Log of Ada

      Started by Bo.

      ## 2026-05-12

      Second.

      ## 2026-04-14

      First.

      # Links

      - one

      """)
    #expect(log.meetings.map(\.lines) == [5...8, 9...12])
    #expect(log.rest == [1...4, 13...15])
    #expect(
      String(decoding: log.restText, as: UTF8.self)
        == "### Log of Ada\n\nStarted by Bo.\n\n### Links\n\n- one\n")
  }

  @Test func `code, quotes, comments and lists hold no meetings`() throws {
    let text = """
      ## 2026-05-12

      ```markdown
      ## 2026-05-11
      ```

      > ## 2026-05-10

      <!--
      ## 2026-05-09
      -->

      - item

        ## 2026-05-08

          ## 2026-05-07

      """
    let log = try log(text)
    #expect(log.meetings.count == 1)
    #expect(self.text(log, 0) == text)
  }

  @Test func `headings go to the level below their meeting's and keep their order`() throws {
    let deep = try log("# 2026-05-12\n## Plan\n### Steps ###\n\n   ## Notes\n")
    #expect(text(deep, 0) == "## 2026-05-12\n### Plan\n#### Steps ###\n\n   ### Notes\n")
    let flat = try log("## 2026-05-12\n## Action items\n- [ ] mentee: read\n### More\n")
    #expect(text(flat, 0) == "## 2026-05-12\n### Action items\n- [ ] mentee: read\n#### More\n")
    let high = try log("#### 2026-05-12\n##### Plan\n")
    #expect(text(high, 0) == "## 2026-05-12\n### Plan\n")
    let deepest = try log("## 2026-05-12\n###### Plan\n## 2026-05-11\n## Other\n")
    #expect(text(deepest, 0).hasSuffix("###### Plan\n"))
  }

  @Test func `underlined headings get marks instead`() throws {
    let log = try log("12 May 2026\n-----------\nText\n\nTwo\nlines\n---\n#12\n---\nEnd\n")
    #expect(text(log, 0) == "## 12 May 2026\nText\n\n### Two lines\n### #12\nEnd\n")
  }

  @Test func `the level of most days is the meetings'`() throws {
    let log = try log(
      "# Log since 2026-01-01\n\n## 2026-05-12\n\n### Until 2026-06-01\n\n### 2026-06-30\n\n## 2026-04-14\n"
    )
    #expect(log.meetings.map(\.title) == ["2026-05-12", "2026-04-14"])
    #expect(log.rest == [1...2])
  }

  @Test func `a heading that names a day further on is text, and said to be`() throws {
    let log = try log("## 2026-05-12\n\n## Next one: 2026-06-09\n\n## 2026-04-14\n")
    #expect(log.meetings.map(\.title) == ["2026-05-12", "2026-04-14"])
    #expect(log.passedOver.map(\.line) == [3])
  }

  @Test func `a byte order mark, front matter and CRLF are no obstacle`() throws {
    let log = try log(
      "\u{FEFF}---\r\ntitle: Log\r\n---\r\n## 2026-05-12\r\n\r\n# Plan\r\nText\r\n## 2026-05-11")
    #expect(text(log, 0) == "## 2026-05-12\r\n\r\n")
    #expect(text(log, 1) == "## 2026-05-11")
    #expect(
      String(decoding: log.restText, as: UTF8.self)
        == "```\r\n---\r\ntitle: Log\r\n---\r\n```\r\n### Plan\r\nText\r\n")
    let first = try self.log("\u{FEFF}## 2026-05-12\nText")
    #expect(text(first, 0) == "## 2026-05-12\nText")
    #expect(first.rest.isEmpty)
  }

  @Test(arguments: [
    ([0x23, 0x23, 0x20, 0xFF, 0x0A] as [UInt8], "no text in UTF-8", 1),
    (Array("## 2026-05-12\n\u{0}\n".utf8), "no text", nil),
    (Array("## 2026-05-12\n<<<<<<< a\n=======\n>>>>>>> b\n".utf8), "merge conflict", 2),
    ([], "no heading names the day", nil),
  ])
  func `what is no log says so`(bytes: [UInt8], headline: String, line: Int?) throws {
    let today = try #require(Day("2026-06-20"))
    #expect {
      _ = try MeetingLog(parsing: SourceText(bytes), today: today)
    } throws: { error in
      guard let problem = error as? LogProblem else { return false }
      return problem.headline.contains(headline) && problem.line == line
    }
  }

  /// How a day is written in a heading, and whether the order of its numbers has to be told where no
  /// number is above 12.
  private static let styles: [(text: @Sendable (Day) -> String, order: DateOrder?)] = [
    ({ $0.description }, nil), ({ "Notes of \($0)T10:00" }, nil), ({ "Meeting 3 (\($0))" }, nil),
    ({ "\($0.year)/\($0.month)/\($0.day)" }, nil), ({ "\($0.year).\($0.month).\($0.day)" }, nil),
    ({ "\($0.day).\($0.month).\($0.year)" }, nil), ({ "\($0.day). \($0.month). \($0.year)" }, nil),
    ({ "\($0.day).\($0.month).\($0.year % 100)" }, nil), ({ "\($0.day).\($0.month)." }, nil),
    ({ "\($0.day)/\($0.month)/\($0.year)" }, .dmy), ({ "\($0.day)-\($0.month)-\($0.year)" }, .dmy),
    ({ "Tue \($0.day)/\($0.month)" }, .dmy), ({ "\($0.day)/\($0.month)/\($0.year % 100)" }, .dmy),
    ({ "\($0.month)/\($0.day)/\($0.year)" }, .mdy), ({ "Sunday, \($0.month)/\($0.day)" }, .mdy),
    ({ "\($0.month)/\($0.day)/\($0.year % 100) call" }, .mdy),
    ({ "\($0.day) \(name($0, of: english)) \($0.year) – call" }, nil),
    ({ "\($0.day)-\(name($0, of: english).prefix(3))-\($0.year)" }, nil),
    ({ "\($0.day) \(name($0, of: english).prefix(3)) ’\($0.year % 100)" }, nil),
    ({ "\(name($0, of: english)) \($0.day)th, \($0.year)" }, nil),
    ({ "\(name($0, of: english).prefix(3)) \($0.day)" }, nil),
    ({ "Thursday, the \($0.day)th of \(name($0, of: english)) \($0.year)" }, nil),
    ({ "\($0.year) \(name($0, of: english)) \($0.day)" }, nil),
    ({ "Di, \($0.day). \(name($0, of: german)) \($0.year)" }, nil),
    ({ "\($0.day). \(name($0, of: german))" }, nil),
    ({ "mar \($0.day) \(name($0, of: french)) \($0.year)" }, nil),
    ({ "dimanche \($0.day) \(name($0, of: french))" }, nil),
    ({ "\($0.day) de \(name($0, of: spanish)) de \($0.year)" }, nil),
    ({ "segunda-feira, \($0.day) de \(name($0, of: portuguese)) de \($0.year)" }, nil),
  ]

  /// Logs in every style of date, order and heading, put together again from the notes' texts.
  @Test(arguments: 0..<4 * styles.count)
  func `the texts of the meetings put together are the log`(seed: Int) throws {
    var random = SeededNumbers(UInt64(seed))
    let style = Self.styles[seed % Self.styles.count]
    // A day above 12 shows the order of day and month; else somebody says it.
    let isTold = style.order != nil && random.below(2) == 0
    let ending = random.below(4) == 0 ? "\r\n" : "\n"
    let level = 1 + random.below(3)
    let isNewestFirst = random.below(2) == 0
    var days: [Day] = []
    var (year, month) = (2024, 3)
    for _ in 0..<(3 + random.below(20)) {
      let day = isTold ? 1 + random.below(12) : 13 + random.below(15)
      if let day = Day(year: year, month: month, day: day) { days.append(day) }
      month += 1 + random.below(2)
      if month > 12 { (year, month) = (year + 1, month - 12) }
    }
    if isNewestFirst { days.reverse() }
    let parts = [
      "Text with *marks*, `## 2020-01-01` and a | pipe.", "- [ ] mentee: read it\n  - nested", "",
      "```\n## 2026-01-01\n```", "\t indented  ", "| a | b |\n| - | - |\n| 1 | 2 |",
      "> ## 2020-02-02",
      String(repeating: "#", count: level + 1) + " Sub",
      String(repeating: "#", count: level + 2) + " Subsub",
    ]
    var pieces: [String] = []
    for day in days {
      var lines = [String(repeating: "#", count: level) + " " + style.text(day), ""]
      for _ in 0..<random.below(8) { lines += [parts[random.below(parts.count)], ""] }
      pieces.append(lines.joined(separator: "\n").replacing("\n", with: ending) + ending)
    }
    let source = pieces.joined()
    let latest = try #require(days.max())
    let log = try MeetingLog(
      parsing: SourceText(source), today: latest, order: isTold ? style.order : nil)
    #expect(log.meetings.map(\.day) == days)
    #expect(log.rest.isEmpty)
    let texts = log.meetings.map { String(decoding: log.text(of: $0), as: UTF8.self) }
    // Headings outside of code and quotes have the meetings' level again.
    let together = texts.map { text in
      text.replacing(ending, with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        .reduce(into: (lines: [String](), isCode: false)) { state, line in
          if line.hasPrefix("```") { state.isCode.toggle() }
          let marks = line.prefix { $0 == "#" }.count
          let isHeading = !state.isCode && marks > 0
          state.lines.append(
            isHeading
              ? String(repeating: "#", count: marks + level - 2) + line.dropFirst(marks)
              : String(line))
        }.lines.joined(separator: "\n").replacing("\n", with: ending)
    }.joined()
    #expect(together == source)
  }

  @Test func `a day has a note each for as many meetings as there are names, and no more`() throws {
    func meetings(_ count: Int) -> String { String(repeating: "## 2026-05-12\n", count: count) }
    let few = try log(meetings(12))
    let notes = try LogTarget().importing(few).notes
    #expect(Set(notes.map(\.path)).count == 12)
    #expect(notes.last?.path == "pairings/ada/meetings/2026-05-12-progress-11.md")
    #expect(try log(meetings(999)).meetings.count == 999)
    #expect {
      _ = try log(meetings(999) + "# Later\n## 2026-05-12\n")
    } throws: { error in
      let problem = error as? LogProblem
      return problem?.headline == "more than 999 meetings are on 2026-05-12"
        && problem?.line == 1001
    }
  }

  @Test func `a log of more than a mebibyte is read`() throws {
    let entry = "\n" + String(repeating: String(repeating: "word ", count: 15) + "\n\n", count: 120)
    let text = (0..<160).map { number in
      "## 20\(10 + number / 12)-\(number % 12 + 1 < 10 ? "0" : "")\(number % 12 + 1)-03\n" + entry
    }.joined()
    #expect(text.utf8.count > 1 << 20)
    let log = try log(text)
    #expect(log.meetings.count == 160)
    #expect(log.meetings.map { log.text(of: $0).count }.reduce(0, +) == text.utf8.count)
  }
}

private func name(_ day: Day, of months: String) -> Substring {
  months.split(separator: " ")[day.month - 1]
}

private let english =
  "January February March April May June July August September October November December"
private let german =
  "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
private let french =
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
private let spanish =
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
private let portuguese =
  "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"

/// The same numbers for the same seed (SplitMix64).
private struct SeededNumbers {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(limit))
  }
}
