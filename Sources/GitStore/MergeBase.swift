import Clibgit2

extension Repository {
  /// The newest commit that a commit and a merge of others both come from, as `git merge-base` finds it;
  /// nil where they have none in common, or none that a shallow clone has.
  package func mergeBase(
    of one: ObjectID, and others: [ObjectID]
  ) throws(GitError) -> ObjectID? {
    // The library does not know where a shallow clone ends.
    if isShallow { return try shallowMergeBase(of: one, and: others) }
    var base = git_oid()
    let ids = ([one] + others).map(\.oid)
    let code = git_merge_base_many(&base, handle, ids.count, ids)
    if code == GIT_ENOTFOUND.rawValue {
      git_error_clear()
      return nil
    }
    try Libgit2.check(
      code, "find what '\(one)' and '\(others.map(\.hex).joined(separator: "', '"))' have in common"
    )
    return ObjectID(base)
  }

  private func shallowMergeBase(
    of one: ObjectID, and others: [ObjectID]
  ) throws(GitError) -> ObjectID? {
    let boundary = try shallowBoundary()
    var known: Set<ObjectID> = []
    for other in others {
      try visitAncestors(of: other, upTo: boundary) { id in
        known.insert(id)
        return true
      }
    }
    var base: ObjectID?
    try visitAncestors(of: one, upTo: boundary) { id in
      if known.contains(id) { base = id }
      return base == nil
    }
    return base
  }

  /// A commit and all that it comes from, as far as a shallow clone has them.
  package func ancestors(of commit: ObjectID) throws(GitError) -> Set<ObjectID> {
    var ids: Set<ObjectID> = []
    try visitAncestors(of: commit, upTo: try shallowBoundary()) { id in
      ids.insert(id)
      return true
    }
    return ids
  }

  /// Visits a commit and those it comes from, the newest first.
  private func visitAncestors(
    of start: ObjectID, upTo boundary: Set<ObjectID>, _ visit: (ObjectID) -> Bool
  ) throws(GitError) {
    var seen: Set = [start]
    var waiting: [(id: ObjectID, commit: RawCommit)] = []
    func read(_ id: ObjectID) throws(GitError) -> RawCommit {
      guard let commit = try readCommit(id) else { throw missing(id) }
      return commit
    }
    waiting.append((start, try read(start)))
    while let newest = waiting.indices.max(by: {
      waiting[$0].commit.time < waiting[$1].commit.time
    }) {
      let (id, commit) = waiting.remove(at: newest)
      if !visit(id) { return }
      if boundary.contains(id) { continue }
      for parent in commit.parents where seen.insert(parent).inserted {
        waiting.append((parent, try read(parent)))
      }
    }
  }

  /// Short names of all branches and tags, those of remotes with the remote's name.
  package func branchesAndTags() throws(GitError) -> [String] {
    var names = git_strarray()
    try Libgit2.check(git_reference_list(&names, handle), "list the branches")
    defer { git_strarray_dispose(&names) }
    return (0..<names.count).compactMap { position in
      guard let name = names.strings[position].map({ String(cString: $0) }) else { return nil }
      let prefix = ["refs/heads/", "refs/tags/", "refs/remotes/"].first { name.hasPrefix($0) }
      return prefix.map { String(name.dropFirst($0.count)) }
    }
  }
}
