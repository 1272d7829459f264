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
    guard let top = workTree else { throw bareError() }
    var path = gitDirectory + "/index"
    if let named = Environment.value("GIT_INDEX_FILE"), !named.isEmpty {
      // Git runs hooks at the top of the work tree.
      path = named.utf8.first == UInt8(ascii: "/") ? named : top + "/" + named
    }
    var index: OpaquePointer?
    try Libgit2.check(mentordoc_git_index_open(&index, path), "read the index")
    defer { git_index_free(index) }
    var entries: [StagedEntry] = []
    entries.reserveCapacity(git_index_entrycount(index))
    for position in 0..<git_index_entrycount(index) {
      guard let entry = git_index_get_byindex(index, position)?.pointee, let name = entry.path,
        // Announced with `git add --intent-to-add`, and not yet part of a commit.
        entry.flags_extended & UInt16(GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue) == 0
      else { continue }
      let path = Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
      let stage = entry.flags & UInt16(GIT_INDEX_ENTRY_STAGEMASK) != 0
      if stage, entries.last?.path == path { continue }
      entries.append(
        StagedEntry(
          path: path, kind: TreeEntry.kind(ofMode: entry.mode), id: ObjectID(entry.id),
          isInConflict: stage))
    }
    entries.sort { $0.path.lexicographicallyPrecedes($1.path) }
    return entries
  }
}
