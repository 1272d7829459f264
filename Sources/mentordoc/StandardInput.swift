#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// All that comes on standard input, but no more than somewhat above a limit.
func standardInput(limit: Int) throws(Failure) -> [UInt8] {
  guard let bytes = contents(of: STDIN_FILENO, limit: limit) else {
    throw Failure("standard input can't be read: \(systemText(errno))")
  }
  return bytes
}

/// All that a descriptor gives, but no more than somewhat above a limit; nil where it can't be read.
func contents(of descriptor: Int32, limit: Int = .max) -> [UInt8]? {
  var bytes: [UInt8] = []
  var part = [UInt8](repeating: 0, count: 1 << 16)
  while bytes.count <= limit {
    let count = part.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { return nil }
    if count == 0 { break }
    bytes += part[..<count]
  }
  return bytes
}

/// The bytes of a file that an argument names.
func contents(ofFile path: String, limit: Int = .max) throws(Failure) -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  defer { if file >= 0 { close(file) } }
  guard file >= 0, let bytes = contents(of: file, limit: limit) else {
    throw Failure(
      "'\(path)' can't be read: \(systemText(errno))", help: "Name a file that can be read.")
  }
  return bytes
}

/// The bytes of a file that an argument names, or of standard input for `-`.
///
/// - Parameter limit: the most that it may have.
func input(named path: String, limit: Int) throws(Failure) -> [UInt8] {
  let isStandard = path == "-"
  let bytes = try isStandard ? standardInput(limit: limit) : contents(ofFile: path, limit: limit)
  guard bytes.count <= limit else {
    throw Failure(
      "\(isStandard ? "standard input" : "'\(path)'") has more than the limit of \(limit) bytes",
      help: "Give less at a time.")
  }
  return bytes
}
