import Programme
import Testing

@testable import Checking

struct FixtureTests {
  @Test(arguments: Fixture.all)
  func `a case shows what its own rule finds, and where`(_ fixture: Fixture) throws {
    let rule = try #require(allRules.first { $0.id == fixture.rule })
    let found = try findings(in: fixture.tree(), by: [rule])
    let lines = found.map(\.line)
    #expect(try lines == fixture.expected(), "found:\n\(lines.joined(separator: "\n"))")
  }

  @Test(arguments: Fixture.all)
  func `headlines and help sentences keep to the house style`(_ fixture: Fixture) throws {
    for finding in try findings(in: fixture.tree()) {
      #expect(!finding.headline.hasSuffix("."), "\(finding.headline)")
      #expect(finding.headline.first?.isUppercase == false || finding.headline.first == "G")
      #expect(finding.help.first?.isUppercase == true, "\(finding.help)")
      #expect(finding.help.hasSuffix("."), "\(finding.help)")
      #expect(!finding.headline.contains("\n") && !finding.help.contains("\n"))
      #expect(finding.explanation.isEmpty || finding.explanation.hasSuffix("."))
      #expect(finding.fingerprint.utf8.count == 16)
    }
  }

  @Test func `the base programme has no finding and its open matters are counted`() throws {
    let base = try MemoryTree(Fixture.folder + "/base")
    #expect(try findings(in: base).map(\.line) == [])
    let programme = try Programme(in: base)
    let result = check(programme.pairing("ines-moreau"), in: programme)
    #expect(
      result.open.map { "\($0.kind): \($0.text)" } == [
        "item: show the queue", "item: draft the guide for newcomers",
        "item: ask the team how the answers are",
      ])
    #expect(result.documentCount == 8)
  }
}
