import Foundation
import Testing

@testable import Programme

struct FolderTreeTests {
  /// A fresh folder with `inside/` as the tree's root and a secret beside it.
  private func withFolder(_ body: (String, FolderTree) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/mentordoc-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/inside/pairings/ada", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("secret".utf8).write(to: URL(fileURLWithPath: folder + "/secret.md"))
    try body(folder + "/inside", FolderTree(folder + "/inside"))
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test func `a folder is listed in byte order with the kinds of its entries`() throws {
    try withFolder { root, tree in
      try write("b", to: root + "/b.md")
      try write("B", to: root + "/B.md")
      try FileManager.default.createSymbolicLink(
        atPath: root + "/link.md", withDestinationPath: "b.md")
      #expect(mkfifo(root + "/pipe.md", 0o600) == 0)
      #expect(
        try tree.entries(of: "") == [
          FileTreeEntry(name: "B.md", kind: .file), FileTreeEntry(name: "b.md", kind: .file),
          FileTreeEntry(name: "link.md", kind: .link),
          FileTreeEntry(name: "pairings", kind: .folder),
          FileTreeEntry(name: "pipe.md", kind: .other),
        ])
      #expect(try tree.entries(of: "pairings/ada") == [])
      #expect(try tree.entries(of: "pairings/nobody/meetings") == [])
      #expect(try tree.entries(of: "b.md") == [])
    }
  }

  @Test func `a file is read whole and a missing one is nil`() throws {
    try withFolder { root, tree in
      let text = String(repeating: "line\n", count: 10_000)
      try write(text, to: root + "/pairings/ada/pairing.md")
      try write("", to: root + "/empty.md")
      #expect(try tree.contents(of: "pairings/ada/pairing.md", limit: 1 << 20) == Array(text.utf8))
      #expect(try tree.contents(of: "empty.md", limit: 10) == [])
      #expect(try tree.contents(of: "pairings/none.md", limit: 10) == nil)
      #expect(try tree.contents(of: "none/none.md", limit: 10) == nil)
    }
  }

  @Test func `a file above the limit is refused with its size`() throws {
    try withFolder { root, tree in
      try write("12345", to: root + "/five.md")
      #expect(try tree.contents(of: "five.md", limit: 5)?.count == 5)
      #expect(throws: FileTreeError.tooLarge(size: 5, limit: 4)) {
        try tree.contents(of: "five.md", limit: 4)
      }
    }
  }

  @Test func `links, pipes and folders are never read as files`() throws {
    try withFolder { root, tree in
      let files = FileManager.default
      try files.createSymbolicLink(atPath: root + "/out.md", withDestinationPath: "../secret.md")
      try files.createSymbolicLink(atPath: root + "/gone.md", withDestinationPath: "nowhere.md")
      try files.createSymbolicLink(atPath: root + "/away", withDestinationPath: "..")
      #expect(mkfifo(root + "/pipe.md", 0o600) == 0)
      #expect(throws: FileTreeError.isLink) { try tree.contents(of: "out.md", limit: 100) }
      #expect(throws: FileTreeError.isLink) { try tree.contents(of: "gone.md", limit: 100) }
      #expect(throws: FileTreeError.isLink) { try tree.contents(of: "away/secret.md", limit: 100) }
      #expect(throws: FileTreeError.isLink) { try tree.entries(of: "away") }
      #expect(throws: FileTreeError.isNotAFile) { try tree.contents(of: "pipe.md", limit: 100) }
      #expect(throws: FileTreeError.isNotAFile) { try tree.contents(of: "pairings", limit: 100) }
    }
  }

  @Test func `several files of a folder are read as each by itself`() throws {
    try withFolder { root, tree in
      try write("a", to: root + "/pairings/a.md")
      try write("12345", to: root + "/pairings/b.md")
      try FileManager.default.createSymbolicLink(
        atPath: root + "/pairings/link.md", withDestinationPath: "a.md")
      let names: [FilePath] = ["a.md", "b.md", "link.md", "none.md", "ada", "ada/x", "../a.md"]
      let results = try tree.contents(in: "pairings", limit: 4) { entries in
        #expect(entries.map(\.name) == ["a.md", "ada", "b.md", "link.md"])
        return names
      }
      #expect(results.count == names.count)
      #expect(try results[0].get() == [0x61])
      #expect(throws: FileTreeError.tooLarge(size: 5, limit: 4)) { try results[1].get() }
      #expect(throws: FileTreeError.isLink) { try results[2].get() }
      #expect(try results[3].get() == nil)
      #expect(throws: FileTreeError.isNotAFile) { try results[4].get() }
      #expect(throws: FileTreeError.self) { try results[5].get() }
      #expect(throws: FileTreeError.self) { try results[6].get() }
      #expect(try tree.contents(in: "nowhere", limit: 4) { _ in ["x"] }.isEmpty)
    }
  }

  @Test(arguments: ["../secret.md", "pairings/../../secret.md", "", "pairings/./x", "a\0b"])
  func `no path leads outside of the root`(path: String) throws {
    try withFolder { _, tree in
      #expect(throws: FileTreeError.self) { try tree.contents(of: FilePath(path), limit: 100) }
    }
  }
}
