import Clibgit2

/// A file of a commit to be: what it holds, and what it is.
struct TreeFile: Equatable {
  let id: ObjectID
  /// As git writes it; that of a link or a submodule where a hook has staged one.
  let mode: UInt32
}

extension Repository {
  /// The tree with files put in and taken out; nil where nothing is left in it.
  func edit(
    _ tree: ObjectID?, _ edits: [(path: ArraySlice<UInt8>, file: TreeFile?)]
  ) throws(GitError) -> ObjectID? {
    if edits.isEmpty { return tree }
    var entries: [[UInt8]: TreeEntry] = [:]
    if let tree {
      for entry in try readTree(tree) { entries[entry.name] = entry }
    }
    let before = entries
    var inner: [[UInt8]: [(path: ArraySlice<UInt8>, file: TreeFile?)]] = [:]
    for (path, file) in edits {
      if let slash = path.firstIndex(of: UInt8(ascii: "/")) {
        inner[Array(path[..<slash]), default: []].append((path[(slash + 1)...], file))
      } else if let file {
        let name = Array(path)
        entries[name] = TreeEntry(mode: file.mode, name: name, id: file.id)
      } else if entries[Array(path)]?.kind != .folder {
        entries[Array(path)] = nil
      }
    }
    for (name, edits) in inner {
      let old = entries[name]
      let isOnlyRemoval = edits.allSatisfy { $0.file == nil }
      if old?.kind != .folder, isOnlyRemoval { continue }
      let new = try edit(old?.kind == .folder ? old?.id : nil, edits)
      entries[name] = new.map { TreeEntry(mode: TreeEntry.folder, name: name, id: $0) }
    }
    if entries == before, let tree { return tree }
    return entries.isEmpty ? nil : try write(treeBytes(entries.values), GIT_OBJECT_TREE)
  }

  private func treeBytes(_ entries: some Sequence<TreeEntry>) -> [UInt8] {
    func key(_ entry: TreeEntry) -> [UInt8] {
      entry.kind == .folder ? entry.name + [UInt8(ascii: "/")] : entry.name
    }
    var bytes: [UInt8] = []
    for entry in entries.sorted(by: { key($0).lexicographicallyPrecedes(key($1)) }) {
      TreeEntry.append(entry.mode, entry.name, entry.id.bytes, to: &bytes)
    }
    return bytes
  }

  func write(_ bytes: [UInt8], _ type: git_object_t) throws(GitError) -> ObjectID {
    var oid = git_oid()
    let code = bytes.withUnsafeBytes {
      git_odb_write(&oid, database, $0.baseAddress, $0.count, type)
    }
    try Libgit2.check(code, "write to '\(commonDirectory)/objects'")
    return ObjectID(oid)
  }
}
