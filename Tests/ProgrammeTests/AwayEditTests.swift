import Testing

@testable import Programme

@Suite struct AwayEditTests {
  private func period(_ text: String) throws -> Period { try #require(Period(text)) }

  private func added(_ text: String, to away: String, known: [String]) throws -> String? {
    let edit = try #require(
      AwayEdit(Array("---\r\nstarted: 2026-01-01\r\naway:\(away)\r\n---\r\nText\r\n".utf8)))
    let bytes = edit.adding(try period(text), to: try known.map(period))
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  private func document(_ away: String) -> String {
    "---\r\nstarted: 2026-01-01\r\naway:\(away)\r\n---\r\nText\r\n"
  }

  @Test func `a period comes to the others and no other byte changes`() throws {
    let july = "2026-07-01/2026-07-31"
    #expect(try added(july, to: "", known: []) == document(" [\(july)]"))
    #expect(try added(july, to: " [2026-02-01]  # x", known: ["2026-02-01"]) != nil)
    #expect(
      try added(july, to: "\r\n  - 2026-02-01/2026-02-10 # trip", known: ["2026-02-01/2026-02-10"])
        == document("\r\n  - 2026-02-01/2026-02-10 # trip\r\n  - \(july)"))
  }

  @Test func `what is there already changes nothing`() throws {
    let july = "2026-07-01/2026-07-31"
    #expect(try added(july, to: " [\(july)]", known: [july]) == nil)
    #expect(try added("2026-07-05/2026-07-06", to: " [\(july)]", known: [july]) == nil)
    #expect(try added("2026-07-05", to: " [2026-07-01]", known: ["2026-07-01"]) == nil)
  }

  @Test func `a period that begins on the same day gets its end`() throws {
    #expect(
      try added("2026-07-01/2026-07-31", to: " [2026-07-01]", known: []) != nil)
    #expect(
      try added(
        "2026-07-01/2026-08-31", to: " [2026-07-01/2026-07-31]", known: ["2026-07-01/2026-07-31"])
        == document(" [2026-07-01/2026-08-31]"))
  }

  @Test func `who is back ends the period on the day before`() throws {
    func back(_ day: String, _ away: String) throws -> String? {
      let edit = try #require(AwayEdit(Array(document(away).utf8)))
      return edit.ending(on: try #require(Day(day))).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(
      try back("2026-08-01", " [2026-02-01/2026-02-03, 2026-07-01]")
        == document(" [2026-02-01/2026-02-03, 2026-07-01/2026-07-31]"))
    #expect(
      try back("2026-03-01", "\r\n- 2026-02-01/2026-04-03")
        == document("\r\n- 2026-02-01/2026-02-28"))
    #expect(try back("2026-07-01", " [2026-07-01]") == nil)
    #expect(try back("2026-08-01", "") == nil)
    #expect(try back("2027-01-01", " 2026-07-01") == document(" 2026-07-01/2026-12-31"))
  }
}
