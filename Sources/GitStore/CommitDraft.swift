import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A commit as it is after the hooks and the person had their say.
struct CommitDraft {
  /// Paths with what they shall have; nil for nothing.
  var edits: [[UInt8]: TreeFile?]
  var message: [UInt8]
}

extension Repository {
  /// Asks hooks and editor about each request, as `git commit` does before it makes a commit.
  ///
  /// - Parameters:
  ///   - index: the index as it will be, written.
  ///   - head: the commit that they are made on; nil before the first.
  func drafts(
    of requests: [CommitRequest], _ changes: [[UInt8]: StagedFile?],
    _ index: borrowing IndexCopy, on head: ObjectID?, _ hooks: Hooks, _ options: CommitOptions
  ) throws(GitError) -> [CommitDraft] {
    let cleanup = try withConfiguration { config throws(GitError) in
      try MessageCleanup(config, isEdited: options.editor != nil)
    }
    let top = try head.map { head throws(GitError) in try tree(of: head) }
    var drafts: [CommitDraft] = []
    do throws(GitError) {
      for request in requests {
        var draft = CommitDraft(
          edits: Dictionary(
            uniqueKeysWithValues: Set(request.paths).map { ($0, changes[$0]??.file) }),
          message: cleanup.drafted(Array(request.message.utf8)))
        if try changesAnything(draft, top) {
          try ask(hooks, options, about: &draft, cleanup, index, top)
        } else {
          draft.message = cleanup.cleaned(draft.message, draft: draft.message)
        }
        guard !draft.message.isEmpty, !draft.message.contains(0) else {
          throw GitError(
            .emptyMessage, "the message is empty or holds a zero byte, so nothing was committed",
            help: "Write what changed in a line of text.")
        }
        drafts.append(draft)
      }
    } catch {
      throw try keeping(drafts, error, options)
    }
    return drafts
  }

  /// The same error, after what the person has written in the editor is put where they find it.
  func keeping(
    _ drafts: [CommitDraft], _ error: GitError, _ options: CommitOptions
  ) throws(GitError) -> GitError {
    guard options.editor != nil else { return error }
    let last = error.kind == .emptyMessage ? nil : try readSmallFile(messagePath)
    let texts = drafts.map(\.message) + [last ?? []]
    try writeFile(
      Array(texts.filter { !$0.isEmpty }.joined(separator: [UInt8(ascii: "\n")])), to: messagePath)
    return GitError(
      error.kind, error.message, help: "\(error.help) What you wrote is in '\(messagePath)'.")
  }

  private var messagePath: String { gitDirectory + "/COMMIT_EDITMSG" }

  private func changesAnything(
    _ draft: CommitDraft, _ top: ObjectID?
  ) throws(GitError) -> Bool {
    for (path, file) in draft.edits {
      let old = try top.flatMap { top throws(GitError) in try rawEntry(at: path, inTree: top) }
      if old.map({ TreeFile(id: $0.id, mode: $0.mode) }) != file { return true }
    }
    return false
  }

  private func ask(
    _ hooks: Hooks, _ options: CommitOptions, about draft: inout CommitDraft,
    _ cleanup: MessageCleanup, _ index: borrowing IndexCopy, _ top: ObjectID?
  ) throws(GitError) {
    let original = draft.message
    let asksAboutMessage =
      hooks.has(.prepareMessage) || hooks.has(.commitMessage) || options.editor != nil
    if asksAboutMessage || hooks.has(.preCommit) {
      let own = try CommitIndex(gitDirectory, from: index, top, draft.edits, self)
      try hooks.run(.preCommit, index: own.path)
      if hooks.has(.preCommit) { try takeOver(own, into: &draft, options) }
      if asksAboutMessage {
        let paths = draft.edits.keys.sorted { $0.lexicographicallyPrecedes($1) }
        try writeFile(
          options.editor == nil ? original : cleanup.forEditing(original, paths), to: messagePath)
        let name = pathForHooks("COMMIT_EDITMSG")
        try hooks.run(.prepareMessage, [name, "message"], index: own.path)
        try options.editor?(messagePath)
        try hooks.run(.commitMessage, [name], index: own.path)
        draft.message = try readSmallFile(messagePath) ?? []
      }
    }
    draft.message = cleanup.cleaned(draft.message, draft: original)
  }

  /// Takes over what the `pre-commit` hook has changed in the index that it was given.
  private func takeOver(
    _ index: borrowing CommitIndex, into draft: inout CommitDraft, _ options: CommitOptions
  ) throws(GitError) {
    for (path, file) in try index.changes() {
      if file != nil, options.isForbidden(path) {
        throw GitError(
          .refusedPath, "the 'pre-commit' hook has staged '\(shown(path))', which is private",
          help: "Mend the hook; nothing was committed.")
      }
      draft.edits[path] = file
    }
  }
}

/// The index of one commit to be, which hooks find in `GIT_INDEX_FILE`: HEAD's files and the commit's
/// own, and nothing else that is staged. It goes with the value.
private struct CommitIndex: ~Copyable {
  let path: String
  private let before: [[UInt8]: TreeFile]

  init(
    _ gitDirectory: String, from other: borrowing IndexCopy, _ top: ObjectID?,
    _ edits: [[UInt8]: TreeFile?], _ repository: borrowing Repository
  ) throws(GitError) {
    // Git's own name for it.
    let path = "\(gitDirectory)/next-index-\(getpid()).lock"
    unlink(path)
    try duplicate(other.copyPath, as: path)
    do throws(GitError) {
      let handle = try openIndex(path)
      defer { git_index_free(handle) }
      if var oid = top?.oid {
        var tree: OpaquePointer?
        try Libgit2.check(git_tree_lookup(&tree, repository.handle, &oid), "read HEAD's files")
        defer { git_tree_free(tree) }
        // What is the same keeps its status, so that git need not read the files again.
        try Libgit2.check(git_index_read_tree(handle, tree), "write the hooks' index")
      } else {
        try Libgit2.check(git_index_clear(handle), "write the hooks' index")
      }
      for (path, _) in edits {
        if var entry = other.entry(path) {
          try Libgit2.check(git_index_add(handle, &entry), "write the hooks' index")
        } else if git_index_remove(handle, cPath(path), 0) < 0 {
          git_error_clear()
        }
      }
      try Libgit2.check(git_index_write(handle), "write '\(path)'")
      // Only once nothing can fail any more: of a value that is there in part, the optimizer frees the
      // other part as well.
      before = CommitIndex.files(of: handle)
      self.path = path
    } catch {
      unlink(path)
      throw error
    }
  }

  deinit { unlink(path) }

  /// What was changed in it since; nil for what was taken out.
  func changes() throws(GitError) -> [([UInt8], TreeFile?)] {
    let handle = try openIndex(path)
    defer { git_index_free(handle) }
    if git_index_has_conflicts(handle) == 1 {
      throw GitError(
        .conflict, "the 'pre-commit' hook has left conflicts in the index",
        help: "Mend the hook; nothing was committed.")
    }
    let after = CommitIndex.files(of: handle)
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
      .map { ($0, after[$0]) }
  }

  private static func files(of handle: OpaquePointer) -> [[UInt8]: TreeFile] {
    var result: [[UInt8]: TreeFile] = [:]
    for position in 0..<git_index_entrycount(handle) {
      guard let entry = git_index_get_byindex(handle, position)?.pointee, let name = entry.path,
        entry.flags_extended & UInt16(GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue) == 0
      else { continue }
      let path = Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
      result[path] = TreeFile(id: ObjectID(entry.id), mode: entry.mode)
    }
    return result
  }
}
