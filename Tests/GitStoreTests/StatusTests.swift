import Foundation
import GitStore
import Testing

extension GitStoreTests {
  private func changes(_ scratch: Scratch, below prefixes: [String]) throws -> [String] {
    try scratch.repository().changedPaths(below: prefixes.map { [UInt8]($0) }).map { change in
      let mark =
        switch change.kind {
        case .added: "A"
        case .modified: "M"
        case .deleted: "D"
        }
      return "\(mark) \(String(decoding: change.path, as: UTF8.self))"
    }
  }

  @Test func `added, changed and removed files are found, staged or not`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    for name in ["five.md", "six.md", "seven.md"] { try scratch.write("x\n", to: "sub/\(name)") }
    try scratch.git("add", ".")
    try scratch.git("commit", "-q", "-m", "more")
    try scratch.write("changed\n", to: "one.md")
    try scratch.write("staged\n", to: "sub/five.md")
    try scratch.git("add", "sub/five.md")
    try scratch.git("rm", "-q", "sub/six.md")
    try scratch.remove("sub/inner")
    try scratch.write("staged\n", to: "sub/new.md")
    try scratch.git("add", "sub/new.md")
    try scratch.write("untracked\n", to: "sub/deep/er/untracked.md")
    chmod(scratch.path("a/sub/seven.md"), 0o755)
    #expect(
      try changes(scratch, below: ["sub"]) == [
        "A sub/deep/er/untracked.md", "M sub/five.md", "D sub/inner/four.md", "A sub/new.md",
        "M sub/seven.md", "D sub/six.md",
      ])
    #expect(
      try changes(scratch, below: ["one.md", "sub/inner", "none"]) == [
        "M one.md", "D sub/inner/four.md",
      ])
    #expect(try changes(scratch, below: [""]).count == 7)
    #expect(try changes(scratch, below: ["sub", "sub/new.md", ""]).count == 7)
  }

  @Test func `a file restored after it was staged has not changed`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let text = try scratch.read("one.md")
    try scratch.write("staged\n", to: "one.md")
    try scratch.git("add", "one.md")
    try scratch.write(text, to: "one.md")
    try scratch.write("gone again\n", to: "new.md")
    try scratch.git("add", "new.md")
    try scratch.remove("new.md")
    #expect(try changes(scratch, below: [""]) == [])
  }

  @Test func `ignored files are left out unless git tracks them`() throws {
    let scratch = try Scratch()
    try scratch.write("private/\n*.log\n!kept.log\n/sub/only-here.md\n", to: ".gitignore")
    try scratch.write("tracked\n", to: "private/tracked.md")
    try scratch.git("add", "-f", ".gitignore", "private/tracked.md")
    try Self.begin(scratch)
    try scratch.write("secret\n", to: "private/secret.md")
    try scratch.write("secret\n", to: "sub/private/secret.md")
    try scratch.write("log\n", to: "a.log")
    try scratch.write("log\n", to: "kept.log")
    try scratch.write("here\n", to: "sub/only-here.md")
    try scratch.write("staged\n", to: "staged.log")
    try scratch.git("add", "-f", "staged.log")
    try scratch.write("changed\n", to: "private/tracked.md")
    #expect(
      try changes(scratch, below: [""]) == [
        "A kept.log", "M private/tracked.md", "A staged.log",
      ])
    #expect(try changes(scratch, below: ["private/secret.md", "sub/private"]) == [])
  }

  @Test func `line ends that git would store as they were are no change`() throws {
    let scratch = try Scratch()
    try scratch.write("*.md text eol=crlf\n", to: ".gitattributes")
    try Self.begin(scratch)
    try scratch.write("first line of one.md\r\n", to: "one.md")
    try scratch.write("another line\r\n", to: "two.md")
    #expect(try changes(scratch, below: [""]) == ["M two.md"])
    let made = try scratch.repository().commit([
      CommitRequest(paths: [[UInt8]("one.md")], message: "nothing"),
      CommitRequest(paths: [[UInt8]("two.md")], message: "something"),
    ])
    #expect(made.map { $0 == nil } == [true, false])
  }

  @Test func `what git would commit is what has changed, whatever the index holds`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    var generator = Lehmer(state: 20_260_501)
    let names = [
      "a.md", "a/b.md", "a/b/c.md", "a-b/c.md", "a.d/e.md", "sub/three.md", "sub/x/y.md",
    ]
    for round in 0..<60 {
      let name = names[generator.next(below: names.count)]
      switch generator.next(below: 8) {
      case 0, 1, 2: try? scratch.write("round \(round)\n", to: name)
      case 3: try? scratch.remove(name)
      case 4: try? scratch.remove(String(name.prefix { $0 != "/" }))
      case 5: _ = try scratch.run(["git", "add", "-A", name])
      case 6: _ = try scratch.run(["git", "add", "-N", name])
      default: _ = try scratch.run(["git", "rm", "-q", "-r", "--cached", name])
      }
      if generator.next(below: 12) == 0 {
        _ = try scratch.run(["sh", "-c", "git add -A && git commit -q -m \(round)"])
      }
      let wanted = try scratch.run([
        "sh", "-c",
        """
        export GIT_INDEX_FILE=../index; git read-tree HEAD && git add -A \
          && git diff --cached --no-renames --name-status HEAD | tr '\\t' ' '
        """,
      ]).1.split(separator: "\n").map(String.init)
      let found = try changes(scratch, below: [""])
      #expect(found == wanted, "round \(round): \(name)")
      let inside = wanted.filter { $0.dropFirst(2).hasPrefix("a/") }
      #expect(try changes(scratch, below: ["a"]).filter { $0.contains("a/") } == inside)
    }
  }

  @Test func `folders that the index has as HEAD has them are not read`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let tree = try scratch.git("rev-parse", "HEAD:sub")
    try scratch.write("changed\n", to: "sub/three.md")
    try scratch.remove(".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))")
    #expect(try changes(scratch, below: ["sub"]) == ["M sub/three.md"])
    try scratch.git("update-index", "--force-remove", "sub/three.md")
    #expect(throws: GitError.self) { try changes(scratch, below: ["sub"]) }
  }

  @Test func `links and pipes are never read`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.remove("one.md")
    symlink("two.md", scratch.path("a/one.md"))
    symlink("sub", scratch.path("a/linked"))
    mkfifo(scratch.path("a/pipe.md"), 0o644)
    try scratch.remove("two.md")
    mkfifo(scratch.path("a/two.md"), 0o644)
    #expect(try changes(scratch, below: [""]) == ["A linked", "M one.md", "D two.md"])
    #expect(try changes(scratch, below: ["linked/three.md"]) == [])
  }

  @Test func `a folder that became a link counts as removed`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.copy("a/sub", to: "elsewhere")
    try scratch.remove("sub")
    symlink(scratch.path("elsewhere"), scratch.path("a/sub"))
    #expect(
      try changes(scratch, below: [""]) == [
        "A sub", "D sub/inner/four.md", "D sub/three.md",
      ])
  }

  @Test func `everything is new on a branch without a commit`() throws {
    let scratch = try Scratch()
    try scratch.write("one\n", to: "one.md")
    try scratch.write("two\n", to: "sub/two.md")
    #expect(try changes(scratch, below: [""]) == ["A one.md", "A sub/two.md"])
  }

  @Test func `files outside of a sparse checkout are not removed`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.git("config", "core.sparseCheckout", "true")
    try scratch.write("/*\n!/sub/\n", to: ".git/info/sparse-checkout")
    try scratch.git("read-tree", "-mu", "HEAD")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("a/sub")))
    #expect(try changes(scratch, below: [""]) == [])
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit([
        CommitRequest(paths: [[UInt8]("sub/three.md")], message: "m")
      ])
    }
    #expect(error?.kind == .refusedPath)
  }

  @Test func `a bare repository has no work tree to compare`() throws {
    let scratch = try Scratch()
    try scratch.git("init", "-q", "--bare", "bare.git", in: "")
    let error = #expect(throws: GitError.self) {
      try scratch.repository("bare.git").changedPaths(below: [[]])
    }
    #expect(error?.kind == .bare)
  }
}

/// Random numbers that are the same in every run.
private struct Lehmer {
  var state: UInt64

  mutating func next(below count: Int) -> Int {
    state = state * 48_271 % 2_147_483_647
    return Int(state >> 8) % count
  }
}
