import GitStore
import Programme

/// The programme's files as the index has them: what the next commit would hold.
struct IndexTree: FileTree {
  private let trees: GitTrees
  private let files: [FilePath: StagedEntry]
  private let folders: [FilePath: [FileTreeEntry]]

  /// - Parameters:
  ///   - entries: in byte order of their paths.
  ///   - root: the programme's folder from the top of the repository, empty for the top.
  init(_ entries: [StagedEntry], below root: FilePath, of trees: GitTrees) {
    self.trees = trees
    var files: [FilePath: StagedEntry] = [:]
    var folders: [FilePath: [FileTreeEntry]] = [:]
    for entry in entries {
      let whole = FilePath(bytes: entry.path)
      guard root.bytes.isEmpty || whole.isInside(root) else { continue }
      let path = root.bytes.isEmpty ? whole : whole.below(root)
      files[path] = entry
      let kind = FileTreeEntry.Kind(entry.kind)
      let parts = path.components
      var folder = FilePath("")
      for part in parts.dropLast() {
        // Files of one folder stand together, so a new folder is always the last entry.
        if folders[folder]?.last?.name != part || folders[folder]?.last?.kind != .folder {
          folders[folder, default: []].append(FileTreeEntry(name: part, kind: .folder))
        }
        folder = folder.appending(part)
      }
      guard let name = parts.last else { continue }
      folders[folder, default: []].append(
        FileTreeEntry(
          name: name, kind: kind, content: entry.isInConflict ? nil : entry.id.bytes))
    }
    self.files = files
    self.folders = folders.mapValues { entries in entries.sorted { $0.name < $1.name } }
  }

  func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    folders[folder] ?? []
  }

  func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    guard let entry = files[file] else {
      if folders[file] != nil { throw .isNotAFile }
      return nil
    }
    if entry.isInConflict {
      throw .unreadable(reason: "a merge has left more than one version of it in the index")
    }
    return try trees.contents(of: entry.id, entry.kind, limit: limit)
  }
}
