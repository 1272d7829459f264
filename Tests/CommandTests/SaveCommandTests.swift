import Foundation
import Testing

@Suite struct SaveCommandTests {
  private let plan = "pairings/ada-lovelace/action-plan.md"

  /// What stands behind a trailer in each commit, the newest first.
  private func trailers(_ key: String, _ scratch: Scratch) throws -> [String] {
    try scratch.git("log", "--format=%(trailers:key=\(key),valueonly,separator=%x2C)")
      .components(separatedBy: "\n")
  }

  private func subjects(_ scratch: Scratch) throws -> [String] {
    try scratch.git("log", "--format=%s").components(separatedBy: "\n")
  }

  private func expectWellMade(_ scratch: Scratch) throws {
    try scratch.git("fsck", "--strict")
    #expect(try scratch.git("status", "--porcelain") == "")
  }

  @Test func `the first save commits the programme's own files`() throws {
    let scratch = try Scratch.programme()
    let run = try scratch.run(["save"])
    let id = try scratch.git("rev-parse", "--short=7", "HEAD")
    #expect(run.status == 0)
    #expect(run.standardOutput == "[main \(id)] programme: set up\n")
    #expect(try scratch.git("log", "--format=%B") == "programme: set up\n\nEvent: programme\n")
    try expectWellMade(scratch)
  }

  @Test(arguments: [
    ["save", "ada-lovelace"], ["save", "pairings/ada-lovelace/pairing.md"],
    ["save", "graduates.md", "ada-lovelace"],
    ["new", "check-in", "ada-lovelace", "--save"],
  ])
  func `the record begins with the programme's own files, whatever is saved first`(
    arguments: [String]
  ) throws {
    let scratch = try Scratch()
    try scratch.git("init", "-q", "-b", "main")
    try scratch.write("# Read me\n", to: "README.md")
    try scratch.git("add", ".")
    try scratch.git("commit", "-q", "-m", "begin")
    _ = try scratch.run(["init", "--name", "Example Programme"])
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    try scratch.write("# Read me later\n", to: "README.md")
    let run = try scratch.run(arguments)
    #expect(run.status == 0, "\(run.transcript)")
    #expect(
      try subjects(scratch) == [
        "ada-lovelace: pairing with Grace Hopper", "programme: set up", "begin",
      ])
    // What init did not make, and what was not asked for, stays as it is.
    let left = try scratch.git("status", "--porcelain").components(separatedBy: "\n")
    #expect(left.contains(" M README.md") && left.contains("?? pairings/grete-hermann/"))
    #expect(!left.contains { $0.contains("mentordoc.yml") || $0.contains("graduates.md") })
    let log = try scratch.run(["log"]).standardOutput
    #expect(log.contains("\n2026-03-01  programme  set up  (Mira Mentor)\n"))
  }

  @Test func `the settings alone can be saved by name, and nothing brings nothing along`() throws {
    let scratch = try Scratch.programme()
    let nothing = try scratch.run(["save", "templates"])
    #expect(nothing.status == 2)
    #expect(try scratch.git("status", "--porcelain").contains("?? mentordoc.yml"))
    try scratch.save("mentordoc.yml")
    #expect(
      try scratch.git("show", "--format=%s", "--name-only")
        == "programme: set up\n\nmentordoc.yml")
    try scratch.save("graduates.md")
    #expect(try subjects(scratch)[0] == "programme: graduates changed")
  }

  @Test func `one commit for each pairing that changed, and the programme's own last`() throws {
    let scratch = try Scratch.record()
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    try scratch.write("- everybody\n", to: "graduates.md")
    let output = try scratch.save()
    #expect(output.components(separatedBy: "\n").count == 4)
    #expect(
      try subjects(scratch) == [
        "programme: graduates changed", "grete-hermann: pairing with Grace Hopper",
        "ada-lovelace: pairing with Grace Hopper", "programme: set up",
      ])
    #expect(try trailers("Pairing", scratch) == ["", "grete-hermann", "ada-lovelace", ""])
    #expect(try trailers("Event", scratch) == ["programme", "pairing", "pairing", "programme"])
    #expect(try trailers("Goal", scratch) == ["", "1", "1", ""])
    #expect(
      try scratch.git("show", "--format=", "--name-only", "HEAD^")
        == "pairings/grete-hermann/action-plan.md\npairings/grete-hermann/pairing.md")
    try expectWellMade(scratch)
  }

  @Test func `the message says what changed, and git reads its trailers`() throws {
    let scratch = try Scratch.record()
    try scratch.write(Documents.first, to: "pairings/ada-lovelace/meetings/2026-01-14-first.md")
    try scratch.save()
    try scratch.write(
      Documents.progress, to: "pairings/ada-lovelace/meetings/2026-02-11-progress.md")
    try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
    try scratch.save("-m", "Grace was ill in January.")
    let message = try scratch.git("log", "-1", "--format=%B")
    #expect(
      message == """
        ada-lovelace: progress meeting of 2026-02-11

        Grace was ill in January.

        - goal 1: target date 2026-05-30 -> 2026-06-30
        - check list: 3 of 4
        - action items: 1 done, 1 new

        Pairing: ada-lovelace
        Event: progress
        Goal: 1

        """)
    try scratch.write(message, to: "../message")
    #expect(
      try scratch.git("interpret-trailers", "--parse", "../message")
        == "Pairing: ada-lovelace\nEvent: progress\nGoal: 1")
    try expectWellMade(scratch)
  }

  @Test func `nothing to save says why`() throws {
    let scratch = try Scratch.record()
    try scratch.save()
    let head = try scratch.git("rev-parse", "HEAD")
    for arguments in [["save"], ["save", "ada-lovelace"], ["save", plan], ["save", "--dry-run"]] {
      let run = try scratch.run(arguments)
      #expect(run.status == 0)
      #expect(run.standardOutput.hasPrefix("Nothing to save: "))
    }
    #expect(try scratch.git("rev-parse", "HEAD") == head)
  }

  @Test func `what else is staged or changed stays as it is`() throws {
    let scratch = try Scratch.record()
    try scratch.write("one\n", to: "code.py")
    try scratch.git("add", "code.py")
    try scratch.write("two\n", to: "code.py")
    try scratch.write("other\n", to: "other.py")
    try scratch.write("picture\n", to: "pairings/ada-lovelace/picture.png")
    try scratch.git("add", "pairings/ada-lovelace/picture.png")
    try scratch.save()
    #expect(
      try scratch.git("status", "--porcelain").components(separatedBy: "\n") == [
        "AM code.py", "A  pairings/ada-lovelace/picture.png", "?? other.py",
      ])
    #expect(try scratch.git("show", ":code.py") == "one")
    #expect(!(try scratch.git("ls-tree", "-r", "--name-only", "HEAD")).contains("picture"))
    try scratch.git("fsck", "--strict")
  }

  @Test func `what a broken-off new leaves behind is no pairing to anybody`() throws {
    let scratch = try Scratch.programme()
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    _ = try scratch.run(["save"])
    for draft in ["pairings/.mentordoc-1a2b.tmp", "pairings/ada-lovelace/.mentordoc-3c4d.tmp"] {
      try scratch.write("---\nmentee: {name: Half}\n", to: draft + "/pairing.md")
    }
    try scratch.write("# Half a plan\n", to: "pairings/ada-lovelace/.mentordoc-5e6f.tmp")
    #expect(try scratch.run(["check"]).transcript.contains("1 pairing, "))
    let run = try scratch.run(["save"])
    #expect(run.transcript.contains("othing to save"), "\(run.transcript)")
    #expect(try subjects(scratch).count == 2)
  }

  @Test func `a dry run prints the messages and changes nothing`() throws {
    let scratch = try Scratch.record()
    let before = try scratch.git("status", "--porcelain")
    let head = try scratch.git("rev-parse", "HEAD")
    let run = try scratch.run(["save", "--dry-run"])
    #expect(run.status == 0)
    #expect(
      run.standardOutput == """
        would commit
          pairings/ada-lovelace/action-plan.md
          pairings/ada-lovelace/pairing.md

            ada-lovelace: pairing with Grace Hopper

            - gap G1 added
            - goal 1 set, target date 2026-05-30
            - goal 1: progress noted

            Pairing: ada-lovelace
            Event: pairing
            Goal: 1


        """)
    #expect(try scratch.git("status", "--porcelain") == before)
    #expect(try scratch.git("rev-parse", "HEAD") == head)
  }

  @Test func `only what is named is saved`() throws {
    let scratch = try Scratch.record()
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    try scratch.save("ada-lovelace")
    #expect(try subjects(scratch)[0] == "ada-lovelace: pairing with Grace Hopper")
    #expect(try scratch.git("status", "--porcelain") == "?? pairings/grete-hermann/")
    let run = try scratch.run(["save", "pairing.md"], in: "pairings/grete-hermann")
    #expect(run.status == 0)
    #expect(
      try scratch.git("status", "--porcelain") == "?? pairings/grete-hermann/action-plan.md")
  }

  @Test func `a new error stops everything, an old one nothing`() throws {
    let scratch = try Scratch.record()
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    try scratch.save()
    let head = try scratch.git("rev-parse", "HEAD")
    try scratch.replace("| 2026-05-30 |", with: "| 2026-02-30 |", in: plan)
    try scratch.replace(
      "three so far", with: "four so far", in: "pairings/grete-hermann/action-plan.md")
    let refused = try scratch.run(["save"])
    #expect(refused.status == 1)
    #expect(refused.standardOutput == "")
    #expect(refused.standardError.contains("\(plan):11:"))
    #expect(refused.standardError.contains("[impossible-date]"))
    #expect(refused.standardError.contains("error: nothing was saved: 1 new error in ada-lovelace"))
    #expect(try scratch.git("rev-parse", "HEAD") == head)

    try scratch.save("grete-hermann")
    try scratch.save("--no-check")
    #expect(try trailers("Checked", scratch)[0...1] == ["no", ""])
    // The error is in the record now, so it is nothing that the next save brings in.
    try scratch.replace("three so far", with: "five so far", in: plan)
    try scratch.save()
    #expect(try trailers("Checked", scratch)[0] == "")
    try expectWellMade(scratch)
  }

  @Test func `a template that is broken stops the save that breaks it`() throws {
    let scratch = try Scratch.record()
    try scratch.save()
    try scratch.write(
      "---\nmentordoc:\n  kind: review\n---\n\n# Review\n", to: "templates/review.md")
    let refused = try scratch.run(["save"])
    #expect(refused.status == 1)
    #expect(refused.standardError.contains("[broken-template]"))
    try scratch.save("--no-check")
    try scratch.write("# Check-in\n", to: "templates/notes.txt")
    let other = try scratch.run(["save"])
    #expect(other.status == 0, "\(other.transcript)")
  }

  @Test func `a removed document and a removed pairing are saved as well`() throws {
    let scratch = try Scratch.record()
    try scratch.write("# Check-in\n\nAll well.\n", to: "pairings/ada-lovelace/check-ins/2026-02.md")
    try scratch.save()
    try FileManager.default.removeItem(
      atPath: scratch.path("pairings/ada-lovelace/check-ins/2026-02.md"))
    try scratch.save("pairings/ada-lovelace/check-ins/2026-02.md")
    #expect(try subjects(scratch)[0] == "ada-lovelace: check-in of 2026-02 removed")
    try FileManager.default.removeItem(atPath: scratch.path("pairings/ada-lovelace"))
    try scratch.save("ada-lovelace")
    #expect(try subjects(scratch)[0] == "ada-lovelace: pairing removed")
    try expectWellMade(scratch)
  }

  @Test(
    arguments: ["mv", "git mv"],
    [[], ["ada-king"], ["ada-lovelace"], ["pairings/ada-king", "pairings/ada-lovelace"]])
  func `a renamed folder is one commit that says so`(move: String, named: [String]) throws {
    let scratch = try Scratch.record()
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    // An old error is no new one under the new name.
    try scratch.replace("| 2026-05-30 |", with: "| 2026-02-30 |", in: plan)
    try scratch.save("--no-check")
    let output: String = try scratch.shell("\(move) pairings/ada-lovelace pairings/ada-king")
    #expect(output == "")
    try scratch.replace("three so far", with: "four so far", in: "pairings/ada-king/action-plan.md")
    let run = try scratch.run(["save"] + named)
    #expect(run.status == 0, "\(run.transcript)")
    #expect(
      try scratch.git("log", "-1", "--format=%B") == """
        ada-king: renamed from ada-lovelace

        - goal 1: progress noted

        Pairing: ada-king
        Event: pairing
        Goal: 1

        """)
    #expect(try subjects(scratch).count == 4)
    try expectWellMade(scratch)
    let log = try scratch.run(["log", "ada-king"]).standardOutput
    #expect(log.components(separatedBy: "Mira").count == 3)
    #expect(try scratch.run(["check", "--history"]).standardOutput.contains("no findings"))
    let followed = try scratch.git(
      "log", "--follow", "--format=%s", "--", "pairings/ada-king/action-plan.md")
    #expect(
      followed == "ada-king: renamed from ada-lovelace\nada-lovelace: pairing with Grace Hopper")
  }

  @Test func `a pairing that goes and another that comes are two commits`() throws {
    let scratch = try Scratch.record()
    try scratch.save()
    try FileManager.default.removeItem(atPath: scratch.path("pairings/ada-lovelace"))
    try scratch.write(Documents.pairing("Grete Hermann"), to: "pairings/grete-hermann/pairing.md")
    try scratch.save("grete-hermann")
    #expect(try scratch.git("status", "--porcelain").contains(" D pairings/ada-lovelace/"))
    try scratch.save()
    #expect(
      try subjects(scratch).prefix(2) == [
        "ada-lovelace: pairing removed", "grete-hermann: pairing with Grace Hopper",
      ])
  }

  @Test func `a renamed folder keeps what is no document, and log follows all the same`() throws {
    let scratch = try Scratch.record()
    try scratch.write("picture\n", to: "pairings/ada-lovelace/picture.png")
    try scratch.save()
    try scratch.git("add", ".")
    try scratch.git("commit", "-q", "-m", "a picture")
    try FileManager.default.moveItem(
      atPath: scratch.path("pairings/ada-lovelace"), toPath: scratch.path("pairings/ada-king"))
    try scratch.save()
    #expect(
      try scratch.git("status", "--porcelain").components(separatedBy: "\n") == [
        " D pairings/ada-lovelace/picture.png", "?? pairings/ada-king/picture.png",
      ])
    #expect(try subjects(scratch)[0] == "ada-king: renamed from ada-lovelace")
    for name in ["ada-king", "ada-lovelace"] {
      let log = try scratch.run(["log", name]).standardOutput
      #expect(log.contains("ada-king  renamed from ada-lovelace"), "\(log)")
      #expect(log.contains("ada-lovelace  pairing with Grace Hopper"), "\(log)")
    }
  }

  @Test func `nothing private is ever saved`() throws {
    let scratch = try Scratch.record()
    try scratch.save()
    let text = try scratch.read("mentordoc.yml")
    try scratch.write(text + "private: [\"*-own.md\"]\n", to: "mentordoc.yml")
    try scratch.write("x\n", to: "private/ada.md")
    try scratch.write("x\n", to: "pairings/ada-lovelace/meetings/2026-03-01-own.md")
    try scratch.git("add", "-f", ".")
    let run = try scratch.run(["save"])
    #expect(run.status == 0)
    #expect(run.standardError.contains("pairings/ada-lovelace/meetings/2026-03-01-own.md"))
    let saved = try scratch.git("ls-tree", "-r", "--name-only", "HEAD")
    #expect(!saved.contains("private/") && !saved.contains("own.md"))
    for path in ["private/ada.md", "private", "pairings/ada-lovelace/meetings/2026-03-01-own.md"] {
      let refused = try scratch.run(["save", path])
      #expect(refused.status == 2)
      #expect(refused.standardError.contains("is private"))
    }
  }

  @Test func `what is no part of the programme is refused by name`() throws {
    let scratch = try Scratch.record()
    try scratch.write("x\n", to: "code.py")
    try scratch.write("x\n", to: "pairings/ada-lovelace/picture.png")
    for path in ["code.py", "pairings/ada-lovelace/picture.png", "../message"] {
      let run = try scratch.run(["save", path])
      #expect(run.status == 2)
      #expect(run.standardOutput == "")
    }
    let mistyped = try scratch.run(["save", "ada-lovelac"])
    #expect(mistyped.status == 2)
    #expect(mistyped.standardError.contains("Did you mean 'ada-lovelace'?"))
  }

  @Test func `a programme in a sub-folder of its repository is saved there`() throws {
    let scratch = try Scratch()
    try scratch.write("code\n", to: "code.py")
    try scratch.git("init", "-q", "-b", "trunk")
    try scratch.write("", to: "docs/index.md")
    let made = try scratch.run(["init", "docs/mentoring", "--name", "Example"])
    try #require(made.status == 0)
    try scratch.write(
      Documents.pairing("Ada Lovelace"), to: "docs/mentoring/pairings/ada-lovelace/pairing.md")
    let run = try scratch.run(["save"], in: "docs/mentoring/pairings/ada-lovelace")
    #expect(run.status == 0)
    #expect(run.standardOutput.hasPrefix("[trunk "))
    #expect(
      try subjects(scratch) == ["ada-lovelace: pairing with Grace Hopper", "programme: set up"])
    #expect(try scratch.git("status", "--porcelain") == "?? code.py\n?? docs/index.md")
  }

  @Test func `on a detached head it saves, and says that no branch has it`() throws {
    let scratch = try Scratch.record()
    try scratch.git("checkout", "-q", "--detach")
    let run = try scratch.run(["save"])
    #expect(run.status == 0)
    #expect(run.standardOutput.hasPrefix("[detached HEAD "))
    let id = try scratch.git("rev-parse", "--short=10", "HEAD")
    #expect(
      run.standardError.contains("warning: HEAD is detached, so what was saved is on no branch"))
    #expect(run.standardError.contains("'git branch NAME \(id)'"))
    #expect(try scratch.git("log", "--format=%s", "main") == "programme: set up")
    try expectWellMade(scratch)
  }

  @Test func `without an identity nothing is saved`() throws {
    let scratch = try Scratch.record()
    let before = try scratch.git("status", "--porcelain")
    var environment: [String: String?] = [:]
    for name in ["AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"] {
      environment["GIT_\(name)"] = String?.none
    }
    try scratch.git("config", "user.useConfigOnly", "true")
    let run = try scratch.run(["save"], environment: environment)
    #expect(run.status == 2)
    #expect(run.standardError.contains("git config"))
    #expect(try scratch.git("status", "--porcelain") == before)
  }

  @Test func `a hook that refuses is obeyed, and its words are shown`() throws {
    let scratch = try Scratch.record()
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    try scratch.hook("commit-msg", "echo only on Fridays; ! grep -q grete $1")
    let before = try scratch.git("status", "--porcelain")
    let run = try scratch.run(["save"])
    #expect(run.status == 1)
    #expect(run.standardOutput == "")
    #expect(run.standardError.contains("only on Fridays\n"))
    #expect(run.standardError.contains("error: the 'commit-msg' hook refused"))
    #expect(try subjects(scratch) == ["programme: set up"])
    #expect(try scratch.git("status", "--porcelain") == before)
    try scratch.save("--no-verify")
    #expect(try subjects(scratch).count == 3)
    try expectWellMade(scratch)
  }

  /// Two copies of a repository with a programme in a sub-folder: `save` in one, and in the other git.
  @Test(arguments: [true, false])
  func `in a sub-folder hooks are told what git tells them, before the first commit too`(
    isUnborn: Bool
  ) throws {
    let scratch = try Scratch()
    try scratch.git("init", "-q", "-b", "main", "a")
    try scratch.write("", to: "a/docs/index.md")
    #expect(try scratch.run(["init", "a/docs/office", "--name", "Example"]).status == 0)
    if !isUnborn {
      try scratch.git("add", ".", in: "a")
      try scratch.git("commit", "-q", "-m", "begin", in: "a")
      try scratch.write(
        scratch.read("a/docs/office/mentordoc.yml") + "# changed\n",
        to: "a/docs/office/mentordoc.yml")
    }
    try scratch.write("staged\n", to: "a/other.md")
    try scratch.git("add", ".", in: "a")
    try scratch.write("staged, and changed\n", to: "a/other.md")
    for name in ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"] {
      let path = "a/.git/hooks/\(name)"
      try scratch.write(
        """
        #!/bin/sh
        { echo "== \(name) $# $*"; pwd; env | grep -E '^(GIT_|PATH=)' | sort
          git diff --cached --name-status; git diff --name-only; } >>"$HOME/$(basename "$PWD").log" 2>&1
        test \(name) != commit-msg || echo 'Hooked: yes' >>"$1"

        """, to: path)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: scratch.path(path))
    }
    try scratch.shellOrFail("cp -a a b")
    let save = try scratch.run(["save", "mentordoc.yml"], in: "a/docs/office")
    #expect(save.status == 0, "\(save.transcript)")
    let paths = try scratch.git("show", "--format=", "--name-only", "HEAD", in: "a")
      .components(separatedBy: "\n")
    let message = try scratch.git("log", "-1", "--format=%B", in: "a")
      .replacing("\nHooked: yes", with: "")
    try scratch.shellOrFail(
      "cd b/docs/office && git commit -q -m '\(message)' --only -- "
        + paths.map { "':/\($0)'" }.joined(separator: " "))
    func observed(_ folder: String) throws -> String {
      let seen =
        try scratch.shell(
          "cd \(folder); git cat-file commit HEAD; git ls-files -s; git status --porcelain=v2; "
            + "git log -g --format='%gs'; cat \"$HOME/\(folder).log\"") as String
      return seen.replacing(scratch.path(folder), with: "TOP")
        .replacing(/next-index-[0-9]+/, with: "next-index-ID")
    }
    let (ours, theirs) = (try observed("a"), try observed("b"))
    #expect(ours == theirs)
    #expect(ours.contains("GIT_PREFIX=docs/office/") && ours.contains("Hooked: yes"))
  }

  @Test func `a hook that may not run is named`() throws {
    let scratch = try Scratch.record()
    try scratch.write("exit 1\n", to: ".git/hooks/pre-commit")
    let run = try scratch.run(["save"])
    #expect(run.status == 0)
    #expect(run.standardError.contains("pre-commit' is not executable"))
  }

  @Test func `a hook that stages something private is stopped`() throws {
    let scratch = try Scratch.record()
    try scratch.hook("pre-commit", "git add -f private")
    try scratch.write("x\n", to: "private/ada.md")
    let run = try scratch.run(["save"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("'private/ada.md', which is private"))
    #expect(try subjects(scratch) == ["programme: set up"])
  }

  @Test func `a hook that hangs ends with the save, which leaves nothing behind`() throws {
    let scratch = try Scratch.record()
    try scratch.hook("pre-commit", "touch started; exec sleep 60")
    let begin = Date()
    let run: Run = try scratch.shell(
      "\"$0\" save & while [ ! -e started ]; do sleep 0.1; done; kill -TERM $!; wait $!")
    // Where who started this test holds signals back, the process ends by itself.
    #expect(run.status == 143 || run.standardError.contains("interrupted"), "\(run.transcript)")
    #expect(Date().timeIntervalSince(begin) < 50)
    #expect(try subjects(scratch) == ["programme: set up"])
    try FileManager.default.removeItem(atPath: scratch.path(".git/hooks/pre-commit"))
    try scratch.save()
  }

  @Test func `the message can be edited, and an empty one saves nothing`() throws {
    let scratch = try Scratch.record()
    try scratch.write("#!/bin/sh\nprintf 'Agreed with both.\\n' >>\"$1\"\n", to: "../editor")
    try scratch.git("config", "core.editor", "sh ../editor")
    let run = try scratch.run(["save", "--edit"], environment: ["GIT_EDITOR": nil])
    #expect(run.status == 0, "\(run.transcript)")
    let message = try scratch.git("log", "-1", "--format=%B")
    #expect(message.hasPrefix("ada-lovelace: pairing with Grace Hopper\n"))
    #expect(message.hasSuffix("\nAgreed with both.\n"))
    #expect(!message.contains("To be saved"))

    try scratch.replace("three so far", with: "four so far", in: plan)
    let emptied = try scratch.run(["save", "--edit"], environment: ["GIT_EDITOR": ": >"])
    #expect(emptied.status == 1)
    #expect(emptied.standardError.contains("the message is empty"))
    let broken = try scratch.run(["save", "--edit"], environment: ["GIT_EDITOR": "false"])
    #expect(broken.status == 2)
    #expect(broken.standardError.contains("the editor ended with an error; nothing was committed"))
    #expect(try subjects(scratch).count == 2)
  }

  @Test func `a repository that belongs to somebody else in part stays as it is`() throws {
    let scratch = try Scratch.record()
    try scratch.shellOrFail("chmod -R a-w .git/objects; cp \"$0\" ../mentordoc")
    // What is taken away is not taken away from root.
    let prefix =
      geteuid() == 0
      ? "chown -R 65534 ..; setpriv --reuid=65534 --regid=65534 --clear-groups ../mentordoc"
      : "../mentordoc"
    let before = try scratch.git("status", "--porcelain")
    let save: Run = try scratch.shell("\(prefix) save")
    #expect(save.status == 2)
    #expect(save.standardError.contains(".git/objects"), "\(save.transcript)")
    #expect(save.standardError.contains("Permission denied"))
    let doctor: Run = try scratch.shell("\(prefix) doctor --format json")
    #expect(doctor.status == 1)
    #expect(doctor.standardOutput.contains(".git/objects': Permission denied"))
    try scratch.shellOrFail("test $(id -u) != 0 || chown -R 0 ..")
    #expect(try scratch.git("status", "--porcelain") == before)
    #expect(try subjects(scratch) == ["programme: set up"])
    try scratch.git("fsck", "--strict")
  }

  @Test func `a merge under way is left alone`() throws {
    let scratch = try Scratch.record()
    try scratch.save()
    try scratch.beside {
      try scratch.replace("three so far", with: "four so far", in: plan)
      try scratch.save()
    }
    try scratch.replace("three so far", with: "five so far", in: plan)
    try scratch.save()
    #expect(throws: HarnessError.self) { try scratch.git("merge", "other") }
    let before = try scratch.git("status", "--porcelain")
    let run = try scratch.run(["save"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("merge"))
    #expect(try scratch.git("status", "--porcelain") == before)

    // Conflict markers that are still there after the merge are a damaged record.
    let text = try scratch.read(plan)
    try scratch.git("merge", "--abort")
    try scratch.write(text, to: plan)
    let damaged = try scratch.run(["save"])
    #expect(damaged.status == 1)
    #expect(damaged.standardError.contains("[conflict-markers]"))
  }

  @Test func `without a work tree or a repository there is nothing to save in`() throws {
    let bare = try Scratch()
    try bare.git("init", "-q", "--bare")
    let refused = try bare.run(["save"])
    #expect(refused.status == 2)
    #expect(refused.standardError.contains("bare"))

    let none = try Scratch()
    try none.write("name: Example\n", to: "mentordoc.yml")
    let run = try none.run(["save"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("git init"))
  }

  @Test func `names and texts can't leave their place in a message`() throws {
    let scratch = try Scratch.record()
    try scratch.write(
      Documents.pairing("Ada Lovelace", mentor: "\"@grace #1 (https://x)\""),
      to: "pairings/ada-lovelace/pairing.md")
    try scratch.replace(
      "- [ ] goal 1: three so far",
      with: "- [x] goal 1: 2026-03-01, confirmed by @grace #12\\nEvent: closing", in: plan)
    try scratch.save()
    let message = try scratch.git("log", "-1", "--format=%B")
    #expect(!message.contains("@") && !message.contains("#"))
    #expect(try trailers("Event", scratch)[0] == "pairing")
  }
}
