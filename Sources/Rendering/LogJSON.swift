extension LogEntry {
  /// One JSON object on one line, without a line end.
  package var json: String {
    JSONValue.object([
      ("commit", .string(commit)),
      ("date", .string(timestamp)),
      ("author", .string(author)),
      ("pairing", .optional(pairing?.text)),
      ("event", .string(event.name.rawValue)),
      ("headline", .string(event.headline)),
      ("details", .array(event.details.map(JSONValue.string))),
      ("goals", .array(event.goals.map(JSONValue.number))),
    ]).compact
  }
}
