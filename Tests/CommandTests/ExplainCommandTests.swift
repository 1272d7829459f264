import Foundation
import Testing

@Suite struct ExplainCommandTests {
  @Test func `the README's rules are what explain prints`() throws {
    let run = try Scratch().run(["explain", "--format", "markdown"])
    #expect(run.status == 0)
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    let readme = try String(contentsOf: file, encoding: .utf8)
    let start = "<!-- mentordoc explain --format markdown -->\n\n"
    let end = "\n<!-- end of it -->\n"
    let parts = readme.components(separatedBy: start)
    try #require(parts.count == 2)
    let rest = parts[1].components(separatedBy: end)
    try #require(rest.count == 2)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      let text = parts[0] + start + run.standardOutput + end + rest[1]
      return try Data(text.utf8).write(to: file)
    }
    #expect(
      rest[0] == run.standardOutput,
      "README.md, between the marks; UPDATE_SNAPSHOTS=1 swift test writes it anew")
  }

  @Test func `a rule is explained with its example`() throws {
    let run = try Scratch().run(["explain", "malformed-box"])
    #expect(run.status == 0)
    #expect(run.standardError == "")
    #expect(
      run.standardOutput == """
        warning[malformed-box]: Sections and check lists

        A box is written so that Markdown does not see it as one, such as `[]`, `[x ]` or `-[ ]`: it \
        is shown as text, open or not.

        Instead of this, in 'pairings/ines-moreau/meetings/2026-04-15-progress.md':

            -[] mentee: draft the guide for newcomers (by 2026-05-20)

        write:

            - [ ] mentee: draft the guide for newcomers (by 2026-05-20)

        help: Write 'rules: {malformed-box: off}' into 'mentordoc.yml' to turn it off; 'warning' and \
        'error' set its level.

        """)
  }

  @Test func `without a name there is a line for each rule, in groups`() throws {
    let run = try Scratch().run(["explain"])
    #expect(run.status == 0)
    let blocks = run.standardOutput.components(separatedBy: "\n\n")
    #expect(blocks.count > 3)
    for block in blocks {
      let lines = block.split(separator: "\n")
      #expect(lines.count > 1)
      #expect(!lines[0].hasPrefix(" "))
      #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") && $0.hasSuffix(".") })
    }
    #expect(try Scratch().run(["explain", "--quiet"]).standardError == "")
  }

  @Test func `the Markdown and JSON forms hold summary and example`() throws {
    let page = try Scratch().run(["explain", "lost-cell", "--format", "markdown"]).standardOutput
    #expect(page.hasPrefix("## `lost-cell`\n\n*error*, Action plan. A row"))
    #expect(page.components(separatedBy: "```markdown\n").count == 3)
    let text = try Scratch().run(["explain", "misplaced-file", "--format", "json"]).standardOutput
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let rules = try #require(root["rules"] as? [[String: Any]])
    try #require(rules.count == 1)
    #expect(rules[0]["rule"] as? String == "misplaced-file")
    #expect(rules[0]["severity"] as? String == "warning")
    let example = try #require(rules[0]["example"] as? [String: Any])
    #expect(example["path"] is NSNull)
    #expect((example["bad"] as? String)?.hasSuffix("-progres.md") == true)
    #expect((example["good"] as? String)?.hasSuffix("-progress.md") == true)
    let all = try Scratch().run(["explain", "--format", "json"]).standardOutput
    #expect(all.components(separatedBy: "\"summary\": ").count > 10)
  }

  @Test func `a mistyped rule gets a suggestion`() throws {
    let run = try Scratch().run(["explain", "lost-promis"])
    #expect(run.status == 2)
    #expect(
      run.standardError
        == "error: there is no rule 'lost-promis'\nhelp: Did you mean 'lost-promise'?\n")
    let other = try Scratch().run(["explain", "\u{1B}[31m"])
    #expect(other.status == 2)
    #expect(!other.standardError.contains("\u{1B}"))
    #expect(other.standardError.contains("See 'mentordoc explain' for the list."))
  }
}
