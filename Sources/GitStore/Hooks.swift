#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The programs that git runs around a commit, where and as git runs them.
struct Hooks {
  enum Name: String, CaseIterable {
    case preCommit = "pre-commit"
    case prepareMessage = "prepare-commit-msg"
    case commitMessage = "commit-msg"
    case postCommit = "post-commit"
    case postIndexChange = "post-index-change"
    case referenceTransaction = "reference-transaction"

    /// Whether `--no-verify` skips it.
    var isVerification: Bool { self == .preCommit || self == .commitMessage }
  }

  private let folder: String
  private let names: Set<Name>
  private let workTree: String
  private let environment: [String: String?]

  /// - Parameter identity: who makes the commit; nil to find out only which hooks there are.
  init(
    _ repository: borrowing Repository, _ options: CommitOptions = CommitOptions(),
    _ identity: Identity? = nil
  ) throws(GitError) {
    let top = repository.workTree ?? ""
    var folder =
      try repository.withConfiguration { config throws(GitError) in config.path("core.hooksPath") }
      ?? repository.commonDirectory + "/hooks"
    if !folder.hasPrefix("/") { folder = top + "/" + folder }
    self.folder = folder
    workTree = top
    names = Set(
      Name.allCases.filter {
        access("\(folder)/\($0.rawValue)", X_OK) == 0
          && !(options.skipsVerification && $0.isVerification)
      })
    environment =
      names.isEmpty || identity == nil
      ? [:] : Hooks.environment(repository, top: top, hasEditor: options.editor != nil, identity)
  }

  /// Files that look like hooks and are none, because nobody may run them.
  var ignored: [String] {
    Name.allCases.map { "\(folder)/\($0.rawValue)" }
      .filter { access($0, F_OK) == 0 && access($0, X_OK) != 0 }
  }

  func has(_ name: Name) -> Bool { names.contains(name) }

  func path(of name: Name) -> String { "\(folder)/\(name.rawValue)" }

  /// Runs a hook where there is one.
  ///
  /// - Parameter index: the file that it finds in `GIT_INDEX_FILE`; nil for none.
  /// - Throws: `hooks` where it ends with another status than 0.
  func run(_ name: Name, _ arguments: [String] = [], index: String?) throws(GitError) {
    guard has(name) else { return }
    var environment = environment
    if let index { environment["GIT_INDEX_FILE"] = index }
    let hook = Subprocess(
      [path(of: name)] + arguments, .reporting(input: []), in: workTree, environment: environment)
    let status = try hook.run().status
    guard status != 0 else { return }
    throw GitError(
      .hooks, "the '\(name.rawValue)' hook refused, with exit status \(status)",
      help: name.isVerification
        ? "Mend what it says above, or skip it with '--no-verify'; nothing was committed."
        : "Mend what it says above, or '\(path(of: name))'; nothing was committed.")
  }

  private static func environment(
    _ repository: borrowing Repository, top: String, hasEditor: Bool, _ identity: Identity?
  ) -> [String: String?] {
    var result: [String: String?] = ["GIT_PREFIX": ""]
    let here = realPath(".") ?? top
    if here.hasPrefix(top + "/") {
      result["GIT_PREFIX"] = String(here.utf8.dropFirst(top.utf8.count + 1)).map { $0 + "/" }
    }
    if let author = identity?.author {
      result["GIT_AUTHOR_NAME"] = author.name
      result["GIT_AUTHOR_EMAIL"] = author.mail
      result["GIT_AUTHOR_DATE"] = "@" + author.date
    }
    if !hasEditor { result["GIT_EDITOR"] = ":" }
    // Inside of a git directory that is not the usual one, git would not find it again.
    if repository.gitDirectory != top + "/.git" || Environment.isSet("GIT_DIR") {
      result["GIT_DIR"] = repository.gitDirectory
    }
    if Environment.isSet("GIT_WORK_TREE") { result["GIT_WORK_TREE"] = top }
    let programs = try? Subprocess(["git", "--exec-path"], .captured(input: [])).run()
    if let programs, programs.status == 0 {
      let folder = String(
        decoding: programs.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      result["GIT_EXEC_PATH"] = folder
      result["PATH"] = folder + (Environment.value("PATH").map { ":" + $0 } ?? "")
    }
    return result
  }
}

extension Repository {
  /// A file of the git directory as git names it to hooks, which run at the top of the work tree.
  func pathForHooks(_ name: String) -> String {
    gitDirectory == (workTree ?? "") + "/.git" ? ".git/\(name)" : "\(gitDirectory)/\(name)"
  }
}
