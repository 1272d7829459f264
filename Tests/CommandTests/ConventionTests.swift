import Foundation
import Testing

/// What holds for every command.
@Suite struct ConventionTests {
  @Test func `the version is printed on standard output`() throws {
    let run = try Scratch().run(["--version"])
    #expect(run.status == 0)
    #expect(run.standardOutput == "0.1.0\n")
  }

  @Test func `wrong usage ends with 2`() throws {
    let run = try Scratch().run(["--no-such-option"])
    #expect(run.status == 2)
    #expect(run.standardOutput == "")
    #expect(run.standardError.hasPrefix("error: unknown option '--no-such-option'\nhelp: See "))
  }

  @Test(arguments: [
    (["chekc"], "Did you mean 'mentordoc check'?"),
    (["new", "meting", "ada"], "Did you mean 'mentordoc new meeting'?"),
    (["check", "--fromat", "json"], "Did you mean '--format'?"),
    (["check", "--format", "jsno"], "'json'"),
    (["xyzzy"], "See 'mentordoc --help' for the list."),
  ])
  func `a mistyped word gets a suggestion`(arguments: [String], expected: String) throws {
    let run = try Scratch().run(arguments)
    #expect(run.status == 2)
    #expect(run.standardError.contains(expected))
  }

  @Test func `what was typed is not sent to the terminal as it is`() throws {
    let scratch = try Scratch.programme()
    for arguments in [["\u{1B}[31m"], ["check", "a\u{1B}[31m\u{202E}"], ["check", "--\u{1B}x"]] {
      let run = try scratch.run(arguments)
      #expect(run.status == 2)
      #expect(!run.standardError.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    }
  }

  @Test func `without a programme every command says how to get one`() throws {
    let scratch = try Scratch()
    for arguments in [
      ["check"], ["new", "meeting", "ada"], ["handover", "ada", "--mentor", "Bob"],
      ["new", "pairing", "--mentee", "Ada", "--role", "r"],
    ] {
      let run = try scratch.run(arguments)
      #expect(run.status == 2)
      #expect(
        run.standardError == """
          error: no 'mentordoc.yml' in this folder or any folder above it
          help: Run 'mentordoc init' to make a programme here, or name its folder with '--repo'.

          """)
    }
  }

  @Test func `the programme is found from a folder below it and with --repo`() throws {
    let scratch = try Scratch.programme()
    try scratch.write("", to: "a/b/c.txt")
    #expect(try scratch.run(["check"], in: "a/b").status == 0)
    #expect(try scratch.run(["check", "--repo", scratch.folder], in: "..").status == 0)
    let missing = try scratch.run(["check", "--repo", "nowhere"])
    #expect(missing.status == 2)
    #expect(missing.standardError.contains("'nowhere' can't be opened: No such file or directory"))
  }

  @Test func `a bare repository has no documents to work on`() throws {
    let scratch = try Scratch()
    try scratch.git("init", "-q", "--bare", "bare.git")
    let run = try scratch.run(["check"], in: "bare.git")
    #expect(run.status == 2)
    #expect(run.standardError.contains("bare repository"))
    #expect(run.standardError.contains("mentordoc check --rev HEAD"))
  }

  @Test(arguments: [
    ("name: [", "mentordoc.yml:1:"),
    ("name: a\nrules: {mising-section: off}\n", "did you mean 'missing-section'?"),
    ("name: a\naudiense: pair\n", "mentordoc.yml:2:1: "),
    ("name: a\naudience: nobody\n", "mentordoc.yml:2:"),
  ])
  func `broken configuration ends with 2 and its place`(text: String, expected: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "mentordoc.yml")
    let run = try scratch.run(["check"])
    #expect(run.status == 2)
    #expect(run.standardOutput == "")
    #expect(run.standardError.contains(expected))
  }

  @Test func `a configuration that is no file is named`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path("mentordoc.yml"), withIntermediateDirectories: true)
    let run = try scratch.run(["check"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("'mentordoc.yml' is not a file"))
  }

  @Test func `colour follows the option, then the environment`() throws {
    let scratch = try Scratch.programme()
    func isColored(_ arguments: [String], _ environment: [String: String?]) throws -> Bool {
      try scratch.run(["check", "nobody"] + arguments, environment: environment)
        .standardError.contains("\u{1B}[")
    }
    #expect(!(try isColored([], [:])))
    #expect(try isColored(["--color", "always"], ["NO_COLOR": "1"]))
    #expect(try isColored([], ["CLICOLOR_FORCE": "1"]))
    #expect(!(try isColored([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"])))
    #expect(!(try isColored(["--color", "never"], ["CLICOLOR_FORCE": "1"])))
  }

  @Test func `a reader that has seen enough is no failure`() throws {
    let scratch = try Scratch()
    let run = try scratch.shell("(mentordoc templates show first; echo \"status $?\" >&2) | true")
    #expect(run.standardError == "status 0\n")
  }

  @Test func `output that can't be written is a failure`() throws {
    let run = try Scratch().shell("mentordoc templates show first > /dev/full")
    #expect(run.status == 2)
    #expect(run.standardError.contains("standard output can't be written"))
  }

  @Test func `a deleted current folder is named`() throws {
    let run = try Scratch().shell("mkdir gone && cd gone && rmdir ../gone && mentordoc check ada")
    #expect(run.status == 2)
    #expect(run.standardError.hasPrefix("error: "))
  }
}
