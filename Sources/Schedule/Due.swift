package import Programme

/// Something that is to happen by a day.
package struct Due: Hashable, Sendable {
  package enum Matter: Hashable, Sendable {
    case meeting, checkIn, review
    /// One is to be found.
    case mentor
    case goal(Int?, text: String)
    case promise(String)
  }

  /// Who it is due for.
  package enum Party: Hashable, Sendable {
    case person(Person)
    /// The support network of the mentee.
    case support
    /// Whoever was meant is not there, and no coordinator is named.
    case nobody
  }

  package let matter: Matter
  package let day: Day
  package let parties: [Party]
  /// Names it among the pairing's own, also after its day was moved: `goal-1`. Lower-case ASCII
  /// letters, digits and `-`.
  package let identity: String
}

extension PairingSchedule {
  /// What is due up to a day, by day. Check-ins of the past are not: silence means that all is well.
  package func dues(until end: Day) -> [Due] { dues.filter { $0.day <= end } }
}
