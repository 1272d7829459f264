import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The trees that the index would be committed as, computed and not written: a folder for which HEAD
/// has the same tree need not be read from the object store.
struct IndexTrees {
  private struct Folder {
    /// From the top of the work tree.
    let path: [UInt8]
    var bytes: [UInt8] = []
    /// Whether a commit would hold all of it, and nothing else.
    var isWhole = true
  }

  private var trees: [[UInt8]: (id: ObjectID, bytes: [UInt8])] = [:]

  /// - Parameters:
  ///   - index: nil for an empty one.
  ///   - folder: where to look, from the top of the work tree; empty for all of it.
  init(of index: OpaquePointer?, below folder: [UInt8]) throws(GitError) {
    var position = 0
    guard let index, IndexTrees.find(folder, &position, in: index) else { return }
    var open = [Folder(path: folder)]
    while let entry = git_index_get_byindex(index, position)?.pointee, let name = entry.path {
      let path = UnsafeRawBufferPointer(start: name, count: strlen(name))
      while let last = open.last, !IndexTrees.isInside(path, last.path) {
        if open.count == 1 { break }
        try close(&open)
      }
      guard let last = open.last, IndexTrees.isInside(path, last.path) else { break }
      var start = last.path.isEmpty ? 0 : last.path.count + 1
      while let slash = path[start...].firstIndex(of: UInt8(ascii: "/")) {
        open.append(Folder(path: Array(path[..<slash])))
        start = slash + 1
      }
      let innermost = open.count - 1
      // Versions of a conflict, and what is only intended to be added, are in no commit.
      if entry.flags & UInt16(GIT_INDEX_ENTRY_STAGEMASK) != 0
        || entry.flags_extended & UInt16(GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue) != 0
      {
        open[innermost].isWhole = false
      } else {
        withUnsafePointer(to: entry.id) { id in
          TreeEntry.append(
            entry.mode, path[start...],
            UnsafeRawBufferPointer(start: mentordoc_git_oid_bytes(id), count: 20),
            to: &open[innermost].bytes)
        }
      }
      position += 1
    }
    while !open.isEmpty { try close(&open) }
  }

  /// The entries of a folder, where the index has in it what a tree has.
  func entries(of folder: [UInt8], as tree: ObjectID) -> [TreeEntry]? {
    guard let found = trees[folder], found.id == tree else { return nil }
    return found.bytes.withUnsafeBytes { TreeCursor.entries(in: $0) }
  }

  private mutating func close(_ open: inout [Folder]) throws(GitError) {
    guard let folder = open.popLast() else { return }
    let outer = open.count - 1
    guard folder.isWhole else {
      if outer >= 0 { open[outer].isWhole = false }
      return
    }
    let id = try objectID(folder.bytes, GIT_OBJECT_TREE)
    trees[folder.path] = (id, folder.bytes)
    guard outer >= 0 else { return }
    let start = open[outer].path.isEmpty ? 0 : open[outer].path.count + 1
    folder.path.withUnsafeBytes { path in
      id.bytes.withUnsafeBytes { id in
        TreeEntry.append(TreeEntry.folder, path[start...], id, to: &open[outer].bytes)
      }
    }
  }

  private static func find(
    _ folder: [UInt8], _ position: inout Int, in index: OpaquePointer
  ) -> Bool {
    if folder.isEmpty { return true }
    let code = git_index_find_prefix(&position, index, cPath(folder + [UInt8(ascii: "/")]))
    if code < 0 { git_error_clear() }
    return code >= 0
  }

  private static func isInside(_ path: UnsafeRawBufferPointer, _ folder: [UInt8]) -> Bool {
    if folder.isEmpty { return true }
    return path.count > folder.count && path[folder.count] == UInt8(ascii: "/")
      && path.starts(with: folder)
  }
}
