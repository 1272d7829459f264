package import Changes
package import Programme
import Schedule

/// A goal's target date that was moved to a later day.
package struct Slip: Hashable, Sendable {
  package let goal: Int?
  package let from: Day
  package let to: Day
  /// The day of the commit.
  package let on: Day

  package init(goal: Int?, from: Day, to: Day, on: Day) {
    (self.goal, self.from, self.to, self.on) = (goal, from, to, on)
  }

  /// nil for every other change.
  package init?(_ kind: Change.Kind, on day: Day) {
    guard case .dateMoved(let goal, let from?, let to?) = kind, from < to else { return nil }
    self.init(goal: goal, from: from, to: to, on: day)
  }
}

extension [LogEntry] {
  /// Target dates that were moved to a later day, by pairing. A pairing keeps those of the names that
  /// its folder had.
  package var slips: [FilePath: [Slip]] {
    var result: [FilePath: [Slip]] = [:]
    for (name, entry) in underLastNames {
      guard let day = LogEntry.day(seconds: entry.seconds, offset: entry.offset) else { continue }
      let slips = entry.changes.compactMap { Slip($0.kind, on: day) }
      if !slips.isEmpty { result[name, default: []] += slips }
    }
    return result
  }
}

extension PairingSchedule {
  /// Open goals whose day was moved to a later one twice or more, the one moved last first; none for
  /// those who are away. Once is a plan that was looked at again, as plans should be.
  ///
  /// - Parameter slips: oldest first.
  func slipping(after slips: [Slip]) -> [SlippingGoal] {
    guard !isAway, !slips.isEmpty else { return [] }
    return goals.compactMap { goal in
      let own = slips.filter { $0.goal == goal.number }
      guard goal.number != nil, let first = own.first, let last = own.last, goal.day > first.from
      else { return nil }
      // What is not committed yet counts as it will.
      let times = own.count + (goal.day > last.to ? 1 : 0)
      return times < 2
        ? nil : SlippingGoal(goal, since: first.from, times: times, moved: last.on)
    }.sorted { $0.moved > $1.moved }
  }
}
