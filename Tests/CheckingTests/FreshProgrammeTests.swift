import Programme
import Testing

@testable import Checking

struct FreshProgrammeTests {
  @Test(arguments: Audience.allCases)
  func `what init and new write has no finding`(_ audience: Audience) throws {
    let tree = try FreshProgramme.tree(for: audience)
    #expect(try findings(in: tree).map(\.line) == [])
  }

  @Test func `a programme without anything has no finding and nothing open`() throws {
    var tree = MemoryTree()
    tree["mentordoc.yml"] = Array("name: Empty\n".utf8)
    #expect(try findings(in: tree).isEmpty)
    tree["pairings/nobody/.keep"] = []
    let programme = try Programme(in: tree)
    #expect(try programme.slugs() == ["nobody"])
    #expect(check(programme.pairing("nobody"), in: programme).findings.isEmpty)
  }

  @Test func `what is filled in half has no finding, and what is left is counted`() throws {
    var tree = try FreshProgramme.tree(for: .programme)
    let folder: FilePath = "pairings/noor-haddad"
    tree.remove(folder.appending("closing.md"))
    let plan = folder.appending("action-plan.md")
    try tree.replace(
      "| **#1** | |", by: "| **#1** Edit a chapter | Read the style guide |", in: plan)
    try tree.replace("## Gaps\n", by: "## Gaps\n\n- G1: the style guide\n", in: plan)
    let note = folder.appending("meetings/2026-04-15-progress.md")
    try tree.replace(
      "- [ ] Discuss items of interest", by: "- [x] Discuss items of interest", in: note)
    try tree.replace("## Action items\n", by: "## Action items\n\n- [ ] read the guide\n", in: note)
    #expect(try findings(in: tree).map(\.line) == [])

    let programme = try Programme(in: tree)
    let open = check(programme.pairing(FreshProgramme.slug), in: programme).open
    let boxes = programme.templates.templates.flatMap(\.sections).flatMap(\.items).count
    // Two progress notes, of which one box is ticked.
    #expect(open.count { $0.kind == .box } == boxes + 4 - 1)
    #expect(
      open.filter { $0.kind == .cell }.map(\.text) == [
        "steps for the mentor of goal '#1'", "barrier of goal '#1'", "success measure of goal '#1'",
        "target date of goal '#1'",
      ])
    #expect(open.filter { $0.kind == .item }.map(\.text) == ["read the guide"])
    #expect(open.count { $0.kind == .goal || $0.kind == .field } == 0)
  }

  @Test func `a pairing that waits lacks its mentor and a first goal, and one that ended nothing`()
    throws
  {
    var tree = try FreshProgramme.tree(for: .programme)
    let folder: FilePath = "pairings/noor-haddad"
    func open() throws -> [String] {
      let programme = try Programme(in: tree)
      return check(programme.pairing(FreshProgramme.slug), in: programme).open
        .filter { $0.kind != .box }.map { "\($0.kind): \($0.text)" }
    }
    #expect(try open() == [])
    tree.remove(folder.appending("closing.md"))
    #expect(try open() == ["goal: first goal"])
    try tree.replace("mentor: ", by: "mentor:\nonce: ", in: folder.appending("pairing.md"))
    #expect(try open() == ["field: mentor", "goal: first goal"])
  }
}

extension MemoryTree {
  /// Replaces the first occurrence of a text in a file.
  mutating func replace(_ old: String, by new: String, in path: FilePath) throws {
    let bytes = self[path] ?? []
    let wanted = Array(old.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) }
    guard let start else { throw BrokenFixture(description: "\(path.text) lacks '\(old)'") }
    self[path] = Array(bytes[..<start]) + Array(new.utf8) + bytes[(start + wanted.count)...]
  }
}
