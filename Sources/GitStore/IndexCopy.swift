import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A copy of the index beside it, to be changed and put into its place; made under the index's lock.
///
/// The library would take the lock itself to write the index, and has given it back before the
/// branch can move. What the copy leaves on disk goes when the value ends.
struct IndexCopy: ~Copyable {
  let index: OpaquePointer
  /// When the index was written, in seconds since 1970.
  let time: Int64
  private let path: String
  let copyPath: String
  private let backupPath: String
  /// The old index's rights; nil where there was none.
  private let mode: UInt32?

  init(of path: String) throws(GitError) {
    let name = "\(path).mentordoc-\(getpid())-\(UInt32.random(in: .min ... .max))"
    let copyPath = name + ".new"
    let backupPath = name + ".old"
    let status = try FileStatus.of(Array(path.utf8))
    do throws(GitError) {
      if status != nil {
        try duplicate(path, as: copyPath)
        try duplicate(path, as: backupPath)
      }
      index = try openIndex(copyPath)
    } catch {
      unlink(copyPath)
      unlink(backupPath)
      throw error
    }
    self.path = path
    self.copyPath = copyPath
    self.backupPath = backupPath
    mode = status?.mode
    time = status?.modified.seconds ?? .max
  }

  deinit {
    git_index_free(index)
    unlink(copyPath)
    unlink(backupPath)
  }

  func entry(_ path: [UInt8]) -> git_index_entry? {
    git_index_get_bypath(index, cPath(path), 0)?.pointee
  }

  func add(_ path: [UInt8], _ file: StagedFile) throws(GitError) {
    var entry = git_index_entry()
    entry.mtime.seconds = Int32(truncatingIfNeeded: file.status.modified.seconds)
    entry.mtime.nanoseconds = UInt32(truncatingIfNeeded: file.status.modified.nanoseconds)
    entry.ctime.seconds = Int32(truncatingIfNeeded: file.status.changed.seconds)
    entry.ctime.nanoseconds = UInt32(truncatingIfNeeded: file.status.changed.nanoseconds)
    entry.dev = UInt32(truncatingIfNeeded: file.status.device)
    entry.ino = UInt32(truncatingIfNeeded: file.status.inode)
    entry.uid = file.status.user
    entry.gid = file.status.group
    entry.file_size = UInt32(truncatingIfNeeded: file.status.size)
    entry.mode = file.file.mode
    entry.id = file.file.id.oid
    let code = cPath(path).withUnsafeBufferPointer { path in
      entry.path = path.baseAddress
      return git_index_add(index, &entry)
    }
    try Libgit2.check(code, "put '\(shown(path))' into the index")
  }

  func remove(_ path: [UInt8]) throws(GitError) {
    let code = git_index_remove(index, cPath(path), 0)
    if code == GIT_ENOTFOUND.rawValue {
      git_error_clear()
      return
    }
    try Libgit2.check(code, "take '\(shown(path))' out of the index")
  }

  /// Writes the copy, so that it is on the disk before anything relies on it.
  func write() throws(GitError) {
    try Libgit2.check(git_index_write(index), "write '\(copyPath)'")
    let file = open(copyPath, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw systemError("open '\(copyPath)'") }
    defer { close(file) }
    // A repository that several people share keeps its rights.
    if let mode, fchmod(file, mode_t(mode)) != 0 {
      throw systemError("set the rights of '\(copyPath)'")
    }
    if fsync(file) != 0 { throw systemError("write '\(copyPath)' to the disk") }
  }

  /// Puts the copy, once written, into the index's place.
  func replaceIndex() throws(GitError) {
    if rename(copyPath, path) != 0 { throw systemError("replace '\(path)'") }
  }

  /// Takes `replaceIndex` back.
  func restoreIndex() {
    if mode != nil {
      rename(backupPath, path)
    } else {
      unlink(path)
    }
  }
}

/// Gives a file a second name, or copies it where the file system has no such thing.
func duplicate(_ path: String, as other: String) throws(GitError) {
  if link(path, other) == 0 { return }
  guard let bytes = try readSmallFile(path) else { return }
  let file = open(other, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
  guard file >= 0 else { throw systemError("write '\(other)'") }
  defer { close(file) }
  guard writeAll(bytes, to: file) else { throw systemError("write '\(other)'") }
}
