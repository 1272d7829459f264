import Clibgit2

/// An entry of a folder in a commit.
package struct GitTreeEntry: Hashable, Sendable {
  /// What its mode says that it is.
  package enum Kind: Sendable { case file, folder, link, submodule }
  package let name: [UInt8]
  package let kind: Kind
  package let id: ObjectID

  package init(name: [UInt8], kind: Kind, id: ObjectID) {
    self.name = name
    self.kind = kind
    self.id = id
  }
}

extension Repository {
  /// The id of a commit's tree.
  package func tree(of commit: ObjectID) throws(GitError) -> ObjectID {
    guard let raw = try readCommit(commit) else { throw missing(commit) }
    return raw.tree
  }

  /// Entries of a folder of a commit in byte order of their names; empty where there is no such
  /// folder.
  ///
  /// - Parameter folder: from the top of the tree, empty for the top itself.
  package func entries(
    of folder: [UInt8], inTreeOf commit: ObjectID
  ) throws(GitError) -> [GitTreeEntry] {
    let top = try tree(of: commit)
    guard let entry = try entry(at: folder, inTree: top), entry.kind == .folder else { return [] }
    return try entries(ofTree: entry.id)
  }

  /// Entries of a tree object in byte order of their names.
  package func entries(ofTree tree: ObjectID) throws(GitError) -> [GitTreeEntry] {
    var entries = try readTree(tree).map {
      GitTreeEntry(name: $0.name, kind: $0.kind, id: $0.id)
    }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
    return entries
  }

  /// What stands at a path of a tree object; nil where nothing does.
  ///
  /// - Parameter path: from the top of the tree, empty for the top itself.
  package func entry(
    at path: [UInt8], inTree tree: ObjectID
  ) throws(GitError) -> GitTreeEntry? {
    guard let found = try rawEntry(at: path, inTree: tree) else { return nil }
    return GitTreeEntry(name: found.name, kind: found.kind, id: found.id)
  }

  func rawEntry(at path: [UInt8], inTree tree: ObjectID) throws(GitError) -> TreeEntry? {
    var found = TreeEntry(mode: TreeEntry.folder, name: [], id: tree)
    for name in path.split(separator: UInt8(ascii: "/")) {
      guard found.kind == .folder, let entry = try entry(name, ofTree: found.id) else { return nil }
      found = entry
    }
    return found
  }

  /// A file of a commit; nil where there is none.
  package func contents(
    of path: [UInt8], inTreeOf commit: ObjectID
  ) throws(GitError) -> [UInt8]? {
    guard let entry = try entry(at: path, inTree: try tree(of: commit)), entry.kind == .file
    else { return nil }
    return try contents(ofBlob: entry.id)
  }

  /// Looks whether all files of a commit below a folder can be read.
  ///
  /// - Throws: what is said of the first that can't.
  package func checkFiles(below folder: [UInt8], of commit: ObjectID) throws(GitError) {
    let top = try tree(of: commit)
    var waiting = [try entry(at: folder, inTree: top)].compactMap(\.self)
    while let entry = waiting.popLast() {
      switch entry.kind {
      case .folder: waiting += try entries(ofTree: entry.id)
      case .file, .link: _ = try size(ofBlob: entry.id)
      case .submodule: break
      }
    }
  }

  /// The bytes of a blob object.
  package func contents(ofBlob id: ObjectID) throws(GitError) -> [UInt8] {
    let bytes = try withObject(id, GIT_OBJECT_BLOB) { bytes throws(GitError) in Array(bytes) }
    guard let bytes else { throw missing(id) }
    return bytes
  }

  /// The size of a blob object in bytes, found without reading all of it.
  package func size(ofBlob id: ObjectID) throws(GitError) -> Int {
    var oid = id.oid
    var size = 0
    var type = GIT_OBJECT_INVALID
    let code = git_odb_read_header(&size, &type, database, &oid)
    if code == GIT_ENOTFOUND.rawValue {
      git_error_clear()
      throw missing(id)
    }
    if code < 0 { throw unreadable(id, code) }
    return size
  }
}
