import MarkdownSyntax
import Programme
import Testing

@testable import Checking

/// Comments that leave findings out, over the base programme of the fixtures.
struct SuppressionTests {
  private static let note: FilePath = "pairings/ines-moreau/meetings/2026-04-15-progress.md"
  private static let promise = "- [ ] mentor: show the queue"

  /// The base with a note in which some texts are others.
  private func tree(_ edits: (String, String)...) throws -> MemoryTree {
    var tree = try MemoryTree(Fixture.folder + "/base")
    var text = String(decoding: tree[Self.note] ?? [], as: UTF8.self)
    for (old, new) in edits {
      let range = try #require(text.range(of: old))
      text.replaceSubrange(range, with: new)
    }
    tree[Self.note] = Array(text.utf8)
    return tree
  }

  private func rules(of tree: MemoryTree) throws -> [String] {
    try findings(in: tree).map(\.rule)
  }

  @Test(arguments: [
    "<!-- mentordoc-ignore malformed-box: so it is -->\n- [x ] mentor: show the queue",
    "<!-- mentordoc-ignore malformed-box -->\n\n- [x ] mentor: show the queue",
    "<!-- mentordoc-ignore malformed-box: so\nit is -->\n- [x ] mentor: show the queue",
    "<!-- mentordoc-ignore malformed-box: a -->\n<!-- another -->\n- [x ] mentor: show the queue",
    "- [x ] mentor: show the queue <!-- mentordoc-ignore malformed-box: so it is -->",
    "- [x ] mentor: show the queue <!--mentordoc-ignore malformed-box so it is-->",
    "- [x ] mentor: show\n  the queue <!-- mentordoc-ignore lost-promise,malformed-box: so -->",
  ])
  func `a comment on the line before or on the line leaves a finding out`(text: String) throws {
    let bare = try tree((Self.promise, "- [x ] mentor: show the queue"))
    #expect(try rules(of: bare) == ["malformed-box"])
    let found = try rules(of: tree((Self.promise, text)))
    #expect(!found.contains("malformed-box"))
    #expect(found == (text.contains("lost-promise") ? ["unused-suppression"] : []))
  }

  @Test(arguments: [
    "- [x ] mentor: show the queue\n<!-- mentordoc-ignore malformed-box: behind it -->",
    "<!-- mentordoc-ignore malformed-box: too early -->\n\ntext\n\n- [x ] mentor: show the queue",
  ])
  func `a comment elsewhere leaves nothing out and is a finding itself`(text: String) throws {
    let found = try rules(of: tree((Self.promise, text)))
    #expect(Set(found) == ["malformed-box", "unused-suppression"])
  }

  @Test func `a word that only begins so is no suppression`() throws {
    let found = try rules(
      of: tree((Self.promise, Self.promise + " <!-- mentordoc-ignored malformed-box -->")))
    #expect(found == [])
  }

  @Test func `an error is left out too, and counted`() throws {
    let tree = try tree(
      ("## Check list", "## Checks"),
      ("# Progress", "<!-- mentordoc-ignore missing-section -->\n# P")
    )
    let programme = try Programme(in: tree)
    let result = check(programme.pairing("ines-moreau"), in: programme)
    #expect(!result.findings.contains { $0.rule == "missing-section" })
    #expect(result.suppressedCount == 1)
  }

  @Test func `what only the whole programme shows is left out when that is checked`() throws {
    var tree = try MemoryTree(Fixture.folder + "/base")
    let path: FilePath = "pairings/ines-moreau/pairing.md"
    let bytes = try #require(tree[path])
    tree["pairings/second/pairing.md"] = bytes
    #expect(try rules(of: tree).contains("repeated-pairing"))
    let text = String(decoding: bytes, as: UTF8.self)
    tree["pairings/second/pairing.md"] = Array(
      text.replacing(
        "mentee:", with: "# mentordoc-ignore repeated-pairing: a second go\nmentee:"
      ).utf8)
    #expect(try !rules(of: tree).contains("repeated-pairing"))
    #expect(try !rules(of: tree).contains("unused-suppression"))
    let programme = try Programme(in: tree)
    let facts = try programme.slugs().map { check(programme.pairing($0), in: programme).facts }
    #expect(suppressedCount(among: facts, in: programme) == 1)
  }

  @Test(arguments: [
    ("<!-- mentordoc-ignore lost-cell: none -->\n" + Self.promise, Self.promise),
    (Self.promise + " <!-- mentordoc-ignore lost-cell: none -->", Self.promise),
    (
      "- [x ] mentor: show the queue <!-- mentordoc-ignore lost-cell, malformed-box: b -->",
      "- [x ] mentor: show the queue <!-- mentordoc-ignore malformed-box: b -->"
    ),
    (
      "- [x ] mentor: show the queue <!-- mentordoc-ignore malformed-box, lost-cell: b -->",
      "- [x ] mentor: show the queue <!-- mentordoc-ignore malformed-box: b -->"
    ),
  ])
  func `the fix takes away what suppresses nothing and not a byte more`(
    before: String, after: String
  ) throws {
    let tree = try tree((Self.promise, before))
    let finding = try #require(findings(in: tree).first { $0.rule == "unused-suppression" })
    let source = SourceText(try #require(tree[Self.note]))
    let mended = source.applying(try #require(finding.fix).edits)
    #expect(try mended == #require(self.tree((Self.promise, after))[Self.note]))
  }
}
