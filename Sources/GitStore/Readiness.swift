import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// Checks that `commit` could work here, before anything is asked for or written.
  ///
  /// - Throws: what is in the way, with what to do about it.
  package func checkReadyToCommit() throws(GitError) {
    try checkStateToCommit()
    _ = try identity()
    try checkIndex()
  }

  func checkIndex() throws(GitError) {
    let index = try openIndex()
    defer { git_index_free(index) }
    try checkConflicts(index)
  }

  /// What can be checked without reading the index.
  func checkStateToCommit() throws(GitError) {
    if isBare || workTree == nil { throw bareError() }
    for variable in ["GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_COMMON_DIR"]
    where Environment.isSet(variable) {
      throw GitError(
        .unsupported, "\(variable) is set, and mentordoc can't commit under it",
        help: "Unset \(variable); inside a git hook nothing can be saved.")
    }
    try checkOperation()
    try checkSettings()
  }

  func checkConflicts(_ index: OpaquePointer?) throws(GitError) {
    if git_index_has_conflicts(index) == 1 {
      throw GitError(
        .conflict, "the index holds conflicts of a merge",
        help: "Mend the files and 'git add' them, or 'git merge --abort'.")
    }
  }

  private func checkOperation() throws(GitError) {
    let state = git_repository_state(handle)
    let under: (name: String, help: String)?
    switch git_repository_state_t(rawValue: UInt32(bitPattern: state)) {
    case GIT_REPOSITORY_STATE_NONE: under = nil
    case GIT_REPOSITORY_STATE_MERGE:
      under = ("merge", "End it with 'git commit' or 'git merge --abort'.")
    case GIT_REPOSITORY_STATE_REVERT, GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
      under = ("revert", "End it with 'git revert --continue' or 'git revert --abort'.")
    case GIT_REPOSITORY_STATE_CHERRYPICK, GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
      under = ("cherry-pick", "End it with 'git cherry-pick --continue' or '--abort'.")
    case GIT_REPOSITORY_STATE_BISECT: under = ("bisect", "End it with 'git bisect reset'.")
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX:
      under = ("'git am'", "End it with 'git am --continue' or 'git am --abort'.")
    default: under = ("rebase", "End it with 'git rebase --continue' or 'git rebase --abort'.")
    }
    if let under {
      throw GitError(.operationUnderWay, "a \(under.name) is under way", help: under.help)
    }
  }

  /// Refuses what is configured here and would fail, or be left out, later on.
  private func checkSettings() throws(GitError) {
    _ = try Signer(self)
    let hooks = try Hooks(self)
    if hooks.has(.referenceTransaction) {
      throw GitError(
        .hooks, "the repository has a 'reference-transaction' hook, which mentordoc can't run",
        help:
          "Commit by hand with 'git commit', or move '\(hooks.path(of: .referenceTransaction))' "
          + "away.")
    }
    try withConfiguration { config throws(GitError) in
      _ = try MessageCleanup(config, isEdited: false)
      if let encoding = config.text("i18n.commitEncoding"),
        !["utf-8", "utf8"].contains(encoding.lowercased())
      {
        throw GitError(
          .unsupported,
          "messages are to be written in \(encoding) here (i18n.commitEncoding), and mentordoc "
            + "writes UTF-8",
          help: "Run 'git config --unset i18n.commitEncoding', or commit by hand with 'git commit'."
        )
      }
    }
  }

  /// Hooks of a commit that git and mentordoc pass over, because they are not executable; as paths.
  package func ignoredHooks() throws(GitError) -> [String] { try Hooks(self).ignored }
}
