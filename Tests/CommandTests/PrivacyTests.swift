import Testing

/// What is private never gets into a commit, and is found where it is in one.
@Suite struct PrivacyTests {
  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme()
    try scratch.newPairing("Ada Abel")
    try scratch.write("thoughts\n", to: "private/ada.md")
    try scratch.write("thoughts\n", to: "notes/own/ada.md")
    try scratch.replace(
      "name: Example Programme", with: "name: Example Programme\nprivate: [notes/own/**]",
      in: "mentordoc.yml")
    return scratch
  }

  private func privateFiles(_ scratch: Scratch, _ options: String...) throws -> [String] {
    let run = try scratch.run(["check", "--select", "tracked-private-file"] + options)
    let lines = run.standardOutput.split(separator: "\n").filter { $0.contains("error:") }
    #expect(run.status == (lines.isEmpty ? 0 : 1), "\(run.transcript)")
    return lines.map { String($0.prefix { $0 != ":" }) }
  }

  @Test func `private files that merely lie there are nobody's business`() throws {
    let scratch = try programme()
    #expect(try privateFiles(scratch) == [])
    let save = try scratch.run(["save"])
    #expect(save.status == 0)
    #expect(try scratch.git("ls-files").contains("ada.md") == false)
    #expect(try privateFiles(scratch, "--rev", "HEAD") == [])
  }

  @Test func `save leaves out what somebody has staged, and check finds it wherever it reads`()
    throws
  {
    let scratch = try programme()
    _ = try scratch.run(["save"])
    try scratch.git("add", "--force", "private/ada.md", "notes/own/ada.md")
    let both = ["notes/own/ada.md", "private/ada.md"]
    #expect(try privateFiles(scratch) == both)
    #expect(try privateFiles(scratch, "--staged") == both)
    #expect(try privateFiles(scratch, "--changed-since", "HEAD") == both)
    #expect(try privateFiles(scratch, "--rev", "HEAD") == [])
    try scratch.write("More.\n", to: "graduates.md")
    #expect(try scratch.run(["save"]).status == 0)
    #expect(try scratch.git("show", "--name-only", "--format=", "HEAD") == "graduates.md")
    #expect(try scratch.git("diff", "--cached", "--name-only") == both.joined(separator: "\n"))
    #expect(try scratch.run(["save", "private/ada.md"]).status == 2)

    try scratch.git("commit", "--quiet", "-m", "by hand")
    #expect(try privateFiles(scratch, "--rev", "HEAD") == both)
    #expect(try privateFiles(scratch) == both)
    try scratch.git("rm", "--cached", "--quiet", "private/ada.md", "notes/own/ada.md")
    #expect(try privateFiles(scratch) == [])
    #expect(try privateFiles(scratch, "--rev", "HEAD") == both)
  }

  @Test func `nobody is shown another pair's private files`() throws {
    let scratch = try programme()
    try scratch.newPairing("Cleo Cole")
    _ = try scratch.run(["save"])
    for slug in ["ada-abel", "cleo-cole"] {
      try scratch.write("x\n", to: "pairings/\(slug)/private/x.md")
      try scratch.git("add", "--force", "pairings/\(slug)/private/x.md")
    }
    try scratch.replace("## Aim", with: "## Aim\n\nMore.", in: "pairings/ada-abel/pairing.md")
    let own = ["pairings/ada-abel/private/x.md"]
    #expect(try privateFiles(scratch, "--staged", "ada-abel") == own)
    try scratch.git("add", "pairings/ada-abel/pairing.md")
    try scratch.git("rm", "--cached", "--quiet", "pairings/cleo-cole/private/x.md")
    try scratch.git("commit", "--quiet", "-m", "by hand")
    try scratch.git("add", "--force", "pairings/cleo-cole/private/x.md")
    try scratch.git("commit", "--quiet", "-m", "by hand")
    #expect(try privateFiles(scratch, "--rev", "HEAD~1", "--changed-since", "HEAD~2") == own)
  }

  @Test func `an index that can't be read stops no check of the work tree`() throws {
    let scratch = try programme()
    _ = try scratch.run(["save"])
    try scratch.write("no index", to: ".git/index")
    let run = try scratch.run(["check"])
    #expect(run.status == 0)
    #expect(run.standardError.contains("Whether git tracks private files was not looked at: "))
  }

  @Test func `save warns of contact details and commits`() throws {
    let scratch = try programme()
    _ = try scratch.run(["save"])
    try scratch.replace(
      "## Aim", with: "## Aim\n\nAsk ada@observatory.org or +44 20 7946 0958.",
      in: "pairings/ada-abel/pairing.md")
    let run = try scratch.run(["save"])
    #expect(run.status == 0)
    #expect(run.standardError.contains("warning: e-mail address in a document"))
    #expect(run.standardError.contains("warning: phone number in a document"))
    #expect(run.standardOutput.contains("ada-abel: pairing"))
  }
}

extension Scratch {
  fileprivate func newPairing(_ mentee: String) throws {
    let run = try run([
      "new", "pairing", "--mentee", mentee, "--mentor", "Ben Bold", "--role", "Editor",
    ])
    guard run.status == 0 else { throw HarnessError("new pairing: \(run.standardError)") }
  }
}
