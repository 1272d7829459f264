import Programme
import Schedule

extension PairingPage {
  /// For programs; `version` changes when a member goes or means something else.
  package var json: JSONValue {
    .object([
      ("version", .number(1)),
      ("pairing", .string(pairing.slug.text)),
      ("mentee", .optional(pairing.mentee?.written)),
      ("mentor", .optional(pairing.mentor?.written)),
      ("earlier-mentors", .array(pairing.earlierMentors.map { .string($0.written) })),
      ("role", .optional(pairing.role)),
      ("stage", .string(pairing.stage.rawValue)),
      ("away", .bool(pairing.outcome == nil && pairing.away.contains { $0.contains(today) })),
      ("started", .optional(pairing.started?.description)),
      ("dates", .object(dates.map { ($0.name, .string($0.day.description)) })),
      ("gaps", .array(rows.compactMap(\.gap).map(json))),
      ("goals", .array(rows.flatMap(\.goals).filter { !$0.isRepeated }.map(json))),
      ("promises", .array(promises.map(json))),
      ("open", .array(open.map(\.json))),
      ("unreadable", .array(unreadable.map { .string($0.text) })),
      ("contact", .optional(contact)),
    ])
  }

  private func json(_ gap: Gap) -> JSONValue {
    .object([
      ("name", .optional(gap.identifier)), ("kind", .optional(gap.kind)),
      ("text", .string(gap.text)), ("goals", .array(gap.goals.map(JSONValue.number))),
      ("reason", .optional(gap.reason)),
    ])
  }

  private func json(_ line: GoalLine) -> JSONValue {
    .object([
      ("number", line.goal.number.map(JSONValue.number) ?? .null),
      ("text", .string(line.goal.text)),
      ("measure", .string(line.text(of: .measure))),
      ("target", .string(line.target)),
      ("state", .string(line.state)),
      ("evidence", .string(line.evidence)),
    ])
  }

  private func json(_ promise: OpenPromise) -> JSONValue {
    .object([
      ("owner", .string(promise.owner.name)), ("text", .string(promise.text)),
      ("due", .optional(promise.dueText)), ("overdue", .bool(promise.isOverdue)),
      ("since", .optional(promise.since?.description)),
      ("age", age(of: promise).map(JSONValue.number) ?? .null),
      ("lost", .bool(promise.isLost)),
    ])
  }
}
