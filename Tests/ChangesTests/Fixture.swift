import Foundation
import Testing

@testable import Changes
@testable import Programme

/// The programme in `Fixtures`, whose files a test can change.
struct Fixture: FileTree {
  static let slug: FilePath = "ada-lovelace"
  private(set) var files: [FilePath: [UInt8]] = [:]

  init() throws {
    try self.init(
      in: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures"))
  }

  init(_ files: [(FilePath, [UInt8])]) {
    self.files = Dictionary(files) { _, last in last }
  }

  init(in root: URL) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let url = root.appendingPathComponent(path)
      if !url.hasDirectoryPath, let data = try? Data(contentsOf: url) {
        files[FilePath(path)] = Array(data)
      }
    }
  }

  func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    let depth = folder.components.count
    let inside = files.keys.filter { folder.bytes.isEmpty || $0.isInside(folder) }
    let entries = inside.map { path in
      FileTreeEntry(
        name: path.components[depth], kind: path.components.count > depth + 1 ? .folder : .file,
        content: path.components.count > depth + 1 ? nil : files[path])
    }
    return Set(entries).sorted { $0.name < $1.name }
  }

  func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? { files[file] }

  /// A file of the pairing; nil takes it away.
  subscript(path: String) -> String? {
    get { files[place(path)].map { String(decoding: $0, as: UTF8.self) } }
    set { files[place(path)] = newValue.map { Array($0.utf8) } }
  }

  mutating func setProgrammeFile(_ path: FilePath, _ text: String) {
    files[path] = Array(text.utf8)
  }

  /// With other bytes for some files; nil takes one away.
  func setting(_ changed: [FilePath: [UInt8]?]) -> Fixture {
    with { fixture in
      for (path, bytes) in changed { fixture.files[path] = bytes }
    }
  }

  /// Moves the pairing's files to a folder of another name.
  mutating func rename(to slug: FilePath) throws {
    let folder = Programme.pairingsFolder
    for (path, bytes) in files where path.isInside(folder.appending(Fixture.slug)) {
      files[path] = nil
      files[folder.appending(slug).appending(path.below(folder.appending(Fixture.slug)))] = bytes
    }
  }

  /// Replaces a text that has to be there once.
  mutating func replace(
    _ old: String, with new: String, in path: String, of slug: FilePath = slug
  ) throws {
    let place = Programme.pairingsFolder.appending(slug).appending(FilePath(path))
    let text = String(decoding: try #require(files[place]), as: UTF8.self)
    let parts = text.components(separatedBy: old)
    try #require(parts.count == 2, "'\(old)' stands \(parts.count - 1) times in \(path)")
    files[place] = Array(parts.joined(separator: new).utf8)
  }

  func with(_ edit: (inout Fixture) throws -> Void) rethrows -> Fixture {
    var copy = self
    try edit(&copy)
    return copy
  }

  func pairing() throws -> Pairing? {
    var memory = PairingMemory()
    return try pairing(knowing: &memory)
  }

  func pairing(in focus: PairingFocus? = nil, knowing memory: inout PairingMemory) throws
    -> Pairing?
  {
    let folder = Programme.pairingsFolder.appending(Fixture.slug)
    guard files.keys.contains(where: { $0.isInside(folder) }) else { return nil }
    return try Programme(in: self).pairing(Fixture.slug, in: focus, knowing: &memory)
  }

  /// The kinds of the changes from this state to another.
  func kinds(to other: Fixture) throws -> [Change.Kind] {
    try changed(to: other).changes.map(\.kind)
  }

  func changed(to other: Fixture) throws -> PairingChanges {
    changes(from: try pairing(), to: try other.pairing(), words: .english)
  }

  func event(to other: Fixture) throws -> Event { try changed(to: other).event }

  private func place(_ path: String) -> FilePath {
    Programme.pairingsFolder.appending(Fixture.slug).appending(FilePath(path))
  }
}
