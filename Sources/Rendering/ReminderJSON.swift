import Programme

extension Reminder {
  /// With the message as it is to be posted.
  package var json: JSONValue {
    let people = [schedule.mentee, schedule.mentor].compactMap { $0?.handle }
    return .object([
      ("repository", .string(repository)),
      ("pairing", .string(schedule.slug.text)),
      ("application", .optional(address)),
      ("people", .array(people.map(JSONValue.string))),
      (
        "matters",
        .array(
          prompts.map { prompt in
            .object([("kind", .string(prompt.kind.rawValue)), ("due", .day(prompt.due))])
          })
      ),
      ("text", .string(lines.joined(separator: "\n") + "\n")),
    ])
  }
}
