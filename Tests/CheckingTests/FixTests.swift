import MarkdownSyntax
import Programme
import Testing

@testable import Checking

/// `Fixes/<case>/before` and `after`: files laid over the base programme of the rules' fixtures.
struct FixFixture: Sendable, CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  static let folder = testFolder + "/Fixes"

  static let all = ((try? FolderTree(folder).entries(of: "")) ?? []).map {
    FixFixture(name: $0.name.text)
  }

  func tree(_ state: String) throws -> MemoryTree {
    var tree = try MemoryTree(Fixture.folder + "/base")
    tree.overlay(try MemoryTree("\(FixFixture.folder)/\(name)/\(state)"))
    return tree
  }
}

extension MemoryTree {
  /// The tree after all safe fixes.
  func fixed() throws -> (tree: MemoryTree, files: [FixedFile]) {
    let programme = try Programme(in: self)
    let files = try programme.slugs().flatMap { fixedFiles(of: $0, in: programme) }
    var tree = self
    for file in files { tree[file.path] = file.after }
    return (tree, files)
  }

  /// The texts of all files by path.
  var texts: [String: String] {
    var result: [String: String] = [:]
    for path in nodes.keys {
      result[path.text] = self[path].map { String(decoding: $0, as: UTF8.self) }
    }
    return result
  }
}

struct FixTests {
  @Test(arguments: FixFixture.all)
  func `a case is mended as its files show, and a second run changes nothing`(
    _ fixture: FixFixture
  ) throws {
    let (tree, _) = try fixture.tree("before").fixed()
    let expected = try fixture.tree("after").texts
    for (path, text) in tree.texts where text != expected[path] {
      Issue.record("\(path):\n\(text)\nexpected:\n\(expected[path] ?? "")")
    }
    #expect(try tree.fixed().files.isEmpty)
  }
}
