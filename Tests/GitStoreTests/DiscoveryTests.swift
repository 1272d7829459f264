import Foundation
import GitStore
import Testing

extension GitStoreTests {
  private func refusal(opening folder: String) -> GitError? {
    do throws(GitError) {
      _ = try Repository(around: folder)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a repository is found from a folder below it`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let repository = try scratch.repository("a/sub/inner")
    let (tree, directory, isBare) = (
      repository.workTree, repository.gitDirectory, repository.isBare
    )
    #expect(tree == scratch.path("a"))
    #expect(directory == scratch.path("a/.git"))
    #expect(!isBare)
  }

  @Test func `where there is no repository, git init is named`() throws {
    let scratch = try Scratch()
    try scratch.write("x\n", to: "x", in: "plain")
    let error = try #require(refusal(opening: scratch.path("plain")))
    #expect(error.kind == .notARepository)
    #expect(error.help.contains("git init"))
  }

  @Test func `the search ends at GIT_CEILING_DIRECTORIES`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    withEnvironment(["GIT_CEILING_DIRECTORIES": scratch.path("a")]) {
      #expect(refusal(opening: scratch.path("a/sub"))?.kind == .notARepository)
      #expect(refusal(opening: scratch.path("a")) == nil)
    }
  }

  @Test func `GIT_DIR holds for the folders of its work tree and for no other`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.git("init", "-q", "b", in: "")
    try scratch.git("init", "-q", "--bare", "elsewhere.git", in: "")
    try withEnvironment(["GIT_DIR": scratch.path("a/.git")]) {
      let inside = try scratch.repository("a/sub")
      let outside = try scratch.repository("b")
      let places = [inside.workTree, outside.workTree]
      #expect(places == [scratch.path("a"), scratch.path("b")])
    }
    try withEnvironment([
      "GIT_DIR": scratch.path("elsewhere.git"), "GIT_WORK_TREE": scratch.path("b"),
    ]) {
      let repository = try scratch.repository("b")
      let (tree, directory) = (repository.workTree, repository.gitDirectory)
      #expect(tree == scratch.path("b"))
      #expect(directory == scratch.path("elsewhere.git"))
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a folder away"))
  func `another user's repository needs to be trusted by its exact path`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    _ = try scratch.run(["chown", "-R", "65534", "."])
    let refused = try #require(refusal(opening: scratch.path("a/sub")))
    #expect(refused.kind == .foreignOwner)
    let command = "git config --global --add safe.directory " + scratch.path("a")
    #expect(refused.help.contains(command))
    defer { _ = try? scratch.run(["git", "config", "--global", "--unset-all", "safe.directory"]) }
    try scratch.git(Array(command.split(separator: " ").dropFirst().map(String.init)), in: "")
    #expect(refusal(opening: scratch.path("a/sub")) == nil)
    try scratch.git("config", "--global", "--replace-all", "safe.directory", "*")
    #expect(refusal(opening: scratch.path("a")) == nil)
    try scratch.git("config", "--global", "--add", "safe.directory", "")
    #expect(refusal(opening: scratch.path("a"))?.kind == .foreignOwner)
  }

  /// Settings that change how a repository is kept on disk, and what tells the person about it.
  static let formats: [(setting: [String], says: String)] = [
    (["extensions.objectformat", "sha256"], "SHA-256"),
    (["extensions.refstorage", "reftable"], "reftable"),
    (["extensions.partialclone", "origin"], "--filter"),
    (["extensions.worktreeconfig", "true"], "worktreeConfig"),
    (["extensions.somethingnew", "true"], "somethingnew"),
  ]

  @Test(arguments: formats)
  func `a format that cannot be read is named`(_ format: (setting: [String], says: String)) throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.git("config", "core.repositoryformatversion", "1")
    try scratch.git(["config"] + format.setting, in: "a")
    guard let error = refusal(opening: scratch.path("a")) else {
      // From 1.8 on the library knows this one.
      #expect(format.says == "worktreeConfig")
      return
    }
    #expect(error.kind == .unsupported)
    #expect("\(error.message) \(error.help)".contains(format.says), "\(error)")
  }

  @Test func `a new repository has an unborn main, or what init.defaultBranch says`() throws {
    let scratch = try Scratch()
    let first = try Repository(creatingAt: scratch.path("new/one"))
    let head = try first.head()
    #expect(head == .unborn("refs/heads/main"))
    defer {
      _ = try? scratch.run(["git", "config", "--global", "--unset-all", "init.defaultBranch"])
    }
    try scratch.git("config", "--global", "init.defaultBranch", "trunk")
    let second = try Repository(creatingAt: scratch.path("new/two")).head()
    #expect(second == .unborn("refs/heads/trunk"))
    #expect(try scratch.git("status", "--porcelain", in: "new/one") == "")
    let error = #expect(throws: GitError.self) { try scratch.repository("new/one").commit("HEAD") }
    #expect(error?.kind == .unborn)
  }

  @Test func `head tells a branch from a detached commit`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let id = try #require(try ObjectID(hex: scratch.git("rev-parse", "HEAD")))
    #expect(try scratch.repository().head() == .branch("refs/heads/main", id))
    try scratch.git("pack-refs", "--all")
    #expect(try scratch.repository().head() == .branch("refs/heads/main", id))
    try scratch.git("switch", "-q", "--detach")
    #expect(try scratch.repository().head() == .detached(id))
  }
}
