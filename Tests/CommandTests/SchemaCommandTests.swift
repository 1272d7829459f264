import Foundation
import Testing

@Suite struct SchemaCommandTests {
  private func schema(_ name: String) throws -> [String: Any] {
    let run = try Scratch().run(["schema", name])
    #expect(run.status == 0)
    #expect(run.standardError == "")
    let root = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8))
    let schema = try #require(root as? [String: Any])
    #expect(schema["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    return schema
  }

  /// The value behind members, one inside of another.
  private func value(_ schema: Any?, _ path: String...) -> Any? {
    path.reduce(schema) { ($0 as? [String: Any])?[$1] }
  }

  @Test func `both schemas know every rule that explain lists`() throws {
    let text = try Scratch().run(["explain", "--format", "json"]).standardOutput
    let all = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let rules = try #require(value(all, "rules") as? [[String: Any]])
    let ids = Set(rules.compactMap { $0["rule"] as? String })
    #expect(ids.count > 10)
    let settings = value(try schema("config"), "properties", "rules", "properties")
    #expect(Set((settings as? [String: Any] ?? [:]).keys) == ids)
    let known = value(
      try schema("check"), "definitions", "finding", "properties", "rule", "enum")
    #expect(Set(known as? [String] ?? []) == ids)
  }

  @Test func `every member of a report is described, and every required one is there`() throws {
    let scratch = try Scratch.programme()
    #expect(
      try scratch.run([
        "new", "pairing", "--mentee", "Ada Example", "--role", "Editor", "--started", "2026-01-07",
      ]).status == 0)
    try scratch.replace(
      "role: Editor", with: "role: Editor #1", in: "pairings/ada-example/pairing.md")
    let text = try scratch.run(["check", "--format", "json"]).standardOutput
    let report = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let schema = try schema("check")
    func compare(_ instance: Any?, _ part: Any?) throws {
      let instance = try #require(instance as? [String: Any])
      let described = value(part, "properties") as? [String: Any] ?? [:]
      #expect(Set(instance.keys).subtracting(described.keys) == [])
      let required = value(part, "required") as? [String] ?? []
      #expect(!required.isEmpty)
      #expect(Set(required).subtracting(instance.keys) == [])
    }
    try compare(report, schema)
    try compare(value(report, "summary"), value(schema, "properties", "summary"))
    let finding = (value(report, "findings") as? [Any])?.first
    try compare(finding, value(schema, "definitions", "finding"))
    let range = value(finding, "range")
    try compare(range, value(schema, "definitions", "range"))
    try compare(value(range, "start"), value(schema, "definitions", "position"))
    let matter = (value(report, "open") as? [Any])?.first
    try compare(matter, value(schema, "definitions", "openMatter"))
  }

  @Test func `a mistyped name gets a suggestion`() throws {
    let run = try Scratch().run(["schema", "confg"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("Did you mean 'mentordoc schema config'?"))
  }
}
