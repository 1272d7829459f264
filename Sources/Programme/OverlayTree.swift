/// A file tree in which some files are as in another one: what a commit of these files would hold.
package struct OverlayTree: FileTree {
  private let base: any FileTree
  private let top: any FileTree
  private let paths: Set<FilePath>
  /// Names to take from the top, by folder.
  private let names: [FilePath: Set<FilePath>]

  /// - Parameters:
  ///   - paths: the files that are as in `top`; one that is not there is gone.
  package init(_ base: any FileTree, with paths: some Sequence<FilePath>, from top: any FileTree) {
    self.base = base
    self.top = top
    self.paths = Set(paths)
    var names: [FilePath: Set<FilePath>] = [:]
    for path in self.paths {
      var folder = FilePath("")
      for part in path.components {
        names[folder, default: []].insert(part)
        folder = folder.appending(part)
      }
    }
    self.names = names
  }

  package func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    let below = try base.entries(of: folder)
    guard let changed = names[folder] else { return below }
    var result = below.filter { entry in
      !(changed.contains(entry.name) && paths.contains(folder.appending(entry.name)))
    }.map { entry in
      // A folder in which something is replaced has another content than the base says.
      changed.contains(entry.name) ? FileTreeEntry(name: entry.name, kind: entry.kind) : entry
    }
    let known = Set(result.map(\.name))
    for entry in try top.entries(of: folder)
    where changed.contains(entry.name) && !known.contains(entry.name) {
      result.append(entry)
    }
    return result.sorted { $0.name < $1.name }
  }

  package func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    try (paths.contains(file) ? top : base).contents(of: file, limit: limit)
  }
}
