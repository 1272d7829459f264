import Foundation
import Testing

/// What `check` reads: the work tree, the index, a commit, standard input.
@Suite struct CheckSourceTests {
  private static let ada = "pairings/ada-lovelace"

  /// A record of two pairings, saved, in which nothing is wrong.
  private func record() throws -> Scratch {
    let scratch = try Scratch.record()
    try scratch.addPairing("cy-example", "Cy Example")
    try scratch.save()
    return scratch
  }

  /// Makes the plan of a pairing a damaged one.
  private func damage(_ scratch: Scratch, _ slug: String = "ada-lovelace") throws {
    try scratch.replace("## Progress", with: "## Pogress", in: "pairings/\(slug)/action-plan.md")
  }

  private func checked(_ run: Run) -> String {
    String(run.standardOutput.split(separator: "\n").last ?? "")
  }

  @Test func `what is staged is checked, not what lies on disk`() throws {
    let scratch = try record()
    try damage(scratch)
    #expect(try scratch.run(["check"]).status == 1)
    let clean = try scratch.run(["check", "--staged"])
    #expect(clean.status == 0, "\(clean.transcript)")
    #expect(checked(clean).hasSuffix("Next: git commit"))
    try scratch.git("add", ".")
    try scratch.git("checkout", "-q", "HEAD", "--", "mentordoc.yml")
    try scratch.write(Documents.plan, to: Self.ada + "/action-plan.md")
    #expect(try scratch.run(["check"]).status == 0)
    let staged = try scratch.run(["check", "--staged", Self.ada + "/action-plan.md"])
    #expect(staged.status == 1)
    #expect(staged.standardOutput.contains("[missing-section]"))
    #expect(checked(staged).hasPrefix("1 pairing, 2 documents: 1 error"))
  }

  @Test
  func `a conflict in the index is a finding, and the index of a hook is the one that counts`()
    throws
  {
    let scratch = try record()
    let plan = Self.ada + "/action-plan.md"
    try scratch.git("checkout", "-qb", "other")
    try scratch.replace("8 reviewed", with: "9 reviewed", in: plan)
    try scratch.git("commit", "-qam", "nine")
    try scratch.git("checkout", "-q", "main")
    try scratch.replace("8 reviewed", with: "7 reviewed", in: plan)
    try scratch.git("commit", "-qam", "seven")
    let before = scratch.path(".git/index-before")
    try FileManager.default.copyItem(atPath: scratch.path(".git/index"), toPath: before)
    _ = try scratch.shell("git merge -q other")
    let run = try scratch.run(["check", "--staged"])
    #expect(run.status == 1)
    #expect(
      run.standardOutput.contains(plan + ": error: document cannot be read: a merge has left"))
    let hook = try scratch.run(["check", "--staged"], environment: ["GIT_INDEX_FILE": before])
    #expect(hook.status == 0, "\(hook.transcript)")
  }

  @Test func `a commit is checked without being checked out, in a bare repository too`() throws {
    let scratch = try record()
    try scratch.git("checkout", "-qb", "damaged")
    try damage(scratch)
    try scratch.git("commit", "-qam", "damaged")
    try scratch.git("checkout", "-q", "main")
    #expect(try scratch.run(["check"]).status == 0)
    let run = try scratch.run(["check", "--rev", "damaged"])
    #expect(run.status == 1)
    #expect(run.standardOutput.contains("pairings/ada-lovelace/action-plan.md:"))
    #expect(try scratch.run(["check", "--rev", "damaged~1"]).status == 0)

    try scratch.git("clone", "-q", "--bare", ".", "bare.git")
    let bare = try scratch.run(["check", "--rev", "damaged", "--repo", "bare.git"])
    #expect(bare.standardOutput == run.standardOutput)
    #expect(bare.status == 1)
    for path in ["ada-lovelace", "pairings/ada-lovelace/pairing.md"] {
      let part = try scratch.run(["check", "--rev", "damaged", path], in: "bare.git")
      #expect(checked(part).hasPrefix("1 pairing, 2 documents: 1 error"), "\(part.transcript)")
    }
    for option in [["--staged"], ["--changed-since", "main"]] {
      #expect(try scratch.run(["check"] + option, in: "bare.git").status == 2)
    }
  }

  @Test func `a programme in a folder of its repository is found in the index and in commits`()
    throws
  {
    let scratch = try Scratch()
    try scratch.git("init", "-q", "-b", "main", "whole")
    #expect(try scratch.run(["init", "whole/mentoring", "--name", "X"]).status == 0)
    try scratch.write(Documents.pairing("Ada"), to: "whole/mentoring/pairings/ada/pairing.md")
    try scratch.write("# No plan\n", to: "whole/mentoring/pairings/ada/action-plan.md")
    try scratch.git("add", ".", in: "whole")
    try scratch.git("commit", "-qm", "all", in: "whole")
    let disk = try scratch.run(["check"], in: "whole/mentoring")
    #expect(disk.status == 1)
    for (options, folder) in [
      (["--staged"], "whole/mentoring"), (["--rev", "HEAD"], "whole/mentoring/pairings"),
      (["--rev", "main", "--repo", "whole/mentoring"], ""),
    ] {
      let run = try scratch.run(["check"] + options, in: folder)
      #expect(run.status == 1)
      #expect(findings(run) == findings(disk), "\(run.transcript)")
    }
    #expect(try scratch.run(["check", "--rev", "HEAD"], in: "whole").status == 2)
    try scratch.git("clone", "-q", "--bare", "whole", "bare.git")
    for folder in ["bare.git", "bare.git/mentoring"] {
      let run = try scratch.run(["check", "--rev", "HEAD", "--repo", folder])
      #expect(findings(run) == findings(disk), "\(run.transcript)")
    }
  }

  private func findings(_ run: Run) -> [Substring] {
    run.standardOutput.split(separator: "\n").filter { $0.hasSuffix("]") }
  }

  @Test func `only pairings that changed since the work left a revision are checked`() throws {
    let scratch = try record()
    // Somebody else goes on with another pairing meanwhile, and it is damaged.
    try scratch.git("checkout", "-qb", "work")
    try scratch.git("checkout", "-q", "main")
    try damage(scratch, "cy-example")
    try scratch.git("commit", "-qam", "theirs")
    try scratch.git("checkout", "-q", "work")
    let none = try scratch.run(["check", "--changed-since", "main"])
    #expect(none.status == 0)
    #expect(none.standardOutput == "Nothing checked: no pairing changed since 'main'.\n")

    // What is not saved yet, or not even known to git, counts.
    try scratch.write("# x\n", to: Self.ada + "/check-ins/2026-03.md")
    let unsaved = try scratch.run(["check", "--changed-since", "main"])
    #expect(checked(unsaved).hasPrefix("1 pairing, 3 documents: "))
    try scratch.git("add", ".")
    for option in [[], ["--staged"]] {
      let run = try scratch.run(["check", "--changed-since", "main"] + option)
      #expect(checked(run).hasPrefix("1 pairing, 3 documents: "), "\(run.transcript)")
    }
    try scratch.git("commit", "-qm", "mine")
    for option in [[], ["--rev", "work"], ["--staged"]] {
      let run = try scratch.run(["check", "--changed-since", "main"] + option)
      #expect(checked(run).hasPrefix("1 pairing, 3 documents: "), "\(run.transcript)")
    }
    let other = try scratch.run(["check", "--changed-since", "main", "cy-example"])
    #expect(other.standardOutput.hasPrefix("Nothing checked: "))

    // What every pairing depends on widens to all.
    try scratch.replace("name: Example Programme", with: "name: Other", in: "mentordoc.yml")
    let widened = try scratch.run(["check", "--changed-since", "main"])
    #expect(checked(widened).hasPrefix("2 pairings, 5 documents: "))
    try scratch.git("commit", "-qam", "configuration")
    let commit = try scratch.run(["check", "--changed-since", "main", "--rev", "work"])
    #expect(checked(commit).hasPrefix("2 pairings, 5 documents: "))
  }

  @Test func `a revision that is not here, or without a common history, is never a pass`() throws {
    let scratch = try record()
    try scratch.git("branch", "feature-plan")
    let mistyped = try scratch.run(["check", "--changed-since", "feature-pln"])
    #expect(mistyped.status == 2)
    #expect(mistyped.standardError.contains("Did you mean 'feature-plan'?"))
    #expect(try scratch.run(["check", "--rev", "feature-pln"]).status == 2)
    try scratch.git("checkout", "-q", "--orphan", "alone")
    try scratch.git("commit", "-qm", "alone")
    let alone = try scratch.run(["check", "--changed-since", "main"])
    #expect(alone.status == 2)
    #expect(alone.standardError.contains("no commit in common"))

    try scratch.git("checkout", "-q", "main")
    let first = try scratch.git("rev-list", "--max-parents=0", "main")
    try scratch.write("# x\n", to: Self.ada + "/check-ins/2026-03.md")
    try scratch.save()
    try scratch.git("clone", "-q", "--depth", "2", "file://" + scratch.folder, "shallow")
    let unreachable = try scratch.run(["check", "--changed-since", first], in: "shallow")
    #expect(unreachable.status == 2)
    #expect(unreachable.standardError.contains("fetch-depth: 0"))
    // What the clone has is enough where it is.
    let known = try scratch.run(["check", "--changed-since", "HEAD~1"], in: "shallow")
    #expect(checked(known).hasPrefix("1 pairing, 3 documents: "), "\(known.transcript)")

    // A branch whose beginning was not fetched.
    try scratch.git("checkout", "-qb", "side", first)
    try scratch.git("commit", "-q", "--allow-empty", "-m", "side")
    try scratch.git(
      "fetch", "-q", "--depth", "1", "file://" + scratch.folder, "side:side", in: "shallow")
    let cut = try scratch.run(["check", "--changed-since", "side"], in: "shallow")
    #expect(cut.status == 2)
    #expect(cut.standardError.contains("fetch-depth: 0"), "\(cut.transcript)")
  }

  @Test func `an error that a comment suppresses is counted, and stops neither check nor save`()
    throws
  {
    let scratch = try record()
    try damage(scratch)
    #expect(try scratch.run(["save"]).status == 1)
    let plan = try scratch.read(Self.ada + "/action-plan.md")
    try scratch.write(
      "<!-- mentordoc-ignore missing-section: it is in the wiki -->\n" + plan,
      to: Self.ada + "/action-plan.md")
    let run = try scratch.run(["check"])
    #expect(run.status == 0)
    #expect(checked(run).contains("no findings; 1 suppressed."), "\(run.transcript)")
    #expect(try scratch.run(["save"]).status == 0)
  }

  @Test func `standard input stands in the place of a file`() throws {
    let scratch = try record()
    let plan = Self.ada + "/action-plan.md"
    let broken = Documents.plan.replacing("## Progress", with: "## Pogress")
    let run = try scratch.run(["check", "-", "--stdin-filename", plan], input: broken)
    #expect(run.status == 1)
    #expect(run.standardOutput.contains(plan + ":"))
    #expect(checked(run).hasPrefix("1 pairing, 2 documents: 1 error"))
    // A path from the current folder, and the lines that came in.
    let full = try scratch.run(
      ["check", "--format", "full", "-", "--stdin-filename", "action-plan.md"], in: Self.ada,
      input: broken.replacing("# Action plan\n", with: "# Action plan\n\nnew text | here\n"))
    #expect(full.standardOutput.contains("missing-section"), "\(full.transcript)")
    let new = try scratch.run(
      ["check", "-", "--stdin-filename", "pairings/new-one/pairing.md"],
      input: Documents.pairing("New One"))
    #expect(checked(new).hasPrefix("1 pairing, 1 document: "), "\(new.transcript)")
    #expect(!scratch.exists("pairings/new-one"))
    let config = try scratch.run(
      ["check", "-", "--stdin-filename", "mentordoc.yml"], input: "name: [\n")
    #expect(config.status == 2)
    let large = try scratch.run(
      ["check", "-", "--stdin-filename", plan],
      input: String(repeating: "word ", count: 300_000))
    #expect(large.standardOutput.contains("[unreadable-document]"))
    #expect(try scratch.run(["check", "-", "--stdin-filename", "/etc/passwd"]).status == 2)
  }

  @Test(arguments: [
    ["-"], ["--stdin-filename", "x.md"], ["-", "ada-lovelace", "--stdin-filename", "x.md"],
    ["-", "--stdin-filename", "x.md", "--staged"], ["--staged", "--rev", "HEAD"],
    ["-", "--stdin-filename", "x.md", "--changed-since", "HEAD"],
  ])
  func `options that can't be meant together are refused with what to do`(options: [String]) throws
  {
    let scratch = try record()
    let run = try scratch.run(["check"] + options)
    #expect(run.status == 2)
    #expect(run.standardOutput == "")
    #expect(run.standardError.contains("help: "))
  }
}
