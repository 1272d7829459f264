import Foundation
import Testing

@Suite struct HandoverCommandTests {
  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme()
    let run = try scratch.run([
      "new", "pairing", "--mentee", "Ada Example (ada)", "--mentor", "Bo Example (bo)",
      "--role", "Reviewer",
    ])
    #expect(run.status == 0)
    #expect(try scratch.run(["new", "meeting", "ada-example"]).status == 0)
    return scratch
  }

  @Test func `only the two fields change, and a first meeting comes next`() throws {
    let scratch = try programme()
    let path = "pairings/ada-example/pairing.md"
    let before = try scratch.read(path)
    let run = try scratch.run(["handover", "ada-example", "--mentor", "Cy: \"C\" (cy)"])
    #expect(run.status == 0)
    #expect(run.standardOutput == path + "\n")
    #expect(run.standardError.contains("Next: mentordoc new meeting ada-example --kind first"))
    let expected = before.replacingOccurrences(
      of: "mentor: Bo Example (bo)\nearlier-mentors:\n",
      with: "mentor: \"Cy: \\\"C\\\" (cy)\"\nearlier-mentors: [Bo Example (bo)]\n")
    #expect(try scratch.read(path) == expected)
    let meeting = try scratch.run(["new", "meeting", "ada-example", "--date", "2026-04-01"])
    #expect(meeting.standardOutput.hasSuffix("meetings/2026-04-01-first.md\n"))
    #expect(try scratch.run(["check"]).standardOutput.contains("no findings"))
  }

  @Test func `a second run changes nothing and says so`() throws {
    let scratch = try programme()
    let arguments = ["handover", "ada-example", "--mentor", "Cy Example (cy)"]
    #expect(try scratch.run(arguments).status == 0)
    let before = try scratch.read("pairings/ada-example/pairing.md")
    let again = try scratch.run(arguments)
    #expect(again.status == 0)
    #expect(again.standardOutput == "")
    #expect(again.standardError.contains("Cy Example (cy) is the mentor already"))
    #expect(try scratch.read("pairings/ada-example/pairing.md") == before)
  }

  @Test func `a damaged front matter is not edited`() throws {
    let scratch = try programme()
    let path = "pairings/ada-example/pairing.md"
    let damaged = try scratch.read(path).replacingOccurrences(
      of: "mentor: Bo", with: "mentor: @Bo")
    try scratch.write(damaged, to: path)
    let run = try scratch.run(["handover", "ada-example", "--mentor", "Cy"])
    #expect(run.status == 2)
    #expect(
      run.standardError.contains(
        "missing or damaged\nhelp: Mend what 'mentordoc check ada-example' finds"))
    #expect(try scratch.read(path) == damaged)
  }

  @Test func `a link in the document's place is not followed`() throws {
    let scratch = try programme()
    let path = "pairings/ada-example/pairing.md"
    let text = try scratch.read(path)
    try scratch.write(text, to: "elsewhere.md")
    try FileManager.default.removeItem(atPath: scratch.path(path))
    symlink(scratch.path("elsewhere.md"), scratch.path(path))
    let run = try scratch.run(["handover", "ada-example", "--mentor", "Cy"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("missing or damaged"))
    #expect(try scratch.read("elsewhere.md") == text)
  }

  @Test func `nobody is their own mentor`() throws {
    let scratch = try programme()
    let run = try scratch.run(["handover", "ada-example", "--mentor", "Ada E. (ada)"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("is the mentee of 'ada-example'"))
  }
}
