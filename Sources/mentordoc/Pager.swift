import GitStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program that shows long output a screen at a time, as git runs it.
struct Pager {
  private let program: RunningProgram
  /// The terminal's own descriptors, kept for the time after the pager.
  private let output: Int32
  private let error: Int32?

  /// Starts the pager that git would start, and leads this process's output to it: standard error too,
  /// where that is a terminal. nil where there is to be none.
  ///
  /// - Parameter folder: the folder whose git configuration counts.
  init?(around folder: String) {
    guard let command = Pager.command(around: folder), let pipe = Pipe() else { return nil }
    // As git does; the width can't be asked from a pipe.
    setenv("COLUMNS", String(terminalWidth()), 0)
    setenv("LESS", "FRX", 0)
    setenv("LV", "-c", 0)
    let shell = Subprocess(script: command, ["sh"], .inherited)
    let program = try? shell.start(reading: pipe.reader)
    close(pipe.reader)
    defer { close(pipe.writer) }
    guard let program else { return nil }
    self.program = program
    output = Pager.lead(STDOUT_FILENO, to: pipe.writer)
    error = isatty(STDERR_FILENO) == 1 ? Pager.lead(STDERR_FILENO, to: pipe.writer) : nil
    // The person may end this process while the pager has the terminal: it has to give it back first.
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
      signal(number) { number in
        close(STDOUT_FILENO)
        close(STDERR_FILENO)
        while waitpid(-1, nil, 0) > 0 || errno == EINTR {}
        _exit(128 + number)
      }
    }
  }

  /// Ends the output and waits until the person has seen enough.
  func finish() {
    dup2(output, STDOUT_FILENO)
    close(output)
    if let error {
      dup2(error, STDERR_FILENO)
      close(error)
    }
    program.wait()
  }

  /// Whether a descriptor was led to the pager.
  func takes(_ descriptor: Int32) -> Bool {
    descriptor == STDOUT_FILENO || (descriptor == STDERR_FILENO && error != nil)
  }

  /// Leads a descriptor elsewhere and gives one for where it led before.
  private static func lead(_ descriptor: Int32, to other: Int32) -> Int32 {
    let kept = dup(descriptor)
    _ = fcntl(kept, F_SETFD, FD_CLOEXEC)
    dup2(other, descriptor)
    return kept
  }

  /// The command as git finds it: `GIT_PAGER`, `core.pager`, `PAGER`, `less`; nil where it is empty or
  /// `cat`, and where there is no such program.
  private static func command(around folder: String) -> String? {
    let script = """
      pager=$(git -C "$0" var GIT_PAGER 2>/dev/null) || pager=${GIT_PAGER-${PAGER-less}}
      word=${pager%% *}
      case $word in
      ''|cat) exit 1 ;;
      *[!A-Za-z0-9_./+-]*) ;;
      *) command -v "$word" >/dev/null || exit 1 ;;
      esac
      printf %s "$pager"
      """
    return Subprocess.output(of: script, [folder])
  }
}

/// The two ends of a pipe, which programs that are started do not inherit.
private struct Pipe {
  let reader: Int32
  let writer: Int32

  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (ends[0], ends[1])
  }
}
