package import Programme
package import Schedule

extension Need {
  /// Why, in words: `no note for 9 weeks (since 2026-03-02)`.
  ///
  /// - Parameter day: that of the schedule.
  package func text(on day: Day) -> String {
    switch self {
    case .unknown: "pairing.md is missing or damaged; mentordoc check says more"
    case .unreadable(let count):
      "\(counted(count, "document")) can't be read; mentordoc check says more"
    case .undated: "no date to count from: 'started' is empty in pairing.md"
    case .silent(let since): "no note for \(stretch(since, day)) (since \(since))"
    case .reviewWaits(let due): "review due \(due) waits for its decision"
    case .undecided(let review): "review of \(review) says no decision"
    case .waiting(let since?):
      "waits for a mentor" + (since < day ? " for \(stretch(since, day))" : "")
        + " (since \(since))"
    case .waiting(nil): "waits for a mentor"
    case .goalsOverdue(let goals):
      overdue(goals.count, "goal", goals.first?.number.map { " \($0)" } ?? "", since)
    case .slipping(let goals):
      goals.map { slipping in
        "goal\(slipping.goal.number.map { " \($0)" } ?? "") moved "
          + (slipping.times == 2 ? "twice" : "\(slipping.times) times")
          + ", from \(slipping.first) to \(slipping.goal.day)"
      }.joined(separator: ", ")
    case .promisesOverdue(let promises): overdue(promises.count, "promise", "", since)
    }
  }

  /// Names the need for programs: `review-waits`.
  package var identifier: String {
    switch self {
    case .unknown: "no-pairing"
    case .unreadable: "unreadable-documents"
    case .undated: "no-start"
    case .silent: "silent"
    case .reviewWaits: "review-waits"
    case .undecided: "no-decision"
    case .waiting: "no-mentor"
    case .goalsOverdue: "goals-overdue"
    case .slipping: "slipping"
    case .promisesOverdue: "promises-overdue"
    }
  }
}

private func overdue(_ count: Int, _ noun: String, _ name: String, _ since: Day?) -> String {
  let since = since.map { "\($0)" } ?? ""
  return count == 1
    ? "\(noun)\(name) overdue since \(since)"
    : "\(counted(count, noun)) overdue, the oldest since \(since)"
}

/// The time between two days: `12 days`, `9 weeks`.
package func stretch(_ start: Day, _ end: Day) -> String {
  let days = end.days(since: start)
  return days < 14 ? counted(days, "day") : counted(days / 7, "week")
}
