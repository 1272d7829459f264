#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FolderWriter {
  /// Does something while no other process does anything under the lock of the same folder. The lock is
  /// the system's (`flock`): it leaves no file, and ends with the process.
  ///
  /// - Parameter seconds: how long to wait for others.
  /// - Throws: `FolderWriteError`, with `busy` where another one has it all that time, or what `body`
  ///   throws.
  package func alone<Value>(waiting seconds: Double, _ body: () throws -> Value) throws -> Value {
    let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FolderWriteError("", .system(errno)) }
    defer { close(descriptor) }
    let pause: useconds_t = 20_000
    var left = Int(seconds * 1_000_000)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      // A file system without locks has one user, as a rule.
      guard errno == EWOULDBLOCK || errno == EINTR else { break }
      guard left > 0 else { throw FolderWriteError("", .busy) }
      usleep(pause)
      left -= Int(pause)
    }
    return try body()
  }
}
