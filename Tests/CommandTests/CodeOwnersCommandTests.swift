import Foundation
import Testing

@Suite struct CodeOwnersCommandTests {
  private func programme(in folder: String = "") throws -> Scratch {
    let scratch = try Scratch()
    if !folder.isEmpty { try scratch.git("init", "-q", "-b", "main") }
    #expect(
      try scratch.run(
        [
          "init", folder.isEmpty ? "." : folder, "--name", "P", "--coordinator",
          "Ingrid (isolheim)",
        ]
      ).status == 0)
    let run = try scratch.run(
      ["new", "pairing", "--mentee", "Ada Example (ada)", "--mentor", "Bo", "--role", "R"],
      in: folder)
    #expect(run.status == 0)
    return scratch
  }

  @Test func `printed by default, and who has no handle is named`() throws {
    let scratch = try programme()
    let run = try scratch.run(["codeowners"])
    #expect(run.status == 0)
    #expect(
      run.standardOutput == """
        # mentordoc: written by 'mentordoc codeowners --write'; other lines are yours
        /mentordoc.yml @isolheim
        /templates/ @isolheim
        /pairings/ @isolheim
        /pairings/ada-example/ @ada
        # mentordoc: end

        """)
    #expect(run.standardError == "Left out, for want of a handle: Bo\n")
    #expect(!scratch.exists(".github"))
  }

  @Test func `written between its comments, checked, and saved with the programme`() throws {
    let scratch = try programme()
    #expect(try scratch.run(["codeowners", "--check"]).status == 1)
    let run = try scratch.run(["codeowners", "--write"])
    #expect(run.standardOutput == ".github/CODEOWNERS\n")
    #expect(try scratch.run(["codeowners", "--check"]).status == 0)
    let again = try scratch.run(["codeowners", "--write"])
    #expect(again.status == 0 && again.standardOutput == "")
    #expect(try scratch.run(["handover", "ada-example", "--mentor", "Cy (cy)"]).status == 0)
    let stale = try scratch.run(["codeowners", "--check"])
    #expect(stale.status == 1)
    #expect(stale.standardError.contains("'.github/CODEOWNERS' is not as it should be"))
    #expect(try scratch.run(["codeowners", "--write"]).status == 0)
    #expect(try scratch.read(".github/CODEOWNERS").contains("/pairings/ada-example/ @ada @cy\n"))
    #expect(try scratch.run(["save"]).status == 0)
    #expect(try scratch.git("status", "--porcelain") == "")
  }

  @Test func `a programme below the top writes to the file that the repository has`() throws {
    let scratch = try programme(in: "mentoring")
    try scratch.write("* @all\n", to: "CODEOWNERS")
    let run = try scratch.run(["codeowners", "--write"], in: "mentoring")
    #expect(run.standardOutput == "../CODEOWNERS\n")
    let text = try scratch.read("CODEOWNERS")
    #expect(text.hasPrefix("* @all\n\n# mentordoc"))
    #expect(text.contains("\n/mentoring/pairings/ada-example/ @ada\n"))
  }

  @Test func `half a block and two wishes at once are refused`() throws {
    let scratch = try programme()
    try scratch.write("* @all\n# mentordoc: end\n", to: ".github/CODEOWNERS")
    let run = try scratch.run(["codeowners", "--write"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("\nerror: .github/CODEOWNERS:2: "))
    #expect(try scratch.read(".github/CODEOWNERS") == "* @all\n# mentordoc: end\n")
    #expect(try scratch.run(["codeowners", "--write", "--check"]).status == 2)
  }
}
