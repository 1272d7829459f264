import Testing

@testable import Programme

@Suite struct CodeOwnersTests {
  private func owners(_ files: [String: String], below prefix: FilePath = "") throws -> CodeOwners {
    var files = files
    files["mentordoc.yml"] = "name: P\ncoordinators: [Ingrid (isolheim), Rafael]\n"
    let programme = try Programme(in: MemoryTree(files))
    return CodeOwners(
      try programme.slugs().map { programme.pairing($0) }, in: programme.configuration,
      below: prefix)
  }

  private func pairing(_ mentee: String, _ mentor: String) -> String {
    "---\nmentee: \(mentee)\nmentor: \(mentor)\nrole: r\nstarted: 2026-01-01\n---\n# A\n"
  }

  @Test func `pairings are their people's, the rest is the coordinators'`() throws {
    let found = try owners(
      [
        "pairings/ada/pairing.md": pairing("Ada (ada)", "Bo (bo)"),
        "pairings/cy/pairing.md": pairing("Cy (cy)", ""),
        "pairings/dee/pairing.md": pairing("Dee", "\"\""),
        "pairings/old/pairing.md": pairing("Old (old)", "Bo (bo)"),
        "pairings/old/closing.md": "---\noutcome: ended\ndate: 2026-02-01\n---\n# E\n",
      ], below: "mentoring/here")
    #expect(
      found.block.split(separator: "\n").dropFirst().dropLast() == [
        "/mentoring/here/mentordoc.yml @isolheim", "/mentoring/here/templates/ @isolheim",
        "/mentoring/here/pairings/ @isolheim", "/mentoring/here/pairings/ada/ @ada @bo",
        "/mentoring/here/pairings/cy/ @cy",
      ])
    #expect(found.unnamed.map(\.name) == ["Rafael", "Dee"])
  }

  @Test func `a folder's name means itself, or is said to have no pattern`() throws {
    let found = try owners([
      "pairings/a b*?#\\c/pairing.md": pairing("Ada (ada)", "Bo (bo)"),
      "pairings/x[1]/pairing.md": pairing("Xa (xa)", "Bo (bo)"),
      "pairings/y\nz/pairing.md": pairing("Ya (ya)", "Bo (bo)"),
      "pairings/q/pairing.md": pairing("\"Q (q q)\"", "\"B (b@o)\""),
    ])
    #expect(found.block.contains("\n/pairings/a\\ b\\*\\?\\#\\\\c/ @ada @bo\n"))
    #expect(found.unwritable.map(\.text) == ["pairings/x[1]", "pairings/y\nz"])
    #expect(found.block.split(separator: "\n").count == 6)
  }

  @Test(arguments: ["\n", "\r\n"])
  func `the block is replaced in its place and every other byte stays`(ending: String) throws {
    let one = try owners(["pairings/ada/pairing.md": pairing("Ada (ada)", "Bo (bo)")])
    let two = try owners(["pairings/ada/pairing.md": pairing("Ada (ada)", "Cy (cy)")])
    let before = "# Ours\(ending)*  @all\(ending)"
    let first = try one.written(into: Array(before.utf8))
    let block = one.block.replacing("\n", with: ending)
    #expect(String(decoding: first, as: UTF8.self) == before + ending + block)
    #expect(try one.written(into: first) == first)
    let after = first + Array("\(ending)/docs @d".utf8)
    let second = try two.written(into: after)
    #expect(
      String(decoding: second, as: UTF8.self)
        == before + ending + two.block.replacing("\n", with: ending) + "\(ending)/docs @d")
    let open = try two.written(into: Array(first.dropLast(ending.utf8.count)))
    #expect(String(decoding: open, as: UTF8.self).hasSuffix("# mentordoc: end"))
    #expect(try one.written(into: []) == Array(one.block.utf8))
    #expect(try one.written(into: Array("* @a".utf8)) == Array(("* @a\n\n" + one.block).utf8))
  }

  @Test(arguments: [
    ("* @a\n# mentordoc: end\n", 2), ("# mentordoc: written by x\n* @a\n", 1),
    ("# mentordoc: written by x\n# mentordoc: written by x\n# mentordoc: end\n", 1),
    ("# mentordoc: written by x\n# mentordoc: end\n# mentordoc: end\n", 3),
  ])
  func `half a block is not guessed at`(file: String, line: Int) throws {
    let owners = try owners([:])
    #expect(throws: CodeOwners.UnclosedBlock(line: line)) {
      try owners.written(into: Array(file.utf8))
    }
  }
}
