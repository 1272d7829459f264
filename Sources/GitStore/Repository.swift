import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The owner of an open git repository. Everything else comes out of it as a value.
package struct Repository: ~Copyable {
  let handle: OpaquePointer
  let database: OpaquePointer
  /// What the environment adds to the configuration, which is read from there again and again.
  private let environmentSettings: EnvironmentSettings?

  /// Finds the repository around a folder, as git does: `GIT_DIR` counts where the folder is inside
  /// of what it names, else the folders above are searched up to `GIT_CEILING_DIRECTORIES`.
  ///
  /// - Throws: `notARepository`, `foreignOwner`, `unsupported`.
  package init(around folder: String) throws(GitError) {
    try Libgit2.start()
    var found: OpaquePointer?
    if let named = Environment.value("GIT_DIR"), !named.isEmpty {
      found = try Repository.open(gitDirectory: named, for: folder)
    }
    if found == nil { found = try Repository.search(from: folder) }
    try self.init(taking: found)
  }

  /// Makes a repository whose branch has no commit yet, named by `init.defaultBranch` or `main`.
  package init(creatingAt folder: String) throws(GitError) {
    try Libgit2.start()
    var options = git_repository_init_options()
    try Libgit2.check(
      git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)),
      "make a repository")
    options.flags = GIT_REPOSITORY_INIT_MKPATH.rawValue
    var made: OpaquePointer?
    let code = (Repository.defaultBranch() ?? "main").withCString { branch in
      options.initial_head = branch
      return git_repository_init_ext(&made, folder, &options)
    }
    try Libgit2.check(code, "make a repository in '\(folder)'")
    try self.init(taking: made)
  }

  private init(taking found: OpaquePointer?) throws(GitError) {
    guard let found else { throw Libgit2.lastError(-1, "open the repository") }
    let environmentSettings = try Repository.configured(found)
    var database: OpaquePointer?
    let code = git_repository_odb(&database, found)
    guard code >= 0, let database else {
      let error = Libgit2.lastError(code, "open the repository's objects")
      git_repository_free(found)
      throw error
    }
    self.handle = found
    self.database = database
    self.environmentSettings = environmentSettings
  }

  /// Adds what the environment says to the configuration; a repository where that fails is freed.
  private static func configured(
    _ found: OpaquePointer
  ) throws(GitError) -> EnvironmentSettings? {
    do throws(GitError) {
      let environmentSettings = try EnvironmentSettings.current()
      var config: OpaquePointer?
      try Libgit2.check(git_repository_config(&config, found), "read the configuration")
      defer { git_config_free(config) }
      try useGlobalFile(in: config, of: found)
      try environmentSettings?.add(to: config, of: found)
      return environmentSettings
    } catch {
      git_repository_free(found)
      throw error
    }
  }

  deinit {
    git_odb_free(database)
    git_repository_free(handle)
  }

  /// Whether there is no work tree.
  package var isBare: Bool { git_repository_is_bare(handle) == 1 }

  /// Whether history ends at a boundary, as after `git clone --depth`.
  package var isShallow: Bool {
    var status = stat()
    // The file is the common directory's, also for a linked work tree.
    return stat(commonDirectory + "/shallow", &status) == 0 && status.st_size > 0
  }

  /// Whether objects were left out when it was cloned, to be fetched by git when it needs them.
  package var isPartial: Bool {
    let isPartial = try? withConfiguration { config throws(GitError) in
      config.has(matching: "^remote\\..*\\.promisor$")
    }
    return isPartial ?? false
  }

  /// Absolute, without a slash at its end; nil for a bare repository.
  package var workTree: String? {
    git_repository_workdir(handle).map { Repository.withoutSlash(String(cString: $0)) }
  }

  /// Absolute, without a slash at its end; a linked work tree has one of its own.
  package var gitDirectory: String {
    Repository.withoutSlash(git_repository_path(handle).map { String(cString: $0) } ?? "")
  }

  /// The git directory that all work trees share, without a slash at its end.
  package var commonDirectory: String {
    Repository.withoutSlash(git_repository_commondir(handle).map { String(cString: $0) } ?? "")
  }

  /// Where HEAD is.
  package func head() throws(GitError) -> Head {
    var reference: OpaquePointer?
    try Libgit2.check(git_reference_lookup(&reference, handle, "HEAD"), "read HEAD")
    defer { git_reference_free(reference) }
    if git_reference_type(reference) == GIT_REFERENCE_DIRECT {
      guard let target = git_reference_target(reference) else {
        throw Libgit2.lastError(-1, "read HEAD")
      }
      return .detached(ObjectID(target.pointee))
    }
    guard let branch = git_reference_symbolic_target(reference).map({ String(cString: $0) }) else {
      throw Libgit2.lastError(-1, "read HEAD")
    }
    var id = git_oid()
    let code = git_reference_name_to_id(&id, handle, branch)
    if code == GIT_ENOTFOUND.rawValue {
      git_error_clear()
      return .unborn(branch)
    }
    try Libgit2.check(code, "read '\(branch)'")
    return .branch(branch, ObjectID(id))
  }

  /// The commit that a revision names, as `git rev-parse REV^{commit}` finds it.
  ///
  /// - Throws: `unborn` for HEAD without a commit, `unknownRevision` for what names no commit.
  package func commit(_ revision: String) throws(GitError) -> CommitInfo {
    let id = try resolve(revision)
    guard let commit = try readCommit(id) else { throw missing(id) }
    return commit.info(id)
  }

  func resolve(_ revision: String) throws(GitError) -> ObjectID {
    func unknown() -> GitError {
      GitError(
        .unknownRevision, "'\(revision)' names no commit",
        help: "Name a commit, a branch or a tag; 'git log --oneline' lists commits.")
    }
    if revision.isEmpty || revision.utf8.contains(0) { throw unknown() }
    var object: OpaquePointer?
    let found = git_revparse_single(&object, handle, revision)
    if found < 0 {
      if revision == "HEAD", case .unborn(let branch) = try head() {
        throw GitError(
          .unborn, "'\(branch)' has no commit yet", help: "Save something first.")
      }
      let gone: [git_error_code] = [
        GIT_ENOTFOUND, GIT_EINVALIDSPEC, GIT_EAMBIGUOUS, GIT_EUNBORNBRANCH, GIT_EINVALID,
      ]
      guard gone.contains(where: { $0.rawValue == found }) else {
        throw Libgit2.lastError(found, "find '\(revision)'")
      }
      git_error_clear()
      var reference: OpaquePointer?
      defer { git_reference_free(reference) }
      if git_reference_dwim(&reference, handle, revision) >= 0,
        let target = git_reference_target(reference)
      {
        throw missing(ObjectID(target.pointee))
      }
      git_error_clear()
      throw unknown()
    }
    defer { git_object_free(object) }
    var commit: OpaquePointer?
    let peeled = git_object_peel(&commit, object, GIT_OBJECT_COMMIT)
    guard peeled >= 0, let id = git_object_id(commit) else {
      git_error_clear()
      throw unknown()
    }
    defer { git_object_free(commit) }
    return ObjectID(id.pointee)
  }

  private static func withoutSlash(_ path: String) -> String {
    path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
  }

  private static func search(from folder: String) throws(GitError) -> OpaquePointer? {
    var flags: UInt32 = 0
    if Environment.isTrue("GIT_DISCOVERY_ACROSS_FILESYSTEM") {
      flags |= GIT_REPOSITORY_OPEN_CROSS_FS.rawValue
    }
    func open() -> (CInt, OpaquePointer?) {
      var found: OpaquePointer?
      let ceiling = Environment.value("GIT_CEILING_DIRECTORIES")
      return (git_repository_open_ext(&found, folder, flags, ceiling), found)
    }
    var (code, found) = open()
    if code < 0, isAboutOwner(code) {
      let place = discover(from: folder) ?? folder
      guard isTrusted(place) else {
        git_error_clear()
        throw GitError(
          .foreignOwner, "the repository '\(place)' belongs to another user",
          help: "Run 'git config --global --add safe.directory \(shellQuoted(place))' "
            + "if you trust it.")
      }
      _ = mentordoc_git_set_option(CInt(GIT_OPT_SET_OWNER_VALIDATION.rawValue), 0)
      (code, found) = open()
      _ = mentordoc_git_set_option(CInt(GIT_OPT_SET_OWNER_VALIDATION.rawValue), 1)
    }
    if code == GIT_ENOTFOUND.rawValue {
      git_error_clear()
      if let place = discover(from: folder), access(place + "/.git", F_OK) == 0, !canOpen(place) {
        throw GitError(
          .corrupt, "'\(place)/.git' is there and is no git repository: a part of it is missing",
          help: "Run 'git status' there to see what git says; it needs 'HEAD', 'objects' and "
            + "'refs'.")
      }
      throw GitError(
        .notARepository, "there is no git repository around '\(folder)'",
        help: "Run 'git init' in the programme's folder, or 'mentordoc init' to make a programme.")
    }
    try Libgit2.check(code, "open the repository around '\(folder)'")
    return found
  }

  /// Whether the library has refused a repository because of who owns it.
  private static func isAboutOwner(_ code: CInt) -> Bool {
    if code == GIT_EOWNER.rawValue { return true }
    guard let text = git_error_last()?.pointee.message else { return false }
    return String(cString: text).contains("safe.directory")
  }

  /// Whether `safe.directory` of the person's or the system's configuration names a place.
  ///
  /// The library itself knows neither `*` nor the file that `GIT_CONFIG_GLOBAL` names.
  private static func isTrusted(_ place: String) -> Bool {
    withPersonsConfiguration { config in
      var isTrusted = false
      for value in config.texts("safe.directory") {
        if value.isEmpty { isTrusted = false }
        if value == "*" || value == place { isTrusted = true }
      }
      return isTrusted
    } ?? false
  }

  private static func canOpen(_ place: String) -> Bool {
    var found: OpaquePointer?
    let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
    let code = git_repository_open_ext(&found, place, flags, nil)
    git_repository_free(found)
    git_error_clear()
    return code >= 0
  }

  /// The work tree, or the bare repository, whose owner is to be trusted by name.
  static func discover(from folder: String) -> String? {
    var path = realPath(folder) ?? folder
    while true {
      for name in ["/.git", "/HEAD"] where access(path + name, F_OK) == 0 { return path }
      guard path.utf8.count > 1, let slash = path.lastIndex(of: "/") else { return nil }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
  }

  /// Opens what `GIT_DIR` names; nil where the folder is outside of it and of its work tree, because
  /// then the variable is about another repository.
  private static func open(
    gitDirectory: String, for folder: String
  ) throws(GitError) -> OpaquePointer? {
    var found: OpaquePointer?
    let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue
    try Libgit2.check(
      git_repository_open_ext(&found, gitDirectory, flags, nil),
      "open '\(gitDirectory)', which GIT_DIR names")
    if let workTree = Environment.value("GIT_WORK_TREE"), !workTree.isEmpty {
      let code = git_repository_set_workdir(found, workTree, 0)
      if code < 0 {
        let error = Libgit2.lastError(code, "use '\(workTree)', which GIT_WORK_TREE names")
        git_repository_free(found)
        throw error
      }
    }
    let places = [git_repository_workdir(found), git_repository_path(found)]
    let here = (realPath(folder) ?? folder) + "/"
    for place in places {
      guard let place, let real = realPath(String(cString: place)) else { continue }
      if here.utf8.starts(with: (withoutSlash(real) + "/").utf8) { return found }
    }
    git_repository_free(found)
    return nil
  }

  /// Adds the file that `GIT_CONFIG_GLOBAL` names in place of `~/.gitconfig`, which is switched off
  /// when libgit2 starts.
  static func useGlobalFile(
    in config: OpaquePointer?, of handle: OpaquePointer?
  ) throws(GitError) {
    guard let path = Environment.value("GIT_CONFIG_GLOBAL"), !path.isEmpty,
      access(path, R_OK) == 0
    else { return }
    let code = git_config_add_file_ondisk(config, path, GIT_CONFIG_LEVEL_GLOBAL, handle, 1)
    try Libgit2.check(code, "read '\(path)', which GIT_CONFIG_GLOBAL names")
  }
}

/// Where HEAD points to.
package enum Head: Hashable, Sendable {
  /// The branch has no commit yet; its full name.
  case unborn(String)
  case branch(String, ObjectID)
  case detached(ObjectID)

  /// nil before the first.
  package var commit: ObjectID? {
    switch self {
    case .unborn: nil
    case .branch(_, let id), .detached(let id): id
    }
  }
}

/// The path with all links resolved; nil where it leads nowhere.
func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

/// A word as a POSIX shell reads it back.
package func shellQuoted(_ word: String) -> String {
  let plain = word.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
  if plain, !word.isEmpty { return word }
  return "'"
    + word.split(separator: "'", omittingEmptySubsequences: false)
    .joined(separator: "'\\''") + "'"
}
