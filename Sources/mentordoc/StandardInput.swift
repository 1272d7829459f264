#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// All that comes on standard input, but no more than somewhat above a limit.
func standardInput(limit: Int) throws(Failure) -> [UInt8] {
  var bytes: [UInt8] = []
  var part = [UInt8](repeating: 0, count: 1 << 16)
  while bytes.count <= limit {
    let count = part.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else {
      throw Failure("standard input can't be read: \(systemText(errno))")
    }
    if count == 0 { break }
    bytes += part[..<count]
  }
  return bytes
}
