import Changes
import Programme
import Testing

@testable import Rendering

@Suite struct CommitMessageTests {
  @Test func `headline, bullets and trailers stand in paragraphs of their own`() {
    let event = Event(
      .progress, "progress meeting of 2026-05-12",
      details: ["goal 2: target date 2026-05-30 -> 2026-06-30", "check list: 3 of 4"],
      goals: [1, 2])
    #expect(
      commitMessage(for: event, of: "ada-lovelace") == """
        ada-lovelace: progress meeting of 2026-05-12

        - goal 2: target date 2026-05-30 -> 2026-06-30
        - check list: 3 of 4

        Pairing: ada-lovelace
        Event: progress
        Goal: 1
        Goal: 2

        """)
  }

  @Test func `very many details are counted`() {
    let event = Event(.edit, "record edited", details: (1...100).map { "goal \($0) set" })
    let lines = commitMessage(for: event, of: "ada").split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("- goal") } == 40)
    #expect(lines.contains("- and 60 more"))
  }

  @Test func `without bullets the trailers follow the headline`() {
    #expect(
      commitMessage(for: Event(.edit, "action plan edited"), of: "ada", isChecked: false) == """
        ada: action plan edited

        Pairing: ada
        Event: edit
        Checked: no

        """)
  }

  @Test func `the programme's own files belong to no pairing`() {
    #expect(
      commitMessage(for: Event(.programme, "set up"), of: nil)
        == "programme: set up\n\nEvent: programme\n")
  }

  @Test func `a note stands between headline and bullets and ends nothing`() {
    let event = Event(.plan, "action plan revised", details: ["goal 1 set"], goals: [1])
    let note = "\n\nAgreed by phone. \r\n---\nPairing: eve\u{1B}[31m\n\n"
    #expect(
      commitMessage(for: event, of: "ada", note: note) == """
        ada: action plan revised

        Agreed by phone.
         ---
        Pairing: eve [31m

        - goal 1 set

        Pairing: ada
        Event: plan
        Goal: 1

        """)
  }

  @Test func `nothing of a document makes a link, a call or a line of its own`() {
    let event = Event(
      .handover, "handover to @grace #1\nPairing: eve\u{202E}",
      details: ["goal 1 met (confirmed by @grace,\r\n\r\nEvent: closing ##2)"])
    let message = commitMessage(for: event, of: "ada@host#1")
    #expect(
      message == """
        ada%40host%231: handover to grace 1 Pairing: eve

        - goal 1 met (confirmed by grace, Event: closing 2)

        Pairing: ada%40host%231
        Event: handover

        """)
  }

  @Test func `the first line has at most 72 columns`() {
    let event = Event(.handover, "handover to " + String(repeating: "Grace 界", count: 40))
    for slug: FilePath in ["ada", "ada-lovelace-of-somewhere-else-altogether"] {
      let first = commitMessage(for: event, of: slug).prefix { $0 != "\n" }
      #expect(displayWidth(of: String(first)) <= 72)
      #expect(first.hasSuffix("…"))
    }
  }

  @Test(arguments: [
    ("ada-lovelace", "ada-lovelace"), ("zoë", "zoë"), ("a b", "a b"), (" a ", "%20a%20"),
    ("100%", "100%25"), ("a\nb", "a%0Ab"), ("a\u{202E}", "a%E2%80%AE"),
  ])
  func `a slug in a trailer can be read back`(slug: String, expected: String) {
    #expect(trailerValue(FilePath(slug)) == expected)
  }

  @Test func `a slug that is no text is encoded byte by byte`() {
    #expect(trailerValue(FilePath(bytes: [0x61, 0xFF, 0xC3, 0xA9])) == "a%FF%C3%A9")
  }
}
