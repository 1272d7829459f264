import Foundation
import GitStore
import Testing

extension GitStoreTests {
  /// `hash names…` for each commit, as `git log` says it.
  private func told(_ scratch: Scratch, below folder: String, _ options: String...) throws
    -> [String]
  {
    let arguments =
      ["log", "--full-history", "--no-renames", "--format=%x01%H", "--name-only"] + options
      + (folder.isEmpty ? [] : ["--", folder])
    return try scratch.git(arguments, in: "a").split(separator: "\u{1}").map { block in
      var lines = block.split(separator: "\n").map(String.init)
      let id = lines.removeFirst()
      let prefix = folder.isEmpty ? "" : folder + "/"
      let names = Set(
        lines.map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) })
      return ([id] + names.sorted()).joined(separator: " ")
    }
  }

  private func walked(_ scratch: Scratch, below folder: String) throws -> [String] {
    var result: [String] = []
    try scratch.repository().history(from: "HEAD", below: [UInt8](folder)) {
      (entry) throws(GitError) in
      let names = entry.changed.map { String(decoding: $0, as: UTF8.self) }
      result.append(([entry.commit.id.hex] + names).joined(separator: " "))
      return true
    }
    return result
  }

  private func commit(_ scratch: Scratch, _ message: String, at time: Int) throws {
    try scratch.git("add", "-A")
    let (status, output) = try scratch.run([
      "env", "GIT_COMMITTER_DATE=@\(time) +0000", "git", "commit", "-q", "-m", message,
    ])
    guard status == 0 else { throw ScratchError(output) }
  }

  @Test(arguments: ["", "sub", "sub/inner", "one.md", "none"])
  func `a history tells what git log tells`(_ folder: String) throws {
    let scratch = try Scratch()
    var time = 1_700_000_000
    for round in 0..<12 {
      time += 60
      let name = ["one.md", "sub/three.md", "sub/inner/four.md", "sub/inner/five.md"][round % 4]
      try scratch.write("round \(round)\n", to: name)
      if round == 7 { try scratch.remove("sub/inner") }
      if round == 9 {
        try scratch.remove("sub/three.md")
        try scratch.write("now a folder\n", to: "sub/three.md/inside.md")
      }
      try commit(scratch, "round \(round)", at: time)
    }
    if folder == "one.md" {
      #expect(try walked(scratch, below: folder) == [])
    } else {
      #expect(try walked(scratch, below: folder) == told(scratch, below: folder))
    }
  }

  @Test func `merges are told only where they differ from all their parents`() throws {
    let scratch = try Scratch()
    var time = 1_700_000_000
    func step(_ name: String, _ text: String) throws {
      time += 60
      try scratch.write(text, to: name)
      try commit(scratch, "\(name) \(text)", at: time)
    }
    try step("p/a.md", "1\n")
    try step("p/b.md", "1\n")
    for round in 0..<4 {
      try scratch.git("switch", "-q", "-c", "side\(round)")
      try step("p/a.md", "side \(round)\n")
      try step("p/side\(round).md", "x\n")
      try scratch.git("switch", "-q", "main")
      try step("p/b.md", "main \(round)\n")
      if round == 2 { try step("p/a.md", "main \(round)\n") }
      _ = try scratch.run(["git", "merge", "-q", "--no-commit", "--no-ff", "side\(round)"])
      if round == 2 { try scratch.write("mended\n", to: "p/a.md") }
      time += 60
      try commit(scratch, "merge \(round)", at: time)
    }
    let expected = try told(scratch, below: "p", "-c").filter { $0.contains(" ") }
    let result = try walked(scratch, below: "p")
    #expect(result == expected)
    let merges = try scratch.git("rev-list", "--merges", "HEAD").split(separator: "\n")
    #expect(result.filter { line in merges.contains { line.hasPrefix($0) } }.count == 1)
  }

  @Test func `a child comes before its parents although its date is older`() throws {
    let scratch = try Scratch()
    for (round, time) in [1000, 5000, 2000, 4000, 100, 3000].enumerated() {
      try scratch.write("\(round)\n", to: "p/a.md")
      try commit(scratch, "\(round)", at: 1_700_000_000 + time)
    }
    try scratch.git("switch", "-q", "-c", "side", "HEAD~3")
    try scratch.write("side\n", to: "p/b.md")
    try commit(scratch, "side", at: 1_600_000_000)
    try scratch.git("switch", "-q", "main")
    try scratch.git("merge", "-q", "-m", "merge", "side")
    let ids = try walked(scratch, below: "p").map { String($0.prefix(40)) }
    #expect(ids.count == 7)
    for (place, id) in ids.enumerated() {
      for parent in try scratch.git("rev-parse", "\(id)^@").split(separator: "\n") {
        #expect(try #require(ids.firstIndex(of: String(parent))) > place)
      }
    }
  }

  @Test func `a walk ends when the visitor has seen enough`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write("x\n", to: "one.md")
    try commit(scratch, "second", at: 1_900_000_000)
    var seen: [String] = []
    try scratch.repository().history(from: "HEAD", below: []) { (entry) throws(GitError) in
      seen.append(entry.commit.message)
      return false
    }
    #expect(seen == ["second\n"])
  }

  @Test func `a shallow clone's history ends before its boundary`() throws {
    let scratch = try Scratch()
    for round in 0..<6 {
      try scratch.write("\(round)\n", to: "one.md")
      try commit(scratch, "\(round)", at: 1_700_000_000 + round)
    }
    try scratch.git(
      "clone", "-q", "--depth", "3", "file://" + scratch.path("a"), "shallow", in: "")
    let repository = try scratch.repository("shallow")
    let whole = try scratch.repository()
    let areShallow = [repository.isShallow, whole.isShallow]
    #expect(areShallow == [true, false])
    var messages: [String] = []
    try repository.history(from: "HEAD", below: []) { (entry) throws(GitError) in
      messages.append(entry.commit.message)
      return true
    }
    #expect(messages == ["5\n", "4\n"])
  }

  @Test func `a missing parent is an error and not the end`() throws {
    let scratch = try Scratch()
    for round in 0..<3 {
      try scratch.write("\(round)\n", to: "one.md")
      try commit(scratch, "\(round)", at: 1_700_000_000 + round)
    }
    let id = try scratch.git("rev-parse", "HEAD~1")
    try scratch.remove(".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
    let error = #expect(throws: GitError.self) { try walked(scratch, below: "") }
    #expect(error?.kind == .corrupt)
  }

  @Test func `author, dates, encodings and messages are read`() throws {
    let scratch = try Scratch()
    try scratch.write("x\n", to: "one.md")
    try scratch.git("add", ".")
    try scratch.git("config", "i18n.commitEncoding", "ISO-8859-1")
    try scratch.write(
      "", to: "message", in: "")
    try Data([0x67, 0x72, 0xFC, 0xDF, 0x65, 0x0A, 0x0A, 0x74, 0x77, 0x6F, 0x0A]).write(
      to: URL(fileURLWithPath: scratch.path("message")))
    let (status, output) = try scratch.run([
      "env", "GIT_AUTHOR_DATE=1700000000 -0330", "git", "commit", "-q", "-F", "../message",
    ])
    #expect(status == 0, "\(output)")
    let commit = try scratch.repository().commit("HEAD")
    #expect(commit.message == "grüße\n\ntwo\n")
    #expect(commit.author.name == "Ada Lovelace")
    #expect(commit.author.mail == "ada@example.org")
    #expect(commit.author.seconds == 1_700_000_000)
    #expect(commit.author.offset == -210)
    #expect(commit.committer.name == "Grace Hopper")
    #expect(commit.parents == [])
  }

  @Test func `files and folders of a commit are read by their paths`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    symlink("one.md", scratch.path("a/link"))
    try scratch.write("x\n", to: "sub.md")
    try commit(scratch, "more", at: 1_700_000_000)
    let repository = try scratch.repository()
    let head = try repository.commit("main").id
    let top = try repository.entries(of: [], inTreeOf: head)
    #expect(
      top.map { String(decoding: $0.name, as: UTF8.self) } == [
        "link", "one.md", "sub", "sub.md", "two.md",
      ])
    #expect(top.map(\.kind) == [.link, .file, .folder, .file, .file])
    #expect(try repository.entries(of: [UInt8]("sub/inner"), inTreeOf: head).count == 1)
    #expect(try repository.entries(of: [UInt8]("none"), inTreeOf: head) == [])
    #expect(try repository.entries(of: [UInt8]("one.md"), inTreeOf: head) == [])
    let text = try repository.contents(of: [UInt8]("sub/inner/four.md"), inTreeOf: head)
    #expect(text == [UInt8]("first line of sub/inner/four.md\n"))
    #expect(try repository.contents(of: [UInt8]("sub"), inTreeOf: head) == nil)
    #expect(try repository.contents(of: [UInt8]("link"), inTreeOf: head) == nil)
    #expect(try repository.contents(of: [UInt8]("none/x"), inTreeOf: head) == nil)
  }

  @Test(arguments: ["none", "", "HEAD:one.md", "HEAD~9", "main..side", "x\0y"])
  func `what names no commit is an unknown revision`(_ revision: String) throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let error = #expect(throws: GitError.self) { try scratch.repository().commit(revision) }
    #expect(error?.kind == .unknownRevision)
  }

  @Test func `tags and abbreviations name commits`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.git("tag", "-a", "-m", "note", "v1")
    let repository = try scratch.repository()
    let head = try repository.commit("HEAD").id
    for name in ["v1", "main", "@", String(head.hex.prefix(7)), "v1^{}"] {
      #expect(try repository.commit(name).id == head)
    }
    #expect(try ObjectID(hex: scratch.git("rev-parse", "HEAD")) == head)
    #expect(ObjectID(hex: "xyz") == nil)
  }
}
