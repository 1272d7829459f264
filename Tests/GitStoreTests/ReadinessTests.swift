import Foundation
import GitStore
import Testing

extension GitStoreTests {
  /// A repository in which nothing can be committed.
  struct Obstacle: CustomTestStringConvertible, Sendable {
    let name: String
    let kind: GitError.Kind
    /// A part of message or help that says what to do.
    let says: String
    let prepare: @Sendable (Scratch) throws -> Void
    var testDescription: String { name }

    init(
      _ name: String, _ kind: GitError.Kind, says: String,
      prepare: @escaping @Sendable (Scratch) throws -> Void
    ) {
      (self.name, self.kind, self.says, self.prepare) = (name, kind, says, prepare)
    }
  }

  /// Two branches that change one line differently.
  static func diverge(_ scratch: Scratch) throws {
    try begin(scratch)
    try scratch.git("switch", "-q", "-c", "side")
    try scratch.write("side\n", to: "one.md")
    try scratch.git("commit", "-q", "-a", "-m", "side")
    try scratch.git("switch", "-q", "main")
    try scratch.write("main\n", to: "one.md")
    try scratch.git("commit", "-q", "-a", "-m", "main")
  }

  static let obstacles: [Obstacle] = [
    Obstacle("a merge under way", .operationUnderWay, says: "git merge --abort") {
      try diverge($0)
      _ = try $0.run(["git", "merge", "side"])
    },
    Obstacle("a merge without conflict under way", .operationUnderWay, says: "git merge") {
      try diverge($0)
      _ = try $0.run(["git", "merge", "--no-commit", "--no-ff", "-s", "ours", "side"])
    },
    Obstacle("a rebase under way", .operationUnderWay, says: "git rebase --abort") {
      try diverge($0)
      _ = try $0.run(["git", "rebase", "side"])
    },
    Obstacle("an interactive rebase under way", .operationUnderWay, says: "git rebase") {
      try diverge($0)
      _ = try $0.run([
        "env", "GIT_SEQUENCE_EDITOR=sed -i s/^pick/edit/", "git", "rebase", "-i",
        "HEAD~1",
      ])
    },
    Obstacle("a cherry-pick under way", .operationUnderWay, says: "git cherry-pick") {
      try diverge($0)
      _ = try $0.run(["git", "cherry-pick", "side"])
    },
    Obstacle("a revert under way", .operationUnderWay, says: "git revert") {
      try diverge($0)
      try $0.write("more\n", to: "one.md")
      try $0.git("commit", "-q", "-a", "-m", "more")
      _ = try $0.run(["git", "revert", "HEAD~1"])
    },
    Obstacle("git am under way", .operationUnderWay, says: "git am") {
      try diverge($0)
      try $0.git("format-patch", "-q", "-1", "-o", "..", "side")
      _ = try $0.run(["git", "am", "../0001-side.patch"])
    },
    Obstacle("a bisect under way", .operationUnderWay, says: "git bisect reset") {
      try diverge($0)
      try $0.git("bisect", "start")
    },
    Obstacle("conflicts left by a stash", .conflict, says: "git add") {
      try begin($0)
      try $0.write("stashed\n", to: "one.md")
      try $0.git("stash", "-q")
      try $0.write("other\n", to: "one.md")
      try $0.git("commit", "-q", "-a", "-m", "other")
      _ = try $0.run(["git", "stash", "pop"])
    },
    Obstacle("a hook that watches references", .hooks, says: "git commit") {
      try begin($0)
      try hook("reference-transaction", in: ".git/hooks", "exit 0", $0)
    },
    Obstacle("signed commits without their program", .signing, says: "commit.gpgsign") {
      try begin($0)
      try $0.git("config", "commit.gpgsign", "true")
      try $0.git("config", "gpg.program", "no-such-gpg")
    },
    Obstacle("signed commits of an unknown kind", .signing, says: "openpgp, x509 or ssh") {
      try begin($0)
      try $0.git("config", "commit.gpgsign", "true")
      try $0.git("config", "gpg.format", "wax")
    },
    Obstacle("commits signed with SSH and without a key", .signing, says: "user.signingKey") {
      try begin($0)
      try $0.git("config", "commit.gpgsign", "true")
      try $0.git("config", "gpg.format", "ssh")
    },
    Obstacle("messages in another encoding", .unsupported, says: "i18n.commitEncoding") {
      try begin($0)
      try $0.git("config", "i18n.commitEncoding", "ISO-8859-1")
    },
    Obstacle("an unknown way to clean messages", .invalidInput, says: "scissors") {
      try begin($0)
      try $0.git("config", "commit.cleanup", "sweep")
    },
    Obstacle("a filter that is a program", .unsupported, says: "filter 'lfs'") {
      try $0.write("*.md filter=lfs\n", to: ".gitattributes")
      try begin($0)
      try $0.git("config", "filter.lfs.clean", "cat")
    },
    Obstacle("another encoding in the work tree", .unsupported, says: "UTF-16") {
      try begin($0)
      try $0.write("one.md working-tree-encoding=UTF-16\n", to: ".gitattributes")
    },
    Obstacle("a split index", .unsupported, says: "--no-split-index") {
      try begin($0)
      try $0.git("update-index", "--split-index")
    },
    Obstacle("a damaged index", .corrupt, says: "git reset") {
      try begin($0)
      try Data("no index".utf8).write(to: URL(fileURLWithPath: $0.path("a/.git/index")))
    },
  ]

  @Test(arguments: obstacles)
  func `what is in the way of a commit is told, and nothing is touched`(_ obstacle: Obstacle)
    throws
  {
    let scratch = try Scratch()
    try obstacle.prepare(scratch)
    try scratch.write("changed\n", to: "one.md")
    try scratch.copy("a", to: "before")
    let error = #expect(throws: GitError.self) {
      let repository = try scratch.repository()
      if obstacle.kind != .unsupported { try repository.checkReadyToCommit() }
      _ = try repository.commit([CommitRequest(paths: [[UInt8]("one.md")], message: "m")])
    }
    #expect(error?.kind == obstacle.kind, "\(String(describing: error))")
    let text = "\(error?.message ?? "") \(error?.help ?? "")"
    #expect(text.contains(obstacle.says), "\(text)")
    #expect(error?.help.first?.isUppercase == true)
    #expect(error?.message.contains("\n") == false)
    // The copy comes first, because 'git status' itself may write the index.
    let (_, difference) = try scratch.run(
      ["diff", "-r", "--no-dereference", "before", "a"], in: "")
    #expect(difference == "")
  }

  @Test func `a repository is ready on a branch with and without a commit`() throws {
    let scratch = try Scratch()
    try scratch.repository().checkReadyToCommit()
    try Self.begin(scratch)
    try scratch.write("#!/bin/sh\n", to: ".git/hooks/pre-commit")
    try scratch.write("#!/bin/sh\n", to: ".git/hooks/pre-commit.sample")
    try scratch.write("*.md filter=unknown\n", to: ".gitattributes")
    try scratch.repository().checkReadyToCommit()
    try scratch.write("changed\n", to: "one.md")
    _ = try scratch.repository().commit([CommitRequest(paths: [[UInt8]("one.md")], message: "m")])
    #expect(try scratch.git("show", "HEAD:one.md") == "changed")
  }

  @Test func `a lock of another command is waited for and never removed`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write("changed\n", to: "one.md")
    try scratch.write("", to: ".git/index.lock")
    let request = CommitRequest(paths: [[UInt8]("one.md")], message: "m")
    let error = #expect(throws: GitError.self) {
      var options = CommitOptions()
      options.lockSeconds = 1
      _ = try scratch.repository().commit([request], options)
    }
    #expect(error?.kind == .locked)
    #expect(error?.message.contains("seconds") == true)
    #expect(error?.help.contains(scratch.path("a/.git/index.lock")) == true)
    #expect(FileManager.default.fileExists(atPath: scratch.path("a/.git/index.lock")))
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) {
      try? scratch.remove(".git/index.lock")
    }
    #expect(try scratch.repository().commit([request]).count == 1)
  }

  @Test func `without an identity nothing is committed, and both settings are named`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write("changed\n", to: "one.md")
    try withEnvironment([
      "GIT_AUTHOR_NAME": nil, "GIT_AUTHOR_EMAIL": nil, "GIT_COMMITTER_NAME": nil,
      "GIT_COMMITTER_EMAIL": nil, "EMAIL": nil,
    ]) {
      let error = #expect(throws: GitError.self) { try scratch.repository().checkReadyToCommit() }
      #expect(error?.kind == .noIdentity)
      #expect(error?.help.contains("git config --global user.name") == true)
      #expect(error?.help.contains("git config --global user.email") == true)
      #expect(try scratch.leftovers() == [])

      try scratch.git("config", "user.name", " Mary <Somerville>. ")
      try scratch.git("config", "user.email", "mary@example.org")
      try scratch.git("config", "committer.name", "Caroline Herschel")
      try scratch.copy("a", to: "b")
      try scratch.git("commit", "-q", "--only", "-m", "m", "--", "one.md", in: "b")
      let request = CommitRequest(paths: [[UInt8]("one.md")], message: "m")
      _ = try scratch.repository().commit([request])
      let show = ["cat-file", "commit", "HEAD"]
      #expect(try scratch.git(show, in: "a") == scratch.git(show, in: "b"))
      #expect(try scratch.git("log", "-1", "--format=%cn") == "Caroline Herschel")
    }
  }

  @Test(arguments: [
    "@1700000000 +0100", "1700000000 -0330", "2026-05-12T10:00:00+02:00", "2026-05-12T10:00:00Z",
    "2026-05-12 10:00:00 -0500", "2026-05-12 10:00", "2026-05-12T10:00:00.250+0530",
    "Tue, 12 May 2026 10:00:00 +0200", "12 May 2026 10:00:00 +0000", "2026.05.12 10:00:00 +0200",
  ])
  func `a date is read as git reads it`(_ date: String) throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write("changed\n", to: "one.md")
    try withEnvironment(["GIT_AUTHOR_DATE": date, "TZ": "Europe/Berlin"]) {
      try scratch.copy("a", to: "b")
      try scratch.git("commit", "-q", "--only", "-m", "m", "--", "one.md", in: "b")
      let request = CommitRequest(paths: [[UInt8]("one.md")], message: "m")
      _ = try scratch.repository().commit([request])
    }
    let show = ["log", "-1", "--format=%ad", "--date=raw"]
    #expect(try scratch.git(show, in: "a") == scratch.git(show, in: "b"))
  }

  @Test(arguments: ["soon", "2026-13-01T10:00:00Z", "2026-02-30 10:00", "@x", "10:00"])
  func `a date that is none is refused`(_ date: String) throws {
    let scratch = try Scratch()
    withEnvironment(["GIT_AUTHOR_DATE": date]) {
      let error = #expect(throws: GitError.self) { try scratch.repository().checkReadyToCommit() }
      #expect(error?.kind == .invalidInput)
      #expect(error?.message.contains("GIT_AUTHOR_DATE") == true)
    }
  }

  @Test func `another index in the environment is refused`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    withEnvironment(["GIT_INDEX_FILE": scratch.path("other-index")]) {
      let error = #expect(throws: GitError.self) { try scratch.repository().checkReadyToCommit() }
      #expect(error?.kind == .unsupported)
      #expect(error?.message.contains("GIT_INDEX_FILE") == true)
    }
  }

  @Test func `a bare repository is told from a work tree`() throws {
    let scratch = try Scratch()
    try scratch.git("init", "-q", "--bare", "bare.git", in: "")
    let repository = try scratch.repository("bare.git")
    let tree = repository.workTree
    #expect(tree == nil)
    let error = #expect(throws: GitError.self) {
      try scratch.repository("bare.git").checkReadyToCommit()
    }
    #expect(error?.kind == .bare)
  }

  @Test(.enabled(if: geteuid() != 0, "a right that is taken away holds for others than root"))
  func `a folder of objects that cannot be written is told with its path`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write("changed\n", to: "one.md")
    _ = try scratch.run(["chmod", "-R", "a-w", ".git/objects"])
    defer { _ = try? scratch.run(["chmod", "-R", "u+w", ".git/objects"]) }
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit([CommitRequest(paths: [[UInt8]("one.md")], message: "m")])
    }
    #expect(error?.kind == .readOnly)
    #expect(error?.message.contains(".git/objects") == true)
    #expect(try scratch.leftovers() == [])
  }
}

/// Runs a test's body with variables set, or removed where the value is nil.
func withEnvironment<E>(
  _ variables: [String: String?], _ body: () throws(E) -> Void
) throws(E) {
  let before = variables.keys.map { ($0, getenv($0).map { String(cString: $0) }) }
  func set(_ name: String, _ value: String?) {
    if let value { setenv(name, value, 1) } else { unsetenv(name) }
  }
  for (name, value) in variables { set(name, value) }
  tzset()
  defer {
    for (name, value) in before { set(name, value) }
    tzset()
  }
  try body()
}
