package import Programme

/// What the record of a pairing asks for on a day.
package struct PairingSchedule: Sendable {
  package let slug: FilePath
  package let day: Day
  package let stage: Stage
  package let mentee: Person?
  package let mentor: Person?
  package let role: String?
  /// Where the mentee applied: a link.
  package let application: String?
  package let started: Day?
  package let isAway: Bool
  /// The first day after the time away; nil where nobody is away or it has no end.
  package let back: Day?
  /// The newest day of a document or of progress, also one to come; the start where there is none.
  package let newestRecord: Day?
  /// By the rhythm, or as agreed on; it can be over. nil where none is expected.
  package let nextMeeting: Day?
  /// The newest day of a check-in up to the day, where no check-in answers it; nil while away.
  package let unansweredCheckIn: Day?
  /// The first one after the day.
  package let nextCheckIn: Day?
  /// By when the next decision is expected; once the day has come, it is waited for.
  package let nextReview: Day?
  /// Goals that are neither met nor waived and have a target date, by date.
  package let goals: [OpenGoal]
  /// In the order in which they were made.
  package let promises: [OpenPromise]
  /// Weightiest first; none for those who are away, as long as the record is sound.
  package let needs: [Need]
  /// By day, whether over or to come.
  package let dues: [Due]
}

/// A goal of the plan that is still to be met by a day.
package struct OpenGoal: Hashable, Sendable {
  package let number: Int?
  package let text: String
  package let day: Day
}

/// A promise that nobody has called done or dropped.
package struct OpenPromise: Hashable, Sendable {
  package let text: String
  package let owner: ActionItem.Owner?
  package let due: Day?
  /// What stands behind `by`, be it a day or not.
  package let dueText: String?
  package let isOverdue: Bool
  /// Whether the notes have lost it.
  package let isLost: Bool
  /// Day of the note that first has it.
  package let since: Day?
  package let timesCarried: Int
  /// The note that has it last.
  package let document: FilePath
}

extension PairingSchedule {
  /// The last sign of life: what is recorded for a day to come was written down before.
  package var lastRecorded: Day? { newestRecord.map { min($0, day) } }

  /// Whether the review's day has come.
  package var isReviewWaiting: Bool { nextReview.map { $0 <= day } ?? false }

  package var hasEnded: Bool {
    switch stage {
    case .waiting, .paired, .planning, .active, .nominated: false
    case .graduated, .ended, .lapsed: true
    }
  }
}

/// The schedules of pairings on a day, worked out on several threads, each of which holds one pairing
/// at a time.
///
/// - Returns: them in the order of the slugs.
package func schedules(
  of slugs: [FilePath], in programme: Programme, on day: Day, threads: Int
) -> [PairingSchedule] {
  concurrentMap(slugs, threads: threads) {
    PairingSchedule(of: programme.pairing($0), in: programme.configuration, on: day)
  }
}
