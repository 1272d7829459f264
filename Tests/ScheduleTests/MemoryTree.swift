import Programme

/// A programme that is nowhere on disk.
struct MemoryTree: FileTree {
  var files: [FilePath: String]

  func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    let depth = folder.components.count
    let inside = files.keys.filter { folder.bytes.isEmpty || $0.isInside(folder) }
    let entries = inside.map { path in
      let isFile = path.components.count == depth + 1
      return FileTreeEntry(
        name: path.components[depth], kind: isFile ? .file : .folder,
        content: isFile ? files[path].map { Array($0.utf8) } : nil)
    }
    return Set(entries).sorted { $0.name < $1.name }
  }

  func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    files[file].map { Array($0.utf8) }
  }
}
