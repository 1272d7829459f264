#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system says about an error number.
func systemText(_ number: Int32) -> String { String(cString: strerror(number)) }

/// A path as C takes it. Paths are refused where they come in if they hold a zero byte.
func cPath(_ bytes: some Sequence<UInt8>) -> [CChar] { bytes.map(CChar.init(bitPattern:)) + [0] }

/// A path for people; bytes that are no UTF-8 are replaced.
func shown(_ path: some Collection<UInt8>) -> String { String(decoding: path, as: UTF8.self) }

/// A file or folder as it stands on disk, never what a link points to.
struct FileStatus: Equatable {
  enum Kind { case file, folder, link, other }

  let kind: Kind
  let isExecutable: Bool
  /// The rights without the kind.
  let mode: UInt32
  let size: Int64
  let modified: (seconds: Int64, nanoseconds: Int64)
  let changed: (seconds: Int64, nanoseconds: Int64)
  let device: UInt64
  let inode: UInt64
  let user: UInt32
  let group: UInt32

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    isExecutable = status.st_mode & S_IXUSR != 0
    mode = UInt32(status.st_mode & 0o7777)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.modified = (Int64(modified.tv_sec), Int64(modified.tv_nsec))
    self.changed = (Int64(changed.tv_sec), Int64(changed.tv_nsec))
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
    user = status.st_uid
    group = status.st_gid
  }

  /// A folder's, of which nothing else is known.
  static let folder: FileStatus = {
    var status = stat()
    status.st_mode = S_IFDIR
    return FileStatus(status)
  }()

  static func == (a: FileStatus, b: FileStatus) -> Bool {
    a.kind == b.kind && a.isExecutable == b.isExecutable && a.size == b.size
      && a.modified == b.modified && a.changed == b.changed && a.inode == b.inode
      && a.device == b.device
  }

  /// Nil where nothing stands at the path, or something that is no folder stands in its way.
  static func of(_ path: [UInt8]) throws(GitError) -> FileStatus? {
    var status = stat()
    if lstat(cPath(path), &status) == 0 { return FileStatus(status) }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw systemError("look at '\(shown(path))'")
  }
}

/// The error of the system call that has just failed.
func systemError(_ doing: String) -> GitError {
  let number = errno
  let kind: GitError.Kind =
    [EACCES, EPERM, EROFS, ENOSPC, EDQUOT].contains(number) ? .readOnly : .other
  return GitError(
    kind, "can't \(doing): \(systemText(number))",
    help: number == ENOSPC || number == EDQUOT
      ? "Make room on the disk, then try again." : "Check the folder's rights, then try again.")
}

/// A regular file's bytes together with its status while they were read.
struct FileContents {
  let bytes: [UInt8]
  let status: FileStatus

  /// Reads a file, or nothing where it is gone; a file that changes meanwhile is read again.
  ///
  /// - Throws: `refusedPath` where it is no regular file.
  static func read(_ path: [UInt8]) throws(GitError) -> FileContents? {
    for _ in 0..<5 {
      // Without O_NONBLOCK a pipe would be waited for.
      let file = open(cPath(path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      if file < 0 {
        if errno == ENOENT || errno == ENOTDIR { return nil }
        if errno == ELOOP {
          throw GitError(
            .refusedPath, "'\(shown(path))' is a link", help: "Put the file itself there.")
        }
        throw systemError("open '\(shown(path))'")
      }
      defer { close(file) }
      var before = stat()
      guard fstat(file, &before) == 0 else { throw systemError("look at '\(shown(path))'") }
      guard before.st_mode & S_IFMT == S_IFREG else {
        throw GitError(
          .refusedPath, "'\(shown(path))' is not a regular file", help: "Put a file there.")
      }
      guard let bytes = readAll(file, expecting: Int(before.st_size)) else {
        throw systemError("read '\(shown(path))'")
      }
      var after = stat()
      guard fstat(file, &after) == 0 else { throw systemError("look at '\(shown(path))'") }
      if FileStatus(before) == FileStatus(after) {
        return FileContents(bytes: bytes, status: FileStatus(after))
      }
    }
    throw GitError(
      .raced, "'\(shown(path))' changes while it is read",
      help: "Wait until what writes it has ended, then try again.")
  }
}

func readAll(_ file: Int32, expecting size: Int) -> [UInt8]? {
  var bytes = [UInt8](repeating: 0, count: size + 1)
  var count = 0
  while true {
    if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
    let got = bytes.withUnsafeMutableBytes { space in
      Swift.max(-1, systemRead(file, space, from: count))
    }
    if got < 0 { return nil }
    if got == 0 { break }
    count += got
  }
  bytes.removeLast(bytes.count - count)
  return bytes
}

private func systemRead(
  _ file: Int32, _ space: UnsafeMutableRawBufferPointer, from start: Int
) -> Int {
  while true {
    guard let base = space.baseAddress else { return 0 }
    let got = read(file, base + start, space.count - start)
    if got >= 0 || errno != EINTR { return got }
  }
}

/// Writes all bytes; false, with `errno` set, where that fails.
func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if count < 0, errno != EINTR { return false }
    rest = rest.dropFirst(max(0, count))
  }
  return true
}

/// Puts bytes into a file of git's own, in place of what was there.
func writeFile(_ bytes: [UInt8], to path: String) throws(GitError) {
  // A link in its place is not written through, and another's file is not written into.
  if unlink(path) != 0, errno != ENOENT { throw systemError("replace '\(path)'") }
  let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
  guard file >= 0 else { throw systemError("write '\(path)'") }
  defer { close(file) }
  guard writeAll(bytes, to: file) else { throw systemError("write '\(path)'") }
}

/// A file's bytes without regard to what kind of file it is; nil where there is none.
func readSmallFile(_ path: String) throws(GitError) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  if file < 0 {
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw systemError("open '\(path)'")
  }
  defer { close(file) }
  guard let bytes = readAll(file, expecting: 4096) else { throw systemError("read '\(path)'") }
  return bytes
}
