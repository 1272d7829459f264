import Testing

@testable import Rendering

@Suite struct CalendarTextTests {
  @Test func `text keeps to its place`() {
    #expect(calendarText("a, b; c \\ d") == "a\\, b\\; c \\\\ d")
    #expect(calendarText("a\r\nEND:VEVENT\nb\u{2028}c") == "a\\nEND:VEVENT\\nb\\nc")
  }

  @Test(arguments: [0, 1, 74, 75, 76, 149, 150, 300])
  func `lines are folded at 75 octets, never inside of a character`(length: Int) throws {
    for unit in ["a", "é", "野", "🪐"] {
      let line = String(repeating: unit, count: length)
      let folded = foldedContentLine(line)
      #expect(folded.hasSuffix("\r\n"))
      let parts = folded.utf8.split(separator: 0x0A).map { $0.dropLast() }
      for part in parts {
        #expect(part.count <= 75)
        #expect(String(validating: part, as: UTF8.self) != nil)
      }
      #expect(folded.replacing("\r\n ", with: "") == line + "\r\n")
    }
  }
}
