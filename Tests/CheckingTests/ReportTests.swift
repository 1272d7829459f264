import MarkdownSyntax
import Programme
import Testing

@testable import Checking

struct ReportTests {
  private func base(settings: String = "") throws -> MemoryTree {
    var tree = try MemoryTree(Fixture.folder + "/base")
    tree["mentordoc.yml"] = (tree["mentordoc.yml"] ?? []) + Array(settings.utf8)
    return tree
  }

  private let plan: FilePath = "pairings/ines-moreau/action-plan.md"

  @Test(arguments: [("off", nil), ("warning", Severity.warning), ("error", .error)])
  func `a programme sets the severity of a rule`(_ level: String, _ severity: Severity?) throws {
    var tree = try base(settings: "rules: {unsupported-claim: \(level)}\n")
    // One claim that is an error by itself, and one that is a warning.
    try tree.replace("| 2026-08-31 |", by: "| |", in: plan)
    try tree.replace("goal 2: 12 of 30", by: "goal 2", in: plan)
    let found = try findings(in: tree)
    #expect(found.map(\.severity) == (severity.map { [$0, $0] } ?? []))
  }

  @Test func `a rule that is not there is a problem of the configuration, with the one meant`()
    throws
  {
    let tree = try base(settings: "rules: {lost-cell: off, lost-promis: off, what: error}\n")
    let problems = unknownRules(
      in: try Programme(in: tree).configuration, among: allRules.map { $0.id })
    #expect(
      problems.map(\.headline) == [
        "rule 'lost-promis' is unknown, did you mean 'lost-promise'?", "rule 'what' is unknown",
      ])
    #expect(problems.allSatisfy { $0.range.start.line == 6 && $0.help.hasSuffix(".") })
  }

  @Test func `a fingerprint stays when lines are added, and tells two of a kind apart`() throws {
    var tree = try base()
    try tree.replace("| 2026-08-31 |", by: "| soon |", in: plan)
    let before = try findings(in: tree)
    try tree.replace("## Gaps\n", by: "Some more words.\n\n## Gaps\n", in: plan)
    let after = try findings(in: tree)
    #expect(before.map(\.fingerprint) == after.map(\.fingerprint))
    #expect(before.map(\.line) != after.map(\.line))

    try tree.replace("goal 2: 12 of 30", by: "goal 2: 12 of 30\n- [x] goal 1: done", in: plan)
    try tree.replace("2026-03-10, https://example.org/entries", by: "done", in: plan)
    let twice = try findings(in: tree, by: [MetWithoutEvidence.self])
    #expect(twice.count == 2)
    #expect(Set(twice.map(\.fingerprint)).count == 2)
    #expect(twice.map(\.ordinal) == [1, 2])
  }

  @Test func `findings of one run come by file, line and column, those of whole files first`()
    throws
  {
    var tree = try base()
    try tree.replace("| 2026-08-31 |", by: "| soon |", in: plan)
    try tree.replace("| 2026-06-30 |", by: "| then |", in: plan)
    tree["pairings/ines-moreau/meetings/notes.md"] = []
    tree["pairings/ines-moreau/check-ins/2026-05.md"] = [0]
    let found = try findings(in: tree)
    #expect(
      found.map { "\($0.place.path.lastComponent.text) \($0.place.range?.start.line ?? 0)" } == [
        "action-plan.md 13", "action-plan.md 14", "2026-05.md 0", "notes.md 0",
      ])
  }

  @Test func `a damaged document does not hide what is wrong with the others`() throws {
    var tree = try base()
    tree["pairings/ines-moreau/pairing.md"] = [0xFF]
    try tree.replace("| 2026-08-31 |", by: "| soon |", in: plan)
    #expect(try findings(in: tree).map(\.rule) == ["not-a-date", "unreadable-document"])
  }
}
