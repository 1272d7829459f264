import Programme
import Synchronization

/// A file tree in memory: a folder on disk, laid over by others and edited.
struct MemoryTree: FileTree {
  enum Node: Sendable {
    case file([UInt8])
    case link
  }

  private(set) var nodes: [FilePath: Node] = [:]

  init() {}

  /// Everything below a folder on disk.
  init(_ folder: String) throws {
    let disk = FolderTree(folder)
    var folders: [FilePath] = [FilePath("")]
    while let folder = folders.popLast() {
      for entry in try disk.entries(of: folder) {
        let path = folder.appending(entry.name)
        switch entry.kind {
        case .folder: folders.append(path)
        case .link, .other: nodes[path] = .link
        case .file: nodes[path] = .file(try disk.contents(of: path, limit: 1 << 24) ?? [])
        }
      }
    }
  }

  subscript(path: FilePath) -> [UInt8]? {
    get { if case .file(let bytes) = nodes[path] { bytes } else { nil } }
    set { nodes[path] = newValue.map { .file($0) } }
  }

  mutating func overlay(_ other: MemoryTree) {
    // A folder takes the place of a file of its name.
    nodes = nodes.filter { path, _ in !other.nodes.keys.contains { $0.isInside(path) } }
    nodes.merge(other.nodes) { $1 }
  }

  mutating func remove(_ path: FilePath) {
    nodes = nodes.filter { $0.key != path && !$0.key.isInside(path) }
  }

  func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    var found: [FilePath: FileTreeEntry.Kind] = [:]
    for (path, node) in nodes where folder.bytes.isEmpty || path.isInside(folder) {
      let rest = path.components.dropFirst(folder.components.count)
      guard let name = rest.first else { continue }
      if rest.count > 1 {
        found[name] = .folder
      } else if case .link = node {
        found[name] = .link
      } else {
        found[name] = .file
      }
    }
    return found.map { FileTreeEntry(name: $0.key, kind: $0.value) }.sorted { $0.name < $1.name }
  }

  func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    switch nodes[file] {
    case .file(let bytes):
      if bytes.count > limit { throw .tooLarge(size: bytes.count, limit: limit) }
      return bytes
    case .link: throw .isLink
    case nil:
      if nodes.keys.contains(where: { $0.isInside(file) }) { throw .isNotAFile }
      return nil
    }
  }
}

/// A tree of which one file at a time is another one.
final class DamagedTree: FileTree {
  private let tree: MemoryTree
  private let damage = Mutex<(path: FilePath, bytes: [UInt8])?>(nil)

  init(_ tree: MemoryTree) { self.tree = tree }

  func damage(_ path: FilePath, _ bytes: [UInt8]) {
    damage.withLock { $0 = (path, bytes) }
  }

  func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    let damaged = damage.withLock { $0?.path }
    return try tree.entries(of: folder).map { entry in
      let path = folder.appending(entry.name)
      return FileTreeEntry(
        name: entry.name, kind: entry.kind, content: path.bytes + (path == damaged ? [0] : []))
    }
  }

  func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    let damaged = damage.withLock { $0?.path == file ? $0?.bytes : nil }
    if let damaged { return damaged }
    return try tree.contents(of: file, limit: limit)
  }
}
