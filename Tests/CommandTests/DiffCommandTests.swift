import Foundation
import Testing

@Suite struct DiffCommandTests {
  private let plan = "pairings/ada-lovelace/action-plan.md"

  private func record() throws -> Scratch {
    let scratch = try Scratch.record()
    try scratch.save()
    return scratch
  }

  @Test func `what is not saved yet is shown with what stood there and what stands there now`()
    throws
  {
    let scratch = try record()
    try scratch.replace("8 reviewed PRs", with: "12 reviewed PRs", in: plan)
    try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
    try scratch.replace("three so far", with: "four so far", in: plan)
    try scratch.write(Documents.first, to: "pairings/ada-lovelace/meetings/2026-01-14-first.md")
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    try scratch.replace("audience: programme", with: "audience: pair", in: "mentordoc.yml")
    let run = try scratch.run(["diff"])
    try expectSnapshot(run.transcript, "diff-text")
    let preview = try scratch.run(["save", "--dry-run"]).standardOutput
    for headline in ["first meeting of 2026-01-14", "pairing with Grace Hopper"] {
      #expect(run.standardOutput.contains(headline) && preview.contains(headline))
    }
    let colored = try scratch.run(["diff", "--color", "always"]).standardOutput
    #expect(colored.contains("\u{1B}[31m    - 8 reviewed PRs\u{1B}[0m\n"))
    #expect(colored.contains("\u{1B}[32m    + 12 reviewed PRs\u{1B}[0m\n"))
  }

  @Test func `revisions say from where to where`() throws {
    let scratch = try record()
    for day in ["2026-06-30", "2026-07-31"] {
      let text = try scratch.read(plan)
      let target = try #require(text.firstMatch(of: /2026-0\d-3\d/)).output
      try scratch.replace("| \(target) |", with: "| \(day) |", in: plan)
      try scratch.save()
    }
    try scratch.replace("| 2026-07-31 |", with: "| 2026-08-31 |", in: plan)
    func moved(_ arguments: String...) throws -> String {
      let run = try scratch.run(["diff"] + arguments)
      #expect(run.status == 0, "\(run.transcript)")
      return run.standardOutput.split(separator: "\n").first { $0.contains("target date ") }
        .map { String($0.split(separator: "date ")[1]) } ?? run.transcript
    }
    #expect(try moved() == "2026-07-31 -> 2026-08-31")
    #expect(try moved("HEAD") == "2026-07-31 -> 2026-08-31")
    #expect(try moved("HEAD~2") == "2026-05-30 -> 2026-08-31")
    #expect(try moved("HEAD~2", "HEAD~1") == "2026-05-30 -> 2026-06-30")
    #expect(try moved("HEAD~1", "HEAD~2", "ada-lovelace") == "2026-06-30 -> 2026-05-30")
    #expect(try moved("HEAD~2..HEAD") == "2026-05-30 -> 2026-07-31")
    #expect(try moved("HEAD~2..", "pairings/ada-lovelace") == "2026-05-30 -> 2026-07-31")
    #expect(try moved("main...HEAD~1").contains("No difference."))
    #expect(try moved("HEAD~1...main") == "2026-06-30 -> 2026-07-31")
    #expect(try moved("main", "main").contains("No difference."))
    let tooMany = try scratch.run(["diff", "HEAD", "HEAD", "HEAD"])
    #expect(tooMany.status == 2)
    #expect(tooMany.standardError.contains("one revision too many"))
  }

  @Test func `programs get the same as JSON`() throws {
    let scratch = try record()
    try scratch.replace("8 reviewed PRs", with: "12 reviewed PRs", in: plan)
    struct Report: Decodable {
      struct Pairing: Decodable {
        struct Change: Decodable {
          let text, path: String
          let old, new: [String]
        }
        let pairing, event, headline: String
        let goals: [Int]
        let changes: [Change]
        let reformatted: [String]
      }
      let version: Int
      let from, to: String?
      let pairings: [Pairing]
    }
    let run = try scratch.run(["diff", "--format", "json"])
    let report = try JSONDecoder().decode(Report.self, from: Data(run.standardOutput.utf8))
    #expect(report.version == 1)
    #expect(report.from == (try scratch.git("rev-parse", "HEAD")))
    #expect(report.to == nil)
    let pairing = try #require(report.pairings.first)
    #expect(report.pairings.count == 1)
    #expect(pairing.pairing == "ada-lovelace" && pairing.event == "plan" && pairing.goals == [1])
    #expect(pairing.changes.map(\.text) == ["goal 1: measure changed"])
    #expect(pairing.changes[0].old == ["8 reviewed PRs"])
    #expect(pairing.changes[0].new == ["12 reviewed PRs"])
    #expect(pairing.changes[0].path == plan)
  }

  @Test func `one pairing is shown alone, also one that is gone`() throws {
    let scratch = try record()
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    try scratch.write("# Graduates\n\nAda\n", to: "graduates.md")
    try FileManager.default.removeItem(atPath: scratch.path("pairings/ada-lovelace"))
    let gone = try scratch.run(["diff", "ada-lovelace"])
    #expect(gone.standardOutput == "ada-lovelace  pairing removed\n")
    let other = try scratch.run(["diff", "HEAD", "grete-hermann"]).standardOutput
    #expect(other.hasPrefix("grete-hermann  pairing with Grace Hopper\n"))
    #expect(!other.contains("ada") && !other.contains("graduates"))
    #expect(
      try scratch.run(["diff"]).standardOutput.contains("\nprogramme  graduates changed\n"))
  }

  @Test
  func `a folder with another name is one change, by either name, and as save and log say it`()
    throws
  {
    let scratch = try record()
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    try scratch.save()
    try scratch.git("mv", "pairings/ada-lovelace", "pairings/ada-king")
    let renamed = "ada-king  renamed from ada-lovelace\n"
    for arguments in [[], ["ada-king"], ["ada-lovelace"], ["HEAD", "ada-king"]] {
      #expect(try scratch.run(["diff"] + arguments).standardOutput == renamed)
    }
    let report = try scratch.run(["diff", "--format", "json"]).standardOutput
    #expect(report.contains("\"headline\": \"renamed from ada-lovelace\""))
    try scratch.git("commit", "-qm", "renamed")
    #expect(try scratch.run(["diff", "HEAD~1", "HEAD", "ada-king"]).standardOutput == renamed)
    #expect(
      try scratch.run(["log", "ada-king"]).standardOutput.contains("renamed from ada-lovelace"))
    #expect(try scratch.run(["diff", "HEAD~2", "HEAD", "grete-hermann"]).standardOutput != "")
  }

  @Test func `private files and what is the same in other words are no difference`() throws {
    let scratch = try record()
    try scratch.write("secret\n", to: "private/ada.md")
    try scratch.write("code\n", to: "code.txt")
    let run = try scratch.run(["diff"])
    #expect(run.transcript == "--- standard error\nNo difference.\n--- status 0\n")
    let text = try scratch.read(plan)
    try scratch.write(text.replacingOccurrences(of: "\n", with: "\r\n"), to: plan)
    #expect(try scratch.run(["diff"]).standardOutput == "")
    try scratch.write(text, to: plan)
    try scratch.replace("| one a week |", with: "|  one a week   |", in: plan)
    #expect(try scratch.run(["diff"]).standardOutput.contains("formatting of action-plan.md"))
  }

  @Test func `before the first commit everything is new`() throws {
    let scratch = try Scratch.programme()
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    let run = try scratch.run(["diff"])
    #expect(run.status == 0)
    #expect(run.standardOutput.hasPrefix("ada-lovelace  pairing with Grace Hopper\n"))
    #expect(run.standardOutput.hasSuffix("\nprogramme  set up\n"))
    let named = try scratch.run(["diff", "HEAD"])
    #expect(named.status == 2)
    #expect(named.standardError.contains("has no commit yet"))
  }

  @Test func `what is mistyped gets a proposal, and what means two things is refused`() throws {
    let scratch = try record()
    try scratch.git("branch", "ada-lovelace")
    try scratch.git("branch", "stable")
    for (word, meant) in [("ada-lovelac", "ada-lovelace"), ("stabel", "stable")] {
      let run = try scratch.run(["diff", word])
      #expect(run.status == 2)
      #expect(run.standardOutput == "")
      #expect(run.standardError.contains("'\(word)' is neither a pairing nor a commit"))
      #expect(run.standardError.contains("Did you mean '\(meant)'?"))
    }
    let both = try scratch.run(["diff", "ada-lovelace"])
    #expect(both.status == 2)
    #expect(both.standardError.contains("is both a pairing and a revision"))
    #expect(try scratch.run(["diff", "pairings/ada-lovelace"]).status == 0)
    #expect(try scratch.run(["diff", "heads/ada-lovelace"]).status == 0)
    let first = try scratch.run(["diff", "mian", "HEAD"])
    #expect(first.status == 2)
    #expect(first.standardError.contains("Did you mean 'main'?"))
  }

  @Test func `a bare repository has commits to compare, and a shallow one says what it lacks`()
    throws
  {
    let scratch = try record()
    try scratch.git("clone", "-q", "--bare", ".", "../bare.git")
    let run = try scratch.run(["diff", "HEAD~1", "HEAD"], in: "../bare.git")
    #expect(run.status == 0)
    #expect(run.standardOutput.hasPrefix("ada-lovelace  pairing with Grace Hopper\n"))
    let refused = try scratch.run(["diff"], in: "../bare.git")
    #expect(refused.status == 2)
    #expect(refused.standardError.contains("mentordoc diff HEAD~1 HEAD"))
    try scratch.git("clone", "-q", "--depth", "1", "file://\(scratch.folder)", "../clone")
    let lacking = try scratch.run(["diff", "HEAD~1"], in: "../clone")
    #expect(lacking.status == 2)
    #expect(lacking.standardError.contains("git fetch --unshallow"))
  }

  @Test func `texts of documents do not act on the terminal`() throws {
    let scratch = try record()
    try scratch.replace("8 reviewed PRs", with: "8 \u{1B}[31mPRs\u{202E}", in: plan)
    let text = try scratch.run(["diff"]).standardOutput
    #expect(text.contains("+ 8 \\u{1B}[31mPRs\\u{202E}"))
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }
}
