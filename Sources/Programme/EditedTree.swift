/// A file tree in which the bytes of some files are others: what a folder would hold after an edit.
struct EditedTree: FileTree {
  let base: any FileTree
  /// By path; each is a file of the base.
  let files: [FilePath: [UInt8]]

  func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    try base.entries(of: folder).map { entry in
      guard files[folder.appending(entry.name)] != nil else { return entry }
      // What names the bytes in the base does not name the new ones.
      return FileTreeEntry(name: entry.name, kind: entry.kind)
    }
  }

  func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    guard let bytes = files[file] else { return try base.contents(of: file, limit: limit) }
    guard bytes.count <= limit else { throw .tooLarge(size: bytes.count, limit: limit) }
    return bytes
  }
}

extension Programme {
  /// The same programme as it would be with other bytes in some of its files.
  package func editing(_ files: [FilePath: [UInt8]]) -> Programme {
    reading(EditedTree(base: tree, files: files))
  }
}
