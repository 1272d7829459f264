import Foundation
import Testing

@Suite struct NewCommandTests {
  private let ada = ["new", "pairing", "--mentee", "Ada Example (ada)", "--role", "Reviewer"]

  /// A programme with a pairing `ada-example` that has a mentor.
  private func paired() throws -> Scratch {
    let scratch = try Scratch.programme()
    let run = try scratch.run(ada + ["--mentor", "Bo Example (bo)", "--started", "2026-01-07"])
    #expect(run.status == 0, "\(run.standardError)")
    return scratch
  }

  @Test func `documents of every kind are fresh without a finding`() throws {
    for audience in ["pair", "programme", "public"] {
      let scratch = try Scratch.programme("--audience", audience)
      for arguments in [
        ada + ["--mentor", "Bo Example (bo)", "--application", "https://example.org/a"],
        ["new", "meeting", "ada-example", "--date", "2026-03-01"],
        ["new", "meeting", "ada-example", "--date", "2026-03-02"],
        ["new", "meeting", "ada-example", "--date", "2026-03-02"],
        ["new", "check-in", "ada-example", "--month", "2026-03"],
        ["new", "review", "ada-example", "continue", "--link", "https://example.org/r"],
        [
          "new", "closing", "ada-example", "graduated", "--nomination", "https://example.org/n",
          "--date", "2026-04-01",
        ],
      ] {
        let run = try scratch.run(arguments)
        #expect(run.status == 0, "\(arguments): \(run.standardError)")
        let check = try scratch.run(["check"])
        #expect(check.status == 0)
        #expect(check.standardOutput.contains(": no findings"), "\(check.standardOutput)")
      }
      #expect(
        try scratch.files().filter { $0.hasPrefix("pairings/") } == [
          "pairings/ada-example/action-plan.md", "pairings/ada-example/check-ins/2026-03.md",
          "pairings/ada-example/closing.md", "pairings/ada-example/meetings/2026-03-01-first.md",
          "pairings/ada-example/meetings/2026-03-02-planning.md",
          "pairings/ada-example/meetings/2026-03-02-progress.md",
          "pairings/ada-example/pairing.md", "pairings/ada-example/reviews/2026-03-01.md",
        ])
    }
  }

  @Test func `a pairing's files are named on standard output from where the person is`() throws {
    let scratch = try Scratch.programme()
    try scratch.write("", to: "notes/x.txt")
    let run = try scratch.run(ada, in: "notes")
    #expect(
      run.standardOutput
        == "../pairings/ada-example/pairing.md\n../pairings/ada-example/action-plan.md\n")
    #expect(run.standardError.contains("mentordoc handover ada-example --mentor"))
  }

  @Test func `values come out as the YAML that they have to be`() throws {
    let scratch = try Scratch.programme()
    let run = try scratch.run([
      "new", "pairing", "--mentee", "Zoë \"Z\" O'Neil: PhD (zoe)", "--role", "C: #1 {{mentor}}",
      "--slug", "zoe",
    ])
    #expect(run.status == 0, "\(run.standardError)")
    let text = try scratch.read("pairings/zoe/pairing.md")
    #expect(text.contains(#"mentee: "Zoë \"Z\" O'Neil: PhD (zoe)""#))
    #expect(text.contains(##"role: "C: #1 {{mentor}}""##))
    #expect(try scratch.run(["check"]).standardOutput.contains("no findings"))
  }

  @Test func `a taken name gets the year, and then there is nothing left but to choose`() throws {
    let scratch = try Scratch.programme()
    #expect(try scratch.run(ada).status == 0)
    let second = try scratch.run(ada + ["--started", "2027-01-01"])
    #expect(second.standardOutput.hasPrefix("pairings/ada-example-2027/pairing.md\n"))
    let third = try scratch.run(ada + ["--started", "2027-02-01"])
    #expect(third.status == 2)
    #expect(third.standardError.contains("help: Choose another name with '--slug'."))
    let chosen = try scratch.run(ada + ["--slug", "ada-example"])
    #expect(chosen.status == 2)
    #expect(chosen.standardError.contains("there is a pairing 'ada-example' already"))
  }

  @Test(arguments: [
    ["--mentee", "你好", "--role", "r"], ["--mentee", "..", "--role", "r"],
    ["--mentee", "Ada/../../Eve", "--role", "r"], ["--mentee", "", "--role", "r"],
    ["--mentee", "Ada\u{1B}[31m", "--role", "r"], ["--mentee", "Ada\nmentor: Eve", "--role", "r"],
    ["--mentee", String(repeating: "a", count: 300), "--role", "r"],
    ["--mentee", "Ada", "--role", "r", "--slug", "../ada"],
    ["--mentee", "Ada", "--role", "r", "--slug", "Ada"],
    ["--mentee", "Ada", "--role", "r", "--slug", String(repeating: "a", count: 300)],
    ["--mentee", "Ada", "--role", "r", "--started", "2026-02-30"],
    ["--mentee", "Ada", "--role", "r", "--started", "soon"],
    ["--mentee", "Ada", "--role", " "], ["--mentee", "Ada"],
    ["--mentee", "Ada", "--role", "r", "--application", "no link"],
    ["--mentee", "Ada", "--role", "r", "--set", "away=2026-02-30/2026-03-01"],
    ["--mentee", "Ada", "--role", "r", "--set", "away"],
    ["--mentee", "Ada", "--role", "r", "--set", "role=x"],
    ["--mentee", "Ada (a)", "--mentor", "Ada B (a)", "--role", "r"],
  ])
  func `a value that can't be used is refused and nothing is written`(arguments: [String]) throws {
    let scratch = try Scratch.programme()
    let before = try scratch.files()
    let run = try scratch.run(["new", "pairing"] + arguments)
    #expect(run.status == 2, "\(run.standardOutput)")
    #expect(run.standardError.contains("\nhelp: "), "\(run.standardError)")
    #expect(!run.standardError.contains("\u{1B}"))
    #expect(try scratch.files() == before)
    #expect(!scratch.exists("pairings"))
  }

  @Test func `a second pairing of the same two gets a warning`() throws {
    let scratch = try paired()
    let run = try scratch.run(ada + ["--mentor", "Bo Example (bo)"])
    #expect(run.status == 0)
    #expect(
      run.standardError.hasPrefix(
        "warning: pairing 'ada-example' is of the same two people and has not ended\n"))
    let other = try scratch.run(ada + ["--mentor", "Cy Example (cy)", "--slug", "ada-cy"])
    #expect(!other.standardError.contains("warning"))
  }

  @Test func `meetings follow the stage`() throws {
    let scratch = try paired()
    for (day, name) in [
      ("2026-01-14", "2026-01-14-first"), ("2026-02-11", "2026-02-11-planning"),
      ("2026-03-11", "2026-03-11-progress"), ("2026-03-11", "2026-03-11-progress-2"),
    ] {
      let run = try scratch.run(["new", "meeting", "ada-example", "--date", day])
      #expect(run.standardOutput == "pairings/ada-example/meetings/\(name).md\n")
    }
    let again = try scratch.run(["new", "meeting", "ada-example", "--kind", "first"])
    #expect(again.status == 2)
    #expect(again.standardError.contains("there is a first meeting already"))
    let mistyped = try scratch.run(["new", "meeting", "ada-example", "--kind", "progres"])
    #expect(mistyped.status == 2)
    #expect(mistyped.standardError.contains("Did you mean 'progress'?"))
  }

  @Test func `the next meeting's day is told`() throws {
    let scratch = try paired()
    let run = try scratch.run(["new", "meeting", "ada-example", "--date", "2026-03-04"])
    #expect(run.standardError.contains("The meeting after this one: 2026-04-01."))
  }

  @Test func `a meeting that did not take place is recorded and carries nothing`() throws {
    let scratch = try paired()
    #expect(try scratch.run(["new", "meeting", "ada-example", "--date", "2026-01-14"]).status == 0)
    try scratch.replace(
      "## Action items\n", with: "## Action items\n\n- [ ] mentee: read\n",
      in: "pairings/ada-example/meetings/2026-01-14-first.md")
    let status = ["status", "--today", "2026-02-12", "--format", "json"]
    let before = try scratch.run(status)
    let off = try scratch.run([
      "new", "meeting", "ada-example", "--cancelled", "--date", "2026-02-11",
    ])
    #expect(off.standardOutput == "pairings/ada-example/meetings/2026-02-11-cancelled.md\n")
    #expect(off.standardError == "Next: mentordoc save. The next meeting: 2026-03-11.\n")
    let note = try scratch.read("pairings/ada-example/meetings/2026-02-11-cancelled.md")
    #expect(note.contains("\nmoved-to:\n") && !note.contains("read\n"))
    let check = try scratch.run(["check"])
    #expect(check.status == 0)
    #expect(check.standardOutput.contains(": no findings; "), "\(check.standardOutput)")
    #expect(check.standardOutput.contains("1 promise open"))
    let after = try scratch.run(status)
    #expect(after.status == before.status)
    #expect(
      before.standardOutput.contains(#""stage": "planning""#)
        && after.standardOutput.contains(#""stage": "planning""#), "\(after.standardOutput)")
    #expect(try scratch.run(["save"]).status == 0)
    let moved = try scratch.run([
      "new", "meeting", "ada-example", "--cancelled", "--date", "2026-02-18", "--moved-to",
      "2026-02-25", "--save",
    ])
    #expect(moved.status == 0)
    #expect(
      try scratch.read("pairings/ada-example/meetings/2026-02-18-cancelled.md")
        .contains("\nmoved-to: 2026-02-25\n"))
    #expect(
      try scratch.run(["log", "--event", "cancelled"]).standardOutput
        .contains("meeting of 2026-02-18 did not take place"))
    let planning = try scratch.run(["new", "meeting", "ada-example", "--date", "2026-02-25"])
    #expect(planning.standardOutput.hasSuffix("2026-02-25-planning.md\n"))
    #expect(planning.standardError.contains("1 open promise."))
  }

  @Test(arguments: [
    (["--cancelled", "--kind", "progress"], "takes no '--kind'"),
    (["--moved-to", "2026-02-18"], "'--moved-to' goes with '--cancelled'"),
    (["--cancelled", "--moved-to", "soon"], "field 'moved-to' is a date, not 'soon'"),
    (["--cancelled", "--moved-to", "2026-02-30"], "does not exist"),
    (["--cancelled", "--date", "2026-01-14"], "2026-01-14-first.md' is of that day already"),
    (["--cancelled", "--date", "2026-02-11"], "2026-02-11-cancelled.md' is of that day already"),
  ])
  func `what contradicts itself is no cancelled meeting`(options: [String], message: String) throws
  {
    let scratch = try paired()
    for arguments in [["--date", "2026-01-14"], ["--date", "2026-02-11", "--cancelled"]] {
      #expect(try scratch.run(["new", "meeting", "ada-example"] + arguments).status == 0)
    }
    let files = try scratch.files()
    let run = try scratch.run(["new", "meeting", "ada-example"] + options)
    #expect(run.status == 2)
    #expect(run.standardError.contains(message), "\(run.standardError)")
    #expect(try scratch.files() == files)
  }

  @Test func `today comes from the option, else from the environment`() throws {
    let scratch = try paired()
    let first = try scratch.run(["new", "meeting", "ada-example", "--today", "2026-05-05"])
    #expect(first.standardOutput.contains("2026-05-05-first"))
    let second = try scratch.run(
      ["new", "meeting", "ada-example"], environment: ["MENTORDOC_TODAY": "2026-06-06"])
    #expect(second.standardOutput.contains("2026-06-06-planning"))
    let third = try scratch.run(
      ["new", "meeting", "ada-example"], environment: ["MENTORDOC_TODAY": "today"])
    #expect(third.status == 2)
    #expect(third.standardError.contains("'today' of MENTORDOC_TODAY is no date"))
  }

  @Test func `what was left open comes along, with its links and its owner`() throws {
    let scratch = try paired()
    #expect(try scratch.run(["new", "meeting", "ada-example", "--date", "2026-01-14"]).status == 0)
    let first = "pairings/ada-example/meetings/2026-01-14-first.md"
    try scratch.write(
      try scratch.read(first) + """

        - [ ] mentee: read the [guide](https://example.org/guide) and **try** it
          on a small change (by 2026-02-01)
        - [x] mentor: send the invitation
        - [ ] ~~mentee: buy a book~~ there is one in the library

        ### Mentor

        - [ ] introduce them to the team

        """, to: first)
    let run = try scratch.run(["new", "meeting", "ada-example", "--date", "2026-02-11"])
    #expect(run.standardError.contains("2 open promises"))
    let text = try scratch.read("pairings/ada-example/meetings/2026-02-11-planning.md")
    #expect(
      text.contains(
        """
        ## Open since the last meeting

        - [ ] mentee: read the [guide](https://example.org/guide) and **try** it on a small change (by 2026-02-01)
        - [ ] mentor: introduce them to the team

        ## Strengths
        """), "\(text)")
    #expect(try scratch.run(["check"]).standardOutput.contains("no findings"))
  }

  @Test func `a pairing without a mentor has nobody to meet`() throws {
    let scratch = try Scratch.programme()
    #expect(try scratch.run(ada).status == 0)
    let run = try scratch.run(["new", "meeting", "ada-example"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("'ada-example' has no mentor yet\nhelp: Give it one with"))
  }

  @Test func `a pairing that does not say who it is of gets no documents`() throws {
    let scratch = try paired()
    try scratch.replace(
      "mentor: Bo", with: "mentor: @Bo", in: "pairings/ada-example/pairing.md")
    try scratch.write("", to: "pairings/empty/note.txt")
    for name in ["ada-example", "empty"] {
      let run = try scratch.run(["new", "meeting", name])
      #expect(run.status == 2)
      #expect(run.standardError.contains("help: Mend what 'mentordoc check \(name)' finds."))
    }
  }

  @Test func `an unknown pairing gets a suggestion`() throws {
    let scratch = try paired()
    for (name, help) in [
      ("ada-exmaple", "Did you mean 'ada-example'?"), ("ada", "Did you mean 'ada-example'?"),
      ("zzz", "Name one of: ada-example."), ("../..", "Name a pairing"), ("", "Did you mean"),
    ] {
      let run = try scratch.run(["new", "meeting", name])
      #expect(run.status == 2)
      #expect(run.standardError.contains(help), "\(run.standardError)")
    }
    #expect(!scratch.exists("pairings/ada-example/meetings"))
  }

  @Test func `a review is whole in one line`() throws {
    let scratch = try paired()
    let run = try scratch.run([
      "new", "review", "ada-example", "continue", "--link", "https://example.org/r",
    ])
    #expect(run.status == 0)
    let text = try scratch.read("pairings/ada-example/reviews/2026-03-01.md")
    #expect(text.contains("decision: continue\nby: Bo Example (bo)\n"))
    #expect(text.contains("link: https://example.org/r\n"))
    let mistyped = try scratch.run(["new", "review", "ada-example", "contniue"])
    #expect(mistyped.status == 2)
    #expect(
      mistyped.standardError.contains(
        "field 'decision' is one of 'continue', 'graduate', not 'contniue'"))
  }

  @Test func `after the closing nothing comes any more`() throws {
    let scratch = try paired()
    #expect(try scratch.run(["new", "meeting", "ada-example", "--date", "2026-02-01"]).status == 0)
    let early = try scratch.run(["new", "closing", "ada-example", "ended", "--date", "2026-01-31"])
    #expect(early.status == 2)
    #expect(early.standardError.contains("2026-02-01-first.md' is of a day after 2026-01-31"))
    let bare = try scratch.run(["new", "closing", "ada-example", "graduated"])
    #expect(bare.status == 2)
    #expect(bare.standardError.contains("help: Give it with '--nomination URL'."))
    #expect(try scratch.run(["new", "closing", "ada-example", "ended"]).status == 0)
    for arguments in [
      ["new", "meeting", "ada-example"], ["new", "check-in", "ada-example"],
      ["new", "review", "ada-example", "continue"], ["new", "closing", "ada-example", "lapsed"],
      ["handover", "ada-example", "--mentor", "Cy"],
    ] {
      let run = try scratch.run(arguments)
      #expect(run.status == 2)
      #expect(run.standardError.contains("'ada-example' has ended: ended"))
    }
  }

  @Test func `a field that an own template requires is asked for`() throws {
    let scratch = try Scratch.programme()
    #expect(try scratch.run(["templates", "export", "pairing"]).status == 0)
    try scratch.replace(
      "    role: text required", with: "    role: text required\n    zone: text required",
      in: "templates/pairing.md")
    try scratch.replace("\nrole:\n", with: "\nrole:\nzone:\n", in: "templates/pairing.md")
    let run = try scratch.run(ada)
    #expect(run.status == 2)
    #expect(
      run.standardError == """
        error: field 'zone' of 'pairing' is required
        help: Give a text with '--set zone=…'.

        """)
    let mistyped = try scratch.run(ada + ["--set", "zonee=UTC"])
    #expect(mistyped.standardError.contains("Did you mean 'zone'?"))
    #expect(!scratch.exists("pairings"))
    #expect(try scratch.run(ada + ["--set", "zone=UTC"]).status == 0)
    #expect(try scratch.read("pairings/ada-example/pairing.md").contains("\nzone: UTC\n"))
  }

  @Test func `nothing is overwritten`() throws {
    let scratch = try paired()
    let path = "pairings/ada-example/check-ins/2026-03.md"
    try scratch.write("mine\n", to: path)
    let run = try scratch.run(["new", "check-in", "ada-example"])
    #expect(run.status == 0)
    #expect(run.standardOutput == "pairings/ada-example/check-ins/2026-03-2.md\n")
    #expect(try scratch.read(path) == "mine\n")
  }

  @Test func `a folder that can't be written to is named and nothing is half done`() throws {
    let scratch = try Scratch.programme()
    try scratch.write("a file\n", to: "pairings")
    let run = try scratch.run(ada)
    #expect(run.status == 2)
    #expect(run.standardError.contains("'pairings' is a link or a file, not a folder"))

    let other = try paired()
    try other.write("a file\n", to: "pairings/ada-example/meetings")
    let before = try other.files()
    let meeting = try other.run(["new", "meeting", "ada-example"])
    #expect(meeting.status == 2)
    #expect(meeting.standardError.contains("'pairings/ada-example/meetings' is a link or a file"))
    #expect(try other.files() == before)
  }

  @Test(.disabled(if: geteuid() == 0, "root may write everywhere"))
  func `a read-only folder is named with the system's words`() throws {
    let scratch = try Scratch.programme()
    chmod(scratch.folder, 0o555)
    let run = try scratch.run(ada)
    chmod(scratch.folder, 0o755)
    #expect(run.status == 2)
    #expect(run.standardError.contains("can't be written: Permission denied"))
  }

  @Test func `no document is written through a link that leads outside`() throws {
    let scratch = try paired()
    try FileManager.default.createDirectory(
      atPath: scratch.path("outside"), withIntermediateDirectories: true)
    symlink(scratch.path("outside"), scratch.path("pairings/ada-example/meetings"))
    symlink(scratch.path("outside"), scratch.path("pairings/linked"))
    #expect(try scratch.run(["new", "meeting", "ada-example"]).status == 2)
    #expect(try scratch.run(["new", "check-in", "linked"]).status == 2)
    #expect(try scratch.run(["new", "closing", "linked", "ended"]).status == 2)
    #expect(!(try scratch.files().contains { $0.hasPrefix("outside/") }))
  }

  @Test func `the editor is the one that git would open`() throws {
    let scratch = try paired()
    let run = try scratch.run(
      ["new", "meeting", "ada-example", "--edit"],
      environment: ["GIT_EDITOR": "echo from the editor >>"])
    #expect(run.status == 0, "\(run.standardError)")
    #expect(
      try scratch.read("pairings/ada-example/meetings/2026-03-01-first.md")
        .hasSuffix("from the editor\n"))
    try scratch.git("config", "core.editor", "sh -c 'echo configured >>\"$1\"' editor")
    _ = try scratch.run(["new", "check-in", "ada-example", "--edit"])
    #expect(
      try scratch.read("pairings/ada-example/check-ins/2026-03.md").hasSuffix("configured\n"))
    let failing = try scratch.run(
      ["new", "review", "ada-example", "continue", "--edit"], environment: ["GIT_EDITOR": "false"])
    #expect(failing.status == 2)
    #expect(failing.standardError.contains("the editor ended with an error"))
    #expect(scratch.exists("pairings/ada-example/reviews/2026-03-01.md"))
  }
}
