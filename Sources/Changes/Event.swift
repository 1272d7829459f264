/// What the changes of one pairing in one commit amount to: the `Event:` trailer and the line of `log`.
package struct Event: Hashable, Sendable {
  /// `pairing`, `first`, `planning`, `progress`, `plan`, `check-in`, `review`, `handover`, `closing`, `edit`, `programme`.
  package enum Name: String, Sendable, CaseIterable {
    case pairing, handover, first, planning, progress, plan
    case checkIn = "check-in"
    case review, closing, edit, programme
  }

  package let name: Name
  /// `progress meeting of 2026-05-12`: the headline without the slug.
  package let headline: String
  /// Bullet lines, without the bullet: `goal 2: target date 2026-05-30 -> 2026-06-30`.
  package let details: [String]
  /// Numbers of the goals that the changes are about, ascending.
  package let goals: [Int]
}

extension PairingChanges {
  /// The event that the changes amount to.
  package var event: Event { fatalError() }
}
