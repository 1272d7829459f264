import Changes
import Programme
import Testing

@testable import Rendering

@Suite struct LogFormatTests {
  private func entry(
    seconds: Int64 = 1_778_603_400, offset: Int = 120, author: String = "Grace Hopper",
    pairing: FilePath? = "ada", headline: String = "progress meeting of 2026-05-12"
  ) -> LogEntry {
    LogEntry(
      commit: "0123", seconds: seconds, offset: offset, author: author, mail: "",
      pairing: pairing,
      event: Event(.progress, headline, details: ["check list: 3 of 4"], goals: [1, 2]))
  }

  @Test func `one line an event, details indented`() {
    #expect(
      entry().text(.plain) == """
        2026-05-12  ada  progress meeting of 2026-05-12  (Grace Hopper)
          check list: 3 of 4

        """)
    #expect(entry(pairing: nil).text(.plain).hasPrefix("2026-05-12  programme  "))
  }

  @Test func `one object a line`() {
    let line = entry().json
    #expect(
      line == """
        {"commit":"0123","date":"2026-05-12T18:30:00+02:00","author":"Grace Hopper",\
        "pairing":"ada","event":"progress","headline":"progress meeting of 2026-05-12",\
        "details":["check list: 3 of 4"],"goals":[1,2]}
        """)
    #expect(entry(pairing: nil).json.contains("\"pairing\":null"))
  }

  @Test func `the day is the author's`() {
    #expect(entry(seconds: 0, offset: -1).timestamp == "1969-12-31T23:59:00-00:01")
    #expect(entry(seconds: 86_399, offset: 60).timestamp == "1970-01-02T00:59:59+01:00")
    #expect(entry(seconds: 951_782_400, offset: 0).day == "2000-02-29")
    #expect(entry(seconds: .max, offset: 0).day == "0000-00-00")
    #expect(entry(seconds: .min, offset: -720).day == "0000-00-00")
  }

  @Test func `what acts on a terminal is shown instead`() {
    let text = entry(author: "E\u{1B}[2J\nve", headline: "handover to \u{202E}x").text(.plain)
    #expect(
      text == """
        2026-05-12  ada  handover to \\u{202E}x  (E\\u{1B}[2J\\u{A}ve)
          check list: 3 of 4

        """)
  }
}
