import Programme
import Testing

@testable import Schedule

@Suite struct DayArithmeticTests {
  @Test(arguments: [
    ("2026-01-31", "1 month", "2026-02-28"),
    ("2028-01-31", "1 month", "2028-02-29"),
    ("2026-12-15", "1 month", "2027-01-15"),
    ("2026-11-30", "3 months", "2027-02-28"),
    ("2028-02-29", "1 year", "2029-02-28"),
    ("1900-01-31", "1 month", "1900-02-28"),
    ("2026-02-11", "4 weeks", "2026-03-11"),
    ("2028-02-11", "4 weeks", "2028-03-10"),
    ("2026-12-31", "1 day", "2027-01-01"),
    ("2027-12-31", "366 days", "2028-12-31"),
  ])
  func `an interval later`(from: String, interval: String, expected: String) throws {
    let day = try #require(Day(from))
    #expect(try day.adding(#require(Interval(interval)))?.description == expected)
  }

  @Test func `four hundred years of single days are the calendar`() throws {
    var day = try #require(Day("1999-12-31"))
    for year in 2000..<2400 {
      for month in 1...12 {
        for number in 1...Day.daysIn(month: month, year: year) {
          day = try #require(day.adding(Interval(count: 1, unit: .day)))
          #expect(day == Day(year: year, month: month, day: number))
        }
      }
    }
  }

  @Test(arguments: Interval.Unit.allCases)
  func `there is no day after the year 9999`(unit: Interval.Unit) throws {
    let last = try #require(Day("9999-12-31"))
    #expect(last.adding(Interval(count: 1, unit: unit)) == nil)
  }

  @Test func `a day in an away period moves behind it and behind the ones that follow`() throws {
    let away = ["2026-08-16 to 2026-08-20", "2026-07-01 to 2026-08-15", "2026-09-01 to 2026-09-02"]
    let periods = try away.map { try #require(Period($0)) }
    #expect(Day("2026-07-10")?.after(periods) == Day("2026-08-21"))
    #expect(Day("2026-06-30")?.after(periods) == Day("2026-06-30"))
    #expect(Day("2026-08-31")?.after(periods) == Day("2026-08-31"))
    #expect(Day("2026-09-02")?.after(periods) == Day("2026-09-03"))
  }

  @Test func `a period without an end has no day after it`() throws {
    let period = try #require(Period("2026-07-01"))
    #expect(Day("2026-07-01")?.after([period]) == nil)
    #expect(Day("2026-06-30")?.after([period]) == Day("2026-06-30"))
  }
}
