package import Checking

/// Rules for programs; `version` changes when a member goes or means something else.
package func json(of rules: [any RuleDescription.Type]) -> JSONValue {
  .object([
    ("version", .number(1)),
    (
      "rules",
      .array(
        rules.map { rule in
          .object([
            ("rule", .string(rule.id)),
            ("severity", .string(rule.severity.rawValue)),
            ("group", .string(rule.group.rawValue)),
            ("summary", .string(rule.summary)),
            ("example", json(of: rule.example)),
          ])
        })
    ),
  ])
}

/// `path` is null where the two texts are names of a file, or commits.
private func json(of example: RuleExample) -> JSONValue {
  let path: JSONValue =
    switch example.place {
    case .inFile(let path): .string(path.text)
    case .name, .commit: .null
    }
  return .object([
    ("path", path), ("context", .string(example.context)), ("bad", .string(example.bad)),
    ("good", .string(example.good)),
  ])
}
