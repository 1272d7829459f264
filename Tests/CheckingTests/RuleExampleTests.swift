import Programme
import Testing

@testable import Checking
@testable import HistoryChecking

/// The examples that `explain` shows, in the programme that the fixtures begin with.
struct RuleExampleTests {
  @Test(arguments: allRules.map { $0.id })
  func `a rule finds its bad example and not its good one`(_ id: String) throws {
    let rule = try #require(allRules.first { $0.id == id })
    let example = rule.example
    #expect(example.bad != example.good)
    let bad = try tree(with: example.bad, of: example)
    let good = try tree(with: example.good, of: example)
    let wrong = try findings(in: bad, by: [rule])
    #expect(!wrong.isEmpty, "the bad one")
    let found = try findings(in: good, by: [rule])
    #expect(found.isEmpty, "the good one: \(found.map(\.line))")
  }

  @Test(arguments: allRules.map { $0.id })
  func `a good example is right for all other rules as well`(_ id: String) throws {
    let rule = try #require(allRules.first { $0.id == id })
    let found = try findings(in: tree(with: rule.example.good, of: rule.example))
    #expect(found.isEmpty, "\(found.map(\.line))")
  }

  @Test func `every group has a rule, and rules of a group stand together`() {
    let groups = everyRule.map { $0.group }.reduce(into: [RuleGroup]()) { groups, group in
      if groups.last != group { groups.append(group) }
    }
    #expect(groups == RuleGroup.allCases)
  }

  /// The base programme with one of an example's two texts in it.
  private func tree(with text: String, of example: RuleExample) throws -> MemoryTree {
    var result = try MemoryTree(Fixture.folder + "/base")
    switch example.place {
    // Those of the history have tests of their own.
    case .commit: break
    case .name:
      let bytes = try #require(result[FilePath(example.good)])
      result.remove(FilePath(example.good))
      result[FilePath(text)] = bytes
    case .inFile(let path):
      guard let bytes = result[path] else {
        result[path] = Array((text + "\n").utf8)
        break
      }
      var lines = String(decoding: bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
      guard let range = range(of: example.good, in: lines) else {
        throw BrokenFixture(description: "\(path.text) has no place for \(example.good)")
      }
      lines.replaceSubrange(range, with: [text])
      result[path] = Array(lines.joined(separator: "\n").utf8)
    }
    return result
  }

  /// The lines that a text takes the place of: several ones are there as they are, a single one takes
  /// that of the line that begins most like it.
  private func range(of text: String, in lines: [String]) -> Range<Int>? {
    let wanted = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard wanted.count == 1 else {
      let starts = lines.indices.filter { lines[$0...].starts(with: wanted) }
      return starts.count == 1 ? starts[0]..<starts[0] + wanted.count : nil
    }
    let lengths = lines.map { line in commonLength(line, text) }
    guard let most = lengths.max(), most > 3 else { return nil }
    let best = lengths.indices.filter { lengths[$0] == most }
    return best.count == 1 ? best[0]..<best[0] + 1 : nil
  }

  private func commonLength(_ a: String, _ b: String) -> Int {
    var length = 0
    for (x, y) in zip(a.utf8, b.utf8) {
      if x != y { break }
      length += 1
    }
    return length
  }
}
