import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program to run, and to wait for.
package struct Subprocess {
  /// Where the program's standard streams lead.
  package enum Streams {
    /// Those of this process; an interrupt from the keyboard is the program's alone.
    case inherited
    /// It reads bytes, and whatever it prints goes to standard error.
    case reporting(input: [UInt8])
    /// It reads bytes, and what it prints is kept.
    case captured(input: [UInt8])
  }

  /// How a program ended.
  package struct Outcome {
    /// The exit status; 128 and the signal's number where a signal ended it.
    package let status: Int32
    /// What it printed, where that is kept.
    package let output: [UInt8]
    package let errors: [UInt8]
  }

  /// The program and its arguments; one without a slash is looked up in `PATH`.
  package var arguments: [String]
  package var streams: Streams
  /// Where it runs; nil for this process's folder.
  package var folder: String?
  /// Variables that differ from this process's; nil removes one.
  package var environment: [String: String?]

  package init(
    _ arguments: [String], _ streams: Streams, in folder: String? = nil,
    environment: [String: String?] = [:]
  ) {
    (self.arguments, self.streams) = (arguments, streams)
    (self.folder, self.environment) = (folder, environment)
  }

  /// A script for `/bin/sh`.
  ///
  /// - Parameter arguments: `$0`, `$1` and so on.
  package init(script: String, _ arguments: [String], _ streams: Streams) {
    self.init(["/bin/sh", "-c", script] + arguments, streams)
  }

  /// What a script prints; nil where it fails.
  package static func output(of script: String, _ arguments: [String]) -> String? {
    let done = try? Subprocess(script: script, arguments, .captured(input: [])).run()
    guard let done, done.status == 0 else { return nil }
    return String(decoding: done.output, as: UTF8.self)
  }

  /// Whether a program can be run.
  ///
  /// - Parameter folder: where it would run.
  static func isInstalled(_ program: String, in folder: String) -> Bool {
    if program.hasPrefix("/") { return access(program, X_OK) == 0 }
    if program.contains("/") { return access(folder + "/" + program, X_OK) == 0 }
    let folders = (Environment.value("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  /// Runs the program to its end. A signal that would end this process, and that is held back, ends
  /// the program instead.
  package func run() throws(GitError) -> Outcome {
    switch streams {
    case .inherited:
      let interrupt = signal(SIGINT, SIG_IGN)
      let quit = signal(SIGQUIT, SIG_IGN)
      defer {
        signal(SIGINT, interrupt)
        signal(SIGQUIT, quit)
      }
      return Outcome(status: try runs(nil, nil, nil), output: [], errors: [])
    case .reporting(let input):
      let source = try StreamFile(holding: input)
      let status = try runs(source.descriptor, STDERR_FILENO, nil)
      return Outcome(status: status, output: [], errors: [])
    case .captured(let input):
      let source = try StreamFile(holding: input)
      let output = try StreamFile()
      let errors = try StreamFile()
      let status = try runs(source.descriptor, output.descriptor, errors.descriptor)
      return Outcome(status: status, output: try output.contents(), errors: try errors.contents())
    }
  }

  /// Starts the program beside this process.
  ///
  /// - Parameter input: the descriptor that it reads from.
  package func start(reading input: Int32) throws(GitError) -> RunningProgram {
    RunningProgram(process: try started(input, nil, nil))
  }

  /// - Parameters: what the three standard streams are, nil for this process's.
  private func runs(
    _ input: Int32?, _ output: Int32?, _ errors: Int32?
  ) throws(GitError) -> Int32 {
    try wait(for: try started(input, output, errors))
  }

  private func started(
    _ input: Int32?, _ output: Int32?, _ errors: Int32?
  ) throws(GitError) -> pid_t {
    var actions = SpawnActions()
    let streams: [(Int32?, Int32)] = [
      (input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO),
    ]
    for (source, target) in streams {
      if let source { actions.connect(source, to: target) }
    }
    if let folder { actions.enter(folder) }
    var process = pid_t()
    var problem = actions.start(arguments, environment, &process)
    // A script without a first line that names its interpreter is the shell's, as for git.
    if problem == ENOEXEC {
      problem = actions.start(["/bin/sh"] + arguments, environment, &process)
    }
    guard problem == 0 else {
      throw GitError(
        .other, "can't run '\(arguments.first ?? "")': \(systemText(problem))",
        help: "Look whether it, and the interpreter in its first line, is installed.")
    }
    return process
  }

  private func wait(for process: pid_t) throws(GitError) -> Int32 {
    var status: Int32 = 0
    var pause: UInt32 = 200
    while true {
      let done = waitpid(process, &status, WNOHANG)
      if done == process { break }
      if done < 0, errno != EINTR { throw systemError("wait for '\(arguments.first ?? "")'") }
      if let signal = SignalPause.pending() {
        kill(process, signal)
        throw GitError(
          .other, "interrupted while '\(arguments.first ?? "")' was running",
          help: "Try again; nothing was committed.")
      }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}

/// A program that runs beside this process.
package struct RunningProgram {
  fileprivate let process: pid_t

  /// Waits for its end.
  package func wait() {
    while waitpid(process, nil, 0) < 0, errno == EINTR {}
  }
}

/// What `posix_spawn` is told, freed when the value ends.
private struct SpawnActions: ~Copyable {
  #if canImport(Darwin)
    private var actions: posix_spawn_file_actions_t?
    private var attributes: posix_spawnattr_t?
  #else
    private var actions = posix_spawn_file_actions_t()
    private var attributes = posix_spawnattr_t()
  #endif

  init() {
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    // This process ignores a closed pipe and holds back what would end it; what it starts shall not
    // inherit that.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGPIPE, SIGINT, SIGQUIT] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &mask)
    for signal in SignalPause.signals { sigdelset(&mask, signal) }
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
  }

  deinit {
    var (actions, attributes) = (actions, attributes)
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }

  mutating func connect(_ source: Int32, to target: Int32) {
    posix_spawn_file_actions_adddup2(&actions, source, target)
  }

  mutating func enter(_ folder: String) {
    mentordoc_spawn_in(&actions, folder)
  }

  /// - Returns: the system's error number, 0 for none.
  mutating func start(
    _ arguments: [String], _ changes: [String: String?], _ process: inout pid_t
  ) -> Int32 {
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables = SpawnActions.variables(changes)
    defer { for text in words + variables { free(text) } }
    return posix_spawnp(
      &process, arguments.first ?? "", &actions, &attributes, &words, &variables)
  }

  /// This process's variables, to the byte, with some changed.
  private static func variables(_ changes: [String: String?]) -> [UnsafeMutablePointer<CChar>?] {
    var result: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let line = next.pointee {
      let isChanged = changes.keys.contains { strncmp(line, $0 + "=", $0.utf8.count + 1) == 0 }
      if !isChanged { result.append(strdup(line)) }
      next += 1
    }
    for (name, value) in changes {
      if let value { result.append(strdup("\(name)=\(value)")) }
    }
    return result + [nil]
  }
}

/// A file without a name, which a program reads or writes; unlike a pipe it is never waited for.
private struct StreamFile: ~Copyable {
  let descriptor: Int32

  /// - Parameter bytes: what is to be read; none are `/dev/null`, as git has it.
  init(holding bytes: [UInt8]) throws(GitError) { descriptor = try StreamFile.made(holding: bytes) }

  /// A file to write to.
  init() throws(GitError) { descriptor = try StreamFile.made() }

  private static func made(holding bytes: [UInt8]) throws(GitError) -> Int32 {
    if bytes.isEmpty {
      let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw systemError("open '/dev/null'") }
      return descriptor
    }
    let descriptor = try made()
    guard writeAll(bytes, to: descriptor), lseek(descriptor, 0, SEEK_SET) == 0 else {
      close(descriptor)
      throw systemError("write below '\(TemporaryFolder.place)'")
    }
    return descriptor
  }

  private static func made() throws(GitError) -> Int32 {
    var name = Array((TemporaryFolder.place + "/mentordoc-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw systemError("write below '\(TemporaryFolder.place)'") }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  deinit { close(descriptor) }

  func contents() throws(GitError) -> [UInt8] {
    guard lseek(descriptor, 0, SEEK_SET) == 0, let bytes = readAll(descriptor, expecting: 4096)
    else { throw systemError("read what a program printed") }
    return bytes
  }
}

/// A folder for files that a program wants to have by name; it goes with the value.
struct TemporaryFolder: ~Copyable {
  let path: String
  private let names: [String]

  /// Where temporary files belong.
  static var place: String {
    let named = Environment.value("TMPDIR") ?? ""
    return named.isEmpty ? "/tmp" : named
  }

  /// - Parameter names: of the files that may come to lie in it.
  init(for names: [String]) throws(GitError) {
    var name = Array((TemporaryFolder.place + "/mentordoc-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else {
      throw systemError("write below '\(TemporaryFolder.place)'")
    }
    path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } ?? ""
    self.names = names
  }

  deinit {
    for name in names { unlink(path + "/" + name) }
    rmdir(path)
  }
}
