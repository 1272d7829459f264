import Foundation
import Testing

@testable import Programme

@Suite struct FolderWriterTests {
  /// A folder that goes with the test.
  private final class Folder {
    let path: String
    var writer: FolderWriter { FolderWriter(path) }

    init() throws {
      path = NSTemporaryDirectory() + "/mentordoc-writer-\(UInt64.random(in: 0...UInt64.max))"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func names() throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    }

    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
    }
  }

  @Test func `a file is made with the folders around it and nothing beside it`() throws {
    let folder = try Folder()
    try folder.writer.create("a/b/c.md", Array("text".utf8))
    #expect(try folder.names() == ["a", "a/b", "a/b/c.md"])
    #expect(try folder.text("a/b/c.md") == "text")
  }

  @Test func `a file that is there is not touched`() throws {
    let folder = try Folder()
    try folder.writer.create("a.md", Array("old".utf8))
    #expect(throws: FolderWriteError("a.md", .exists)) {
      try folder.writer.create("a.md", Array("new".utf8))
    }
    #expect(try folder.names() == ["a.md"])
    #expect(try folder.text("a.md") == "old")
  }

  @Test func `what was made for a file that fails is taken away again`() throws {
    let folder = try Folder()
    let long = FilePath(String(repeating: "x", count: 300))
    #expect(throws: FolderWriteError.self) {
      try folder.writer.create(FilePath("a/b").appending(long), [])
    }
    #expect(try folder.names() == [])
  }

  @Test(arguments: 0...3)
  func `of several files and a replaced one all are written or none`(failing: Int) throws {
    let folder = try Folder()
    try folder.writer.create("p/pairing.md", Array("old".utf8))
    let files = ["p/m/1.md", "p/m/2.md", "p/c/3.md"].map {
      (path: FilePath($0), bytes: Array("1".utf8))
    }
    let other: FilePath = failing == files.count ? "p/n.md" : "p/pairing.md"
    if failing < files.count { try folder.writer.create(files[failing].path, [0x30]) }
    let before = try folder.names()
    #expect(throws: FolderWriteError.self) {
      try folder.writer.create(files, andReplace: (other, Array("new".utf8)))
    }
    #expect(try folder.names() == before)
    #expect(try folder.text("p/pairing.md") == "old")
    if failing < files.count { #expect(try folder.text(files[failing].path.text) == "0") }
  }

  @Test func `one at a time works in a folder, and who waits too long is told`() throws {
    let folder = try Folder()
    try folder.writer.alone(waiting: 0) { () -> Void in
      _ = #expect(throws: FolderWriteError("", .busy)) {
        try folder.writer.alone(waiting: 0.1) { () -> Void in Issue.record("two at a time") }
      }
    }
    #expect(try folder.writer.alone(waiting: 0) { 1 } == 1)
    #expect(try folder.names() == [])
  }

  @Test func `a folder is made with all of its files`() throws {
    let folder = try Folder()
    try folder.writer.create(folder: "p/ada", with: [("one.md", [0x31]), ("two.md", [0x32])])
    #expect(try folder.names() == ["p", "p/ada", "p/ada/one.md", "p/ada/two.md"])
  }

  @Test func `a folder whose second file fails is not made`() throws {
    let folder = try Folder()
    let long = FilePath(String(repeating: "x", count: 300))
    #expect(throws: FolderWriteError.self) {
      try folder.writer.create(folder: "p/ada", with: [("one.md", [0x31]), (long, [])])
    }
    #expect(try folder.names() == [])
  }

  @Test func `a folder that is there is not touched, not even an empty one`() throws {
    let folder = try Folder()
    try folder.writer.create("p/ada/mine.md", [])
    #expect(throws: FolderWriteError("p/ada", .exists)) {
      try folder.writer.create(folder: "p/ada", with: [("one.md", [])])
    }
    #expect(try folder.names() == ["p", "p/ada", "p/ada/mine.md"])
  }

  @Test func `a replaced file keeps its mode`() throws {
    let folder = try Folder()
    try folder.writer.create("a.md", Array("old".utf8))
    chmod(folder.path + "/a.md", 0o640)
    try folder.writer.replace("a.md", Array("new".utf8))
    var status = stat()
    lstat(folder.path + "/a.md", &status)
    #expect(status.st_mode & 0o777 == 0o640)
    #expect(try folder.text("a.md") == "new")
    #expect(try folder.names() == ["a.md"])
  }

  @Test func `nothing is written through a link or outside of the folder`() throws {
    let folder = try Folder()
    let outside = try Folder()
    symlink(outside.path, folder.path + "/linked")
    symlink(outside.path + "/target.md", folder.path + "/file.md")
    #expect(throws: FolderWriteError("linked", .isNoFolder)) {
      try folder.writer.create("linked/a.md", [])
    }
    #expect(throws: FolderWriteError("file.md", .exists)) {
      try folder.writer.create("file.md", [])
    }
    #expect(throws: FolderWriteError("file.md", .isNoFile)) {
      try folder.writer.replace("file.md", [])
    }
    #expect(throws: FolderWriteError("..", .leadsOutside)) {
      try folder.writer.create("../escaped/a.md", [])
    }
    #expect(try outside.names() == [])
  }
}
