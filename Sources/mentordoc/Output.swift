import Rendering
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process's two output streams: what was asked for goes to standard output, all else to
/// standard error. Texts of documents are made `visible` before they come here.
enum Output {
  private struct State {
    var color = ColorChoice.auto
    var isQuiet = false
    var buffer: [UInt8] = []
    /// Set when a write failed; later ones are dropped.
    var problem: Int32?
    var pager: Pager?
  }

  private static let state = Mutex(State())

  static func configure(color: ColorChoice, isQuiet: Bool) {
    state.withLock {
      $0.color = color
      $0.isQuiet = isQuiet
    }
  }

  /// Has what follows shown by the pager that git would use, where standard output is a terminal.
  ///
  /// - Parameter folder: the folder whose git configuration counts.
  static func page(around folder: String) {
    guard isatty(STDOUT_FILENO) == 1, state.withLock({ $0.pager == nil }) else { return }
    flush()
    let pager = Pager(around: folder)
    state.withLock { $0.pager = pager }
  }

  /// What was asked for, to standard output; the text ends its lines itself.
  static func write(_ text: String) { write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) {
    state.withLock { state in
      state.buffer += bytes
      if state.buffer.count > 1 << 16 { empty(&state) }
    }
  }

  static func line(_ text: String = "") { write(text + "\n") }

  /// A remark to the person, to standard error; not with `--quiet`.
  static func note(_ text: String) {
    if !state.withLock({ $0.isQuiet }) { complain(text) }
  }

  /// A line to standard error, whatever the options.
  static func complain(_ text: String) {
    // What was printed before comes first where both streams are the same terminal.
    state.withLock { empty(&$0) }
    _ = send(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  static func complain(_ failure: Failure) {
    complain(errorStyle.error("error:") + " " + visible(failure.message))
    if let help = failure.help { complain(errorStyle.help("help:") + " " + visible(help)) }
  }

  /// Something that did not stop the command and that the person should know.
  static func warn(_ message: String, help: String) {
    complain(errorStyle.warning("warning:") + " " + visible(message))
    complain(errorStyle.help("help:") + " " + visible(help))
  }

  /// Writes what is still buffered, before another program uses the same terminal.
  static func flush() { state.withLock { empty(&$0) } }

  /// Writes what is still buffered, at the end, and waits until the pager has shown it.
  ///
  /// - Throws: `Failure` where something could not be written. A reader that closed the pipe has
  ///   seen enough, and that is none.
  static func finish() throws(Failure) {
    let problem = state.withLock { state in
      empty(&state)
      state.pager?.finish()
      state.pager = nil
      return state.problem
    }
    guard let problem, problem != EPIPE else { return }
    throw Failure("standard output can't be written: \(systemText(problem))")
  }

  /// Whether the reader of standard output has gone, or it can't be written.
  static var isClosed: Bool { state.withLock { $0.problem != nil } }

  static var isTerminal: Bool { isTerminal(STDOUT_FILENO) }

  /// Columns that lines are cut to; nil where nobody says how wide they may be.
  static var lineWidth: Int? {
    isTerminal || variable("COLUMNS") != nil ? terminalWidth() : nil
  }

  static var style: Style { style(of: STDOUT_FILENO) }
  static var errorStyle: Style { style(of: STDERR_FILENO) }

  private static func style(of descriptor: Int32) -> Style {
    let color = state.withLock { $0.color }
    return Style(
      isColored: color.isColored(environment: variable, isTerminal: isTerminal(descriptor)))
  }

  /// Whether a stream ends at a terminal, through the pager or at once.
  private static func isTerminal(_ descriptor: Int32) -> Bool {
    state.withLock { $0.pager?.takes(descriptor) } ?? false || isatty(descriptor) == 1
  }

  private static func empty(_ state: inout State) {
    if state.problem == nil { state.problem = send(state.buffer, to: STDOUT_FILENO) }
    state.buffer.removeAll(keepingCapacity: true)
  }

  /// Writes to a device as it is, after what is still buffered, which may go to the same place.
  ///
  /// - Returns: the system's error number where that failed.
  static func send(_ bytes: [UInt8], toDevice path: String) -> Int32? {
    flush()
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return send(bytes, to: descriptor)
  }

  /// The system's error number where the bytes could not be written.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}

// `Output.write` hides the system's function inside the type.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// An environment variable.
func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Columns of the terminal, or a fair width where there is none.
func terminalWidth() -> Int {
  if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
  var size = winsize()
  let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
  return isKnown ? Int(size.ws_col) : 100
}

/// The system's own words for an error number.
func systemText(_ number: Int32) -> String { String(cString: strerror(number)) }
