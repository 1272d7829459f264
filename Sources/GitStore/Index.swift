import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file as the index has it: what the next commit would hold.
package struct StagedEntry: Hashable, Sendable {
  /// From the top of the work tree.
  package let path: [UInt8]
  package let kind: GitTreeEntry.Kind
  package let id: ObjectID
  /// Whether a merge has left more than one version of it.
  package let isInConflict: Bool
}

extension Repository {
  /// What the index holds, in byte order of the paths, each path once. The index is the one that
  /// `GIT_INDEX_FILE` names where that is set, as it is in a hook of a commit of some paths.
  ///
  /// - Throws: `bare` where there is no work tree.
  package func stagedEntries() throws(GitError) -> [StagedEntry] {
    var entries: [StagedEntry] = []
    try forEachStagedEntry { path, entry in
      let stage = entry.flags & UInt16(GIT_INDEX_ENTRY_STAGEMASK) != 0
      let path = Array(path)
      if stage, entries.last?.path == path { return }
      entries.append(
        StagedEntry(
          path: path, kind: TreeEntry.kind(ofMode: entry.mode), id: ObjectID(entry.id),
          isInConflict: stage))
    }
    entries.sort { $0.path.lexicographicallyPrecedes($1.path) }
    return entries
  }

  /// Those paths of the index that `isWanted` picks, in byte order; of a large index few are kept in
  /// memory.
  ///
  /// - Throws: `bare` where there is no work tree.
  package func stagedPaths(
    where isWanted: (UnsafeRawBufferPointer) -> Bool
  ) throws(GitError) -> [[UInt8]] {
    var paths: Set<[UInt8]> = []
    try forEachStagedEntry { path, _ in if isWanted(path) { paths.insert(Array(path)) } }
    return paths.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func forEachStagedEntry(
    _ body: (UnsafeRawBufferPointer, git_index_entry) -> Void
  ) throws(GitError) {
    guard let top = workTree else { throw bareError() }
    let index: OpaquePointer
    if let named = Environment.value("GIT_INDEX_FILE"), !named.isEmpty {
      // Git runs hooks at the top of the work tree.
      let isAbsolute = named.utf8.first == UInt8(ascii: "/")
      index = try GitStore.openIndex(isAbsolute ? named : top + "/" + named)
    } else {
      index = try openIndex()
    }
    defer { git_index_free(index) }
    for position in 0..<git_index_entrycount(index) {
      guard let entry = git_index_get_byindex(index, position)?.pointee, let name = entry.path,
        // Announced with `git add --intent-to-add`, and not yet part of a commit.
        entry.flags_extended & UInt16(GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue) == 0
      else { continue }
      body(UnsafeRawBufferPointer(start: name, count: strlen(name)), entry)
    }
  }
}

extension Repository {
  /// The index as it is now, to be freed by who asks for it.
  func openIndex() throws(GitError) -> OpaquePointer {
    try GitStore.openIndex(of: handle, at: gitDirectory + "/index")
  }
}

/// Opens a repository's own index, to be freed by who asks for it; as long as it stays as it is, it is
/// read once.
func openIndex(of repository: OpaquePointer, at path: String) throws(GitError) -> OpaquePointer {
  try opened(path) { index, _ in
    var code = git_repository_index(&index, repository)
    // Names that differ only in case are different ones, whatever the settings say.
    if code >= 0 { code = git_index_set_caps(index, 0) }
    if code >= 0 { code = git_index_read(index, 0) }
    return code
  }
}

/// Opens an index file, to be freed by who asks for it; an empty one where there is no file.
func openIndex(_ path: String) throws(GitError) -> OpaquePointer {
  try opened(path) { index, path in mentordoc_git_index_open(&index, path) }
}

private func opened(
  _ path: String, _ attempt: (inout OpaquePointer?, String) -> CInt
) throws(GitError) -> OpaquePointer {
  var index: OpaquePointer?
  var code = attempt(&index, path)
  if code < 0 {
    git_error_clear()
    // Whatever is in its way, the library says that the file is gone.
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw systemError("read '\(path)'") }
    close(file)
    git_index_free(index)
    index = nil
    code = attempt(&index, path)
  }
  guard code >= 0, let index else {
    let error = Libgit2.lastError(code, "read '\(path)'")
    git_index_free(index)
    guard error.kind == .corrupt else { throw error }
    throw GitError(
      .corrupt, "the index '\(path)' is damaged",
      help: "Run 'rm .git/index && git reset'; what was staged has to be staged again.")
  }
  return index
}
