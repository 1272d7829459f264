import Clibgit2

/// Turns a work tree's bytes into what git stores, as `git add` does: end-of-line rules and `ident`.
struct Filters: ~Copyable {
  private let repository: OpaquePointer
  private let refusesUnsafeLineEnds: Bool

  init(_ repository: borrowing Repository) throws(GitError) {
    refusesUnsafeLineEnds = try repository.withConfiguration { config throws(GitError) in
      config.flag("core.safecrlf") ?? false
    }
    self.repository = repository.handle
  }

  /// What git would store for a file's bytes.
  func stored(_ bytes: [UInt8], at path: [UInt8]) throws(GitError) -> [UInt8] {
    // The two filters that there are look for a carriage return and for `$Id`.
    let isPlain = !bytes.contains(UInt8(ascii: "\r")) && !bytes.contains(UInt8(ascii: "$"))
    if isPlain, !refusesUnsafeLineEnds { return bytes }
    var filters: OpaquePointer?
    try Libgit2.check(
      git_filter_list_load(
        &filters, repository, nil, cPath(path), GIT_FILTER_TO_ODB,
        GIT_FILTER_DEFAULT.rawValue),
      "find the filters of '\(shown(path))'")
    guard filters != nil else { return bytes }
    defer { git_filter_list_free(filters) }
    var buffer = git_buf()
    let code = bytes.withUnsafeBytes { bytes in
      git_filter_list_apply_to_buffer(
        &buffer, filters, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    try Libgit2.check(code, "apply the filters of '\(shown(path))'")
    defer { git_buf_dispose(&buffer) }
    return Array(UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
  }

  /// Refuses a file that git would give to a program, or recode, before it stores it.
  ///
  /// - Throws: `unsupported`.
  func checkSupported(_ path: [UInt8]) throws(GitError) {
    if let name = try unsupportedFilter(path) {
      throw GitError(
        .unsupported,
        "'\(shown(path))' goes through git's \(name), which mentordoc can't apply",
        help: "Take the file out of that rule in '.gitattributes', or commit it with git itself.")
    }
  }

  /// What stands in the way of storing a file without git; nil where nothing does.
  func unsupportedFilter(_ path: [UInt8]) throws(GitError) -> String? {
    if let filter = try attribute("filter", of: path) {
      var config: OpaquePointer?
      try Libgit2.check(
        git_repository_config_snapshot(&config, repository), "read the configuration")
      defer { git_config_free(config) }
      let values = Configuration(config)
      let isProgram = ["clean", "process"].contains {
        values.text("filter.\(filter).\($0)").map { !$0.isEmpty } ?? false
      }
      if isProgram || values.flag("filter.\(filter).required") == true {
        return "filter '\(filter)'"
      }
    }
    if let encoding = try attribute("working-tree-encoding", of: path),
      !["utf-8", "utf8"].contains(encoding.lowercased())
    {
      return "working-tree-encoding '\(encoding)'"
    }
    return nil
  }

  /// The value of an attribute of a path; nil where it has none, or is only set or unset.
  private func attribute(_ name: String, of path: [UInt8]) throws(GitError) -> String? {
    var value: UnsafePointer<CChar>?
    try Libgit2.check(
      git_attr_get(&value, repository, UInt32(GIT_ATTR_CHECK_FILE_THEN_INDEX), cPath(path), name),
      "read the attributes of '\(shown(path))'")
    guard git_attr_value(value) == GIT_ATTR_VALUE_STRING, let value else { return nil }
    return String(cString: value)
  }
}
