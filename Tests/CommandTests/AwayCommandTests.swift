import Foundation
import Testing

@Suite struct AwayCommandTests {
  private let path = "pairings/ada-example/pairing.md"

  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme()
    let run = try scratch.run([
      "new", "pairing", "--mentee", "Ada Example (ada)", "--mentor", "Bo Example (bo)", "--role",
      "R",
    ])
    #expect(run.status == 0)
    return scratch
  }

  @Test func `away and back change one field, and no meeting is expected between`() throws {
    let scratch = try programme()
    let before = try scratch.read(path)
    let run = try scratch.run(["away", "ada-example", "2026-03-20"])
    #expect(run.status == 0)
    #expect(run.standardOutput == path + "\n")
    #expect(run.standardError.contains("mentordoc away ada-example --back"))
    #expect(
      try scratch.read(path)
        == before.replacingOccurrences(of: "away:\n", with: "away: [2026-03-20]\n"))
    let back = try scratch.run(
      ["away", "ada-example", "--back"], environment: ["MENTORDOC_TODAY": "2026-04-10"])
    #expect(back.status == 0)
    #expect(
      try scratch.read(path)
        == before.replacingOccurrences(of: "away:\n", with: "away: [2026-03-20/2026-04-09]\n"))
    #expect(try scratch.run(["check"]).standardOutput.contains("no findings"))
    let meeting = try scratch.run(["new", "meeting", "ada-example", "--date", "2026-03-01"])
    #expect(meeting.standardError.contains("The meeting after this one: 2026-04-10."))
  }

  @Test func `a second run changes nothing and says so`() throws {
    let scratch = try programme()
    let arguments = ["away", "ada-example", "2026-07-01", "2026-07-31"]
    #expect(try scratch.run(arguments).status == 0)
    let text = try scratch.read(path)
    let again = try scratch.run(arguments)
    #expect(again.status == 0 && again.standardOutput == "")
    #expect(again.standardError == "'ada-example' is away then already; nothing was changed.\n")
    let back = try scratch.run(["away", "ada-example", "2026-09-01", "--back"])
    #expect(back.standardError == "'ada-example' is not away on 2026-09-01; nothing was changed.\n")
    #expect(try scratch.read(path) == text)
  }

  @Test(arguments: [
    ["ada-example", "2026-02-30"], ["ada-example", "soon"],
    ["ada-example", "2026-07-02", "2026-07-01"],
    ["ada-example", "2026-07-01", "2026-07-02", "--back"], ["ada-exampel", "2026-07-01"],
  ])
  func `what can't be is refused`(arguments: [String]) throws {
    let scratch = try programme()
    let text = try scratch.read(path)
    let run = try scratch.run(["away"] + arguments)
    #expect(run.status == 2)
    #expect(run.standardError.contains("\nhelp: "), "\(run.standardError)")
    #expect(try scratch.read(path) == text)
  }
}
