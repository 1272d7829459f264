package import Programme

/// Why a pairing needs somebody to look at it; the weightiest come first.
package enum Need: Hashable, Sendable {
  /// `pairing.md` is missing or damaged, so that nothing can be said.
  case unknown
  /// So many documents can't be read.
  case unreadable(Int)
  /// There is no day to count from.
  case undated
  /// Nothing was recorded for two rhythms.
  case silent(since: Day)
  case reviewWaits(since: Day)
  /// The note of a review that decides nothing.
  case undecided(Day)
  /// There is no mentor; nil where it is not known since when.
  case waiting(since: Day?)
  /// Open goals whose day is over; the oldest first.
  case goalsOverdue([OpenGoal])
  /// Open goals whose day was moved to a later one again and again; the one moved last comes first.
  /// Known from the record and not from the documents of a day, so a schedule alone never has it.
  case slipping([SlippingGoal])
  case promisesOverdue([OpenPromise])

  /// Its place in the order of the cases.
  package var rank: Int {
    switch self {
    case .unknown: 0
    case .unreadable: 1
    case .undated: 2
    case .silent: 3
    case .reviewWaits: 4
    case .undecided: 5
    case .waiting: 6
    case .goalsOverdue: 7
    case .slipping: 8
    case .promisesOverdue: 9
    }
  }

  /// Since when it is so; nil where there is no day to that.
  package var since: Day? {
    switch self {
    case .unknown, .unreadable, .undated: nil
    case .silent(let day), .reviewWaits(let day), .undecided(let day): day
    case .waiting(let day): day
    case .goalsOverdue(let goals): goals.first?.day
    case .slipping(let goals): goals.first?.moved
    case .promisesOverdue(let promises): promises.first?.due
    }
  }
}

/// An open goal whose day was moved to a later one at least twice.
package struct SlippingGoal: Hashable, Sendable {
  package let goal: OpenGoal
  /// The day that it had before it was moved.
  package let first: Day
  package let times: Int
  /// When it was moved last, as far as that is committed.
  package let moved: Day

  package init(_ goal: OpenGoal, since first: Day, times: Int, moved: Day) {
    (self.goal, self.first, self.times, self.moved) = (goal, first, times, moved)
  }
}
