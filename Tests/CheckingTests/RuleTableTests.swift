import Foundation
import Testing

@testable import Checking

/// What the README says about the rules.
@Suite struct RuleTableTests {
  @Test func `the README's table of rules is the list of rules`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let section = try #require(readme.components(separatedBy: "\n## Rules\n").last)
      .components(separatedBy: "\n## ")[0]
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    let rules = allRules.map { "| `\($0.id)` | \($0.severity.rawValue) | \($0.summary) |" }
    #expect(rows == rules, "The table should be:\n\(rules.joined(separator: "\n"))")
  }
}
