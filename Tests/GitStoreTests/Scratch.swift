import Foundation
import GitStore

/// A temporary folder with git repositories in it, away from the settings of whoever runs the tests.
/// It goes with the last reference to it.
final class Scratch: Sendable {
  let base: String

  /// Makes a folder with one repository, `a`, whose branch has no commit yet.
  init() throws {
    Isolation.once
    var template = Array((NSTemporaryDirectory() + "/gitstore-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else {
      throw ScratchError("no temporary folder: \(String(cString: strerror(errno)))")
    }
    defer { free(resolved) }
    base = String(cString: resolved)
    try git("init", "-q", "-b", "main", "a", in: "")
  }

  deinit { try? FileManager.default.removeItem(atPath: base) }

  func path(_ relative: String) -> String { relative.isEmpty ? base : base + "/" + relative }

  /// Runs git, which has to succeed, and gives its output without the last line end.
  @discardableResult
  func git(_ arguments: String..., in folder: String = "a") throws -> String {
    try git(arguments, in: folder)
  }

  @discardableResult
  func git(_ arguments: [String], in folder: String) throws -> String {
    let (status, output) = try run(["git"] + arguments, in: folder)
    guard status == 0 else { throw ScratchError("git \(arguments): \(output)") }
    return output.hasSuffix("\n") ? String(output.dropLast()) : output
  }

  /// Runs a program, with both of its streams as the output.
  func run(_ arguments: [String], in folder: String = "a") throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path(folder))
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  func write(_ text: String, to relative: String, in folder: String = "a") throws {
    let url = URL(fileURLWithPath: path(folder + "/" + relative))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ relative: String, in folder: String = "a") throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: path(folder + "/" + relative))),
      as: UTF8.self)
  }

  func remove(_ relative: String, in folder: String = "a") throws {
    try FileManager.default.removeItem(atPath: path(folder + "/" + relative))
  }

  /// Copies a repository with everything in it, times included.
  func copy(_ from: String, to: String) throws {
    let (status, output) = try run(["cp", "-a", path(from), path(to)], in: "")
    guard status == 0 else { throw ScratchError(output) }
  }

  func repository(_ folder: String = "a") throws(GitError) -> Repository {
    try Repository(around: path(folder))
  }

  /// Files below a git directory that a command should not leave behind.
  func leftovers(in folder: String = "a") throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path(folder + "/.git")).filter {
      $0.hasSuffix(".lock") || $0.contains("mentordoc")
    }
  }
}

struct ScratchError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The environment that this process, libgit2 in it, and the git it starts have in common.
enum Isolation {
  static let once: Void = {
    let home = NSTemporaryDirectory() + "/gitstore-home-\(getpid())"
    try? FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    let variables = [
      "HOME": home, "XDG_CONFIG_HOME": home, "GIT_CONFIG_GLOBAL": home + "/gitconfig",
      "GIT_CONFIG_NOSYSTEM": "1", "TZ": "UTC", "LC_ALL": "C",
      "GIT_AUTHOR_NAME": "Ada Lovelace", "GIT_AUTHOR_EMAIL": "ada@example.org",
      "GIT_COMMITTER_NAME": "Grace Hopper", "GIT_COMMITTER_EMAIL": "grace@example.org",
      "GIT_AUTHOR_DATE": "2026-05-12T10:00:00+0200",
      "GIT_COMMITTER_DATE": "2026-05-12T11:00:00+0200",
    ]
    for (name, value) in variables { setenv(name, value, 1) }
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_CEILING_DIRECTORIES"] {
      unsetenv(name)
    }
    _ = FileManager.default.createFile(atPath: home + "/gitconfig", contents: Data())
  }()
}

extension [UInt8] {
  init(_ text: String) { self = Array(text.utf8) }
}
