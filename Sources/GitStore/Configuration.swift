import Clibgit2

/// The configuration of a repository with all levels, while it is open.
struct Configuration {
  private let handle: OpaquePointer?

  init(_ handle: OpaquePointer?) { self.handle = handle }

  /// The last value of a variable; nil where it is not set.
  func text(_ name: String) -> String? {
    var buffer = git_buf()
    guard git_config_get_string_buf(&buffer, handle, name) >= 0 else {
      git_error_clear()
      return nil
    }
    defer { git_buf_dispose(&buffer) }
    return buffer.ptr.map { String(cString: $0) }
  }

  /// All values of a variable that may stand several times, in the order of the files.
  func texts(_ name: String) -> [String] {
    var iterator: OpaquePointer?
    guard git_config_multivar_iterator_new(&iterator, handle, name, nil) >= 0 else {
      git_error_clear()
      return []
    }
    defer { git_config_iterator_free(iterator) }
    var values: [String] = []
    var entry: UnsafeMutablePointer<git_config_entry>?
    while git_config_next(&entry, iterator) >= 0, let value = entry?.pointee.value {
      values.append(String(cString: value))
    }
    git_error_clear()
    return values
  }

  /// Whether a variable is set whose whole name matches a regular expression.
  func has(matching expression: String) -> Bool {
    var iterator: OpaquePointer?
    defer { git_error_clear() }
    guard git_config_iterator_glob_new(&iterator, handle, expression) >= 0 else { return false }
    defer { git_config_iterator_free(iterator) }
    var entry: UnsafeMutablePointer<git_config_entry>?
    return git_config_next(&entry, iterator) >= 0
  }

  /// A truth value in any of git's spellings; nil where the variable is not set or is no such value.
  func flag(_ name: String) -> Bool? {
    var value: CInt = 0
    guard git_config_get_bool(&value, handle, name) >= 0 else {
      git_error_clear()
      return nil
    }
    return value != 0
  }

  /// A path with `~` resolved; nil where the variable is not set.
  func path(_ name: String) -> String? {
    var buffer = git_buf()
    guard git_config_get_path(&buffer, handle, name) >= 0 else {
      git_error_clear()
      return nil
    }
    defer { git_buf_dispose(&buffer) }
    return buffer.ptr.map { String(cString: $0) }
  }
}

extension Repository {
  /// Gives the configuration as it stands to `body`.
  func withConfiguration<Result>(
    _ body: (Configuration) throws(GitError) -> Result
  ) throws(GitError) -> Result {
    var config: OpaquePointer?
    try Libgit2.check(
      git_repository_config_snapshot(&config, handle), "read the repository's configuration")
    defer { git_config_free(config) }
    return try body(Configuration(config))
  }
}
