package import Programme

extension Day {
  /// The day itself, or the first one after it that is in none of the periods; nil where one that it
  /// falls into has no end.
  package func after(_ periods: [Period]) -> Day? {
    var day = self
    // By their starts, so that one pass is enough where one period runs into the next.
    for period in periods.sorted(by: { $0.start < $1.start }) where period.contains(day) {
      guard let next = period.end?.adding(Interval(count: 1, unit: .day)) else { return nil }
      day = next
    }
    return day
  }

  /// The last day up to this one that is in none of the periods.
  func before(_ periods: [Period]) -> Day? {
    var day = self
    for period in periods.sorted(by: { $0.start > $1.start }) where period.contains(day) {
      guard let previous = period.start.adding(Interval(count: -1, unit: .day)) else { return nil }
      day = previous
    }
    return day
  }

  /// The day on which so many days have gone by that are in none of the periods; nil where a period
  /// without an end begins before.
  func passing(_ count: Int, outside periods: [Period]) -> Day? {
    var day = self
    var left = count
    for period in periods.sorted(by: { $0.start < $1.start })
    where period.end.map({ $0 > day }) ?? true {
      let free = max(0, period.start.days(since: day) - 1)
      if left <= free { break }
      guard let end = period.end else { return nil }
      left -= free
      day = end
    }
    return day.adding(Interval(count: left, unit: .day))
  }
}
