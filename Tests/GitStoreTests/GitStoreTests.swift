import Foundation
import GitStore
import Testing

/// Everything here shares one environment, so one test runs at a time.
@Suite(.serialized) struct GitStoreTests {}

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
    Situation("commit.cleanup=strip", "one.md") {
      try begin($0)
      try $0.git("config", "commit.cleanup", "strip")
      try $0.write("changed\n", to: "one.md")
    },
  ]

  static let message = "ada: a meeting  \n\n\n\n# kept\n- goal 1 met\t\n\nPairing: ada\n\n\n"

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
    for command in [
      ["cat-file", "commit", "HEAD"], ["rev-parse", "HEAD"], ["ls-tree", "-r", "-t", "HEAD"],
      ["ls-files", "-s", "-t"], ["status", "--porcelain=v2", "--branch"], ["diff"],
      ["diff", "--cached"], ["log", "-g", "--format=%gs|%gn|%ge"],
      ["log", "-g", "--format=%gs|%gn|%ge", "main"],
    ] {
      let (ours, theirs) = (
        try scratch.git(command, in: "a"), try scratch.git(command, in: "b")
      )
      #expect(ours == theirs, "git \(command)")
    }
    #expect(try scratch.git("fsck", "--strict") == scratch.git("fsck", "--strict", in: "b"))
    #expect(try scratch.leftovers() == [])
  }
}
