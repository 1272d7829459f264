import Clibgit2

extension Repository {
  /// Everything that is in the way of `commit`, where `checkReadyToCommit` names the first.
  package func obstacles() -> [GitError] {
    var found: [GitError] = []
    do throws(GitError) { try checkStateToCommit() } catch { found.append(error) }
    do throws(GitError) { _ = try identity() } catch { found.append(error) }
    do throws(GitError) {
      var index: OpaquePointer?
      try Libgit2.check(git_repository_index(&index, handle), "read the index")
      defer { git_index_free(index) }
      try Libgit2.check(git_index_read(index, 0), "read the index")
      try checkConflicts(index)
    } catch {
      found.append(error)
    }
    // A bare repository has neither a state nor an index.
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
