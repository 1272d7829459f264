import Programme
import Testing

@testable import Checking

struct RuleListTests {
  static let rulesFolder = testFolder + "/../../Sources/Checking/Rules"

  @Test func `every file in Rules is one rule of the list, and the other way round`() throws {
    let files = try FolderTree(Self.rulesFolder).entries(of: "").map(\.name.text)
    #expect(files.sorted() == allRules.map { "\($0).swift" }.sorted())
  }

  @Test func `a rule's id is its type's name in kebab case`() {
    for rule in allRules {
      let words = String(describing: rule).reduce("") { text, letter in
        letter.isUppercase
          ? text + (text.isEmpty ? "" : "-") + letter.lowercased() : text + "\(letter)"
      }
      #expect(rule.id == words)
    }
    #expect(Set(allRules.map { $0.id }).count == allRules.count)
  }

  @Test func `every rule has a good and a bad case, and every case a rule`() throws {
    #expect(Set(Fixture.all.map(\.rule)).subtracting(allRules.map { $0.id }) == [])
    for rule in allRules {
      let cases = Fixture.all.filter { $0.rule == rule.id }
      #expect(try cases.contains { try $0.expected().isEmpty }, "\(rule.id) has no good case")
      #expect(try cases.contains { try !$0.expected().isEmpty }, "\(rule.id) has no bad case")
    }
  }

  @Test func `a rule's summary is one or two sentences`() {
    for rule in allRules {
      #expect(rule.summary.hasSuffix("."), "\(rule.id)")
      #expect(!rule.summary.contains("\n"), "\(rule.id)")
    }
  }
}
