import Programme
import Testing

@testable import Checking
@testable import HistoryChecking

struct HistoryRuleTests {
  private static let note = "pairings/ines-moreau/meetings/2026-03-11-progress.md"

  private func base() throws -> MemoryTree { try MemoryTree(Fixture.folder + "/base") }

  private func findings(
    _ text: String, on tree: MemoryTree? = nil, isSigning: Bool = false
  ) throws -> [String] {
    try RecordedCommit(text, on: tree ?? base()).findings(isSigning: isSigning)
  }

  @Test(arguments: historyRules.map { $0.id })
  func `a rule finds its bad example and not its good one`(_ id: String) throws {
    let rule = try #require(historyRules.first { $0.id == id })
    var tree = try base()
    if id == "change-after-end" {
      tree["pairings/ines-moreau/closing.md"] = Array(
        "---\noutcome: ended\ndate: 2026-08-01\n---\n\n# How it ended\n".utf8)
    }
    let isSigning = id == "unsigned-commit"
    let bad = try RecordedCommit(rule.example.bad, on: tree)
    let found = try bad.findings(by: [rule], isSigning: isSigning)
    #expect(found.count == 1, "\(found)")
    let good = try RecordedCommit(rule.example.good, on: tree)
    #expect(try good.findings(isSigning: isSigning) == [])
  }

  @Test func `every file in Rules is one rule of the list, named as its id`() throws {
    let folder = testFolder + "/../../Sources/HistoryChecking/Rules"
    let files = try FolderTree(folder).entries(of: "").map(\.name.text)
    #expect(files.sorted() == historyRules.map { "\($0).swift" }.sorted())
    for rule in historyRules {
      let words = String(describing: rule).reduce("") { text, letter in
        letter.isUppercase
          ? text + (text.isEmpty ? "" : "-") + letter.lowercased() : text + "\(letter)"
      }
      #expect(rule.id == words)
      #expect(rule.severity == .warning, "history can't be mended")
      #expect(rule.summary.hasSuffix(".") && !rule.summary.contains("\n"))
    }
    #expect(Set(everyRule.map { $0.id }).count == everyRule.count)
  }

  @Test func `a removed pairing is one finding, and so is each document`() throws {
    let author = "Author: Tariq Aziz <t@example.org>\nDate: 2026-05-02\n\n"
    #expect(
      try findings(author + "remove pairings/ines-moreau") == [
        "pairings/ines-moreau/pairing.md: pairing 'ines-moreau' removed in commit 1a2b3c4d1a of "
          + "2026-05-02 [removed-document]"
      ])
    let two = "remove \(Self.note)\nremove pairings/ines-moreau/reviews/2026-04-16.md"
    #expect(try findings(author + two).count == 2)
  }

  @Test func `what is promised may be ticked late, and nothing else in a note may change`() throws {
    let commit = "Author: Ines Moreau <i@example.org>\nDate: 2026-12-01\n\nin \(Self.note)\n"
    #expect(
      try findings(commit + "- - [ ] mentor: show the queue\n+ - [x] mentor: show the queue") == [])
    #expect(
      try findings(commit + "- Goal 1 went faster than planned.\n+ All went as planned.") == [
        "\(Self.note): notes of 2026-03-11 changed long after it in commit 1a2b3c4d1a of 2026-12-01 "
          + "[late-change]"
      ])
    let day60 = commit.replacing("2026-12-01", with: "2026-05-10")
    #expect(
      try findings(day60 + "- Goal 1 went faster than planned.\n+ All went as planned.") == [])
    #expect(
      try findings(
        day60.replacing("05-10", with: "05-11")
          + "- Goal 1 went faster than planned.\n+ All went as planned."
      ).count == 1)
  }

  @Test(arguments: [
    ("Ines Moreau", "x@y.example", true), ("INES MOREAU", "", true), ("imoreau", "", true),
    ("Olga Brandt", "o@x.example", true), ("Nobody", "9+obrandt@users.noreply.github.com", true),
    ("Ines", "imoreau@uni.example", false), ("Kai Lund", "kai@lund.example", false),
  ])
  func `an author is known by name or handle`(name: String, mail: String, isKnown: Bool) throws {
    let found = try findings(
      "Author: \(name) <\(mail)>\nDate: 2026-03-20\n\nin \(Self.note)\n"
        + "- Goal 1 went faster than planned.\n+ All went as planned.")
    #expect(found.isEmpty == isKnown, "\(found)")
  }

  @Test func `an author is known by the address that the pairing gives`() throws {
    var tree = try base()
    try tree.apply(
      ["in pairings/ines-moreau/pairing.md", "- mentor: Tariq Aziz (taziz)"]
        + ["+ mentor: Tariq Aziz <Tariq@Example.org>"], of: "base")
    #expect(
      try findings(
        "Author: T. A. <tariq@example.org>\nDate: 2026-03-20\n\nin \(Self.note)\n"
          + "- Goal 1 went faster than planned.\n+ All went as planned.", on: tree) == [])
  }

  @Test func `signing is asked for by git or by the programme`() throws {
    let text =
      "Author: Ines Moreau <i@example.org>\nDate: 2026-03-20\n\nin \(Self.note)\n"
      + "- Goal 1 went faster than planned.\n+ All went as planned."
    #expect(try findings(text) == [])
    #expect(try findings(text, isSigning: true).count == 1)
    var tree = try base()
    tree[Programme.configurationPath] = Array("name: x\nrules: {unsigned-commit: error}\n".utf8)
    #expect(try findings(text, on: tree).count == 1)
    tree[Programme.configurationPath] = Array("name: x\nrules: {unsigned-commit: off}\n".utf8)
    #expect(try findings(text, on: tree, isSigning: true) == [])
  }

  @Test(arguments: [
    ("Pairing: ines-moreau\nEvent: edit", 0), ("Pairing: ines%2Dmoreau\nEvent: edit", 0),
    ("Event: edit\nPairing: ines-moreau\nSigned-off-by: X <x@example.org>", 0),
    ("Pairing: someone\nEvent: edit", 1), ("Pairing: ines-moreau\nEvent: review", 1),
    ("Pairing: ines-moreau\nEvent: edit\nGoal: 2", 1),
    ("Pairing: someone\nEvent: review\nGoal: 2", 3),
    ("Some prose\nEvent: review", 0),
  ])
  func `trailers are held against the documents`(trailers: String, count: Int) throws {
    let message = "a subject\n\n" + trailers
    let indented = message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    let found = try findings(
      "Author: Ines Moreau <i@example.org>\nDate: 2026-03-20\n\n\(indented)\n\nin \(Self.note)\n"
        + "- Goal 1 went faster than planned.\n+ All went as planned.")
    #expect(found.count == count, "\(found)")
  }
}
