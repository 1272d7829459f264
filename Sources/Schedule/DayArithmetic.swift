package import Programme

extension Day {
  /// The day that is an interval later; nil after the year 9999.
  ///
  /// Months and years keep the day of the month, or take the month's last day where it is shorter:
  /// a month after 31 January is 28 or 29 February.
  package func adding(_ interval: Interval) -> Day? {
    switch interval.unit {
    case .day: Day.numbered(number + interval.count)
    case .week: Day.numbered(number + 7 * interval.count)
    case .month: adding(months: interval.count)
    case .year: adding(months: 12 * interval.count)
    }
  }

  private func adding(months: Int) -> Day? {
    let index = year * 12 + month - 1 + months
    let (year, month) = (index / 12, index % 12 + 1)
    return Day(year: year, month: month, day: min(day, Day.daysIn(month: month, year: year)))
  }

  /// The day that begins so many days after 1 January 1970; nil outside of the years 1 to 9999.
  package init?(daysSince1970 days: Int) {
    let number = Day.daysBefore(year: 1970) + days
    guard number >= 0, number < Day.daysBefore(year: 10_000), let day = Day.numbered(number) else {
      return nil
    }
    self = day
  }

  /// Days since 1 January 1970; negative for earlier ones.
  package var daysSince1970: Int { number - Day.daysBefore(year: 1970) }

  /// How many days later than another day it is; negative where it is before it.
  package func days(since other: Day) -> Int { number - other.number }

  /// Days since 1 January of the year 1.
  private var number: Int {
    Day.daysBefore(year: year) + day - 1
      + (1..<month).reduce(0) { $0 + Day.daysIn(month: $1, year: year) }
  }

  private static func numbered(_ number: Int) -> Day? {
    // Never too late, since no year is longer.
    var year = number / 366 + 1
    while daysBefore(year: year + 1) <= number { year += 1 }
    var rest = number - daysBefore(year: year)
    var month = 1
    while rest >= daysIn(month: month, year: year) {
      rest -= daysIn(month: month, year: year)
      month += 1
    }
    return Day(year: year, month: month, day: rest + 1)
  }

  private static func daysBefore(year: Int) -> Int {
    let years = year - 1
    return years * 365 + years / 4 - years / 100 + years / 400
  }
}
