import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// A path that the settings around a folder name, with `~` resolved; nil where they name none.
  ///
  /// How a repository keeps its objects can be beyond the library; its settings count all the same.
  package static func pathSetting(
    _ name: String, around folder: String
  ) throws(GitError) -> String? {
    do throws(GitError) {
      let repository = try Repository(around: folder)
      return try repository.withConfiguration { config throws(GitError) in config.path(name) }
    } catch {
      switch error.kind {
      case .notARepository: return try personsPathSetting(name)
      case .unsupported: return try pathSetting(name, around: folder, besides: error)
      default: throw error
      }
    }
  }

  /// The same for a repository that can't be opened.
  private static func pathSetting(
    _ name: String, around folder: String, besides error: GitError
  ) throws(GitError) -> String? {
    // A linked work tree has settings in two places.
    guard !Environment.isSet("GIT_DIR"), let place = discover(from: folder),
      access(place + "/.git/config", R_OK) == 0
    else { throw error }
    return try withConfiguration(and: place + "/.git/config") { config throws(GitError) in
      if config.flag("extensions.worktreeConfig") == true { throw error }
      if config.has(matching: "^includeif\\.") {
        throw GitError(
          error.kind,
          error.message + ", nor therefore which settings an 'includeIf' brings into it",
          help: "Write them into '.git/config', and take 'includeIf' out of git's settings.")
      }
      return config.path(name)
    }
  }

  /// The branch that a new repository is to have; nil where nothing says so.
  static func defaultBranch() -> String? {
    let name = withPersonsConfiguration { $0.text("init.defaultBranch") } ?? nil
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// All values of a setting in the configuration that holds outside of repositories.
  package static func personsSettings(_ name: String) throws(GitError) -> [String] {
    try Libgit2.start()
    return withPersonsConfiguration { $0.texts(name) } ?? []
  }

  /// The same as `pathSetting` where there is no repository.
  package static func personsPathSetting(_ name: String) throws(GitError) -> String? {
    try Libgit2.start()
    return withPersonsConfiguration { $0.path(name) } ?? nil
  }

  /// The configuration that holds outside of repositories; nil where it can't be read.
  static func withPersonsConfiguration<Result>(_ body: (Configuration) -> Result) -> Result? {
    try? withConfiguration(and: nil) { config throws(GitError) in body(config) }
  }

  /// The configuration that holds outside of repositories, and in front of it a file with that of one.
  private static func withConfiguration<Result>(
    and file: String?, _ body: (Configuration) throws(GitError) -> Result
  ) throws(GitError) -> Result {
    var config: OpaquePointer?
    try Libgit2.check(git_config_open_default(&config), "read git's settings")
    defer { git_config_free(config) }
    try useGlobalFile(in: config, of: nil)
    if let file {
      try Libgit2.check(
        git_config_add_file_ondisk(config, file, GIT_CONFIG_LEVEL_LOCAL, nil, 0), "read '\(file)'")
    }
    let environmentSettings = try EnvironmentSettings.current()
    try environmentSettings?.add(to: config, of: nil)
    return try body(Configuration(config))
  }
}
