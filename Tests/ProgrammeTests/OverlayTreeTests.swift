import Testing

@testable import Programme

@Suite struct OverlayTreeTests {
  private struct Memory: FileTree {
    let files: [String: String]

    func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
      let inside = files.keys.map { FilePath($0) }.filter {
        folder.bytes.isEmpty || $0.isInside(folder)
      }
      let depth = folder.components.count
      return Set(
        inside.map {
          FileTreeEntry(
            name: $0.components[depth], kind: $0.components.count > depth + 1 ? .folder : .file)
        }
      ).sorted { $0.name < $1.name }
    }

    func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
      files[file.text].map { Array($0.utf8) }
    }
  }

  private let tree = OverlayTree(
    Memory(files: ["a/kept.md": "old", "a/edited.md": "old", "a/gone.md": "old"]),
    with: ["a/edited.md", "a/gone.md", "b/c/new.md"],
    from: Memory(files: [
      "a/kept.md": "new", "a/edited.md": "new", "b/c/new.md": "new", "b/other.md": "new",
    ]))

  private func text(_ path: FilePath) throws -> String? {
    try tree.contents(of: path, limit: 100).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `only the paths that are named come from the other tree`() throws {
    #expect(try text("a/kept.md") == "old")
    #expect(try text("a/edited.md") == "new")
    #expect(try text("a/gone.md") == nil)
    #expect(try text("b/c/new.md") == "new")
    #expect(try text("b/other.md") == nil)
  }

  @Test func `folders list what a commit of these paths would hold`() throws {
    #expect(try tree.entries(of: "").map(\.name) == ["a", "b"])
    #expect(try tree.entries(of: "a").map(\.name) == ["edited.md", "kept.md"])
    #expect(try tree.entries(of: "b").map(\.name) == ["c"])
    #expect(try tree.entries(of: "b/c") == [FileTreeEntry(name: "new.md", kind: .file)])
  }
}
