import Foundation
import GitStore
import Synchronization
import Testing

extension GitStoreTests {
  /// A state of a repository and the paths to commit in it.
  struct Situation: CustomTestStringConvertible, Sendable {
    let name: String
    let paths: [String]
    let prepare: @Sendable (Scratch) throws -> Void
    var testDescription: String { name }

    init(_ name: String, _ paths: String..., prepare: @escaping @Sendable (Scratch) throws -> Void)
    {
      self.name = name
      self.paths = paths
      self.prepare = prepare
    }
  }

  static func begin(_ scratch: Scratch) throws {
    for name in ["one.md", "two.md", "sub/three.md", "sub/inner/four.md"] {
      try scratch.write("first line of \(name)\n", to: name)
    }
    try scratch.git("add", ".")
    try scratch.git("commit", "-q", "-m", "begin")
  }

  static let situations: [Situation] = [
    Situation("one changed file", "one.md") {
      try begin($0)
      try $0.write("changed\n", to: "one.md")
    },
    Situation("another file staged", "one.md") {
      try begin($0)
      try $0.write("changed\n", to: "one.md")
      try $0.write("staged\n", to: "two.md")
      try $0.git("add", "two.md")
    },
    Situation("another file staged and changed again", "sub/three.md") {
      try begin($0)
      try $0.write("changed\n", to: "sub/three.md")
      try $0.write("staged\n", to: "two.md")
      try $0.git("add", "two.md")
      try $0.write("staged and changed\n", to: "two.md")
    },
    Situation("the same file staged in part", "one.md") {
      try begin($0)
      try $0.write("staged\n", to: "one.md")
      try $0.git("add", "one.md")
      try $0.write("staged\nand more\n", to: "one.md")
    },
    Situation("a new file staged", "sub/new.md") {
      try begin($0)
      try $0.write("new\n", to: "sub/new.md")
      try $0.write("other\n", to: "other.md")
      try $0.git("add", "sub/new.md", "other.md")
    },
    Situation("a file removed", "sub/inner/four.md") {
      try begin($0)
      try $0.remove("sub/inner/four.md")
      try $0.write("untracked\n", to: "untracked.md")
    },
    Situation("a file removed from the index as well", "sub/inner/four.md", "one.md") {
      try begin($0)
      try $0.git("rm", "-q", "sub/inner/four.md")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("another file's removal staged", "one.md") {
      try begin($0)
      try $0.git("rm", "-q", "two.md")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("a file made executable", "one.md") {
      try begin($0)
      chmod($0.path("a/one.md"), 0o755)
    },
    Situation("an executable file without core.filemode", "one.md") {
      try begin($0)
      try $0.git("config", "core.filemode", "false")
      chmod($0.path("a/one.md"), 0o755)
      try $0.write("changed\n", to: "one.md")
    },
    Situation("a file in place of a folder", "sub") {
      try begin($0)
      try $0.remove("sub")
      try $0.git("rm", "-q", "--cached", "-r", "sub")
      try $0.write("a file now\n", to: "sub")
      try $0.git("add", "sub")
    },
    Situation("carriage returns and autocrlf=input", "one.md", "mixed.md") {
      try $0.write("a\r\nb\r\n", to: "mixed.md")
      try $0.git("add", "mixed.md")
      try begin($0)
      try $0.git("config", "core.autocrlf", "input")
      try $0.write("one\r\ntwo\r\n", to: "one.md")
      try $0.write("a\r\nb\r\nc\r\n", to: "mixed.md")
    },
    Situation("carriage returns and autocrlf=true", "one.md") {
      try begin($0)
      try $0.git("config", "core.autocrlf", "true")
      try $0.write("one\r\ntwo\r\n", to: "one.md")
    },
    Situation("carriage returns and eol=crlf", "one.md", "sub/three.md") {
      try $0.write("*.md text eol=crlf\n", to: ".gitattributes")
      try begin($0)
      try $0.write("one\r\ntwo\r\n", to: "one.md")
      try $0.write("one\ntwo\n", to: "sub/three.md")
    },
    Situation("ident", "one.md") {
      try $0.write("*.md ident\n", to: ".gitattributes")
      try begin($0)
      try $0.write("$Id: 0123 $ one\n", to: "one.md")
    },
    Situation("names with blanks, marks and other scripts", "a b/ç \"q\" 日.md", "tab\there.md") {
      try begin($0)
      try $0.write("new\n", to: "a b/ç \"q\" 日.md")
      try $0.write("new\n", to: "tab\there.md")
      try $0.git("add", ".")
    },
    Situation(
      "names that sort differently as file and folder", "sub.md", "sub/three.md", "sub-x.md"
    ) {
      try begin($0)
      try $0.write("new\n", to: "sub.md")
      try $0.write("new\n", to: "sub-x.md")
      try $0.write("new\n", to: "sub/three.md")
      try $0.git("add", ".")
    },
    Situation("an index of version 4", "one.md") {
      try begin($0)
      try $0.git("update-index", "--index-version", "4")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("another file intended to be added", "one.md") {
      try begin($0)
      try $0.write("later\n", to: "later.md")
      try $0.git("add", "-N", "later.md")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("a branch without a commit", "one.md") {
      try $0.write("one\n", to: "one.md")
      try $0.write("two\n", to: "two.md")
      try $0.git("add", ".")
    },
    Situation("commit.cleanup=verbatim", "one.md") {
      try begin($0)
      try $0.git("config", "commit.cleanup", "verbatim")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("commit.cleanup=scissors", "one.md") {
      try begin($0)
      try $0.git("config", "commit.cleanup", "scissors")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("commit.cleanup=strip and another comment mark", "one.md") {
      try begin($0)
      try $0.git("config", "commit.cleanup", "strip")
      try $0.git("config", "core.commentChar", "-")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("commit.cleanup=strip and whatever mark is free", "one.md") {
      try begin($0)
      try $0.git("config", "commit.cleanup", "strip")
      try $0.git("config", "core.commentChar", "auto")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("a template for messages", "one.md") {
      try begin($0)
      try $0.write("template\n", to: "template.txt")
      try $0.git("config", "commit.template", "template.txt")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("a detached head", "one.md") {
      try begin($0)
      try $0.git("checkout", "-q", "--detach")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("a detached head between two commits", "one.md") {
      try begin($0)
      try $0.git("commit", "-q", "--allow-empty", "-m", "later")
      try $0.git("checkout", "-q", "HEAD~1")
      try $0.write("changed\n", to: "one.md")
      try $0.write("staged\n", to: "two.md")
      try $0.git("add", "two.md")
    },
    Situation("a renamed file", "one.md", "sub/renamed.md") {
      try begin($0)
      try $0.git("mv", "one.md", "sub/renamed.md")
    },
    Situation("a renamed file and only its new name", "sub/renamed.md") {
      try begin($0)
      try $0.git("mv", "one.md", "sub/renamed.md")
    },
    Situation(
      "a renamed folder", "sub/three.md", "sub/inner/four.md", "other/three.md",
      "other/inner/four.md"
    ) {
      try begin($0)
      try $0.git("mv", "sub", "other")
      try $0.write("staged\n", to: "two.md")
      try $0.git("add", "two.md")
    },
    Situation(
      "a renamed folder of which only the new name is staged", "sub/three.md",
      "sub/inner/four.md", "other/three.md", "other/inner/four.md"
    ) {
      try begin($0)
      for name in ["three.md", "inner/four.md"] {
        try $0.remove("sub/\(name)")
        try $0.write("first line of sub/\(name)\n", to: "other/\(name)")
      }
      try $0.git("add", "other")
    },
    Situation("a file made executable and changed, staged before", "one.md") {
      try begin($0)
      try $0.git("add", "--chmod=+x", "one.md")
      try $0.write("changed\n", to: "one.md")
      chmod($0.path("a/one.md"), 0o755)
    },
    Situation("an ignored file that is tracked", "sub/ignored.log") {
      try $0.write("*.log\n", to: ".gitignore")
      try $0.write("one\n", to: "sub/ignored.log")
      try $0.git("add", "-f", "sub/ignored.log")
      try begin($0)
      try $0.write("two\n", to: "sub/ignored.log")
    },
    Situation("text=auto and carriage returns", "one.md", "new.md") {
      try $0.write("* text=auto\n", to: ".gitattributes")
      try begin($0)
      try $0.write("one\r\ntwo\r\n", to: "one.md")
      try $0.write("new\r\n", to: "new.md")
      try $0.git("add", "-N", "new.md")
    },
    Situation("-text and autocrlf=true", "one.md") {
      try $0.write("*.md -text\n", to: ".gitattributes")
      try begin($0)
      try $0.git("config", "core.autocrlf", "true")
      try $0.write("one\r\ntwo\r\n", to: "one.md")
    },
    Situation("another link staged", "one.md") {
      try begin($0)
      symlink("one.md", $0.path("a/link.md"))
      try $0.git("add", "link.md")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("a submodule beside", "one.md") {
      try begin($0)
      try $0.git("init", "-q", "-b", "main", "nested")
      try $0.git("-C", "nested", "commit", "-q", "--allow-empty", "-m", "first")
      try $0.git("add", "nested")
      try $0.git("commit", "-q", "-m", "a submodule")
      try $0.git("-C", "nested", "commit", "-q", "--allow-empty", "-m", "second")
      try $0.write("untracked\n", to: "nested/untracked.md")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("what the reflog calls it", "one.md") {
      try begin($0)
      try $0.git("config", "core.logAllRefUpdates", "always")
      try $0.write("changed\n", to: "one.md")
    },
    Situation("commit.cleanup=strip", "one.md") {
      try begin($0)
      try $0.git("config", "commit.cleanup", "strip")
      try $0.write("changed\n", to: "one.md")
    },
  ]

  /// What git and this library have to agree on after a commit, or after a refusal.
  static let observations = [
    ["ls-files", "-s", "-t"], ["status", "--porcelain=v2", "--branch"], ["diff"],
    ["diff", "--cached"], ["log", "--all", "--format=%H"],
    ["log", "-g", "--format=%gs|%gn|%ge"], ["log", "-g", "--format=%gs|%gn|%ge", "main"],
  ]

  static let message = "ada: a meeting  \n\n\n\n# kept\n- goal 1 met\t\n\nPairing: ada\n\n\n"

  /// Runs git in the two copies, and expects the same of both.
  static func expectSame(_ commands: [[String]], _ scratch: Scratch) throws {
    for command in commands {
      let ours = try scratch.run(["git"] + command, in: "a")
      let theirs = try scratch.run(["git"] + command, in: "b")
      #expect(ours.0 == theirs.0 && ours.1 == theirs.1, "git \(command): \(ours) \(theirs)")
    }
  }

  @Test(arguments: situations)
  func `a commit leaves what git commit --only leaves`(_ situation: Situation) throws {
    let scratch = try Scratch()
    try situation.prepare(scratch)
    try scratch.copy("a", to: "b")
    try scratch.git(
      ["commit", "-q", "--only", "-m", Self.message, "--"] + situation.paths, in: "b")
    let request = CommitRequest(
      paths: situation.paths.map { [UInt8]($0) }, message: Self.message)
    let made = try scratch.repository().commit([request])
    #expect(made.compactMap(\.self).count == 1)
    try Self.expectSame(
      [["cat-file", "commit", "HEAD"], ["ls-tree", "-r", "-t", "HEAD"]] + Self.observations, scratch
    )
    #expect(try scratch.git("fsck", "--strict") == scratch.git("fsck", "--strict", in: "b"))
    #expect(try scratch.leftovers() == [])
  }

  @Test func `a linked work tree has its own index and branch`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.git("worktree", "add", "-q", "-b", "side", "../side")
    try scratch.git("worktree", "add", "-q", "-b", "edge", "../edge")
    for folder in ["side", "edge"] {
      try scratch.write("changed\n", to: "one.md", in: folder)
      try scratch.write("staged\n", to: "two.md", in: folder)
      try scratch.git("add", "two.md", in: folder)
    }
    try scratch.git("commit", "-q", "--only", "-m", "m", "--", "one.md", in: "edge")
    let request = CommitRequest(paths: [[UInt8]("one.md")], message: "m")
    _ = try scratch.repository("side").commit([request])
    for command in [["rev-parse", "HEAD"], ["ls-files", "-s"], ["status", "--porcelain=v2"]] {
      #expect(try scratch.git(command, in: "side") == scratch.git(command, in: "edge"))
    }
    #expect(try scratch.git("status", "--porcelain") == "")
    #expect(try scratch.leftovers() == [])
  }

  @Test func `several requests become a chain of commits, and one without a change none`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write("changed\n", to: "one.md")
    try scratch.write("changed\n", to: "sub/three.md")
    let made = try scratch.repository().commit([
      CommitRequest(paths: [[UInt8]("one.md")], message: "first"),
      CommitRequest(paths: [[UInt8]("two.md")], message: "nothing"),
      CommitRequest(paths: [[UInt8]("sub/three.md")], message: "second"),
    ])
    #expect(made.map { $0 == nil } == [false, true, false])
    #expect(
      try scratch.git("log", "--format=%H %s") == """
        \(made[2]?.hex ?? "") second
        \(made[0]?.hex ?? "") first
        \(scratch.git("rev-parse", "HEAD~2")) begin
        """)
    #expect(try scratch.git("show", "--format=", "--name-only", "HEAD~1") == "one.md")
    #expect(try scratch.git("status", "--porcelain") == "")
  }

  @Test func `requests without any change touch nothing`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write("staged\n", to: "two.md")
    try scratch.git("add", "two.md")
    let before = try scratch.git("ls-files", "-s")
    let made = try scratch.repository().commit([
      CommitRequest(paths: [[UInt8]("one.md")], message: "m")
    ])
    #expect(made == [nil])
    #expect(try scratch.git("ls-files", "-s") == before)
    #expect(try scratch.git("rev-list", "--count", "HEAD") == "1")
    #expect(try scratch.leftovers() == [])
  }

  @Test func `a change within the second in which the index was written is still seen`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    // Same size and, with luck, same second: only the content tells.
    try scratch.write("aaaa\n", to: "two.md")
    try scratch.git("add", "two.md")
    try scratch.write("bbbb\n", to: "two.md")
    var status = stat()
    stat(scratch.path("a/.git/index"), &status)
    var times = [status.st_mtim, status.st_mtim]
    for name in ["a/two.md", "a/.git/index"] {
      utimensat(AT_FDCWD, scratch.path(name), &times, 0)
    }
    try scratch.write("changed\n", to: "one.md")
    sleep(1)
    _ = try scratch.repository().commit([
      CommitRequest(paths: [[UInt8]("one.md")], message: "m")
    ])
    #expect(try scratch.git("diff", "--name-only") == "two.md")
  }

  @Test func `four savers at once lose nothing`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let failures = Failures()
    DispatchQueue.concurrentPerform(iterations: 4) { saver in
      for round in 0..<10 {
        do {
          let name = "saver-\(saver)/\(round).md"
          try scratch.write("\(round)\n", to: name)
          let made = try scratch.repository().commit([
            CommitRequest(paths: [[UInt8](name)], message: "saver \(saver), round \(round)")
          ])
          if made == [nil] { failures.add("\(name) was not committed") }
        } catch {
          failures.add("\(error)")
        }
      }
    }
    #expect(failures.texts == [])
    #expect(try scratch.git("rev-list", "--count", "HEAD") == "41")
    #expect(try scratch.git("status", "--porcelain") == "")
    #expect(try scratch.git("fsck", "--strict") == "")
    #expect(try scratch.leftovers() == [])
  }

  @Test func `a branch that moves meanwhile is built upon`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let failures = Failures()
    // 'git commit-tree' and 'update-ref' move the branch without the index's lock.
    DispatchQueue.concurrentPerform(iterations: 2) { role in
      for round in 0..<15 {
        do {
          if role == 0 {
            try scratch.write("\(round)\n", to: "saved-\(round).md")
            _ = try scratch.repository().commit([
              CommitRequest(paths: [[UInt8]("saved-\(round).md")], message: "saved")
            ])
          } else {
            let head = try scratch.git("rev-parse", "main")
            let new = try scratch.git("commit-tree", "-p", head, "-m", "moved", "\(head)^{tree}")
            _ = try scratch.run(["git", "update-ref", "refs/heads/main", new, head])
          }
        } catch {
          failures.add("\(error)")
        }
      }
    }
    #expect(failures.texts == [])
    let saved = try scratch.git("ls-tree", "--name-only", "HEAD").split(separator: "\n")
      .filter { $0.hasPrefix("saved-") }
    #expect(saved.count == 15)
    #expect(try scratch.git("status", "--porcelain") == "")
  }

  @Test func `a file removed for a folder, and a folder for a file`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.remove("one.md")
    try scratch.write("inside\n", to: "one.md/inside.md")
    try scratch.remove("sub")
    try scratch.write("a file\n", to: "sub")
    let repository = try scratch.repository()
    let paths = try repository.changedPaths(below: [[]]).map(\.path)
    _ = try repository.commit([CommitRequest(paths: paths, message: "m")])
    #expect(try scratch.git("ls-files") == "one.md/inside.md\nsub\ntwo.md")
    #expect(try scratch.git("status", "--porcelain") == "")
    #expect(try scratch.git("fsck", "--strict") == "")
  }

  @Test(arguments: ["link.md", "linked/three.md", "pipe.md", "sub", "../out.md", ".git/config"])
  func `what is no file of the work tree is refused`(_ path: String) throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    symlink("one.md", scratch.path("a/link.md"))
    symlink("sub", scratch.path("a/linked"))
    mkfifo(scratch.path("a/pipe.md"), 0o644)
    try scratch.write("changed\n", to: "one.md")
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit([
        CommitRequest(paths: [[UInt8]("one.md"), [UInt8](path)], message: "m")
      ])
    }
    #expect(error?.kind == .refusedPath)
    #expect(try scratch.git("status", "--porcelain", "-uno") == " M one.md")
    #expect(try scratch.git("rev-list", "--count", "HEAD") == "1")
    #expect(try scratch.leftovers() == [])
  }

  @Test func `paths in a submodule or in another repository are refused`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.git("init", "-q", "-b", "main", "nested")
    try scratch.git("-C", "nested", "commit", "-q", "--allow-empty", "-m", "m")
    try scratch.write("text\n", to: "nested/inside.md")
    #expect(try scratch.repository().changedPaths(below: [[]]) == [])
    for path in ["nested/inside.md", "nested"] {
      let error = #expect(throws: GitError.self) {
        try scratch.repository().commit([CommitRequest(paths: [[UInt8](path)], message: "m")])
      }
      #expect(error?.kind == .refusedPath)
    }
    try scratch.git("add", "nested")
    try scratch.git("commit", "-q", "-m", "a submodule")
    #expect(try scratch.repository().changedPaths(below: [[]]) == [])
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit([CommitRequest(paths: [[UInt8]("nested")], message: "m")])
    }
    #expect(error?.message == "'nested' is a submodule")
  }

  @Test func `a failed move of the branch leaves index and branch as they were`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write("changed\n", to: "one.md")
    try scratch.write("", to: ".git/refs/heads/main.lock")
    let before = try scratch.git("ls-files", "-s")
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit([CommitRequest(paths: [[UInt8]("one.md")], message: "m")])
    }
    #expect(error?.kind == .raced)
    try scratch.remove(".git/refs/heads/main.lock")
    #expect(try scratch.git("ls-files", "-s") == before)
    #expect(try scratch.git("rev-list", "--count", "HEAD") == "1")
    #expect(try scratch.leftovers() == [])
  }
}

/// Texts gathered from several threads.
final class Failures: Sendable {
  private let all = Mutex<[String]>([])
  var texts: [String] { all.withLock { $0 } }
  func add(_ text: String) { all.withLock { $0.append(text) } }
}
