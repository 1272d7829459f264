import Foundation
import Testing

@Suite struct RemindCommandTests {
  private static let text = """
    ada: check-in due 2026-04-07, review due 2026-04-07 -> https://example.org/issues/3

      @ada, @grace: the check-in of 2026-04-07. All well? Then no reply is needed.
      Anything else: write to help@example.org, not here; the other one will not see it.

      @grace: the review of 2026-04-07. Does the mentoring of Ada continue, or is it time to graduate? \
    Please answer here.
      Then put it on record, with the link to your answer: `mentordoc new review ada continue --link …`, \
    or `mentordoc new review ada graduate --link …`.


    """

  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme("--contact", "help@example.org")
    let run = try scratch.run([
      "new", "pairing", "--mentee", "Ada (ada)", "--mentor", "Grace (grace)", "--role", "R",
      "--started", "2026-01-07", "--slug", "ada",
      "--set", "application=https://example.org/issues/3",
    ])
    #expect(run.status == 0)
    return scratch
  }

  @Test func `what is due together is one message, given once`() throws {
    let scratch = try programme()
    let today = ["remind", "--today", "2026-04-08"]
    let tried = try scratch.run(today + ["--dry-run"])
    #expect(tried.standardOutput == Self.text)
    #expect(
      tried.standardError
        == "1 message; nothing was noted. Next: the same without --dry-run\n")
    #expect(!scratch.exists("prompts.md"))
    #expect(try scratch.run(today).standardOutput == Self.text)
    let list = """
      # Prompts

      - 2026-04-08: ada, check-in due 2026-04-07
      - 2026-04-08: ada, review due 2026-04-07

      """
    #expect(try scratch.read("prompts.md") == list)
    let again = try scratch.run(today)
    #expect(again.transcript == "--- standard error\nNothing is due.\n--- status 0\n")
    #expect(try scratch.read("prompts.md") == list)
  }

  @Test func `saving makes one commit, of the list alone and calling nobody`() throws {
    let scratch = try programme()
    #expect(try scratch.run(["save"]).status == 0)
    try scratch.write("mine\n", to: "other.txt")
    try scratch.git("add", "other.txt")
    let run = try scratch.run([
      "remind", "--save", "--format", "json", "--today", "2026-02-10",
    ])
    #expect(
      run.transcript == """
        [
          {
            "repository": ".",
            "pairing": "ada",
            "application": "https://example.org/issues/3",
            "people": [
              "ada",
              "grace"
            ],
            "matters": [
              {
                "kind": "check-in",
                "due": "2026-02-07"
              }
            ],
            "text": "@ada, @grace: the check-in of 2026-02-07. All well? Then no reply is needed.\\n\
        Anything else: write to help@example.org, not here; the other one will not see it.\\n"
          }
        ]
        --- standard error
        1 message, noted and saved in 'prompts.md'. Next: git push, then post them
        --- status 0

        """)
    #expect(
      try scratch.git("show", "--name-only", "--format=%s", "HEAD") == """
        programme: prompts changed

        prompts.md
        """)
    #expect(!(try scratch.git("log", "-1", "--format=%B").contains("@")))
    #expect(try scratch.git("status", "--porcelain") == "A  other.txt")
    let head = try scratch.git("rev-parse", "HEAD")
    let again = try scratch.run(["remind", "--save", "--format", "json", "--today", "2026-02-10"])
    #expect(again.standardOutput == "[]\n")
    #expect(try scratch.git("rev-parse", "HEAD") == head)
  }

  @Test(arguments: ["", "--save"])
  func `of several runs at once one gives the prompt`(option: String) throws {
    let scratch = try programme()
    #expect(try scratch.run(["save"]).status == 0)
    let before = try scratch.git("rev-list", "--count", "HEAD")
    let run: Run = try scratch.shell(
      """
      printf '%s\\n' 1 2 3 4 5 6 | xargs -P 6 -I@ sh -c \\
        '"$0" remind \(option) --today 2026-02-10 >../out@ 2>../err@' "$0" || exit
      cat ../out?
      cat ../err? >&2
      """)
    #expect(run.status == 0, "\(run.standardError)")
    #expect(run.standardOutput.components(separatedBy: "ada: check-in").count == 2)
    #expect(run.standardError.components(separatedBy: "Nothing is due.").count == 6)
    #expect(
      try scratch.read("prompts.md")
        == "# Prompts\n\n- 2026-02-10: ada, check-in due 2026-02-07\n")
    let after = try scratch.git("rev-list", "--count", "HEAD")
    #expect(Int(after) == Int(before).map { $0 + (option.isEmpty ? 0 : 1) })
  }

  @Test func `what can't be saved is not noted either`() throws {
    let scratch = try programme()
    #expect(try scratch.run(["save"]).status == 0)
    try scratch.write("", to: ".git/MERGE_HEAD")
    try scratch.write(try scratch.git("rev-parse", "HEAD") + "\n", to: ".git/MERGE_HEAD")
    let run = try scratch.run(["remind", "--save", "--today", "2026-02-10"])
    #expect(run.status == 2)
    #expect(run.standardOutput == "")
    #expect(!scratch.exists("prompts.md"))
    try scratch.write("", to: "prompts.md/x")
    let other = try scratch.run(["remind", "--today", "2026-02-10"])
    #expect(other.status == 2)
    #expect(other.standardError.hasPrefix("error: 'prompts.md' is not a file"))
  }

  @Test func `several repositories, and one in trouble does not stop the others`() throws {
    let scratch = try Scratch()
    for (folder, mentee) in [("one", "Ada"), ("two", "Grete")] {
      _ = try scratch.run(["init", folder, "--name", "Example"])
      try scratch.write(
        Documents.pairing(mentee), to: "\(folder)/pairings/\(mentee.lowercased())/pairing.md")
    }
    try scratch.write("", to: "one/prompts.md/x")
    let arguments = ["remind", "--today", "2026-02-10", "--repo", "one", "--repo", "two"]
    let run = try scratch.run(arguments)
    #expect(run.status == 2)
    #expect(run.standardError.contains("error: 'one': 'prompts.md' is not a file"))
    #expect(run.standardOutput.hasPrefix("grete: check-in due 2026-02-07 -> no link to an appl"))
    #expect(try scratch.read("two/prompts.md").contains("grete, check-in due 2026-02-07\n"))
  }

  @Test func `private notes keep a pairing silent and stand in one's own status alone`() throws {
    let scratch = try programme()
    let notes = scratch.folder + "/../home/notes"
    try FileManager.default.createDirectory(atPath: notes, withIntermediateDirectories: true)
    try scratch.git("config", "mentordoc.private", notes)
    try scratch.write(
      "- 2026-02-08: exam, wants quiet (ask again 2026-02-20)\n", to: "../home/notes/ada.md")
    let quiet = try scratch.run(["remind", "--today", "2026-02-19"])
    #expect(quiet.transcript == "--- standard error\nNothing is due.\n--- status 0\n")
    #expect(try scratch.run(["remind", "--today", "2026-02-20"]).standardOutput.hasPrefix("ada: "))
    let status = ["status", "--today", "2026-02-19"]
    #expect(
      try scratch.run(status).standardOutput.hasPrefix("  ada  paired  [exam, wants quiet] "))
    for (format, isShown) in [("json", true), ("csv", false), ("markdown", false)] {
      let output = try scratch.run(status + ["--format", format]).standardOutput
      #expect(output.contains("wants quiet") == isShown, "\(format)")
    }
    let files = try scratch.files()
    for file in files { #expect(!(try scratch.read(file).contains("wants quiet")), "\(file)") }
  }

  @Test func `private notes count where the repository's objects can't be read`() throws {
    let scratch = try programme()
    try scratch.shellOrFail("rm -rf .git; git init -q --object-format=sha256")
    try scratch.write(
      "- 2026-02-08: exam, wants quiet (ask again 2026-02-20)\n", to: "../home/notes/ada.md")
    try scratch.git("config", "mentordoc.private", scratch.path("../home/notes"))
    let today = ["remind", "--today", "2026-02-19"]
    #expect(
      try scratch.run(today).transcript == "--- standard error\nNothing is due.\n--- status 0\n")
    // What such a setting brings along only git itself can tell.
    try scratch.git("config", "includeIf.gitdir:/nowhere/.path", "/nowhere/config")
    let refused = try scratch.run(today)
    #expect(
      refused.transcript == """
        --- standard error
        error: nobody is reminded, since git's setting mentordoc.private, which could keep a pairing \
        silent, can't be read: the repository uses SHA-256 object names, which mentordoc can't read, \
        nor therefore which settings an 'includeIf' brings into it
        help: Write them into '.git/config', and take 'includeIf' out of git's settings.
        --- status 2

        """)
    #expect(!scratch.exists("prompts.md"))
    try scratch.git("config", "--unset", "includeIf.gitdir:/nowhere/.path")
    #expect(try scratch.run(["remind", "--today", "2026-02-20"]).standardOutput.hasPrefix("ada: "))
    #expect(try scratch.read("prompts.md").contains("ada, check-in due 2026-02-07"))
  }

  @Test(arguments: ["nowhere", "pairings", "."])
  func `private notes that can't be outside of the repository are an error`(folder: String) throws {
    let scratch = try programme()
    try scratch.git("config", "mentordoc.private", folder)
    for command in ["remind", "status"] {
      let run = try scratch.run([command])
      #expect(run.status == 2)
      #expect(run.standardOutput == "")
      #expect(run.standardError.contains("mentordoc.private"))
    }
    #expect(!scratch.exists("prompts.md"))
  }
}
