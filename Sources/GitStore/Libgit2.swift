import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The library as a whole: started once, and the one place where its errors are read.
enum Libgit2 {
  /// Starts the library at its first use; negative where it could not.
  ///
  /// Objects that are read come from the reader's own disk, so their hashes are not verified again;
  /// what is written reaches the disk before anything points at it.
  static let started: CInt = {
    let code = git_libgit2_init()
    guard code >= 0 else { return code }
    _ = mentordoc_git_set_option(CInt(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION.rawValue), 0)
    _ = mentordoc_git_set_option(CInt(GIT_OPT_ENABLE_FSYNC_GITDIR.rawValue), 1)
    // What a reference is to point at was written just now, and need not be looked for.
    _ = mentordoc_git_set_option(CInt(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION.rawValue), 0)
    // A walk reads each object once; what is read twice is kept by who reads it.
    _ = mentordoc_git_set_option(CInt(GIT_OPT_ENABLE_CACHING.rawValue), 0)
    if Environment.isSet("GIT_CONFIG_GLOBAL") {
      _ = mentordoc_git_set_search_path(GIT_CONFIG_LEVEL_GLOBAL.rawValue, "")
      _ = mentordoc_git_set_search_path(GIT_CONFIG_LEVEL_XDG.rawValue, "")
    }
    if Environment.isTrue("GIT_CONFIG_NOSYSTEM") {
      _ = mentordoc_git_set_search_path(GIT_CONFIG_LEVEL_SYSTEM.rawValue, "")
    }
    return code
  }()

  static func start() throws(GitError) { try check(started, "start libgit2") }

  /// Throws what libgit2 says about the call that has just returned `code`.
  ///
  /// The library keeps its last error per thread: nothing may be awaited between call and check.
  static func check(_ code: CInt, _ doing: @autoclosure () -> String) throws(GitError) {
    if code < 0 { throw lastError(code, doing()) }
  }

  /// The error of the call that has just returned `code`, as a person can use it.
  static func lastError(_ code: CInt, _ doing: String) -> GitError {
    var text = "error \(code)"
    var domain = GIT_ERROR_NONE.rawValue
    if let last = git_error_last() {
      if let message = last.pointee.message { text = String(cString: message) }
      domain = numericCast(last.pointee.klass)
    }
    git_error_clear()
    if let known = knownError(code, domain, text) { return known }
    let message = "can't \(doing): \(text)"
    if code == GIT_ELOCKED.rawValue {
      return GitError(
        .locked, message,
        help: "Wait for the other git command to end, or remove the lock if there is none.")
    }
    if domain == GIT_ERROR_OS.rawValue {
      return GitError(.readOnly, message, help: "Check the rights and the space on the disk.")
    }
    return GitError(.other, message, help: "Run 'git fsck' to see whether git can read it.")
  }

  /// What libgit2 does not support is told in git's words, since its own name an inner part.
  private static func knownError(
    _ code: CInt, _ domain: UInt32, _ text: String
  ) -> GitError? {
    let instead = "Use git itself in this repository."
    let missing = "object not found - no match for id ("
    if let start = text.firstRange(of: missing)?.upperBound {
      return .missing(text[start...].prefix { $0 != ")" })
    }
    if says("corrupted loose reference file: ") {
      let name = text.drop { $0 != ":" }.dropFirst(2)
      return GitError(
        .corrupt, "'\(name)' of the git directory is damaged",
        help: name == "HEAD"
          ? "Write the branch that you were on into '.git/HEAD', as in 'ref: refs/heads/main'."
          : "Write the commit that stands last in '.git/logs/\(name)' into '.git/\(name)'.")
    }
    func unsupported(_ what: String, _ help: String) -> GitError {
      GitError(.unsupported, "the repository uses \(what), which mentordoc can't read", help: help)
    }
    func says(_ part: String) -> Bool { text.contains(part) }
    if says("objectformat") || says("unknown object format") {
      return unsupported("SHA-256 object names", instead)
    }
    if says("refstorage") {
      return unsupported("the reftable format", "Run 'git refs migrate --ref-format=files'.")
    }
    if says("partialclone") {
      return unsupported("a partial clone", "Clone it again without '--filter'.")
    }
    if says("worktreeconfig") {
      return unsupported(
        "extensions.worktreeConfig (a sparse checkout sets it)",
        "Run 'git sparse-checkout disable' and 'git config --unset extensions.worktreeConfig'.")
    }
    if says("'link'") {
      return unsupported("a split index", "Run 'git update-index --no-split-index'.")
    }
    if says("'sdir'") {
      return unsupported("a sparse index", "Run 'git sparse-checkout reapply --no-sparse-index'.")
    }
    if says("unsupported extension name") {
      return unsupported("an extension (\(text))", instead)
    }
    if says("calculated checksum does not match expected") {
      return unsupported(
        "an index without a checksum (index.skipHash)",
        "Run 'git config index.skipHash false' and then 'git update-index --force-write-index'.")
    }
    if domain == GIT_ERROR_INDEX.rawValue, says("index") {
      return GitError(
        .corrupt, "the index of the repository can't be read",
        help: "Try again; if it stays so, see what 'git status' says of it.")
    }
    if domain == GIT_ERROR_CONFIG.rawValue, says("parse") {
      return GitError(
        .corrupt, "git's configuration can't be read: \(text)",
        help: "Mend the file that is named.")
    }
    if code == GIT_EMISMATCH.rawValue {
      return GitError(.corrupt, text, help: "Run 'git fsck' to see what is damaged.")
    }
    return nil
  }
}

/// The process's environment variables as git reads them.
enum Environment {
  /// The value of a variable; nil where it is not set.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func isSet(_ name: String) -> Bool { getenv(name) != nil }

  static func isTrue(_ name: String) -> Bool {
    guard let value = value(name) else { return false }
    return !["", "0", "false", "no", "off"].contains(value.lowercased())
  }
}
