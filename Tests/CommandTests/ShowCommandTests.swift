import Foundation
import Testing

@Suite struct ShowCommandTests {
  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme("--contact", "mentoring@example.org")
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    try scratch.write(Documents.first, to: "pairings/ada-lovelace/meetings/2026-01-14-first.md")
    return scratch
  }

  @Test func `one pairing stands on one page`() throws {
    let run = try programme().run(["show", "ada-lovelace"])
    try expectSnapshot(run.transcript, "show-text")
  }

  @Test func `programs get the same as JSON`() throws {
    let run = try programme().run(["show", "ada-lovelace", "--format", "json"])
    try expectSnapshot(run.transcript, "show-json")
  }

  @Test func `a host gets the same as Markdown`() throws {
    let run = try programme().run(["show", "ada-lovelace", "--format", "markdown"])
    try expectSnapshot(run.transcript, "show-markdown")
  }

  @Test func `the age of a promise is counted from where it was first said`() throws {
    let scratch = try programme()
    let again = Documents.progress.replacingOccurrences(of: "- [x] mentee", with: "- [ ] mentee")
    try scratch.write(again, to: "pairings/ada-lovelace/meetings/2026-02-11-progress.md")
    let page = try scratch.run(["show", "ada-lovelace", "--today", "2026-02-15"]).standardOutput
    #expect(page.contains("(by 2026-02-01, overdue; since 2026-01-14, 32\n"))
    #expect(page.contains("introduce her to the release team (since 2026-02-11, 4 days)\n"))
  }

  @Test func `no line is wider than the terminal, and colour changes no text`() throws {
    let scratch = try programme()
    try scratch.replace(
      "8 reviewed PRs", with: "二人目のレビュー担当者なしでマージされた八つのプルリクエスト, and no more than that",
      in: "pairings/ada-lovelace/action-plan.md")
    let narrow = try scratch.run(["show", "ada-lovelace"], environment: ["COLUMNS": "50"])
    #expect(narrow.standardOutput.contains("二人目の"))
    for line in narrow.standardOutput.split(separator: "\n") {
      let width = line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
      #expect(width <= 50, "\(line)")
    }
    let colored = try scratch.run(
      ["show", "ada-lovelace", "--color", "always"], environment: ["COLUMNS": "50"])
    let plain = colored.standardOutput.replacing(try Regex("\u{1B}\\[[0-9;]*m"), with: "")
    #expect(colored.standardOutput != narrow.standardOutput)
    #expect(plain == narrow.standardOutput)
  }

  @Test func `texts of documents do not act on the terminal`() throws {
    let scratch = try programme()
    try scratch.replace(
      "8 reviewed PRs", with: "8 \u{1B}[31mPRs\u{202E}", in: "pairings/ada-lovelace/action-plan.md")
    let page = try scratch.run(["show", "ada-lovelace"]).standardOutput
    #expect(page.contains("8 \\u{1B}[31mPRs\\u{202E}"))
    #expect(!page.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }

  @Test func `it needs no git, and says what can't be read`() throws {
    let scratch = try programme()
    try FileManager.default.removeItem(atPath: scratch.path(".git"))
    try scratch.write([0xFF, 0x00], to: "pairings/ada-lovelace/action-plan.md")
    let run = try scratch.run(["show", "ada-lovelace"])
    #expect(run.status == 0)
    #expect(
      run.standardOutput.contains(
        "can't be read: pairings/ada-lovelace/action-plan.md ('mentordoc check' says"))
  }

  @Test func `an empty folder and an ended pairing have a page too`() throws {
    let scratch = try programme()
    try FileManager.default.createDirectory(
      atPath: scratch.path("pairings/bob"), withIntermediateDirectories: true)
    let empty = try scratch.run(["show", "bob"])
    #expect(empty.status == 0)
    #expect(empty.standardOutput.hasPrefix("bob\n"))
    _ = try scratch.run(["new", "closing", "ada-lovelace", "ended", "--date", "2026-02-20"])
    let ended = try scratch.run(["show", "ada-lovelace"]).standardOutput
    #expect(ended.contains("  stage    ended\n"))
    #expect(!ended.contains("Open promises"))
  }

  @Test func `a mistyped pairing gets a proposal`() throws {
    let run = try programme().run(["show", "ada-lovelac"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("Did you mean 'ada-lovelace'?"))
  }
}
