import Foundation
import GitStore
import Testing

extension GitStoreTests {
  /// Hooks, by their names, that a commit of `one.md` runs into.
  struct HookSituation: CustomTestStringConvertible, Sendable {
    let name: String
    let hooks: [String: String]
    var prepare: @Sendable (Scratch) throws -> Void = { _ in }
    var testDescription: String { name }
  }

  static func hook(
    _ name: String, in folder: String = ".git/hooks", _ script: String, _ scratch: Scratch,
    of repository: String = "a"
  ) throws {
    try scratch.write("#!/bin/sh\n\(script)\n", to: folder + "/" + name, in: repository)
    chmod(scratch.path("\(repository)/\(folder)/\(name)"), 0o755)
  }

  /// Writes down how a hook was called, beside the repository.
  private static func log(_ name: String) -> String {
    """
    log="$(git rev-parse --show-toplevel).log"
    { echo "== \(name) $# $*"; pwd; env | grep -E '^(GIT_|PATH=)' | sort; readlink /proc/self/fd/0
      git diff --cached --name-status HEAD --; git diff --name-only; } >>"$log" 2>&1
    """
  }

  private static let names = ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"]

  static let hookSituations: [HookSituation] = [
    HookSituation(
      name: "all are told the same",
      hooks: Dictionary(uniqueKeysWithValues: names.map { ($0, log($0)) })
    ) {
      try $0.write("staged\n", to: "two.md")
      try $0.git("add", "two.md")
      try $0.write("staged and changed\n", to: "two.md")
    },
    HookSituation(
      name: "all, on a detached head",
      hooks: Dictionary(uniqueKeysWithValues: names.map { ($0, log($0)) })
    ) { try $0.git("checkout", "-q", "--detach") },
    HookSituation(name: "pre-commit fails", hooks: ["pre-commit": "echo no; exit 3"]),
    HookSituation(name: "pre-commit reads its input", hooks: ["pre-commit": "cat >/dev/null"]),
    HookSituation(
      name: "pre-commit stages a new file",
      hooks: ["pre-commit": "echo list >sub/generated.md; git add sub/generated.md"]),
    HookSituation(
      name: "pre-commit mends the file and stages it",
      hooks: ["pre-commit": "echo mended >>one.md; git add one.md"]),
    HookSituation(
      name: "pre-commit changes the file and does not stage it",
      hooks: ["pre-commit": "echo more >>one.md"]),
    HookSituation(
      name: "pre-commit changes another file", hooks: ["pre-commit": "echo more >>two.md"]),
    HookSituation(
      name: "pre-commit takes another file out",
      hooks: ["pre-commit": "git rm -q --cached sub/inner/four.md"]),
    HookSituation(
      name: "pre-commit stages everything",
      hooks: ["pre-commit": "git add -A"]
    ) { try $0.write("untracked\n", to: "untracked.md") },
    HookSituation(
      name: "pre-commit makes a link and a program",
      hooks: [
        "pre-commit": "ln -s one.md link; echo x >run; chmod +x run; git add link run"
      ]),
    HookSituation(
      name: "prepare-commit-msg adds a line",
      hooks: ["prepare-commit-msg": "test \"$2\" = message && echo 'Signed-off-by: me' >>\"$1\""]),
    HookSituation(
      name: "prepare-commit-msg fails", hooks: ["prepare-commit-msg": "exit 1"]),
    HookSituation(
      name: "commit-msg rewrites the message",
      hooks: ["commit-msg": "printf 'new  \\n\\n\\n# kept\\nline\\n\\n' >\"$1\""]),
    HookSituation(
      name: "commit-msg writes comments, and they are stripped",
      hooks: ["commit-msg": "printf 'new\\n# gone\\nline\\n' >\"$1\""]
    ) { try $0.git("config", "commit.cleanup", "strip") },
    HookSituation(name: "commit-msg fails", hooks: ["commit-msg": "grep -q Ticket \"$1\""]),
    HookSituation(name: "commit-msg empties the message", hooks: ["commit-msg": ": >\"$1\""]),
    HookSituation(name: "post-commit fails", hooks: ["post-commit": "exit 1"]),
    HookSituation(
      name: "post-commit uses the index",
      hooks: ["post-commit": "echo after >after.md; git add after.md"]),
    HookSituation(
      name: "a hook that does not exist any more", hooks: [:]
    ) { symlink("gone", $0.path("a/.git/hooks/pre-commit")) },
    HookSituation(
      name: "a hook without the right to run, and one without a first line", hooks: [:]
    ) {
      try $0.write("exit 1\n", to: ".git/hooks/pre-commit")
      try $0.write("echo hooked >>$1\n", to: ".git/hooks/commit-msg")
      chmod($0.path("a/.git/hooks/commit-msg"), 0o755)
    },
    HookSituation(
      name: "hooks in a folder of the work tree", hooks: ["pre-commit": "exit 1"]
    ) {
      try hook("commit-msg", in: "tools/hooks", "echo hooked >>$1", $0)
      try $0.git("config", "core.hooksPath", "tools/hooks")
    },
    HookSituation(
      name: "core.hooksPath that switches hooks off", hooks: ["pre-commit": "exit 1"]
    ) { try $0.git("config", "core.hooksPath", "/dev/null") },
  ]

  @Test(arguments: hookSituations, [false, true])
  func `hooks are asked, and obeyed, as git does it`(
    _ situation: HookSituation, _ skipsVerification: Bool
  ) throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try situation.prepare(scratch)
    for (name, script) in situation.hooks { try Self.hook(name, script, scratch) }
    try scratch.write("changed\n", to: "one.md")
    try scratch.copy("a", to: "b")
    let (status, _) = try scratch.run(
      ["git", "commit", "-q", "--only", "-m", Self.message]
        + (skipsVerification ? ["--no-verify"] : []) + ["--", "one.md"], in: "b")
    var options = CommitOptions()
    options.skipsVerification = skipsVerification
    var error: GitError?
    do throws(GitError) {
      let request = CommitRequest(paths: [[UInt8]("one.md")], message: Self.message)
      _ = try scratch.repository().commit([request], options)
    } catch let thrown {
      error = thrown
    }
    #expect((error == nil) == (status == 0), "git: \(status), we: \(String(describing: error))")
    if let error { #expect(error.kind == .hooks || error.kind == .emptyMessage) }
    try Self.expectSame(Self.observations + [["cat-file", "commit", "HEAD"]], scratch)
    // Where no hook is asked about the message, there is no need to write it into a file.
    let isAsked = situation.hooks["commit-msg"] != nil && !skipsVerification
    for file in ["a/.git/COMMIT_EDITMSG", "a.log"] where isAsked {
      let (ours, theirs) = try (
        Self.comparable(file, scratch), Self.comparable("b" + file.dropFirst(), scratch)
      )
      #expect(ours == theirs, "\(file)")
    }
    #expect(try scratch.run(["git", "fsck", "--strict"]).0 == 0)
    #expect(try scratch.leftovers() == [])
  }

  /// A file without what has to differ between the two copies.
  private static func comparable(_ path: String, _ scratch: Scratch) throws -> String {
    guard let data = FileManager.default.contents(atPath: scratch.path(path)) else { return "" }
    return String(decoding: data, as: UTF8.self)
      .replacing("\(scratch.base)/a", with: "REPOSITORY")
      .replacing("\(scratch.base)/b", with: "REPOSITORY")
      .replacing(/next-index-[0-9]+/, with: "next-index-ID")
  }

  @Test func `hooks of a linked work tree are told where it is`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let log =
      "env | grep -E '^GIT_(DIR|INDEX_FILE|PREFIX)' | sort >>\(scratch.base)/$(basename $PWD)"
    try Self.hook("pre-commit", log, scratch)
    try Self.hook("commit-msg", log + "; echo $1 >>\(scratch.base)/$(basename $PWD)", scratch)
    try Self.hook("post-commit", log, scratch)
    for name in ["side", "edge"] {
      try scratch.git("worktree", "add", "-q", "-b", name, "../trees/\(name)")
      try scratch.write("changed\n", to: "one.md", in: "trees/\(name)")
    }
    try scratch.git("commit", "-q", "--only", "-m", "m", "--", "one.md", in: "trees/edge")
    let request = CommitRequest(paths: [[UInt8]("one.md")], message: "m")
    _ = try scratch.repository("trees/side").commit([request])
    #expect(try scratch.git("rev-parse", "side") == scratch.git("rev-parse", "edge"))
    func read(_ name: String) throws -> String {
      try scratch.read(name, in: ".").replacing("worktrees/\(name)", with: "worktrees/NAME")
        .replacing(/next-index-[0-9]+/, with: "next-index-ID")
    }
    #expect(try read("side") == read("edge"))
    #expect(try read("side").contains("GIT_DIR="))
  }

  @Test func `one commit that a hook refuses leaves none of them`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try Self.hook("commit-msg", "! grep -q second $1", scratch)
    try scratch.write("changed\n", to: "one.md")
    try scratch.write("changed\n", to: "two.md")
    try scratch.copy("a", to: "before")
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit([
        CommitRequest(paths: [[UInt8]("one.md")], message: "first"),
        CommitRequest(paths: [[UInt8]("two.md")], message: "second"),
      ])
    }
    #expect(error?.kind == .hooks)
    #expect(error?.message.contains("commit-msg") == true)
    #expect(error?.help.contains("--no-verify") == true)
    for command in Self.observations {
      #expect(
        try scratch.run(["git"] + command).1 == scratch.run(["git"] + command, in: "before").1)
    }
  }

  @Test func `each hook sees its own commit, and post-commit the last one, once`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let log = scratch.path("log")
    try Self.hook("pre-commit", "git diff --cached --name-only >>\(log)", scratch)
    try Self.hook("post-commit", "git log --format='after %s' HEAD~2.. >>\(log)", scratch)
    try scratch.write("changed\n", to: "one.md")
    try scratch.write("changed\n", to: "two.md")
    _ = try scratch.repository().commit([
      CommitRequest(paths: [[UInt8]("one.md")], message: "first"),
      CommitRequest(paths: [[UInt8]("sub/three.md")], message: "nothing"),
      CommitRequest(paths: [[UInt8]("two.md")], message: "second"),
    ])
    #expect(try scratch.read("log", in: ".") == "one.md\ntwo.md\nafter second\nafter first\n")
    #expect(try scratch.git("show", "--format=", "--name-only", "HEAD~1") == "one.md")
  }

  @Test func `what is forbidden is in no commit, even where a hook stages it`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try Self.hook("pre-commit", "git add -A", scratch)
    try scratch.write("changed\n", to: "one.md")
    try scratch.write("secret\n", to: "private/notes.md")
    var options = CommitOptions()
    options.isForbidden = { $0.starts(with: "private/".utf8) }
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit(
        [CommitRequest(paths: [[UInt8]("one.md")], message: "m")], options)
    }
    #expect(error?.kind == .refusedPath)
    #expect(error?.message.contains("private/notes.md") == true)
    #expect(try scratch.git("rev-list", "--count", "HEAD") == "1")
    #expect(try scratch.leftovers() == [])
  }

  @Test func `an index for hooks that can't be made is told, and nothing is committed`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try Self.hook("pre-commit", "exit 0", scratch)
    try scratch.write("changed\n", to: "one.md")
    let place = ".git/next-index-\(getpid()).lock"
    try scratch.write("in the way\n", to: place + "/file")
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit([CommitRequest(paths: [[UInt8]("one.md")], message: "m")])
    }
    #expect(error?.message.contains(place) == true)
    try scratch.remove(place)
    #expect(try scratch.git("status", "--porcelain") == " M one.md")
    #expect(try scratch.git("rev-list", "--count", "HEAD") == "1")
    #expect(try scratch.leftovers() == [])
  }

  @Test func `a branch that moved while a hook ran is not committed to`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try Self.hook(
      "pre-commit",
      "git update-ref HEAD $(git commit-tree -p HEAD -m moved HEAD^{tree})", scratch)
    try scratch.write("changed\n", to: "one.md")
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit([CommitRequest(paths: [[UInt8]("one.md")], message: "m")])
    }
    #expect(error?.kind == .raced)
    #expect(try scratch.git("log", "--format=%s") == "moved\nbegin")
    #expect(try scratch.git("status", "--porcelain") == " M one.md")
  }

  @Test func `a message is edited between the hooks, and kept where it comes to nothing`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write("changed\n", to: "one.md")
    try scratch.write("changed\n", to: "two.md")
    try Self.hook("prepare-commit-msg", "echo prepared >>$1", scratch)
    try Self.hook("commit-msg", "test -e allowed", scratch)
    var options = CommitOptions()
    options.editor = { path throws(GitError) in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw GitError(.other, "no message to edit", help: "None.")
      }
      let text = String(decoding: data, as: UTF8.self)
      #expect(text.contains("# To be saved:\n#\t"))
      try? Data((text + "edited\n").utf8).write(to: URL(fileURLWithPath: path))
    }
    let requests = ["one", "two"].map {
      CommitRequest(paths: [[UInt8]("\($0).md")], message: "\($0)\n\n# gone\n")
    }
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit(requests, options)
    }
    #expect(error?.help.contains("COMMIT_EDITMSG") == true)
    #expect(try scratch.read(".git/COMMIT_EDITMSG").contains("edited"))
    try scratch.write("", to: "allowed")
    _ = try scratch.repository().commit(requests, options)
    #expect(
      try scratch.git("log", "-2", "--format=%B")
        == "two\n\nprepared\nedited\n\none\n\nprepared\nedited\n")
  }
}
