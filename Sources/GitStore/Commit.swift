import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// Makes the commits one after the other on top of HEAD, all of them or none, as
  /// `git commit --only` does with their paths: what else is staged or changed stays so.
  ///
  /// The index is replaced before the branch moves. A process that ends between the two leaves the
  /// documents staged; the other way round the person's next commit would take them back.
  ///
  /// - Returns: for each request its commit; nil where its paths are already as HEAD has them.
  package func commit(
    _ requests: [CommitRequest], _ options: CommitOptions = CommitOptions()
  ) throws(GitError) -> [ObjectID?] {
    for request in requests {
      for path in request.paths { try checkPath(path) }
    }
    try checkStateToCommit()
    let identity = try identity()
    let indexPath = gitDirectory + "/index"
    let hooks = try Hooks(self, options, identity)
    let made = try commit(
      requests, options, identity, hooks, index: indexPath,
      under: IndexLock(forIndexAt: indexPath, seconds: options.lockSeconds))
    if made.contains(where: { $0 != nil }) {
      // All is done, and its status counts for nothing; it may use the index.
      try? hooks.run(.postCommit, index: pathForHooks("index"))
    }
    return made
  }

  private func commit(
    _ requests: [CommitRequest], _ options: CommitOptions, _ identity: Identity, _ hooks: Hooks,
    index indexPath: String, under lock: borrowing IndexLock
  ) throws(GitError) -> [ObjectID?] {
    let base = try base()
    let copy = try IndexCopy(of: indexPath)
    let changes = try stage(requests, in: copy)
    // Written now: what a hook changes in the work tree is to be younger than the index.
    try copy.write()
    let drafts = try drafts(of: requests, changes, copy, on: base.commit, hooks, options)
    do throws(GitError) {
      let signer = try Signer(self)
      var chain = try buildChain(drafts, on: base, identity, signer)
      guard !chain.commits.isEmpty else { return chain.results }
      try copy.replaceIndex()
      try? hooks.run(.postIndexChange, ["0", "0"], index: nil)
      do throws(GitError) {
        for attempt in 1... {
          guard let obstacle = try move(chain, identity) else { break }
          let now = try self.base()
          // A branch that is gone or another would make this a commit that nobody asked for, and
          // what a hook has approved is not what would be committed now.
          guard attempt < 100, now.name == base.name, now.commit != nil || base.commit == nil,
            now.commit == base.commit || !hooks.has(.preCommit)
          else { throw obstacle }
          usleep(UInt32.random(in: 5_000...50_000))
          chain = try buildChain(drafts, on: now, identity, signer)
          if chain.commits.isEmpty { break }
        }
      } catch {
        // What fails may come after the move, such as a sync; and an index behind the branch would
        // take the documents back with the next commit, so doubt leaves it ahead.
        let now = try self.base().commit
        guard now == chain.commits.last?.id else {
          copy.restoreIndex()
          throw error
        }
      }
      return chain.results
    } catch {
      throw try keeping(drafts, error, options)
    }
  }

  /// What moves, and where it is: the branch, or HEAD itself where that is detached.
  private func base() throws(GitError) -> (name: String, commit: ObjectID?) {
    switch try head() {
    case .branch(let name, let id): (name, id)
    case .unborn(let name): (name, nil)
    case .detached(let id): ("HEAD", id)
    }
  }

  /// Writes the trees and commits of all drafts without moving a reference.
  private func buildChain(
    _ drafts: [CommitDraft], on base: (name: String, commit: ObjectID?), _ identity: Identity,
    _ signer: Signer?
  ) throws(GitError) -> Chain {
    var chain = Chain(branch: base.name, base: base.commit)
    var tip = base.commit
    var top: ObjectID?
    if let tip { top = try tree(of: tip) }
    for draft in drafts {
      var new = try edit(top, draft.edits.map { ($0.key[...], $0.value) })
      if new == nil { new = try write([], GIT_OBJECT_TREE) }
      guard let new else { continue }
      // A first commit without files would be one without content.
      if new == top || (top == nil && draft.edits.values.allSatisfy { $0 == nil }) {
        chain.results.append(nil)
        continue
      }
      var header = Array("tree \(new)\n".utf8)
      if let tip { header += Array("parent \(tip)\n".utf8) }
      header += Array(
        "author \(identity.author.line)\ncommitter \(identity.committer.line)\n".utf8)
      let bytes =
        try signer?.signed(header: header, message: draft.message, by: identity.committer)
        ?? header + [UInt8(ascii: "\n")] + draft.message
      let commit = try write(bytes, GIT_OBJECT_COMMIT)
      let subject = draft.message.prefix { $0 != UInt8(ascii: "\n") }
      let action =
        Environment.value("GIT_REFLOG_ACTION") ?? (tip == nil ? "commit (initial)" : "commit")
      chain.commits.append((commit, "\(action): \(shown(subject))"))
      chain.results.append(commit)
      top = new
      tip = commit
    }
    return chain
  }

  /// Moves the branch from the commit that the chain was built on.
  ///
  /// - Returns: nil, or why another try may do better: the branch is elsewhere, or locked.
  private func move(_ chain: Chain, _ identity: Identity) throws(GitError) -> GitError? {
    guard let last = chain.commits.last else { return nil }
    try Libgit2.check(
      git_repository_set_ident(handle, identity.committer.name, identity.committer.mail),
      "set who writes the reflog")
    var oid = last.id.oid
    var reference: OpaquePointer?
    let code: CInt
    if let base = chain.base {
      var old = base.oid
      code = git_reference_create_matching(
        &reference, handle, chain.branch, &oid, 1, &old, last.reflog)
    } else {
      code = git_reference_create(&reference, handle, chain.branch, &oid, 0, last.reflog)
    }
    let lost = [GIT_EMODIFIED, GIT_EEXISTS, GIT_ELOCKED, GIT_ENOTFOUND]
    if lost.contains(where: { $0.rawValue == code }) {
      let error = Libgit2.lastError(code, "move '\(chain.branch)'")
      return GitError(
        .raced, error.message,
        help: "Try again when the other git command has ended; if there is none, look for "
          + "'\(commonDirectory)/\(chain.branch).lock'.")
    }
    try Libgit2.check(code, "move '\(chain.branch)'")
    git_reference_free(reference)
    return nil
  }
}

/// Commits that are written, and that no branch points to yet.
private struct Chain {
  let branch: String
  let base: ObjectID?
  var commits: [(id: ObjectID, reflog: String)] = []
  /// For each request its commit, nil where it changes nothing.
  var results: [ObjectID?] = []

  init(branch: String, base: ObjectID?) {
    self.branch = branch
    self.base = base
  }
}
