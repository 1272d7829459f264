import Programme
import Schedule

extension Chronicle {
  /// Its days with what was held and decided on them, and with what was expected where that is asked for.
  func events(withExpected: Bool) -> [(day: Day, text: String)] {
    var events: [(day: Day, text: String)] = []
    if let started { events.append((started, "started")) }
    if withExpected { events += plannedMeetings.map { ($0, "meeting expected") } }
    events += meetings.map { ($0.day, "\($0.kind.rawValue) meeting") }
    events += cancelled.map { ($0, "no meeting") }
    events += checkIns.map { ($0, "check-in of \($0.monthText)") }
    if withExpected { events += plannedReviews.map { ($0, "review expected") } }
    events += reviews.map { ($0.day, "review: \($0.decisionText)") }
    for goal in goals {
      if withExpected, let target = goal.target {
        events.append((target, "\(goal.name): target date"))
      }
      if case .met(let day?) = goal.state { events.append((day, "\(goal.name) met")) }
    }
    if let ended { events.append((ended, stage.rawValue)) }
    return events.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }
}

extension Chronicle.Goal {
  /// `goal 1`
  var name: String { "goal" + (number.map { " \($0)" } ?? "") }

  var isMet: Bool { if case .met = state { true } else { false } }
}

extension Review {
  var decisionText: String {
    switch decision {
    case .continue?: "continue"
    case .graduate?: "graduate"
    case nil: "no decision"
    }
  }
}
