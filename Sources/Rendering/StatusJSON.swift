import Programme
import Schedule

extension StatusReport {
  /// All that is known of the pairings at the day.
  package var json: JSONValue {
    .object([
      ("today", .string(day.description)), ("pairings", .array(rows.map(\.json))),
    ])
  }
}

extension StatusReport.Row {
  fileprivate var json: JSONValue {
    .object([
      ("repository", .string(repository)),
      ("pairing", .string(schedule.slug.text)),
      ("mentee", .optional(schedule.mentee?.written)),
      ("mentor", .optional(schedule.mentor?.written)),
      ("role", .optional(schedule.role)),
      ("stage", .string(schedule.stage.rawValue)),
      ("away", .bool(schedule.isAway)),
      ("back", .day(schedule.back)),
      ("started", .day(schedule.started)),
      ("lastRecorded", .day(schedule.lastRecorded)),
      ("nextMeeting", .day(schedule.nextMeeting)),
      ("nextCheckIn", .day(schedule.nextCheckIn)),
      ("nextReview", .day(schedule.nextReview)),
      (
        "needs",
        .array(
          needs.map { need in
            .object([
              ("need", .string(need.identifier)), ("since", .day(need.since)),
              ("text", .string(need.text(on: schedule.day))),
            ])
          })
      ),
      ("note", .optional(note)),
      ("goals", .array(schedule.goals.map(\.json))),
      ("promises", .array(schedule.promises.map(\.json))),
    ])
  }
}

extension OpenGoal {
  var json: JSONValue {
    .object([
      ("goal", number.map { .number($0) } ?? .null), ("text", .string(text)),
      ("target", .day(day)),
    ])
  }
}

extension OpenPromise {
  var json: JSONValue {
    .object([
      ("text", .string(text)), ("owner", owner == nil ? .null : .string(owner.name)),
      ("due", .day(due)),
      ("since", .day(since)), ("carried", .number(timesCarried)),
      ("document", .string(document.text)),
    ])
  }
}

extension JSONValue {
  static func day(_ day: Day?) -> JSONValue { .optional(day?.description) }
}
