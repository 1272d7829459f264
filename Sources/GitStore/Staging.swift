import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// Reads the paths from the work tree, writes their blobs, and puts them into the index's copy.
  func stage(
    _ requests: [CommitRequest], in copy: borrowing IndexCopy
  ) throws(GitError) -> [[UInt8]: StagedFile?] {
    try checkConflicts(copy.index)
    // The filters look at the index for the line ends that a file has had.
    try Libgit2.check(git_repository_set_index(handle, copy.index), "use the index")
    defer { _ = git_repository_set_index(handle, nil) }
    let filters = try Filters(self)
    let keepsModes = try keepsModes()
    guard let top = workTree else { throw bareError() }
    let paths = Set(requests.flatMap(\.paths))
    // What can't be done is found before anything is written.
    for path in paths {
      try checkPlace(path, top: Array(top.utf8))
      if let old = copy.entry(path) { try checkEntry(old, path) }
      try filters.checkSupported(path)
    }
    var changes: [[UInt8]: StagedFile?] = [:]
    for path in paths {
      let old = copy.entry(path)
      let absolute = Array(top.utf8) + [UInt8(ascii: "/")] + path
      guard let contents = try contents(absolute, of: path, isTracked: old != nil) else {
        changes[path] = .some(nil)
        continue
      }
      let isExecutable =
        keepsModes ? contents.status.isExecutable : (old.map { $0.mode & 0o100 != 0 } ?? false)
      let id = try write(filters.stored(contents.bytes, at: path), GIT_OBJECT_BLOB)
      changes[path] = StagedFile(
        file: TreeFile(id: id, mode: isExecutable ? TreeEntry.program : TreeEntry.file),
        status: contents.status)
    }
    try smudgeYoungEntries(copy, filters, top: Array(top.utf8), except: changes)
    for (path, file) in changes {
      if let file {
        try copy.add(path, file)
      } else {
        try copy.remove(path)
      }
    }
    return changes
  }

  /// What a path has in the work tree; nil where its file is gone, be it for a folder.
  private func contents(
    _ absolute: [UInt8], of path: [UInt8], isTracked: Bool
  ) throws(GitError) -> FileContents? {
    func refused(_ what: String) -> GitError {
      GitError(.refusedPath, "'\(shown(path))' is \(what)", help: "Put the file itself there.")
    }
    switch try FileStatus.of(absolute)?.kind {
    case nil: return nil
    case .folder where isTracked: return nil
    case .folder: throw refused("a folder")
    case .link: throw refused("a link")
    case .other: throw refused("neither file nor folder")
    case .file: return try FileContents.read(absolute)
    }
  }

  /// Refuses a path that leads through a link or into another repository.
  private func checkPlace(_ path: [UInt8], top: [UInt8]) throws(GitError) {
    for end in path.indices where path[end] == UInt8(ascii: "/") {
      let folder = path[..<end]
      let absolute = top + [UInt8(ascii: "/")] + folder
      guard let status = try FileStatus.of(absolute) else { return }
      if status.kind == .link {
        throw GitError(
          .refusedPath, "'\(shown(path))' lies beyond the link '\(shown(folder))'",
          help: "Put a folder in the link's place.")
      }
      if try FileStatus.of(absolute + Array("/.git".utf8)) != nil {
        throw GitError(
          .refusedPath, "'\(shown(path))' lies in another repository, '\(shown(folder))'",
          help: "Commit it there.")
      }
    }
  }

  private func checkEntry(_ entry: git_index_entry, _ path: [UInt8]) throws(GitError) {
    if TreeEntry.kind(ofMode: entry.mode) == .submodule {
      throw GitError(
        .refusedPath, "'\(shown(path))' is a submodule", help: "Commit it with git itself.")
    }
    if entry.flags_extended & UInt16(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue) != 0 {
      throw GitError(
        .refusedPath, "'\(shown(path))' is outside of the sparse checkout",
        help: "Run 'git sparse-checkout add' with its folder.")
    }
  }

  /// Marks the entries whose status would seem to prove, once the index is younger, that they are
  /// unchanged although they have changed within the second in which they were added.
  private func smudgeYoungEntries(
    _ copy: borrowing IndexCopy, _ filters: borrowing Filters, top: [UInt8],
    except changes: [[UInt8]: StagedFile?]
  ) throws(GitError) {
    var young: [git_index_entry] = []
    for position in 0..<git_index_entrycount(copy.index) {
      guard let entry = git_index_get_byindex(copy.index, position)?.pointee else { continue }
      if Int64(entry.mtime.seconds) >= copy.time, entry.file_size > 0,
        entry.mode & 0o170000 == 0o100000
      {
        young.append(entry)
      }
    }
    for entry in young {
      let path = Array(String(cString: entry.path).utf8)
      if changes[path] != nil { continue }
      let absolute = top + [UInt8(ascii: "/")] + path
      // Where sizes differ, so does what git sees.
      guard let status = try FileStatus.of(absolute), status.kind == .file,
        UInt32(truncatingIfNeeded: status.size) == entry.file_size
      else { continue }
      let contents = try FileContents.read(absolute)
      let isClean = try contents.map { contents throws(GitError) in
        try blobID(filters.stored(contents.bytes, at: path)) == ObjectID(entry.id)
      }
      if isClean == true { continue }
      var smudged = entry
      smudged.file_size = 0
      try Libgit2.check(git_index_add(copy.index, &smudged), "write the index")
    }
  }
}

/// A file of the work tree whose blob is written.
struct StagedFile {
  let file: TreeFile
  /// Of the file when it was read.
  let status: FileStatus
}
