/// Changes of the times without meetings in a `pairing.md`.
package struct AwayEdit: Sendable {
  private let edit: FrontMatterEdit

  /// nil for a document whose front matter is not there or can't be read.
  package init?(_ bytes: [UInt8]) {
    guard let edit = FrontMatterEdit(bytes) else { return nil }
    self.edit = edit
  }

  /// The document with one more time away; one that begins on the same day gets its end. nil where it
  /// lies in one that is there.
  package func adding(_ period: Period, to known: [Period]) -> [UInt8]? {
    let covers = known.contains { other in
      other.start <= period.start
        && (other.end.map { end in period.end.map { $0 <= end } ?? false } ?? (period.end == nil))
    }
    if covers { return nil }
    if known.contains(where: { $0.start == period.start }) {
      return replacing { $0.start == period.start ? period : nil }
    }
    return edit.appending(period.written, to: "away", behind: "started")
  }

  /// The document with an end of the time away that a day lies in: the day before. nil where the day
  /// lies in none that began before it.
  package func ending(on day: Day) -> [UInt8]? {
    guard let last = day.previous else { return nil }
    return replacing { period in
      let contains = period.start < day && (period.end.map { $0 >= day } ?? true)
      return contains ? Period(start: period.start, end: last) : nil
    }
  }

  /// The document with the first period that is to be another one written anew.
  private func replacing(_ change: (Period) -> Period?) -> [UInt8]? {
    edit.replacing(in: "away") { Period($0).flatMap(change)?.written }
  }
}

extension Day {
  /// nil at the start of the calendar.
  fileprivate var previous: Day? {
    if day > 1 { return Day(year: year, month: month, day: day - 1) }
    let (year, month) = month > 1 ? (year, month - 1) : (year - 1, 12)
    return Day(year: year, month: month, day: Day.daysIn(month: month, year: year))
  }
}
