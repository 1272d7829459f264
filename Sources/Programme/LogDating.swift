/// Which of two numbers is the day.
package enum DateOrder: String, Sendable, CaseIterable { case dmy, mdy }

/// Why a log can't be taken apart.
package struct LogProblem: Error, Hashable, Sendable {
  /// 1-based; nil where it is about the whole log.
  package let line: Int?
  package let headline: String
  /// A sentence that begins with a verb.
  package let help: String
}

/// Finds out which days the headings of a log are of: the order of day and month is the same
/// everywhere in it, and where a year is missing the neighbours tell it.
struct LogDating {
  struct Heading {
    let line: Int
    let title: String
    let date: LoggedDate
    /// The year of a heading that is only a year, above this one.
    let yearAbove: Int?
  }

  private struct Part {
    let heading: Heading
    let month: Int
    let day: Int
    let year: Int?

    var known: Day? { year.flatMap { Day(year: $0, month: month, day: day) } }

    /// The closest such day before or after another one, that one included.
    func closest(to other: Day, isBefore: Bool) -> Day? {
      // A 29 February comes at the latest after eight years.
      for distance in 0...8 {
        guard
          let day = Day(
            year: other.year + (isBefore ? -distance : distance), month: month, day: day),
          isBefore ? day <= other : day >= other
        else { continue }
        return day
      }
      return nil
    }
  }

  /// - Parameter today: no meeting of a log without any year is later.
  static func days(
    of headings: [Heading], today: Day, order: DateOrder?
  ) throws(LogProblem) -> [Day] {
    let order = if let order { order } else { try self.order(of: headings) }
    var parts: [Part] = []
    for heading in headings { parts.append(try part(heading, order)) }
    let known = parts.map(\.known)
    if known.allSatisfy({ $0 != nil }) { return known.compactMap(\.self) }
    do throws(Contradiction) {
      return try filled(parts, today: today)
    } catch {
      let heading = headings[error.index]
      throw LogProblem(
        line: heading.line,
        headline: "the year of '\(heading.title)' can't be told from the headings around it",
        help: "Write the year into that heading.")
    }
  }

  // MARK: - Day and month

  private static func part(_ heading: Heading, _ order: DateOrder) throws(LogProblem) -> Part {
    let (month, day) =
      switch (heading.date.dayAndMonth, order) {
      case (.known(let month, let day), _): (month, day)
      case (.either(let a, let b), .dmy): b > 12 && a <= 12 ? (a, b) : (b, a)
      case (.either(let a, let b), .mdy): a > 12 && b <= 12 ? (b, a) : (a, b)
      }
    let year = heading.date.year ?? heading.yearAbove
    // Without a year, 29 February is one.
    guard Day(year: year ?? 2000, month: month, day: day) != nil else {
      throw LogProblem(
        line: heading.line, headline: "'\(heading.title)' names a day that does not exist",
        help: "Correct the date in the log.")
    }
    return Part(heading: heading, month: month, day: day, year: year)
  }

  /// The order that dates with a number above 12 show, else the one in which the log's days follow
  /// each other.
  private static func order(of headings: [Heading]) throws(LogProblem) -> DateOrder {
    var shown: Set<DateOrder> = []
    var unclear: Heading?
    for heading in headings {
      guard case .either(let a, let b) = heading.date.dayAndMonth else { continue }
      if a > 12 { shown.insert(.dmy) }
      if b > 12 { shown.insert(.mdy) }
      if a <= 12, b <= 12, a != b, unclear == nil { unclear = heading }
    }
    guard let unclear else { return .dmy }
    if shown.count == 1, let only = shown.first { return only }
    let possible = DateOrder.allCases.filter { order in
      let days = headings.map { try? part($0, order).known }
      guard days.count > 1, days.allSatisfy({ $0 != nil }) else { return false }
      let sequence = days.compactMap(\.self)
      return isSorted(sequence, by: <=) || isSorted(sequence, by: >=)
    }
    if shown.isEmpty, possible.count == 1, let only = possible.first { return only }
    throw LogProblem(
      line: unclear.line,
      headline: "'\(unclear.title)' could be two days, and the rest does not tell",
      help: "Say with '--date-order dmy' or '--date-order mdy' which number is the day.")
  }

  private static func isSorted(_ days: [Day], by areInOrder: (Day, Day) -> Bool) -> Bool {
    zip(days, days.dropFirst()).allSatisfy(areInOrder)
  }

  // MARK: - Years

  /// The place of a day that no year fits into the order of the others.
  private struct Contradiction: Error {
    let index: Int
  }

  /// The days in the order that the log has: the one that full dates show, else the one that takes
  /// less time, which for a single step is what people have.
  private static func filled(_ parts: [Part], today: Day) throws(Contradiction) -> [Day] {
    let known = parts.compactMap(\.known)
    if let first = known.first, let last = known.last, first != last {
      return try filled(parts, newestFirst: first > last, today: today)
    }
    let newestFirst = try filled(parts, newestFirst: true, today: today)
    let oldestFirst = try filled(parts, newestFirst: false, today: today)
    return span(oldestFirst) < span(newestFirst) ? oldestFirst : newestFirst
  }

  /// Roughly the days from the first to the last.
  private static func span(_ days: [Day]) -> Int {
    guard let first = days.min(), let last = days.max() else { return 0 }
    return (last.year - first.year) * 372 + (last.month - first.month) * 31 + last.day - first.day
  }

  private static func filled(
    _ parts: [Part], newestFirst: Bool, today: Day
  ) throws(Contradiction) -> [Day] {
    var days = parts.map(\.known)
    var start = days.firstIndex { $0 != nil }
    if start == nil {
      let newest = newestFirst ? 0 : parts.count - 1
      days[newest] = parts[newest].closest(to: today, isBefore: true)
      start = newest
    }
    let first = start ?? 0
    for index in days.indices.dropFirst(first + 1) where days[index] == nil {
      days[index] = days[index - 1].flatMap { parts[index].closest(to: $0, isBefore: newestFirst) }
    }
    for index in days.indices.prefix(first).reversed() {
      days[index] = days[index + 1].flatMap { parts[index].closest(to: $0, isBefore: !newestFirst) }
    }
    for index in days.indices {
      guard let day = days[index] else { throw Contradiction(index: index) }
      guard index > 0, let before = days[index - 1], newestFirst ? before < day : before > day
      else {
        continue
      }
      throw Contradiction(index: parts[index].year == nil ? index : index - 1)
    }
    return days.compactMap(\.self)
  }
}
