import Checking
import HistoryChecking
package import Programme

extension Configuration {
  /// The JSON Schema (draft-07) of `mentordoc.yml`, for editors and other checkers.
  package static var schema: JSONValue {
    JSONSchema.document(
      Programme.configurationPath.text, "The settings of a mentoring programme.",
      JSONSchema.settings(Key.allCases.map { ($0.rawValue, $0.schema) })
        + [
          (
            "definitions",
            .object([
              ("text", .object([textTypes])),
              ("texts", JSONSchema.oneOrMany(JSONSchema.reference("text"))),
              ("person", person),
            ])
          )
        ])
  }

  /// Every scalar is read as a text.
  private static let textTypes = JSONSchema.type("string", "number", "boolean")

  private static var person: JSONValue {
    .object([JSONSchema.type("string"), ("pattern", .string(#"^\s*[^\s(<]"#))])
      .described("'Name', 'Name (handle)' or 'Name <mail>'.")
  }
}

extension Configuration.Key {
  /// An empty value is the same as none.
  fileprivate var schema: JSONValue {
    switch self {
    case .name: empty(or: text).described("Name of the programme.")
    case .coordinators:
      empty(or: JSONSchema.oneOrMany(JSONSchema.reference("person"))).described(
        "Who runs the programme.")
    case .contact:
      empty(or: text).described("Address or link where everybody can write in confidence.")
    case .handbook: empty(or: text).described("Link to the programme's handbook.")
    case .audience:
      empty(or: JSONSchema.oneOf(Audience.allCases.map(\.rawValue)))
        .described("Who can read the repository.")
    case .cadence:
      .object(
        JSONSchema.settings(
          Configuration.Cadence.allCases.map { ($0.rawValue, empty(or: Self.interval)) })
      ).described("How much time there is between two of a kind: '4 weeks'.")
    case .rules:
      .object(
        JSONSchema.settings(
          everyRule.map { rule in
            let levels = Configuration.Level.allCases.map(\.rawValue)
            return (rule.id, empty(or: JSONSchema.oneOf(levels)).described(rule.summary))
          })
      ).described("What rules of 'check' are in this programme.")
    case .privatePatterns:
      empty(or: texts).described("Patterns, as in '.gitignore', of further files never to save.")
    case .words:
      .object(
        JSONSchema.settings(Words.Word.allCases.map { ($0.rawValue, empty(or: texts)) })
      ).described("Other spellings of the words inside of lines; the first is written.")
    case .measures:
      .object(
        JSONSchema.settings(
          Configuration.MeasureList.allCases.map { ($0.rawValue, empty(or: texts)) })
      ).described("Words for the judgement of success measures.")
    }
  }

  private var text: JSONValue { JSONSchema.reference("text") }
  private var texts: JSONValue { JSONSchema.reference("texts") }

  private func empty(or schema: JSONValue) -> JSONValue {
    JSONSchema.anyOf(schema, JSONSchema.null)
  }

  /// What `Interval` reads, in any case.
  private static var interval: JSONValue {
    let units = Interval.Unit.allCases.map { anyCase($0.rawValue) }.joined(separator: "|")
    let pattern =
      #"^\s*(\#(anyCase("every"))\s+)?(([0-9]{1,3}(\s+\S+\s+|[-–]))?(?!0+\s)[0-9]{1,3}\s+)?"#
      + #"(\#(units))[sS]?\s*$"#
    return .object([JSONSchema.type("string"), ("pattern", .string(pattern))])
  }

  /// A pattern for a word; JSON Schema has no way to ignore case.
  private static func anyCase(_ word: String) -> String {
    word.map { "[\($0)\($0.uppercased())]" }.joined()
  }
}
