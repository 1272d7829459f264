import Foundation
import Testing

@Suite struct GitSetupCommandTests {
  private let plan = "pairings/ada-lovelace/action-plan.md"
  private let hook = ".git/hooks/prepare-commit-msg"

  private func record(_ arguments: String...) throws -> Scratch {
    let scratch = try Scratch.record()
    try scratch.save()
    #expect(try scratch.run(["git-setup"] + arguments).status == 0)
    return scratch
  }

  @Test func `git shows a row of a plan as one line for each cell`() throws {
    let scratch = try record()
    try scratch.replace("8 reviewed PRs", with: "12 reviewed PRs", in: plan)
    let hunk = """
       |   #1 Mentor’s Action Steps: second look
       |   #1 Support Network’s Action Steps:
       |   #1 Potential Barriers: thesis (pause)
      -|   #1 Success Measures: 8 reviewed PRs
      +|   #1 Success Measures: 12 reviewed PRs
       |   #1 Target Completion Date: 2026-05-30

      """
    let diff = try scratch.git("diff")
    #expect(diff.contains(hunk))
    #expect(diff.contains("@@ | **#1** Review alone\n"))
    try scratch.save()
    #expect(try scratch.git("log", "-p", "-1").contains(hunk))
  }

  @Test func `what it installs is said, and taken away again to the byte`() throws {
    let scratch = try Scratch.record()
    let before = try scratch.read(".git/config")
    let missing = try scratch.run(["git-setup", "--check"])
    #expect(missing.status == 1)
    #expect(missing.standardOutput.hasPrefix("diff driver: not installed\n"))
    for _ in 1...2 {
      let run = try scratch.run(["git-setup", "--hook"])
      #expect(
        run.transcript == """
          diff driver: installed
          .gitattributes: names it
          prepare-commit-msg hook: installed
          --- status 0

          """)
    }
    #expect(try scratch.run(["git-setup", "--check"]).status == 0)
    try scratch.git("config", "--local", "diff.other.textconv", "cat")
    let removed = try scratch.run(["git-setup", "--remove"])
    #expect(removed.transcript == "Removed.\n--- status 0\n")
    #expect(!scratch.exists(hook))
    try scratch.git("config", "--local", "--remove-section", "diff.other")
    #expect(try scratch.read(".git/config") == before)
    let again = try scratch.run(["git-setup", "--remove"])
    #expect(again.transcript == "Nothing of mentordoc was installed.\n--- status 0\n")
  }

  @Test func `a commit made by hand gets the message that save would write`() throws {
    let scratch = try record()
    try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
    let preview = try scratch.run(["save", "--dry-run"]).standardOutput
    #expect(try scratch.run(["git-setup", "--hook"]).status == 0)
    try scratch.git("-c", "core.editor=true", "commit", "-q", "-a")
    let message = try scratch.git("log", "-1", "--format=%B")
    #expect(
      message == """
        ada-lovelace: action plan revised

        - goal 1: target date 2026-05-30 -> 2026-06-30

        Pairing: ada-lovelace
        Event: plan
        Goal: 1

        """)
    for line in message.split(separator: "\n") { #expect(preview.contains(line)) }
  }

  @Test func `only what is staged gets into the message, of several pairings too`() throws {
    let scratch = try record("--hook")
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    try scratch.git("add", "pairings/grete-hermann")
    try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
    try scratch.write("# Graduates\n\nAda\n", to: "graduates.md")
    try scratch.git("-c", "core.editor=true", "commit", "-q")
    #expect(
      try scratch.git("log", "-1", "--format=%s") == "grete-hermann: pairing with Grace Hopper")
    try scratch.git("-c", "core.editor=true", "commit", "-q", "-a", "-s")
    #expect(
      try scratch.git("log", "-1", "--format=%B") == """
        ada-lovelace, programme

        ada-lovelace: action plan revised
        - goal 1: target date 2026-05-30 -> 2026-06-30

        programme: graduates changed

        Pairing: ada-lovelace
        Event: plan
        Goal: 1
        Event: programme
        Signed-off-by: Mira Mentor <mira@example.org>

        """)
  }

  @Test func `a message that comes from elsewhere is left alone`() throws {
    let scratch = try record("--hook")
    func edit(_ day: String) throws {
      try scratch.replace(
        try #require(scratch.read(plan).firstMatch(of: /2026-\d\d-\d\d \|/)).output.description,
        with: "\(day) |", in: plan)
    }
    try edit("2026-07-01")
    try scratch.git("commit", "-q", "-a", "-m", "mine")
    #expect(try scratch.git("log", "-1", "--format=%B") == "mine\n")
    try edit("2026-07-02")
    try scratch.git("-c", "core.editor=true", "commit", "-q", "-a", "--amend")
    #expect(try scratch.git("log", "-1", "--format=%B") == "mine\n")
    try edit("2026-07-03")
    try scratch.write("from a template\n", to: "../template")
    try scratch.git(
      "-c", "core.editor=echo more >>", "commit", "-q", "-a", "-t",
      scratch.path("../template"))
    let fromTemplate = try scratch.git("log", "-1", "--format=%B")
    #expect(fromTemplate.hasPrefix("from a template\n") && fromTemplate.contains("\nmore\n"))
    #expect(!fromTemplate.contains("Pairing:"))
    try scratch.write("elsewhere\n", to: "code.txt")
    try scratch.git("add", "code.txt")
    try scratch.git("-c", "core.editor=echo theirs >>", "commit", "-q")
    #expect(try scratch.git("log", "-1", "--format=%B") == "theirs\n")
  }

  @Test func `a commit is never stopped`() throws {
    let scratch = try record("--hook")
    try scratch.write("name: [", to: "mentordoc.yml")
    try scratch.git("-c", "core.editor=echo mine >>", "commit", "-q", "-a")
    #expect(try scratch.git("log", "-1", "--format=%B") == "mine\n")
  }

  @Test func `another's hook stays as it is`() throws {
    let scratch = try Scratch.record()
    try scratch.write("#!/bin/sh\nexit 0\n", to: hook)
    let run = try scratch.run(["git-setup", "--hook"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("there is a 'prepare-commit-msg' hook already"))
    #expect(run.standardError.contains("git-setup message \"$@\""))
    #expect(try scratch.read(hook) == "#!/bin/sh\nexit 0\n")
    #expect(try scratch.run(["git-setup", "--remove"]).status == 0)
    #expect(try scratch.read(hook) == "#!/bin/sh\nexit 0\n")
  }

  @Test func `hooks that other repositories have as well get nothing`() throws {
    let scratch = try Scratch.record()
    try scratch.write("", to: "../common hooks/keep")
    try scratch.git("config", "core.hooksPath", scratch.path("../common hooks"))
    let run = try scratch.run(["git-setup", "--hook"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("core.hooksPath"))
    #expect(!scratch.exists("../common hooks/prepare-commit-msg"))
    try scratch.git("config", "core.hooksPath", ".my hooks")
    #expect(try scratch.run(["git-setup", "--hook"]).status == 0)
    #expect(scratch.exists(".my hooks/prepare-commit-msg"))
  }

  @Test func `a work tree, a sub-folder and a program with blanks in its path do as well`() throws {
    let scratch = try Scratch()
    try scratch.git("init", "-q")
    #expect(try scratch.run(["init", "the programme"]).status == 0)
    try scratch.write(
      Documents.pairing("Ada Lovelace"), to: "the programme/pairings/ada-lovelace/pairing.md")
    try scratch.write(Documents.plan, to: "the programme/" + plan)
    try scratch.git("add", ".")
    try scratch.git("commit", "-q", "-m", "all")
    try scratch.git("worktree", "add", "-q", "-b", "other", "../other tree")
    let line = """
      mkdir '../my programs' && ln -s "$(command -v mentordoc)" '../my programs/mentordoc' &&
      cd '../other tree/the programme' && '../../my programs/mentordoc' git-setup --hook
      """
    let path: String = try scratch.shell(line)
    #expect(path.hasSuffix("prepare-commit-msg hook: installed\n"), "\(path)")
    let tree = "../other tree/the programme"
    try scratch.replace("8 reviewed PRs", with: "12 reviewed PRs", in: "\(tree)/\(plan)")
    #expect(try scratch.git("diff", in: tree).contains("\n+|   #1 Success Measures: 12 reviewed"))
    try scratch.git("-c", "core.editor=true", "commit", "-q", "-a", in: tree)
    #expect(
      try scratch.git("log", "-1", "--format=%s", in: tree) == "ada-lovelace: action plan revised")
  }

  @Test func `an older programme is told which line it lacks`() throws {
    let scratch = try Scratch.record()
    try scratch.write("*.md text\n", to: ".gitattributes")
    let run = try scratch.run(["git-setup"])
    #expect(run.status == 0)
    #expect(run.standardError.contains("add the line 'pairings/**/*.md diff=mentordoc'"))
    #expect(try scratch.run(["git-setup", "--check"]).status == 1)
  }

  @Test func `without a repository it says what to do`() throws {
    let scratch = try Scratch()
    try scratch.write("name: a\n", to: "mentordoc.yml")
    let run = try scratch.run(["git-setup"])
    #expect(run.status == 2)
    #expect(run.standardError.hasPrefix("error: there is no git repository around "))
  }
}
