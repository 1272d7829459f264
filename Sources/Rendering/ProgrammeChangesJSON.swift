import Changes

extension ProgrammeChanges {
  /// For programs; `version` changes when a member goes or means something else.
  ///
  /// - Parameters:
  ///   - from, to: ids of the commits; nil for a state before the first one, and for the work tree.
  package func json(from: String?, to: String?) -> JSONValue {
    .object([
      ("version", .number(1)),
      ("from", .optional(from)),
      ("to", .optional(to)),
      ("pairings", .array(pairings.map(json))),
      (
        "programme",
        programme.map {
          .object([
            ("headline", .string($0.headline)),
            ("details", .array($0.details.map(JSONValue.string))),
          ])
        } ?? .null
      ),
    ])
  }

  private func json(_ pairing: PairingChanges) -> JSONValue {
    let event = pairing.event
    return .object([
      ("pairing", .string(pairing.slug.text)),
      ("event", .string(event.name.rawValue)),
      ("headline", .string(event.headline)),
      ("goals", .array(event.goals.map(JSONValue.number))),
      (
        "changes",
        .array(
          pairing.lines.map { line in
            let texts = line.change.texts
            return .object([
              ("text", .string(line.text)),
              ("path", .string(line.change.document.path.text)),
              ("old", .array(texts.old.filter { !$0.isEmpty }.map(JSONValue.string))),
              ("new", .array(texts.new.filter { !$0.isEmpty }.map(JSONValue.string))),
            ])
          })
      ),
      ("reformatted", .array(pairing.reformatted.map { .string($0.path.text) })),
    ])
  }
}
