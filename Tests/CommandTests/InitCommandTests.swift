import Foundation
import Testing

@Suite struct InitCommandTests {
  @Test func `a programme and its repository are made`() throws {
    let scratch = try Scratch()
    let run = try scratch.run([
      "init", "programme", "--name", "Stars: a \"Programme\"", "--coordinator", "Ann Example (ann)",
      "--contact", "care@example.org", "--audience", "pair",
    ])
    #expect(run.status == 0)
    let files = try scratch.files().sorted()
    #expect(run.standardOutput.split(separator: "\n").map(String.init).sorted() == files)
    #expect(files.contains("programme/mentordoc.yml"))
    #expect(run.standardError.contains("Made a git repository."))
    #expect(run.standardError.contains("Next: mentordoc new pairing"))
    let configuration = try scratch.read("programme/mentordoc.yml")
    #expect(configuration.contains(#"name: "Stars: a \"Programme\"""#))
    #expect(configuration.contains("  - Ann Example (ann)\n"))
    #expect(configuration.contains("\naudience: pair\n"))
    #expect(try scratch.git("rev-parse", "--is-inside-work-tree", in: "programme") == "true")
    let check = try scratch.run(["check"], in: "programme")
    #expect(check.status == 0)
    #expect(check.standardOutput.hasPrefix("Nothing checked: there is no pairing yet."))
  }

  @Test func `the folder gives the name`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run(["init", "star-mentors"]).status == 0)
    #expect(try scratch.read("star-mentors/mentordoc.yml").contains("name: star-mentors\n"))
  }

  @Test func `nothing that is there is overwritten and a second run says so`() throws {
    let scratch = try Scratch()
    try scratch.write("mine\n", to: "README.md")
    try scratch.write("*.log\n", to: ".gitignore")
    let first = try scratch.run(["init"])
    #expect(first.status == 0)
    #expect(try scratch.read("README.md") == "mine\n")
    #expect(first.standardError.contains("Kept as they were: README.md, .gitignore\n"))
    #expect(first.standardError.contains("Add a line 'private/' to .gitignore"))
    let before = try scratch.files()
    let second = try scratch.run(["init", "--name", "Other"])
    #expect(second.status == 0)
    #expect(second.standardOutput == "")
    #expect(try scratch.files() == before)
    #expect(!(try scratch.read("mentordoc.yml").contains("Other")))
  }

  @Test func `GitHub's files come only where they are asked for, and are saved with the others`()
    throws
  {
    let plain = try Scratch.programme()
    #expect(!plain.exists(".github"))
    let scratch = try Scratch.programme("--github")
    let workflow = try scratch.read(".github/workflows/mentordoc.yml")
    let version = try scratch.run(["--version"]).standardOutput.dropLast()
    #expect(workflow.contains("mentordoc@v\(version)\n"))
    #expect(try scratch.run(["save"]).status == 0)
    #expect(try scratch.git("status", "--porcelain") == "")
    #expect(try scratch.git("ls-files", ".github").split(separator: "\n").count == 3)
  }

  @Test func `GitHub's files can be added later and are not overwritten`() throws {
    let scratch = try Scratch.programme()
    try scratch.write("mine\n", to: ".github/workflows/mentordoc.yml")
    let run = try scratch.run(["init", "--github"])
    #expect(
      run.standardOutput == """
        .github/ISSUE_TEMPLATE/mentoring-application.yml
        .github/workflows/mentordoc-remind.yml

        """)
    #expect(try scratch.read(".github/workflows/mentordoc.yml") == "mine\n")
  }

  @Test func `GitHub's files in a folder of a repository are said to be in the wrong place`() throws
  {
    let scratch = try Scratch()
    try scratch.git("init", "-q")
    let run = try scratch.run(["init", "mentoring", "--github"])
    #expect(run.status == 0)
    #expect(run.standardError.contains("GitHub reads .github only at the top of the repository"))
    #expect(!(try scratch.run(["init", "other"]).standardError.contains("GitHub")))
    let top = try Scratch.programme()
    #expect(!(try top.run(["init", "--github"]).standardError.contains("GitHub reads")))
  }

  @Test func `a repository that is there is used`() throws {
    let scratch = try Scratch()
    try scratch.git("init", "-q")
    let run = try scratch.run(["init", "mentoring"])
    #expect(run.status == 0)
    #expect(!run.standardError.contains("Made a git repository"))
    #expect(!scratch.exists("mentoring/.git"))
  }

  @Test func `private notes are ignored by git`() throws {
    let scratch = try Scratch.programme()
    try scratch.write("secret", to: "private/note.md")
    #expect(!(try scratch.git("status", "--short").contains("private")))
  }

  @Test func `a programme is not made inside of another one`() throws {
    let scratch = try Scratch.programme()
    for folder in ["inner", "pairings"] {
      let run = try scratch.run(["init", folder])
      #expect(run.status == 2)
      #expect(run.standardError.contains("lies inside of the programme in"))
      #expect(!scratch.exists(folder))
    }
  }

  @Test func `a bare repository is no place for documents`() throws {
    let scratch = try Scratch()
    try scratch.git("init", "-q", "--bare", "bare.git")
    let run = try scratch.run(["init", "bare.git"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("bare repository"))
    #expect(run.standardError.contains("help: Clone it"))
    #expect(!scratch.exists("bare.git/mentordoc.yml"))
  }

  @Test(arguments: [
    ["--name", "two\nlines"], ["--name", " "], ["--coordinator", "(handle)"],
    ["--contact", "\u{1B}[31m"], ["--audience", "nobody"],
    ["--name", String(repeating: "x", count: 300)],
  ])
  func `a value that can't be used is refused before anything is written`(
    arguments: [String]
  ) throws {
    let scratch = try Scratch()
    let run = try scratch.run(["init", "new"] + arguments)
    #expect(run.status == 2)
    #expect(run.standardError.hasPrefix("error: "))
    #expect(!run.standardError.contains("\u{1B}"))
    #expect(!scratch.exists("new"))
  }

  @Test func `a file in the folder's place is named`() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "file")
    let run = try scratch.run(["init", "file"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("'file' can't be opened: Not a directory"))
  }
}
