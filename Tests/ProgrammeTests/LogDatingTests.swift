import MarkdownSyntax
import Testing

@testable import Programme

@Suite struct LogDatingTests {
  private func days(_ headings: [String], order: DateOrder? = nil) throws -> [String] {
    let text = headings.map { "## \($0)\n\nText.\n" }.joined(separator: "\n")
    let today = try #require(Day("2026-06-20"))
    return try MeetingLog(parsing: SourceText(text), today: today, order: order).meetings
      .map(\.day.description)
  }

  private func problem(_ headings: [String]) -> LogProblem? {
    do {
      _ = try days(headings)
      return nil
    } catch {
      return error as? LogProblem
    }
  }

  @Test(arguments: [
    "2026-05-12", "2026/5/12", "2026.05.12", "12.5.2026", "12. 5. 2026", "12.05.26", "12 May 2026",
    "12th of May 2026", "May 12th, 2026", "May 12, 2026 (planning)", "Tue 12 May 2026: call",
    "Tuesday, 12 May 2026", "2026 May 12", "12. Mai 2026", "Di, 12. Mai 2026", "12 mai 2026",
    "12 de mayo de 2026", "12 May '26", "12-May-2026", "Meeting 3 (2026-05-12)",
    "13/05/2026", "05/13/2026", "5/13/26", "Notes of 2026-05-12T10:00",
    "mar 12 mai 2026", "mar. 12.05.2026", "Mar 12 de mayo de 2026", "mar 13/05/2026",
  ])
  func `a day is read in any usual form`(heading: String) throws {
    let day = heading.contains("13") ? "2026-05-13" : "2026-05-12"
    #expect(try days([heading]) == [day])
  }

  @Test(arguments: [
    "Notes", "2026", "May 2026", "Release 2.5", "12", "Goal 3/4", "v1.2.3", "May we?",
  ])
  func `what names no day begins no meeting`(heading: String) {
    #expect(problem([heading])?.headline == "no heading names the day of a meeting")
  }

  @Test func `the order of day and month is the same in all of a log`() throws {
    #expect(
      try days(["05/03/2026", "Tue 24/02/2026", "10/02/2026"])
        == ["2026-03-05", "2026-02-24", "2026-02-10"])
    #expect(
      try days(["03/05/2026", "02/24/2026", "02/10/2026"])
        == ["2026-03-05", "2026-02-24", "2026-02-10"])
  }

  @Test func `where no number shows the order, the sequence of the days does`() throws {
    #expect(
      try days(["05/06/2025", "03/06/2025", "04/05/2025"])
        == ["2025-06-05", "2025-06-03", "2025-05-04"])
    #expect(try days(["05/05/2026"]) == ["2026-05-05"])
  }

  @Test func `a date that could be two days is refused with its line, unless the order is given`()
    throws
  {
    let headings = ["03/05/2026"]
    let found = try #require(problem(headings))
    #expect(found.line == 1)
    #expect(found.headline == "'03/05/2026' could be two days, and the rest does not tell")
    #expect(found.help.contains("--date-order dmy"))
    #expect(try days(headings, order: .dmy) == ["2026-05-03"])
    #expect(try days(headings, order: .mdy) == ["2026-03-05"])
    // 24/02 and 02/25 contradict each other.
    #expect(problem(["24/02/2026", "03/05/2026", "02/25/2026"])?.line == 5)
  }

  @Test func `years that are missing come from the neighbours`() throws {
    #expect(
      try days(["12 May", "14 April 2026", "10 March", "9 December", "11 November 2025"])
        == ["2026-05-12", "2026-04-14", "2026-03-10", "2025-12-09", "2025-11-11"])
    #expect(
      try days(["11 November 2025", "9 December", "10 March", "12 May 2026", "1 June"])
        == ["2025-11-11", "2025-12-09", "2026-03-10", "2026-05-12", "2026-06-01"])
  }

  @Test func `a log without any year ends before today`() throws {
    #expect(
      try days(["12 May", "9 December", "7 July"]) == ["2026-05-12", "2025-12-09", "2025-07-07"])
    #expect(
      try days(["7 July", "9 December", "12 May"]) == ["2025-07-07", "2025-12-09", "2026-05-12"])
    #expect(try days(["12.5.", "14.4.", "9.12."]) == ["2026-05-12", "2026-04-14", "2025-12-09"])
    #expect(try days(["29 February"]) == ["2024-02-29"])
    #expect(try days(["3 July"]) == ["2025-07-03"])
  }

  @Test func `a heading that is a year tells the years below it`() throws {
    let text = "# 2025\n\n## 9 December\n\n## 10 November\n\n# 2023\n\n## 4 July\n"
    let today = try #require(Day("2026-06-20"))
    let log = try MeetingLog(parsing: SourceText(text), today: today)
    #expect(log.meetings.map(\.day.description) == ["2025-12-09", "2025-11-10", "2023-07-04"])
  }

  @Test func `a year that the neighbours contradict is asked for`() throws {
    let found = try #require(
      problem(["1 June 2026", "3 May", "2 April 2026", "4 February", "1 March 2026"]))
    #expect(found.line == 13)
    #expect(found.headline.hasPrefix("the year of '4 February' can't be told"))
    #expect(found.help == "Write the year into that heading.")
  }

  @Test(arguments: ["2026-02-30", "31 April 2026", "2026-13-01", "30.2.", "45/46/2026"])
  func `a day that does not exist is refused`(heading: String) throws {
    let found = try #require(problem(["2026-05-12", heading]))
    #expect(found.line == 5)
    #expect(found.headline == "'\(heading)' names a day that does not exist")
  }
}
