package import Programme

/// The day by which a pairing's rhythm wants the next meeting: counted from the newest meeting, or
/// from the start where there was none, in steps of `meets` or else of the cadence given.
///
/// nil for a pairing that waits for a mentor, has ended or has no date to count from, and where
/// somebody is away with no end given.
package func nextMeeting(of pairing: Pairing, cadence: Interval) -> Day? {
  switch pairing.stage {
  case .waiting, .graduated, .ended, .lapsed: return nil
  case .paired, .planning, .active: break
  }
  guard let last = pairing.meetings.last?.date ?? pairing.started else { return nil }
  return last.adding(pairing.rhythm ?? cadence)?.after(pairing.away)
}

extension Pairing {
  /// What `meets` says, where it is an interval: `every 4 weeks`.
  fileprivate var rhythm: Interval? {
    let document = documents.first { $0.kind == .pairing }
    guard case .scalar(let text) = document?.fields.first(where: { $0.key == "meets" })?.value.value
    else { return nil }
    return Interval(text)
  }
}

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
}
