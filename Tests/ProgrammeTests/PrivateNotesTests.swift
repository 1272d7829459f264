import Testing

@testable import Programme

@Suite struct PrivateNotesTests {
  private func notes(_ text: String) -> PrivateNotes { PrivateNotes(parsing: Array(text.utf8)) }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test func `a line has a day, a text, and perhaps a day to ask again`() throws {
    let notes = notes(
      """
      # Ada

      - 2026-05-20: waits (see mail) for her exam (ask again 2026-06-03)
      * 2026-05-01 talked on the phone
      - 2026-04-01: odd (ask again soon)
      Somebody's text of 2026-05-30.
      """)
    #expect(notes.notes.count == 3)
    #expect(notes.notes[0].text == "waits (see mail) for her exam")
    #expect(notes.notes[0].askAgain == (try day("2026-06-03")))
    #expect(notes.notes[1].text == "talked on the phone")
    #expect(notes.notes[2].text == "odd (ask again soon)")
    #expect(notes.newest(on: try day("2026-05-25"))?.text == "waits (see mail) for her exam")
    #expect(notes.newest(on: try day("2026-05-19"))?.text == "talked on the phone")
    #expect(notes.newest(on: try day("2026-03-31")) == nil)
  }

  @Test(arguments: [
    ("2026-05-19", false), ("2026-05-20", true), ("2026-06-02", true), ("2026-06-03", false),
  ])
  func `the pairing is left alone up to that day`(today: String, isSilent: Bool) throws {
    let notes = notes("- 2026-05-20: x (ask again 2026-06-03)\r\n- 2026-05-21: y\r\n")
    #expect(notes.areSilent(on: try day(today)) == isSilent)
  }
}
