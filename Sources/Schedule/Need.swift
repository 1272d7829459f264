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
    case .promisesOverdue: 8
    }
  }

  /// Since when it is so; nil where there is no day to that.
  package var since: Day? {
    switch self {
    case .unknown, .unreadable, .undated: nil
    case .silent(let day), .reviewWaits(let day), .undecided(let day): day
    case .waiting(let day): day
    case .goalsOverdue(let goals): goals.first?.day
    case .promisesOverdue(let promises): promises.first?.due
    }
  }
}
