import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A path whose content in the work tree is not what HEAD has.
package struct ChangedPath: Hashable, Sendable {
  /// What happened to it since HEAD.
  package enum Kind: Sendable { case added, modified, deleted }
  /// From the top of the work tree.
  package let path: [UInt8]
  package let kind: Kind
}

extension Repository {
  /// Paths below the prefixes whose content in the work tree differs from a commit, untracked ones
  /// included and ignored ones not, in byte order. Links are never followed, and never equal to a
  /// file; what lies in a submodule or another repository is left out.
  ///
  /// - Parameters:
  ///   - prefixes: files or folders from the top of the work tree, `[]` for all of it.
  ///   - commit: nil for HEAD's.
  /// - Throws: `bare` where there is no work tree.
  package func changedPaths(
    below prefixes: [[UInt8]], since commit: ObjectID? = nil
  ) throws(GitError) -> [ChangedPath] {
    guard let top = workTree else { throw bareError() }
    var commit = commit
    if commit == nil { commit = try self.head().commit }
    let head = try commit.map { commit throws(GitError) in try tree(of: commit) }
    var comparison = Comparison(
      repository: self, top: Array(top.utf8), filters: try Filters(self),
      keepsModes: try keepsModes())
    for prefix in prefixes {
      try checkPath(prefix, isPrefix: true)
      try comparison.compare(prefix: prefix, top: head, repository: self)
    }
    var changes = Array(Set(comparison.changes))
    changes.sort { $0.path.lexicographicallyPrecedes($1.path) }
    return changes
  }

  /// Whether the right to run a file is of the record.
  func keepsModes() throws(GitError) -> Bool {
    try withConfiguration { config throws(GitError) in config.flag("core.filemode") ?? true }
  }

  func bareError() -> GitError {
    GitError(
      .bare, "the repository '\(gitDirectory)' is bare: it has no work tree",
      help: "Clone it, and work in the clone.")
  }
}

/// A walk over the work tree beside HEAD's tree, folder by folder.
private struct Comparison: ~Copyable {
  private(set) var changes: [ChangedPath] = []
  private let top: [UInt8]
  private let filters: Filters
  private let keepsModes: Bool
  private let repository: OpaquePointer
  private let indexPath: String
  /// Loaded when something asks for it, because a large one costs more than a few files do.
  private var index: OpaquePointer?
  private var hasLookedForIndex = false
  private var indexTime: Int64 = .min
  /// Of the folder that is compared now.
  private var indexTrees: IndexTrees?

  init(
    repository: borrowing Repository, top: [UInt8], filters: consuming Filters, keepsModes: Bool
  ) {
    self.keepsModes = keepsModes
    self.top = top
    self.filters = filters
    self.repository = repository.handle
    indexPath = repository.gitDirectory + "/index"
  }

  deinit { git_index_free(index) }

  mutating func compare(
    prefix: [UInt8], top tree: ObjectID?, repository: borrowing Repository
  ) throws(GitError) {
    var head: TreeEntry?
    if let tree {
      head = try repository.rawEntry(at: prefix, inTree: tree)
    }
    indexTrees = nil
    if head?.kind == .folder {
      try loadIndex()
      indexTrees = try IndexTrees(of: index, below: prefix)
    }
    var disk: FileStatus?
    if try !isBeyondLinkOrRepository(prefix) { disk = try FileStatus.of(absolute(prefix)) }
    try compare(prefix, head, disk, repository)
  }

  /// Whether a folder on the way to a path is a link, or the top of another repository.
  private func isBeyondLinkOrRepository(_ path: [UInt8]) throws(GitError) -> Bool {
    for end in path.indices where path[end] == UInt8(ascii: "/") {
      let folder = absolute(Array(path[..<end]))
      guard let status = try FileStatus.of(folder), status.kind == .folder else { return true }
      if try FileStatus.of(folder + Array("/.git".utf8)) != nil { return true }
    }
    return false
  }

  private func absolute(_ path: [UInt8]) -> [UInt8] {
    path.isEmpty ? top : top + [UInt8(ascii: "/")] + path
  }

  /// Compares what HEAD and the work tree have at one path.
  private mutating func compare(
    _ path: [UInt8], _ head: TreeEntry?, _ disk: FileStatus?, _ repository: borrowing Repository
  ) throws(GitError) {
    if head?.kind == .submodule { return }
    let isFolder = disk?.kind == .folder
    if head?.kind == .folder || isFolder {
      if isFolder, head?.kind != .folder, !path.isEmpty {
        let isNested = try FileStatus.of(absolute(path + Array("/.git".utf8))) != nil
        if isNested { return }
        let isTracked = head == nil ? try hasEntries(below: path) : true
        if !isTracked, try isIgnored(path + [UInt8(ascii: "/")]) { return }
      }
      try compareFolder(
        path, head?.kind == .folder ? head?.id : nil, isOnDisk: isFolder, repository)
    }
    // What is neither file, link nor folder does not exist for git.
    let file = disk.flatMap { $0.kind == .file || $0.kind == .link ? $0 : nil }
    switch (head?.kind == .folder ? nil : head, file) {
    case (nil, nil): break
    case (nil, .some):
      if try !isTracked(path), try isIgnored(path) { break }
      changes.append(.init(path: path, kind: .added))
    case (.some, nil):
      if try !isOutsideSparseCheckout(path) { changes.append(.init(path: path, kind: .deleted)) }
    case (.some(let head), .some(let file)):
      if try !isEqual(path, head, file) { changes.append(.init(path: path, kind: .modified)) }
    }
  }

  /// Goes through the names of HEAD's folder and of the one on disk side by side.
  private mutating func compareFolder(
    _ path: [UInt8], _ tree: ObjectID?, isOnDisk: Bool, _ repository: borrowing Repository
  ) throws(GitError) {
    var onDisk = (isOnDisk ? try filesOnDisk(path) : [])[...]
    var inHead = try entries(of: path, tree, repository)[...]
    while true {
      let isNext: (onDisk: Bool, inHead: Bool)
      switch (onDisk.first?.name, inHead.first?.name) {
      case (let a?, let b?):
        isNext = (!b.lexicographicallyPrecedes(a), !a.lexicographicallyPrecedes(b))
      case (let a, let b): isNext = (a != nil, b != nil)
      }
      let disk = isNext.onDisk ? onDisk.removeFirst() : nil
      let head = isNext.inHead ? inHead.removeFirst() : nil
      guard let name = disk?.name ?? head?.name else { break }
      let inner = path.isEmpty ? name : path + [UInt8(ascii: "/")] + name
      try compare(inner, head, disk?.status, repository)
    }
  }

  /// What HEAD's folder has, in byte order of the names.
  private func entries(
    of path: [UInt8], _ tree: ObjectID?, _ repository: borrowing Repository
  ) throws(GitError) -> [TreeEntry] {
    guard let tree else { return [] }
    var entries = indexTrees?.entries(of: path, as: tree) ?? []
    if entries.isEmpty { entries = try repository.readTree(tree) }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
    return entries
  }

  /// What lies in a folder, git's own directory left out, in byte order of the names.
  private func filesOnDisk(_ path: [UInt8]) throws(GitError) -> [(
    name: [UInt8], status: FileStatus
  )] {
    guard let folder = opendir(cPath(absolute(path))) else {
      throw systemError("list '\(shown(path))'")
    }
    defer { closedir(folder) }
    var files: [(name: [UInt8], status: FileStatus)] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let isFolder = entry.pointee.d_type == DT_DIR
      try withUnsafePointer(to: &entry.pointee.d_name) { field throws(GitError) in
        let field = UnsafeRawPointer(field).assumingMemoryBound(to: CChar.self)
        let name = UnsafeRawBufferPointer(start: field, count: strlen(field))
        if [".", "..", ".git"].contains(where: { name.elementsEqual($0.utf8) }) { return }
        var status = stat()
        if isFolder {
          files.append((Array(name), .folder))
        } else if fstatat(dirfd(folder), field, &status, AT_SYMLINK_NOFOLLOW) == 0 {
          files.append((Array(name), FileStatus(status)))
        } else if errno != ENOENT {
          throw systemError("look at '\(shown(path + [UInt8(ascii: "/")] + name))'")
        }
      }
    }
    if errno != 0 { throw systemError("list '\(shown(path))'") }
    files.sort { $0.name.lexicographicallyPrecedes($1.name) }
    return files
  }

  private mutating func isEqual(
    _ path: [UInt8], _ head: TreeEntry, _ file: FileStatus
  ) throws(GitError) -> Bool {
    if file.kind == .link || head.kind == .link {
      guard file.kind == .link, head.kind == .link else { return false }
      guard let target = try linkTarget(path) else { return false }
      return try blobID(target) == head.id
    }
    if keepsModes, file.isExecutable != (head.mode & 0o100 != 0) { return false }
    if let known = try idByStatus(path, file) { return known == head.id }
    if try filters.unsupportedFilter(path) != nil { return false }
    guard let contents = try FileContents.read(absolute(path)) else { return false }
    return try blobID(filters.stored(contents.bytes, at: path)) == head.id
  }

  private func linkTarget(_ path: [UInt8]) throws(GitError) -> [UInt8]? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(cPath(absolute(path)), &target, target.count)
    if count < 0 { return nil }
    return target[..<count].map(UInt8.init(bitPattern:))
  }

  /// The id that the index has for a file, where its status proves that it is unchanged.
  private mutating func idByStatus(
    _ path: [UInt8], _ file: FileStatus
  ) throws(GitError) -> ObjectID? {
    guard let entry = try entry(path) else { return nil }
    return isUnchanged(entry, file, indexTime: indexTime) ? ObjectID(entry.id) : nil
  }

  private mutating func entry(_ path: [UInt8]) throws(GitError) -> git_index_entry? {
    try loadIndex()
    guard let index else { return nil }
    return git_index_get_bypath(index, cPath(path), 0)?.pointee
  }

  private mutating func isTracked(_ path: [UInt8]) throws(GitError) -> Bool {
    try entry(path) != nil
  }

  private mutating func isOutsideSparseCheckout(_ path: [UInt8]) throws(GitError) -> Bool {
    guard let entry = try entry(path) else { return false }
    return entry.flags_extended & UInt16(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue) != 0
  }

  private mutating func hasEntries(below folder: [UInt8]) throws(GitError) -> Bool {
    try loadIndex()
    guard let index else { return false }
    var position = 0
    let code = git_index_find_prefix(&position, index, cPath(folder + [UInt8(ascii: "/")]))
    git_error_clear()
    return code >= 0
  }

  private mutating func loadIndex() throws(GitError) {
    if hasLookedForIndex { return }
    hasLookedForIndex = true
    indexTime = try FileStatus.of(Array(indexPath.utf8))?.modified.seconds ?? .min
    index = try openIndex(of: repository, at: indexPath)
  }

  private func isIgnored(_ path: [UInt8]) throws(GitError) -> Bool {
    var isIgnored: CInt = 0
    try Libgit2.check(
      git_ignore_path_is_ignored(&isIgnored, repository, cPath(path)),
      "see whether '\(shown(path))' is ignored")
    return isIgnored == 1
  }
}

/// Whether a file's status proves that its content is what the index has for it.
///
/// Whole seconds count, as in git: an entry as young as the index file itself proves nothing.
func isUnchanged(_ entry: git_index_entry, _ file: FileStatus, indexTime: Int64) -> Bool {
  Int64(entry.mtime.seconds) == file.modified.seconds
    && [0, UInt32(truncatingIfNeeded: file.modified.nanoseconds)].contains(entry.mtime.nanoseconds)
    && Int64(entry.ctime.seconds) == file.changed.seconds
    && entry.file_size == UInt32(truncatingIfNeeded: file.size)
    && entry.ino == UInt32(truncatingIfNeeded: file.inode)
    && (entry.mode & 0o100 != 0) == file.isExecutable
    && entry.mode & 0o170000 == 0o100000
    && file.modified.seconds < indexTime
}
