import Foundation
import Testing

@Suite struct CheckFixTests {
  private static let folder = "pairings/ada-example"
  private static let plan = folder + "/action-plan.md"
  private static let note = folder + "/meetings/2026-02-11-planning.md"

  /// With fixes to two files, one of them with Windows line ends, and an error that stays.
  private func broken() throws -> Scratch {
    let scratch = try Scratch.programme()
    for arguments in [
      [
        "pairing", "--mentee", "Ada Example (ada)", "--mentor", "Bo Example (bo)",
        "--role", "Reviewer", "--started", "2026-01-07",
      ],
      ["meeting", "ada-example", "--date", "2026-01-14"],
      ["meeting", "ada-example", "--date", "2026-02-11"],
    ] {
      let run = try scratch.run(["new"] + arguments)
      guard run.status == 0 else { throw HarnessError(run.standardError) }
    }
    try scratch.replace(
      "| **#1** | | | | | | |", with: "| **#1** Review | | | | | | 30 June 2026 |", in: Self.plan)
    try scratch.replace("| **#2** | | | | | | |", with: "| **#2** | |", in: Self.plan)
    try scratch.replace("- [ ] Complete", with: "- [] Complete", in: Self.note)
    let windows = try scratch.read(Self.note).replacingOccurrences(of: "\n", with: "\r\n")
    try scratch.write(windows, to: Self.note)
    return scratch
  }

  @Test func `--fix mends what is safe, says so, and reports the rest`() throws {
    let scratch = try broken()
    #expect(chmod(scratch.path(Self.plan), 0o640) == 0)
    let note = try scratch.read(Self.note)
    let run = try scratch.run(["check", "--fix"])
    try expectSnapshot(run.transcript, "check-fix")
    #expect(run.status == 1)
    #expect(
      try scratch.read(Self.note)
        == note.replacingOccurrences(of: "- [] Complete", with: "- [ ] Complete"))
    var status = stat()
    #expect(stat(scratch.path(Self.plan), &status) == 0 && status.st_mode & 0o777 == 0o640)
    let files = try scratch.files().map { try scratch.read($0) }
    let again = try scratch.run(["check", "--fix", "-q"])
    #expect(again.standardError == "" && again.standardOutput == run.findings)
    #expect(try scratch.files().map { try scratch.read($0) } == files)
  }

  @Test func `--diff writes nothing, and git applies it to what --fix makes`() throws {
    let scratch = try broken()
    let before = try scratch.files().map { try scratch.read($0) }
    let run = try scratch.run(["check", "--diff"])
    #expect(run.status == 1)
    #expect(try scratch.files().map { try scratch.read($0) } == before)
    #expect(try scratch.run(["check", "--fix", "--diff"]).standardOutput == run.standardOutput)
    try expectSnapshot(run.transcript.replacingOccurrences(of: "\r", with: "^M"), "check-diff")

    try scratch.write(run.standardOutput, to: "fixes.patch")
    try scratch.git("apply", "--whitespace=nowarn", "fixes.patch")
    let applied = try scratch.files().filter { $0.hasPrefix("pairings/") }.map {
      try scratch.read($0)
    }
    let other = try broken()
    _ = try other.run(["check", "--fix"])
    let mended = try other.files().filter { $0.hasPrefix("pairings/") }.map { try other.read($0) }
    #expect(applied == mended)
    #expect(try scratch.run(["check", "--diff"]).standardOutput == "")
  }

  @Test func `only the work tree can be mended`() throws {
    let scratch = try broken()
    let before = try scratch.files().map { try scratch.read($0) }
    for option in ["--fix", "--diff"] {
      let run = try scratch.run(["check", option, "--staged"])
      #expect(run.status == 2)
      #expect(run.standardOutput == "")
      #expect(run.standardError.contains("only files of the work tree"))
    }
    #expect(try scratch.files().map { try scratch.read($0) } == before)
  }

  @Test func `findings of rules that are left out are not mended`() throws {
    let scratch = try broken()
    let plan = try scratch.read(Self.plan)
    _ = try scratch.run(["check", "--fix", "--select", "malformed-box"])
    #expect(try scratch.read(Self.plan) == plan)
    #expect(try scratch.read(Self.note).contains("- [ ] Complete"))
  }

  @Test func `only the pairings that are named are mended`() throws {
    let scratch = try broken()
    let other = try scratch.run(["new", "pairing", "--mentee", "Cy Example", "--role", "Editor"])
    #expect(other.status == 0)
    let plan = try scratch.read(Self.plan)
    #expect(try scratch.run(["check", "--fix", "cy-example"]).status == 0)
    #expect(try scratch.read(Self.plan) == plan)
  }

  @Test func `a diff has no format, and a file that can't be written is named`() throws {
    let scratch = try broken()
    #expect(try scratch.run(["check", "--diff", "--format", "json"]).status == 2)
    // Root may write everywhere.
    guard geteuid() != 0 else { return }
    #expect(chmod(scratch.path(Self.folder), 0o555) == 0)
    let run = try scratch.run(["check", "--fix"])
    #expect(run.status == 2)
    #expect(run.standardError.contains(Self.plan))
  }
}

extension Run {
  /// Standard output without its last line.
  fileprivate var findings: String {
    standardOutput.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
  }
}
