import Foundation
import Testing

@Suite struct CheckCommandTests {
  private static let folder = "pairings/ada-example"
  private static let note = folder + "/meetings/2026-02-11-planning.md"

  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme()
    for arguments in [
      [
        "pairing", "--mentee", "Ada Example (ada)", "--mentor", "Bo Example (bo)",
        "--role", "Reviewer", "--started", "2026-01-07",
      ],
      ["pairing", "--mentee", "Cy Example", "--role", "Release manager"],
      ["meeting", "ada-example", "--date", "2026-01-14"],
      ["meeting", "ada-example", "--date", "2026-02-11"],
    ] {
      let run = try scratch.run(["new"] + arguments)
      guard run.status == 0 else { throw HarnessError(run.standardError) }
    }
    return scratch
  }

  /// With a false claim, a lost cell, a cut value and a hidden character in it.
  private func broken() throws -> Scratch {
    let scratch = try programme()
    let plan = Self.folder + "/action-plan.md"
    try scratch.replace(
      "| **#1** | | | | | | |",
      with: "| **#1** 审查 pull requests alone | read `a|b` | pair up | – | thesis (pause) | 8 PRs"
        + " merged | 2026-06-30 |", in: plan)
    try scratch.replace(
      "| **#2** | | | | | | |",
      with: "| **#2** Release\u{202E} | do one | show one | – | none | | soon |",
      in: plan)
    try scratch.replace("- [ ] Complete", with: "- [x] Complete", in: Self.note)
    try scratch.replace(
      "role: Reviewer", with: "role: Reviewer #1", in: Self.folder + "/pairing.md")
    return scratch
  }

  @Test func `all formats say the same of one broken programme`() throws {
    let scratch = try broken()
    for format in ["full", "concise", "json"] {
      let run = try scratch.run(["check", "--format", format])
      #expect(run.status == 1)
      try expectSnapshot(run.transcript, "check-\(format)")
    }
    let colored = try scratch.run(["check", "--format", "full", "--color", "always"])
    try expectSnapshot(
      colored.transcript.replacingOccurrences(of: "\u{1B}", with: "ESC"), "check-full-color")
  }

  @Test func `without a terminal the format is concise, and -q leaves the findings only`() throws {
    let scratch = try broken()
    let concise = try scratch.run(["check", "--format", "concise"]).standardOutput
    #expect(try scratch.run(["check"]).standardOutput == concise)
    let quiet = try scratch.run(["check", "-q"])
    #expect(
      quiet.standardOutput
        == concise.split(separator: "\n").dropLast()
        .map { $0 + "\n" }.joined())
    #expect(quiet.standardError == "")
    let json = try scratch.run(["check", "-q", "--format", "json"])
    #expect(json.standardError == "")
    #expect(try JSONSerialization.jsonObject(with: Data(json.standardOutput.utf8)) is [String: Any])
  }

  @Test func `the day makes no difference`() throws {
    let scratch = try broken()
    let runs = try ["2020-01-01", "2026-03-01", "2099-12-31"].map { day in
      try scratch.run(["check", "--format", "json"], environment: ["MENTORDOC_TODAY": day])
        .transcript
    }
    #expect(Set(runs).count == 1)
  }

  @Test func `a file, a folder or a name stands for its pairing`() throws {
    let scratch = try broken()
    for path in [
      "ada-example", Self.folder, Self.folder + "/", Self.note, scratch.path(Self.note),
      Self.folder + "/meetings/not-there.md",
    ] {
      let run = try scratch.run(["check", path])
      #expect(run.status == 1, "\(path): \(run.standardError)")
      #expect(run.standardOutput.contains("1 pairing, 4 documents: "))
    }
    let other = try scratch.run(["check", "cy-example"])
    #expect(other.status == 0)
    #expect(other.standardOutput.hasPrefix("1 pairing, 2 documents: no findings; "))
    let both = try scratch.run(["check", "cy-example", Self.note])
    #expect(both.standardOutput.contains("2 pairings, 6 documents: "))
    #expect(try scratch.run(["check", "pairing.md"], in: Self.folder).status == 1)
  }

  @Test(arguments: [".", "mentordoc.yml", "pairings", "templates/first.md"])
  func `what every pairing depends on stands for all of them`(path: String) throws {
    let scratch = try programme()
    #expect(try scratch.run(["templates", "export", "first"]).status == 0)
    let run = try scratch.run(["check", path])
    #expect(run.standardOutput.hasPrefix("2 pairings, 6 documents: "))
  }

  @Test func `what belongs to no pairing is said to`() throws {
    let scratch = try programme()
    let run = try scratch.run(["check", "README.md"])
    #expect(run.status == 0)
    #expect(run.standardOutput == "Nothing checked: 'README.md' belongs to no pairing.\n")
    for (path, help) in [
      ("ada-exmaple", "Did you mean 'ada-example'?"),
      ("pairings/ada-exmaple/pairing.md", "Did you mean 'ada-example'?"),
      ("/etc/passwd", "Name a pairing, or a file of the programme."),
      ("../..", "Name a pairing, or a file of the programme."),
    ] {
      let run = try scratch.run(["check", path])
      #expect(run.status == 2, "\(path)")
      #expect(run.standardError.contains("help: " + help), "\(run.standardError)")
    }
  }

  @Test(arguments: ["empty", "binary", "latin1", "large", "folder", "dangling", "outside", "loop"])
  func `a document that can't be read is a finding, and the others are checked`(
    what: String
  ) throws {
    let scratch = try broken()
    let path = Self.folder + "/meetings/2026-01-14-first.md"
    try FileManager.default.removeItem(atPath: scratch.path(path))
    switch what {
    case "empty": try scratch.write("", to: path)
    case "binary": try scratch.write([0x23, 0x00, 0x01, 0x02, 0x0A], to: path)
    case "latin1": try scratch.write(Array("# Treffen f".utf8) + [0xFC, 0x72, 0x0A], to: path)
    case "large": try scratch.write([UInt8](repeating: 0x61, count: 5 << 20), to: path)
    case "folder": try scratch.write("", to: path + "/inner.md")
    case "dangling": symlink("nowhere.md", scratch.path(path))
    case "outside": symlink("/etc/passwd", scratch.path(path))
    default: symlink("2026-01-14-first.md", scratch.path(path))
    }
    let run = try scratch.run(["check"])
    #expect(run.status == 1)
    #expect(run.standardError == "")
    #expect(!run.standardOutput.contains("root:"))
    let lines = run.standardOutput.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix(path) && $0.contains(": error: ") })
    #expect(lines.contains { $0.contains("[lost-cell]") })
    for format in ["full", "json"] {
      #expect(try scratch.run(["check", "--format", format]).status == 1)
    }
  }

  @Test func `a pairing that is a link is not followed`() throws {
    let scratch = try programme()
    try scratch.write("---\nmentee: Eve\n---\n", to: "elsewhere/pairing.md")
    symlink(scratch.path("elsewhere"), scratch.path("pairings/linked"))
    let run = try scratch.run(["check"])
    #expect(run.status != 0)
    #expect(run.standardOutput.contains("pairings/linked"))
    #expect(!run.standardOutput.contains("Eve"))
  }

  @Test func `names of files are shown and not sent to the terminal`() throws {
    let scratch = try programme()
    try scratch.write("# x\n", to: Self.folder + "/meetings/2026-02-12-prog\u{1B}[31m\u{202E}.md")
    for format in ["full", "concise", "json"] {
      let run = try scratch.run(["check", "--format", format])
      #expect(run.standardOutput.contains("2026-02-12-prog"))
      let text = run.standardOutput.unicodeScalars
      #expect(!text.contains { $0.value == 0x1B || $0.value == 0x202E })
    }
  }

  @Test func `a broken template is a finding of the whole programme`() throws {
    let scratch = try programme()
    try scratch.write("---\nmentordoc:\n  kind: first\n---\n", to: "templates/first.md")
    let run = try scratch.run(["check"])
    #expect(run.status == 1)
    #expect(run.standardOutput.contains("templates/first.md:"))
    #expect(run.standardOutput.contains("[broken-template]"))
  }

  @Test func `many pairings are checked in one order whatever the threads do`() throws {
    let scratch = try programme()
    for number in 10..<40 {
      try scratch.write("---\nmentee: A: B\n---\n", to: "pairings/p\(number)/pairing.md")
    }
    let runs = try (0..<4).map { _ in try scratch.run(["check"]).standardOutput }
    #expect(Set(runs).count == 1)
    let paths = runs[0].split(separator: "\n").dropLast().map { $0.prefix { $0 != ":" } }
    #expect(paths == paths.sorted())
    #expect(paths.count >= 30)
  }
}
