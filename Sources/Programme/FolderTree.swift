#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder on disk.
///
/// Every part of a path is opened by itself and without following links, so nothing outside of the
/// folder is ever read; pipes and devices are not opened at all.
package struct FolderTree: FileTree {
  package let root: String

  package init(_ root: String) { self.root = root }

  package func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    try withFolder(folder) { entries, _ in entries } ?? []
  }

  /// The folder is opened once for all of its files, and its entries are trusted to be the files that they
  /// were: a pipe put in the place of one since is opened without waiting, and never read.
  package func contents(
    in folder: FilePath, limit: Int, of choose: ([FileTreeEntry]) -> [FilePath]
  ) throws(FileTreeError) -> [Result<[UInt8]?, FileTreeError>] {
    try withFolder(folder) { entries, descriptor in
      choose(entries).map { name in
        Result { () throws(FileTreeError) in
          try contents(of: name.bytes[...], in: descriptor, limit: limit)
        }
      }
    } ?? []
  }

  /// Lists a folder and does something with it while it is open; nil where there is none.
  private func withFolder<Value>(
    _ folder: FilePath, _ body: ([FileTreeEntry], CInt) -> Value
  ) throws(FileTreeError) -> Value? {
    guard let descriptor = try open(folder: folder.bytes[...]) else { return nil }
    guard let stream = fdopendir(descriptor) else {
      let error = FileTreeError.system(errno)
      close(descriptor)
      throw error
    }
    defer { closedir(stream) }
    var result: [FileTreeEntry] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw .system(errno) }
        break
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
          Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))
        }
      }
      if name.isDots { continue }
      let kind: FileTreeEntry.Kind
      switch Int(entry.pointee.d_type) {
      case Int(DT_REG): kind = .file
      case Int(DT_DIR): kind = .folder
      case Int(DT_LNK): kind = .link
      case Int(DT_UNKNOWN):
        kind =
          try status(of: name[...], in: descriptor).map { FileTreeEntry.Kind($0.st_mode) } ?? .other
      default: kind = .other
      }
      result.append(FileTreeEntry(name: FilePath(bytes: name), kind: kind))
    }
    return body(result.sorted { $0.name < $1.name }, descriptor)
  }

  package func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    let slash = file.bytes.lastIndex(of: 0x2F)
    let folder = file.bytes[..<(slash ?? 0)]
    let name = file.bytes[(slash.map { $0 + 1 } ?? 0)...]
    guard let parent = try open(folder: folder) else { return nil }
    defer { close(parent) }
    try refuseStrangeName(name)
    guard let found = try status(of: name, in: parent) else { return nil }
    try FolderTree.requireFile(found)
    return try contents(of: name, in: parent, limit: limit)
  }

  private func contents(
    of name: ArraySlice<UInt8>, in parent: CInt, limit: Int
  ) throws(FileTreeError) -> [UInt8]? {
    try refuseStrangeName(name)
    let descriptor = withCString(name) {
      openat(parent, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    }
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw errno == ELOOP ? .isLink : .system(errno)
    }
    defer { close(descriptor) }
    var opened = stat()
    guard fstat(descriptor, &opened) == 0 else { throw .system(errno) }
    try FolderTree.requireFile(opened)
    return try FolderTree.read(descriptor, size: Int(opened.st_size), limit: limit)
  }

  /// Reads to the end, so that a file that grows meanwhile is whole or refused.
  private static func read(
    _ descriptor: CInt, size: Int, limit: Int
  ) throws(FileTreeError) -> [UInt8] {
    guard size <= limit else { throw .tooLarge(size: size, limit: limit) }
    var bytes: [UInt8] = []
    // One byte more than expected tells the end of the file from a full buffer.
    var capacity = size + 1
    while true {
      var failure: CInt = 0
      let missing = capacity - bytes.count
      let chunk = [UInt8](unsafeUninitializedCapacity: missing) { buffer, count in
        while count < missing {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
          let step = readOnce(descriptor, rest)
          if step < 0, errno == EINTR { continue }
          if step < 0 { failure = errno }
          if step <= 0 { break }
          count += step
        }
      }
      if failure != 0 { throw .system(failure) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count > limit { throw .tooLarge(size: bytes.count, limit: limit) }
      if chunk.count < missing { return bytes }
      capacity += max(4096, capacity)
    }
  }

  private static func readOnce(_ descriptor: CInt, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func requireFile(_ status: stat) throws(FileTreeError) {
    switch FileTreeEntry.Kind(status.st_mode) {
    case .file: break
    case .link: throw .isLink
    case .folder, .other: throw .isNotAFile
    }
  }

  /// A descriptor of a folder below the root, which the caller closes; nil where there is none.
  private func open(folder: ArraySlice<UInt8>) throws(FileTreeError) -> CInt? {
    var descriptor = openFolder(at: AT_FDCWD, root, following: true)
    for part in folder.split(separator: 0x2F) where descriptor >= 0 {
      let parent = descriptor
      defer { close(parent) }
      try refuseStrangeName(part)
      descriptor = withCString(part) { openFolder(at: parent, $0, following: false) }
      // ENOTDIR stands for a link, too.
      if descriptor < 0, errno == ENOTDIR || errno == ELOOP,
        let found = try status(of: part, in: parent)
      {
        if FileTreeEntry.Kind(found.st_mode) == .link { throw .isLink }
        return nil
      }
    }
    guard descriptor < 0 else { return descriptor }
    if errno == ENOENT { return nil }
    throw .system(errno)
  }

  private func openFolder(at parent: CInt, _ name: UnsafePointer<CChar>, following: Bool) -> CInt {
    openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (following ? 0 : O_NOFOLLOW))
  }

  private func status(of name: ArraySlice<UInt8>, in folder: CInt) throws(FileTreeError) -> stat? {
    var result = stat()
    if withCString(name, { fstatat(folder, $0, &result, AT_SYMLINK_NOFOLLOW) }) == 0 {
      return result
    }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw .system(errno)
  }

  /// A name that would lead elsewhere is nobody's document.
  private func refuseStrangeName(_ name: ArraySlice<UInt8>) throws(FileTreeError) {
    if name.isEmpty || name.isDots || name.contains(0) || name.contains(0x2F) {
      throw .unreadable(reason: "the path is not one inside the programme")
    }
  }
}

/// Some bytes as a C string for the time of a call.
func withCString<Result>(
  _ bytes: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) -> Result
) -> Result {
  (bytes + [0]).withUnsafeBytes { buffer in
    guard let start = buffer.assumingMemoryBound(to: CChar.self).baseAddress else {
      return body("")
    }
    return body(start)
  }
}

extension Collection<UInt8> {
  /// Whether it is the name of the folder itself or of the one around it.
  fileprivate var isDots: Bool { (1...2).contains(count) && allSatisfy { $0 == 0x2E } }
}

extension FileTreeEntry.Kind {
  fileprivate init(_ mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

extension FileTreeError {
  fileprivate static func system(_ number: CInt) -> FileTreeError {
    .unreadable(reason: String(cString: strerror(number)))
  }
}
