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
  /// - Parameter seconds: how long another command's lock is waited for.
  /// - Returns: for each request its commit; nil where its paths are already as HEAD has them.
  package func commit(
    _ requests: [CommitRequest], waitingForLock seconds: Int = 10
  ) throws(GitError) -> [ObjectID?] {
    for request in requests {
      for path in request.paths { try checkPath(path) }
    }
    try checkStateToCommit()
    let identity = try identity()
    let indexPath = gitDirectory + "/index"
    return try commit(
      requests, identity, index: indexPath,
      under: IndexLock(forIndexAt: indexPath, seconds: seconds))
  }

  private func commit(
    _ requests: [CommitRequest], _ identity: Identity, index indexPath: String,
    under lock: borrowing IndexLock
  ) throws(GitError) -> [ObjectID?] {
    let branch = try currentBranch()
    let copy = try IndexCopy(of: indexPath)
    let changes = try stage(requests, in: copy)
    let messages = try cleanedMessages(requests)
    var chain = try buildChain(requests, messages, changes, on: branch, identity)
    guard !chain.commits.isEmpty else { return chain.results }
    try copy.write()
    try copy.replaceIndex()
    do throws(GitError) {
      for attempt in 1... {
        guard let obstacle = try move(chain, identity) else { break }
        let now = try currentBranch()
        // A branch that is gone or another would make this a commit that nobody asked for.
        guard attempt < 100, now.name == branch.name, now.commit != nil || branch.commit == nil
        else { throw obstacle }
        usleep(UInt32.random(in: 5_000...50_000))
        chain = try buildChain(requests, messages, changes, on: now, identity)
        if chain.commits.isEmpty { break }
      }
    } catch {
      // What fails may come after the move, such as a sync; and an index behind the branch would
      // take the documents back with the next commit, so doubt leaves it ahead.
      let now = try currentBranch().commit
      guard now == chain.commits.last?.id else {
        copy.restoreIndex()
        throw error
      }
    }
    return chain.results
  }

  private func currentBranch() throws(GitError) -> (name: String, commit: ObjectID?) {
    switch try head() {
    case .branch(let name, let id): return (name, id)
    case .unborn(let name): return (name, nil)
    case .detached:
      throw GitError(.detached, "HEAD is detached", help: "Run 'git switch BRANCH'.")
    }
  }

  /// Reads the paths from the work tree, writes their blobs, and puts them into the index's copy.
  private func stage(
    _ requests: [CommitRequest], in copy: borrowing IndexCopy
  ) throws(GitError) -> [[UInt8]: StagedFile?] {
    try checkConflicts(copy.index)
    // The filters look at the index for the line ends that a file has had.
    try Libgit2.check(git_repository_set_index(handle, copy.index), "use the index")
    defer { _ = git_repository_set_index(handle, nil) }
    let filters = try Filters(self)
    let keepsModes = try withConfiguration { config throws(GitError) in
      config.flag("core.filemode") ?? true
    }
    guard let top = workTree else { throw bareError() }
    var changes: [[UInt8]: StagedFile?] = [:]
    for path in Set(requests.flatMap(\.paths)) {
      try checkPlace(path, top: Array(top.utf8))
      let old = git_index_get_bypath(copy.index, cPath(path), 0)?.pointee
      if let old { try checkEntry(old, path) }
      try filters.checkSupported(path)
      let absolute = Array(top.utf8) + [UInt8(ascii: "/")] + path
      guard let contents = try contents(absolute, of: path, isTracked: old != nil) else {
        changes[path] = .some(nil)
        continue
      }
      let isExecutable =
        keepsModes ? contents.status.isExecutable : (old.map { $0.mode & 0o100 != 0 } ?? false)
      let id = try write(filters.stored(contents.bytes, at: path), GIT_OBJECT_BLOB)
      changes[path] = StagedFile(
        id: id, mode: isExecutable ? TreeEntry.program : TreeEntry.file, status: contents.status)
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
        try hash(filters.stored(contents.bytes, at: path)) == ObjectID(entry.id)
      }
      if isClean == true { continue }
      var smudged = entry
      smudged.file_size = 0
      try Libgit2.check(git_index_add(copy.index, &smudged), "write the index")
    }
  }

  private func hash(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    var oid = git_oid()
    let code = bytes.withUnsafeBytes {
      mentordoc_git_odb_hash(&oid, $0.baseAddress, $0.count, GIT_OBJECT_BLOB)
    }
    try Libgit2.check(code, "compute an object's id")
    return ObjectID(oid)
  }

  private func write(_ bytes: [UInt8], _ type: git_object_t) throws(GitError) -> ObjectID {
    var oid = git_oid()
    let code = bytes.withUnsafeBytes {
      git_odb_write(&oid, database, $0.baseAddress, $0.count, type)
    }
    try Libgit2.check(code, "write to '\(commonDirectory)/objects'")
    return ObjectID(oid)
  }

  /// The messages as `commit.cleanup` wants them when no editor is opened.
  private func cleanedMessages(_ requests: [CommitRequest]) throws(GitError) -> [[UInt8]] {
    let (mode, mark) = try withConfiguration { config throws(GitError) in
      (config.text("commit.cleanup"), config.text("core.commentChar")?.utf8.first)
    }
    var messages: [[UInt8]] = []
    for request in requests {
      var message = Array(request.message.utf8)
      if mode != "verbatim" {
        var buffer = git_buf()
        let code = git_message_prettify(
          &buffer, request.message, mode == "strip" ? 1 : 0,
          CChar(bitPattern: mark ?? UInt8(ascii: "#")))
        try Libgit2.check(code, "clean the commit's message")
        defer { git_buf_dispose(&buffer) }
        message = Array(UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
      }
      guard !message.isEmpty, !request.message.utf8.contains(0) else {
        throw GitError(
          .invalidInput, "the commit's message is empty or holds a zero byte",
          help: "Write what changed in a line of text.")
      }
      messages.append(message)
    }
    return messages
  }

  /// Writes the trees and commits of all requests without moving a reference.
  private func buildChain(
    _ requests: [CommitRequest], _ messages: [[UInt8]], _ changes: [[UInt8]: StagedFile?],
    on branch: (name: String, commit: ObjectID?), _ identity: Identity
  ) throws(GitError) -> Chain {
    var chain = Chain(branch: branch.name, base: branch.commit)
    var tip = branch.commit
    var top: ObjectID?
    if let tip { top = try tree(of: tip) }
    for (request, message) in zip(requests, messages) {
      var edits: [(path: ArraySlice<UInt8>, file: StagedFile?)] = []
      for path in Set(request.paths) {
        if let file = changes[path] { edits.append((path[...], file)) }
      }
      var new = try edit(top, edits)
      if new == nil { new = try write([], GIT_OBJECT_TREE) }
      guard let new else { continue }
      // A first commit without files would be one without content.
      if new == top || (top == nil && edits.allSatisfy { $0.file == nil }) {
        chain.results.append(nil)
        continue
      }
      var text = Array("tree \(new)\n".utf8)
      if let tip { text += Array("parent \(tip)\n".utf8) }
      text += Array("author \(identity.author)\ncommitter \(identity.committer)\n\n".utf8)
      let commit = try write(text + message, GIT_OBJECT_COMMIT)
      let subject = message.prefix { $0 != UInt8(ascii: "\n") }
      chain.commits.append((commit, "commit\(tip == nil ? " (initial)" : ""): \(shown(subject))"))
      chain.results.append(commit)
      top = new
      tip = commit
    }
    return chain
  }

  /// The tree with files put in and taken out; nil where nothing is left in it.
  private func edit(
    _ tree: ObjectID?, _ edits: [(path: ArraySlice<UInt8>, file: StagedFile?)]
  ) throws(GitError) -> ObjectID? {
    if edits.isEmpty { return tree }
    var entries: [[UInt8]: TreeEntry] = [:]
    if let tree {
      for entry in try readTree(tree) { entries[entry.name] = entry }
    }
    let before = entries
    var inner: [[UInt8]: [(path: ArraySlice<UInt8>, file: StagedFile?)]] = [:]
    for (path, file) in edits {
      if let slash = path.firstIndex(of: UInt8(ascii: "/")) {
        inner[Array(path[..<slash]), default: []].append((path[(slash + 1)...], file))
      } else if let file {
        let name = Array(path)
        entries[name] = TreeEntry(mode: file.mode, name: name, id: file.id)
      } else if entries[Array(path)]?.kind != .folder {
        entries[Array(path)] = nil
      }
    }
    for (name, edits) in inner {
      let old = entries[name]
      let isOnlyRemoval = edits.allSatisfy { $0.file == nil }
      if old?.kind != .folder, isOnlyRemoval { continue }
      let new = try edit(old?.kind == .folder ? old?.id : nil, edits)
      entries[name] = new.map { TreeEntry(mode: TreeEntry.folder, name: name, id: $0) }
    }
    if entries == before, let tree { return tree }
    return entries.isEmpty ? nil : try write(treeBytes(entries.values), GIT_OBJECT_TREE)
  }

  private func treeBytes(_ entries: some Sequence<TreeEntry>) -> [UInt8] {
    func key(_ entry: TreeEntry) -> [UInt8] {
      entry.kind == .folder ? entry.name + [UInt8(ascii: "/")] : entry.name
    }
    var bytes: [UInt8] = []
    for entry in entries.sorted(by: { key($0).lexicographicallyPrecedes(key($1)) }) {
      bytes += Array(String(entry.mode, radix: 8).utf8) + [UInt8(ascii: " ")] + entry.name + [0]
      bytes += entry.id.bytes
    }
    return bytes
  }

  /// Moves the branch from the commit that the chain was built on.
  ///
  /// - Returns: nil, or why another try may do better: the branch is elsewhere, or locked.
  private func move(_ chain: Chain, _ identity: Identity) throws(GitError) -> GitError? {
    guard let last = chain.commits.last else { return nil }
    try Libgit2.check(
      git_repository_set_ident(handle, identity.committerName, identity.committerMail),
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

/// A file of the work tree whose blob is written.
struct StagedFile {
  let id: ObjectID
  let mode: UInt32
  let status: FileStatus
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
