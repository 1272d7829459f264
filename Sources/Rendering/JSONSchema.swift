/// Parts of JSON Schemas (draft-07), as both schemas need them.
enum JSONSchema {
  static func document(
    _ title: String, _ description: String, _ members: [(String, JSONValue)]
  ) -> JSONValue {
    .object(
      [
        ("$schema", .string("http://json-schema.org/draft-07/schema#")),
        ("title", .string(title)),
        ("description", .string(description)),
      ] + members)
  }

  static func type(_ names: String...) -> (String, JSONValue) {
    ("type", names.count == 1 ? .string(names[0]) : .array(names.map { .string($0) }))
  }

  static func oneOf(_ values: [String]) -> JSONValue {
    .object([("enum", .array(values.map { .string($0) }))])
  }

  /// An object with these members and no others, of which all or those in `required` have to be there.
  static func object(
    _ members: [(String, JSONValue)], required: [String]? = nil
  ) -> JSONValue {
    .object([
      type("object"),
      ("required", .array((required ?? members.map { $0.0 }).map { .string($0) })),
      ("additionalProperties", .bool(false)),
      ("properties", .object(members)),
    ])
  }

  /// A mapping in which every key may be left out.
  static func settings(_ members: [(String, JSONValue)]) -> [(String, JSONValue)] {
    [
      type("object", "null"), ("additionalProperties", .bool(false)),
      ("properties", .object(members)),
    ]
  }

  static func array(of items: JSONValue) -> JSONValue {
    .object([type("array"), ("items", items)])
  }

  static func oneOrMany(_ item: JSONValue) -> JSONValue { anyOf(item, array(of: item)) }

  static func reference(_ name: String) -> JSONValue {
    .object([("$ref", .string("#/definitions/\(name)"))])
  }

  static func anyOf(_ schemas: JSONValue...) -> JSONValue {
    .object([("anyOf", .array(schemas))])
  }

  static let null = JSONValue.object([type("null")])
}

extension JSONValue {
  /// A schema with a sentence for people, which editors show.
  func described(_ text: String) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object([("description", .string(text))] + members)
  }
}
