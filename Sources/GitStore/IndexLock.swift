#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The lock that every git command takes to write the index; given back when the value ends.
struct IndexLock: ~Copyable {
  private let path: String
  private let signals: SignalPause

  /// Waits for the lock. Another's lock is never removed.
  ///
  /// - Throws: `locked`, with the lock's age.
  init(forIndexAt index: String, seconds limit: Int) throws(GitError) {
    let path = index + ".lock"
    let end = CommitDate.now + Int64(limit)
    while true {
      let signals = SignalPause()
      let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
      if file >= 0 {
        close(file)
        self.path = path
        self.signals = signals
        return
      }
      guard errno == EEXIST else { throw systemError("make the lock '\(path)'") }
      if CommitDate.now >= end { break }
      usleep(UInt32.random(in: 5_000...30_000))
    }
    let since = try FileStatus.of(Array(path.utf8))?.modified.seconds ?? CommitDate.now
    throw GitError(
      .locked,
      "the index is locked by another git command, for \(CommitDate.now - since) seconds now",
      help: "Wait until it has ended; if there is none, remove '\(path)'.")
  }

  deinit { unlink(path) }
}

/// While it lives, what would end the process waits, so that a lock is not left behind.
struct SignalPause: ~Copyable {
  static let signals = [SIGHUP, SIGINT, SIGTERM]

  private var before = sigset_t()

  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in SignalPause.signals { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
  }

  /// A signal that waits now.
  static func pending() -> Int32? {
    var waiting = sigset_t()
    sigpending(&waiting)
    return signals.first { sigismember(&waiting, $0) == 1 }
  }

  deinit {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
