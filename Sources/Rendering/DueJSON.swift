import Schedule

extension DueReport {
  /// What is due for each person.
  package var json: JSONValue {
    .object([
      ("today", .string(day.description)), ("until", .string(end.description)),
      (
        "people",
        .array(
          groups.map { group in
            .object([
              ("person", .string(group.person)),
              ("dues", .array(group.entries.map { json(of: $0) })),
            ])
          })
      ),
    ])
  }

  private func json(of entry: Entry) -> JSONValue {
    var goal = JSONValue.null
    if case .goal(let number?, _) = entry.due.matter { goal = .number(number) }
    return .object([
      ("date", .day(entry.due.day)), ("overdue", .bool(entry.due.day < day)),
      ("kind", .string(entry.due.matter.kind)), ("goal", goal), ("text", .string(entry.text)),
      ("repository", .string(entry.repository)), ("pairing", .string(entry.schedule.slug.text)),
      ("uid", .string(entry.identifier)),
    ])
  }
}

extension Due.Matter {
  fileprivate var kind: String { if case .goal = self { "goal" } else { name } }
}
