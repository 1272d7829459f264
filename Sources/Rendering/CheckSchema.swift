import Checking
import HistoryChecking

extension CheckReport {
  /// The JSON Schema (draft-07) of what `json(source:)` gives.
  package static var schema: JSONValue {
    JSONSchema.document(
      "mentordoc check --format json", "Findings and open matters of a mentoring programme.",
      [
        JSONSchema.type("object"),
        ("required", .array(["version", "findings", "open", "summary"].map { .string($0) })),
        ("additionalProperties", .bool(false)),
        (
          "properties",
          .object([
            ("version", .object([("const", .number(1))])),
            ("findings", JSONSchema.array(of: JSONSchema.reference("finding"))),
            ("open", JSONSchema.array(of: JSONSchema.reference("openMatter"))),
            ("summary", summarySchema),
          ])
        ),
        (
          "definitions",
          .object([
            ("text", text),
            ("count", count(from: 0)),
            (
              "position",
              JSONSchema.object([("line", count(from: 1)), ("column", count(from: 1))])
                .described("Both begin with 1; columns count Unicode characters.")
            ),
            (
              "range",
              JSONSchema.object([
                ("start", JSONSchema.reference("position")),
                ("end", JSONSchema.reference("position").described("Exclusive.")),
              ])
            ),
            ("finding", findingSchema),
            ("note", JSONSchema.object(placeMembers + [("text", JSONSchema.reference("text"))])),
            ("fix", fixSchema),
            ("openMatter", openMatterSchema),
          ])
        ),
      ])
  }

  private static var summarySchema: JSONValue {
    let members = ["pairings", "documents", "errors", "warnings", "suppressed", "open"]
    return JSONSchema.object(
      (["commits"] + members).map { ($0, JSONSchema.reference("count")) }, required: members)
  }

  private static var findingSchema: JSONValue {
    let members =
      [
        ("rule", JSONSchema.oneOf(everyRule.map { $0.id })),
        ("severity", JSONSchema.oneOf(Severity.allCases.map(\.rawValue))),
      ] + placeMembers
      + [
        ("headline", JSONSchema.reference("text")),
        ("explanation", .object([JSONSchema.type("string")])),
        ("help", JSONSchema.reference("text")),
        ("notes", JSONSchema.array(of: JSONSchema.reference("note"))),
        (
          "pairing",
          JSONValue.object([JSONSchema.type("string", "null")])
            .described("Its folder below 'pairings'.")
        ),
        (
          "fingerprint",
          JSONValue.object([
            JSONSchema.type("string"), ("pattern", .string("^[0-9a-f]{16}$")),
          ]).described("The same in every run for the same defect, wherever its line moves.")
        ),
      ]
    return JSONSchema.object(
      members + [
        (
          "commit",
          JSONValue.object([
            JSONSchema.type("string"), ("pattern", .string("^[0-9a-f]{40,64}$")),
          ]).described("The commit that is meant, with '--history'.")
        ),
        ("fix", JSONSchema.reference("fix")),
      ], required: members.map { $0.0 })
  }

  /// A range is null where the file as a whole is meant.
  private static var placeMembers: [(String, JSONValue)] {
    [
      ("path", JSONSchema.reference("text")),
      ("range", JSONSchema.anyOf(JSONSchema.reference("range"), JSONSchema.null)),
    ]
  }

  private static var fixSchema: JSONValue {
    JSONSchema.object([
      ("title", JSONSchema.reference("text")),
      (
        "safe",
        JSONValue.object([JSONSchema.type("boolean")])
          .described("Whether it can be applied without a person looking.")
      ),
      (
        "edits",
        JSONSchema.array(
          of: JSONSchema.object([
            ("range", JSONSchema.reference("range")),
            ("replacement", .object([JSONSchema.type("string")])),
          ]))
      ),
    ])
  }

  private static var openMatterSchema: JSONValue {
    JSONSchema.object([
      ("kind", JSONSchema.oneOf(OpenMatter.Kind.allCases.map(\.rawValue))),
      ("path", JSONSchema.reference("text")),
      ("line", JSONSchema.anyOf(count(from: 1), JSONSchema.null)),
      ("text", JSONSchema.reference("text")),
    ])
  }

  private static let text = JSONValue.object([
    JSONSchema.type("string"), ("minLength", .number(1)),
  ])

  private static func count(from minimum: Int) -> JSONValue {
    .object([JSONSchema.type("integer"), ("minimum", .number(minimum))])
  }
}
