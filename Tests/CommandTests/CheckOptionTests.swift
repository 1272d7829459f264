import Foundation
import Testing

/// What `check` reports, where, and with which exit status.
@Suite struct CheckOptionTests {
  private static let plan = "pairings/ada-example/action-plan.md"

  /// With a warning, and with an error where it is asked for.
  private func programme(error: Bool = true) throws -> Scratch {
    let scratch = try Scratch.programme()
    let run = try scratch.run([
      "new", "pairing", "--mentee", "Ada Example", "--role", "Reviewer", "--started", "2026-01-07",
    ])
    guard run.status == 0 else { throw HarnessError(run.standardError) }
    try scratch.replace(
      "| **#1** | | | | | | |",
      with: error
        ? "| **#1** Releases | `a|b` | | | | | soon |" : "| **#1** Releases | | | | | | soon |",
      in: Self.plan)
    return scratch
  }

  @Test func `findings of severity error fail, and the options move that`() throws {
    let warned = try programme(error: false)
    #expect(try warned.run(["check"]).status == 0)
    let strict = try warned.run(["check", "--fail-on", "warning"])
    #expect(strict.status == 1)
    #expect(strict.standardOutput.hasSuffix("Next: mend the warnings, then mentordoc check\n"))
    let failed = try programme()
    #expect(try failed.run(["check", "--fail-on", "error"]).status == 1)
    #expect(try failed.run(["check", "--exit-zero"]).status == 0)
    #expect(try failed.run(["check", "--exit-zero", "--fail-on", "warning"]).status == 0)
    #expect(try failed.run(["check", "--fail-on", "wraning"]).status == 2)
  }

  @Test func `rules are selected and ignored by their ids`() throws {
    let scratch = try programme(error: false)
    func findings(_ options: String...) throws -> [Substring] {
      let run = try scratch.run(["check", "-q", "--format", "concise"] + options)
      #expect(run.standardError == "")
      return run.standardOutput.split(separator: "\n").map { $0.drop { $0 != "[" } }
    }
    #expect(try findings() == ["[not-a-date]"])
    #expect(try findings("--select", "not-a-date,lost-cell") == ["[not-a-date]"])
    #expect(try findings("--select", "lost-cell", "--select", "not-a-date") == ["[not-a-date]"])
    #expect(try findings("--select", "lost-cell") == [])
    #expect(try findings("--ignore", "not-a-date") == [])
    #expect(try findings("--select", "not-a-date", "--ignore", "not-a-date") == [])
    try scratch.replace(
      "name: Example", with: "rules: {not-a-date: off}\nname: Example", in: "mentordoc.yml")
    #expect(try findings("--select", "not-a-date") == [])
  }

  @Test(arguments: ["--select", "--ignore"])
  func `an unknown rule gets a suggestion`(option: String) throws {
    let scratch = try programme()
    for (id, help) in [
      ("lost-cel", "Did you mean 'lost-cell'?"), ("", "Give ids of rules"),
      ("not-a-date,xyzzy", "Give ids of rules"),
    ] {
      let run = try scratch.run(["check", option, id])
      #expect(run.status == 2)
      #expect(run.standardOutput == "")
      #expect(run.standardError.contains(" of \(option) is unknown\nhelp: " + help))
    }
  }

  @Test(arguments: ["full", "concise", "json", "junit", "markdown"])
  func `a report goes to a file as it would go to standard output`(format: String) throws {
    let scratch = try programme()
    let printed = try scratch.run(["check", "--format", format])
    for name in ["report", "a b/report"] {
      try scratch.write("", to: "a b/other")
      let run = try scratch.run(["check", "--format", format, "-o", name])
      #expect(run.status == 1)
      #expect(run.standardOutput == "")
      #expect(run.standardError.hasPrefix("1 pairing, 2 documents: "))
      #expect(try scratch.read(name) == printed.standardOutput)
      let again = try scratch.run(["check", "-q", "--format", "concise", "--output", name])
      #expect(again.standardError == "")
      #expect(try scratch.read(name).hasSuffix("[lost-cell]\n"))
    }
  }

  @Test func `a device takes a report as it is`() throws {
    let scratch = try programme()
    let shown = try scratch.run(["check", "--format", "concise"])
    #expect(shown.standardOutput.contains("[lost-cell]"))
    for device in ["/dev/stdout", "/dev/fd/1"] {
      let run = try scratch.run(["check", "--format", "concise", "-o", device])
      #expect(run.status == shown.status)
      #expect(run.standardOutput == shown.standardOutput)
    }
    let silent = try scratch.run(["check", "-o", "/dev/null"])
    #expect(silent.status == shown.status)
    #expect(silent.standardOutput == "")
    let none = try scratch.run(["check", "-o", "/dev/no-such-device"])
    #expect(none.status == 2)
    #expect(none.standardError.contains("'/dev/no-such-device' can't be written: No such file"))
  }

  @Test func `a report that can't be written is told with path and cause, and nothing is lost`()
    throws
  {
    let scratch = try programme()
    try scratch.write("kept", to: "folder/inner")
    symlink("folder/inner", scratch.path("link"))
    for (file, cause) in [
      ("no/such/report", "'no/such/report' can't be written: No such file or directory"),
      ("folder", "'folder' is a link or a folder, not a file"),
      ("folder/", "'folder/' is not the name of a file"),
      ("link", "'link' is a link or a folder, not a file"),
      ("folder/inner/report", "'folder/inner/report' "),
    ] {
      let run = try scratch.run(["check", "-o", file])
      #expect(run.status == 2)
      #expect(run.standardOutput == "")
      #expect(run.standardError.contains(cause), "\(run.standardError)")
    }
    #expect(try scratch.read("folder/inner") == "kept")
    #expect(try scratch.files().filter { $0.hasPrefix("folder") } == ["folder/inner"])
  }

  @Test func `from outside of a programme the first path says which one is meant`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run(["init", "one", "--name", "One"]).status == 0)
    for name in ["Ada Example", "Cy Example"] {
      let run = try scratch.run(["new", "pairing", "--mentee", name, "--role", "x"], in: "one")
      #expect(run.status == 0)
    }
    for (path, start) in [
      ("one", "2 pairings"), ("one/", "2 pairings"), (scratch.path("one"), "2 pairings"),
      ("one/pairings/ada-example", "1 pairing,"),
      ("one/pairings/ada-example/pairing.md", "1 pairing,"),
      ("one/pairings/ada-example/gone.md", "1 pairing,"),
    ] {
      let run = try scratch.run(["check", path])
      #expect(run.status == 0, "\(path): \(run.standardError)")
      #expect(run.standardOutput.hasPrefix(start))
    }
    let missing = try scratch.run(["check", "two/pairings"])
    #expect(missing.status == 2)
    #expect(missing.standardError.hasPrefix("error: no 'mentordoc.yml' in this folder"))
    let note = try scratch.run(["new", "check-in", "one/pairings/ada-example"])
    #expect(note.status == 0, "\(note.standardError)")
    // The folder that one stands in goes first.
    #expect(try scratch.run(["init", "two", "--name", "Two"]).status == 0)
    #expect(try scratch.run(["check", "../one"], in: "two").status == 2)
  }

  @Test func `hosts get paths from the top of the repository`() throws {
    let scratch = try Scratch()
    try scratch.git("init", "-q")
    try scratch.write("", to: "a/README.md")
    #expect(try scratch.run(["init", "a/b", "--name", "One"]).status == 0)
    let new = ["new", "pairing", "--mentee", "Ada", "--role", "x"]
    #expect(try scratch.run(new, in: "a/b").status == 0)
    try scratch.write("x\n", to: "a/b/pairings/ada/meetings/stray.md")
    for (format, path) in [
      ("github", "file=a/b/pairings/ada/meetings/stray.md,"),
      ("gitlab", "\"path\": \"a/b/pairings/ada/meetings/stray.md\""),
      ("sarif", "\"uri\": \"a/b/pairings/ada/meetings/stray.md\""),
    ] {
      let run = try scratch.run(["check", "a/b", "--format", format])
      #expect(run.standardOutput.contains(path), "\(run.standardOutput)")
    }
  }
}
