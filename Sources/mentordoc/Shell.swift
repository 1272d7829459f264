#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A script that `/bin/sh` runs beside this process.
struct Shell {
  private let process: pid_t

  /// Starts a script.
  ///
  /// - Parameters:
  ///   - arguments: `$0`, `$1` and so on.
  ///   - input, output: descriptors that are its standard input and output; nil for this process's own.
  init(
    _ script: String, _ arguments: [String], input: Int32? = nil, output: Int32? = nil
  ) throws(Failure) {
    var words: [UnsafeMutablePointer<CChar>?] =
      (["sh", "-c", script] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }

    // This process ignores a closed pipe; what it starts shall not inherit that.
    var attributes = posix_spawnattr_t()
    var signals = sigset_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }

    var process = pid_t()
    let problem = posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, environ)
    guard problem == 0 else { throw Failure("'/bin/sh' can't be started: \(systemText(problem))") }
    self.process = process
  }

  /// Waits for its end.
  ///
  /// - Returns: the status as `waitpid` has it; 0 is a success.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// What a script prints; nil where it fails.
  static func output(of script: String, _ arguments: [String]) -> String? {
    guard let pipe = Pipe() else { return nil }
    let shell = try? Shell(script, arguments, output: pipe.writer)
    close(pipe.writer)
    defer { close(pipe.reader) }
    guard let shell else { return nil }
    let bytes = contents(of: pipe.reader) ?? []
    return shell.wait() == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }
}

/// The two ends of a pipe, which programs that are started do not inherit.
struct Pipe {
  let reader: Int32
  let writer: Int32

  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (ends[0], ends[1])
  }
}
