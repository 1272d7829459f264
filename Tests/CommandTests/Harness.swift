import Foundation

/// A temporary folder to run the real binary in, away from the settings of whoever runs the tests.
/// It goes with the last reference to it.
final class Scratch {
  /// Where commands run: empty, and no git repository.
  let folder: String
  private let base: String

  init() throws {
    var template = Array((NSTemporaryDirectory() + "/mentordoc-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else {
      throw HarnessError("no temporary folder: \(String(cString: strerror(errno)))")
    }
    defer { free(resolved) }
    base = String(cString: resolved)
    folder = base + "/work"
    for name in ["work", "home"] {
      try FileManager.default.createDirectory(
        atPath: base + "/" + name, withIntermediateDirectories: true)
    }
  }

  /// A scratch folder with a programme in it, made by `mentordoc init`.
  static func programme(_ options: String...) throws -> Scratch {
    let scratch = try Scratch()
    let run = try scratch.run(["init", "--name", "Example Programme"] + options)
    guard run.status == 0 else { throw HarnessError("init: \(run.standardError)") }
    return scratch
  }

  deinit {
    // A test may have taken away the right to write.
    _ = try? spawn("/bin/chmod", ["-R", "u+rwX", base], in: "/", environment: [:], input: [])
    try? FileManager.default.removeItem(atPath: base)
  }

  /// Runs mentordoc.
  ///
  /// - Parameters:
  ///   - environment: overrides the fixed one; nil removes a variable.
  ///   - subfolder: where it runs, from `folder`.
  func run(
    _ arguments: [String], in subfolder: String = "", environment: [String: String?] = [:],
    input: String = ""
  ) throws -> Run {
    try spawn(
      try binary(), arguments, in: path(subfolder), environment: merged(environment),
      input: Array(input.utf8))
  }

  /// Runs a line of shell, in which `mentordoc` is the binary.
  func shell(_ line: String) throws -> Run {
    let function = "mentordoc() { \"$0\" \"$@\"; }; "
    return try spawn(
      "/bin/sh", ["-c", function + line, try binary()], in: folder, environment: merged([:]),
      input: [])
  }

  /// Runs a line of shell as somebody would type it, and gives all that it prints.
  func shell(
    _ line: String, in subfolder: String = "", environment: [String: String?] = [:]
  ) throws -> String {
    var environment = merged(environment)
    let folder = URL(fileURLWithPath: try binary()).deletingLastPathComponent().path
    environment["PATH"] = folder + ":" + (environment["PATH"] ?? "")
    return try spawn(
      "/bin/sh", ["-c", "{ \(line)\n} 2>&1"], in: path(subfolder), environment: environment,
      input: []
    ).standardOutput
  }

  /// Runs git, which has to succeed, and gives its standard output without the last line end.
  @discardableResult
  func git(_ arguments: String..., in subfolder: String = "") throws -> String {
    try git(arguments, in: subfolder)
  }

  @discardableResult
  func git(_ arguments: [String], in subfolder: String = "") throws -> String {
    let run = try spawn(
      "/usr/bin/env", ["git"] + arguments, in: path(subfolder), environment: merged([:]), input: [])
    guard run.status == 0 else {
      throw HarnessError("git \(arguments.joined(separator: " ")): \(run.standardError)")
    }
    return run.standardOutput.hasSuffix("\n")
      ? String(run.standardOutput.dropLast()) : run.standardOutput
  }

  func path(_ relative: String) -> String {
    relative.isEmpty ? folder : folder + "/" + relative
  }

  func write(_ text: String, to relative: String) throws {
    try write(Array(text.utf8), to: relative)
  }

  func write(_ bytes: [UInt8], to relative: String) throws {
    let url = URL(fileURLWithPath: path(relative))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func read(_ relative: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(relative))), as: UTF8.self)
  }

  func exists(_ relative: String) -> Bool {
    var status = stat()
    return lstat(path(relative), &status) == 0
  }

  /// Paths of all files below the folder, git's own left out, sorted.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      var status = stat()
      return lstat(self.path(path), &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
        && !path.split(separator: "/").contains(".git")
    }.sorted()
  }

  /// Replaces a text that has to be there once.
  func replace(_ old: String, with new: String, in relative: String) throws {
    let text = try read(relative)
    let parts = text.components(separatedBy: old)
    guard parts.count == 2 else {
      throw HarnessError("'\(old)' stands \(parts.count - 1) times in \(relative)")
    }
    try write(parts.joined(separator: new), to: relative)
  }

  private func merged(_ overrides: [String: String?]) -> [String: String] {
    let home = base + "/home"
    var result = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": home, "XDG_CONFIG_HOME": home + "/.config",
      "GIT_CONFIG_GLOBAL": home + "/.gitconfig", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "Mira Mentor", "GIT_AUTHOR_EMAIL": "mira@example.org",
      "GIT_AUTHOR_DATE": "2026-03-01T12:00:00+01:00",
      "GIT_COMMITTER_NAME": "Mira Mentor", "GIT_COMMITTER_EMAIL": "mira@example.org",
      "GIT_COMMITTER_DATE": "2026-03-01T12:00:00+01:00",
      "MENTORDOC_TODAY": "2026-03-01", "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "dumb",
      "COLUMNS": "80",
    ]
    for (name, value) in overrides { result[name] = value }
    return result
  }
}

/// What a program left behind.
struct Run {
  /// The exit status; 128 and the signal's number where one ended it.
  let status: Int32
  let standardOutput: String
  let standardError: String

  /// For comparing whole runs: both streams, marked, and the status.
  var transcript: String {
    standardOutput
      + (standardError.isEmpty ? "" : "--- standard error\n" + standardError)
      + "--- status \(status)\n"
  }
}

struct HarnessError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The binary that was built with this test bundle.
private func binary() throws -> String {
  let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let bundles =
    CommandLine.arguments.filter { $0.contains(".xctest") } + [Bundle.main.bundlePath + "/x"]
  let candidates =
    bundles.map { argument in
      // On macOS the argument can be the executable inside of the bundle.
      let bundle = argument.components(separatedBy: ".xctest")[0]
      return URL(fileURLWithPath: bundle).deletingLastPathComponent().path + "/mentordoc"
    } + [source.path + "/.build/debug/mentordoc"]
  guard let found = candidates.first(where: { access($0, X_OK) == 0 }) else {
    throw HarnessError("mentordoc is not built: \(candidates)")
  }
  return found
}

/// Runs a program to its end. Its output goes through files, so that it never waits for a reader.
private func spawn(
  _ program: String, _ arguments: [String], in folder: String, environment: [String: String],
  input: [UInt8]
) throws -> Run {
  let files = try (0..<3).map { _ in try TemporaryFile() }
  try files[0].fill(input)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.environment = environment
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  process.standardInput = files[0].handle
  process.standardOutput = files[1].handle
  process.standardError = files[2].handle
  try process.run()
  process.waitUntilExit()
  return Run(
    status: (process.terminationReason == .exit ? 0 : 128) + process.terminationStatus,
    standardOutput: try files[1].text(), standardError: try files[2].text())
}

/// A file without a name.
private struct TemporaryFile {
  let handle: FileHandle

  init() throws {
    var template = Array((NSTemporaryDirectory() + "/mentordoc-stream-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw HarnessError("no temporary file: \(errno)") }
    unlink(template)
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  func fill(_ bytes: [UInt8]) throws {
    try handle.write(contentsOf: bytes)
    try handle.seek(toOffset: 0)
  }

  func text() throws -> String {
    try handle.seek(toOffset: 0)
    return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
  }
}
