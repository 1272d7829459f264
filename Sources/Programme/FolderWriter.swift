#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes files below a folder on disk: each one whole or not at all, never through a link, and never
/// over a file that it was not asked to replace.
package struct FolderWriter: Sendable {
  package let root: String

  package init(_ root: String) { self.root = root }

  /// Makes a file, and the folders that it lies in.
  ///
  /// - Throws: `FolderWriteError`, with `exists` where there is something of that name.
  package func create(_ file: FilePath, _ bytes: [UInt8]) throws(FolderWriteError) {
    var made: [FilePath] = []
    do throws(FolderWriteError) {
      let parent = try open(FolderWriter.parent(of: file), making: true, made: &made)
      defer { close(parent) }
      try writeBeside(file, in: parent, bytes, mode: nil) { temporary, name in
        // A link, unlike a renaming, does not replace what is there.
        if linkat(parent, temporary, parent, name, 0) == 0 { return nil }
        guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno) else { return errno }
        // A file system without links: the closest to it.
        var status = stat()
        if fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return EEXIST }
        return renameat(parent, temporary, parent, name) == 0 ? nil : errno
      }
    } catch {
      for folder in made.reversed() { rmdir(root + "/" + folder.text) }
      throw error
    }
  }

  /// Makes a folder with files in it, all of them or none.
  ///
  /// - Throws: `FolderWriteError`, with `exists` where there is something of that name.
  package func create(
    folder: FilePath, with files: [(name: FilePath, bytes: [UInt8])]
  ) throws(FolderWriteError) {
    let above = FolderWriter.parent(of: folder)
    var made: [FilePath] = []
    let draft = above.appending(FilePath(FolderWriter.temporaryName()))
    do throws(FolderWriteError) {
      let parent = try open(above, making: true, made: &made)
      defer { close(parent) }
      var status = stat()
      let isThere = withCString(folder.lastComponent.bytes[...]) {
        fstatat(parent, $0, &status, AT_SYMLINK_NOFOLLOW) == 0
      }
      if isThere { throw FolderWriteError(folder, .exists) }
      for (name, bytes) in files {
        do throws(FolderWriteError) {
          try create(draft.appending(name), bytes)
        } catch {
          throw FolderWriteError(folder.appending(name), error.problem)
        }
      }
      let isDone = withCString(draft.lastComponent.bytes[...]) { from in
        withCString(folder.lastComponent.bytes[...]) { to in
          renameat(parent, from, parent, to) == 0
        }
      }
      guard isDone else {
        let number = errno
        throw FolderWriteError(
          folder, number == ENOTEMPTY || number == EEXIST ? .exists : .system(number))
      }
      fsync(parent)
    } catch {
      for (name, _) in files {
        unlink(root + "/" + draft.appending(name).text)
        var folder = FolderWriter.parent(of: name)
        while !folder.bytes.isEmpty {
          rmdir(root + "/" + draft.appending(folder).text)
          folder = FolderWriter.parent(of: folder)
        }
      }
      for folder in [draft] + made.reversed() { rmdir(root + "/" + folder.text) }
      throw error
    }
  }

  /// Makes several files and then replaces another one, all of it or nothing.
  ///
  /// - Throws: `FolderWriteError`, with `exists` where there is something of a new file's name.
  package func create(
    _ files: [(path: FilePath, bytes: [UInt8])], andReplace other: (path: FilePath, bytes: [UInt8])?
  ) throws(FolderWriteError) {
    var made: [FilePath] = []
    do throws(FolderWriteError) {
      for file in files {
        try create(file.path, file.bytes)
        made.append(file.path)
      }
      if let other { try replace(other.path, other.bytes) }
    } catch {
      for path in made {
        unlink(root + "/" + path.text)
        // Only an empty folder goes.
        rmdir(root + "/" + FolderWriter.parent(of: path).text)
      }
      throw error
    }
  }

  /// Replaces the bytes of a file, keeping its mode.
  package func replace(_ file: FilePath, _ bytes: [UInt8]) throws(FolderWriteError) {
    var made: [FilePath] = []
    let parent = try open(FolderWriter.parent(of: file), making: false, made: &made)
    defer { close(parent) }
    var status = stat()
    let problem = withCString(file.lastComponent.bytes[...]) {
      fstatat(parent, $0, &status, AT_SYMLINK_NOFOLLOW) == 0 ? nil : errno
    }
    if let problem { throw FolderWriteError(file, .system(problem)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FolderWriteError(file, .isNoFile) }
    try writeBeside(file, in: parent, bytes, mode: status.st_mode & 0o7777) { temporary, name in
      renameat(parent, temporary, parent, name) == 0 ? nil : errno
    }
  }

  /// Writes the bytes to a file of another name in the same folder, brings them to the disk, and lets
  /// `install` give it its name; the other name is gone afterwards in any case.
  private func writeBeside(
    _ file: FilePath, in parent: CInt, _ bytes: [UInt8], mode: mode_t?,
    install: (_ temporary: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>) -> CInt?
  ) throws(FolderWriteError) {
    let temporary = FolderWriter.temporaryName()
    let problem: CInt? = withCString(Array(temporary.utf8)[...]) { temporary in
      let descriptor = openat(
        parent, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(0o666))
      guard descriptor >= 0 else { return errno }
      defer { unlinkat(parent, temporary, 0) }
      var problem = FolderWriter.write(bytes, to: descriptor)
      if problem == nil, let mode, fchmod(descriptor, mode) != 0 { problem = errno }
      if problem == nil, fsync(descriptor) != 0 { problem = errno }
      if close(descriptor) != 0, problem == nil { problem = errno }
      if problem == nil {
        problem = withCString(file.lastComponent.bytes[...]) { install(temporary, $0) }
      }
      if problem == nil { fsync(parent) }
      return problem
    }
    guard let problem else { return }
    throw FolderWriteError(file, problem == EEXIST ? .exists : .system(problem))
  }

  private static func write(_ bytes: [UInt8], to descriptor: CInt) -> CInt? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { writeOnce(descriptor, $0) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// A descriptor of a folder below the root, opened part by part and through no link.
  private func open(
    _ folder: FilePath, making: Bool, made: inout [FilePath]
  ) throws(FolderWriteError) -> CInt {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    var descriptor = openFolder(root, flags)
    guard descriptor >= 0 else { throw FolderWriteError(folder, .system(errno)) }
    var path = FilePath("")
    for part in folder.components {
      let parent = descriptor
      defer { close(parent) }
      path = path.appending(part)
      guard part != ".", part != "..", !part.bytes.contains(0) else {
        throw FolderWriteError(path, .leadsOutside)
      }
      let problem: CInt? = withCString(part.bytes[...]) { name in
        if making, mkdirat(parent, name, 0o777) == 0 {
          made.append(path)
        } else if making, errno != EEXIST {
          return errno
        }
        descriptor = openat(parent, name, flags | O_NOFOLLOW)
        return descriptor >= 0 ? nil : errno
      }
      guard let problem else { continue }
      let isLink = problem == ELOOP || problem == ENOTDIR
      throw FolderWriteError(path, isLink ? .isNoFolder : .system(problem))
    }
    return descriptor
  }

  private static func parent(of path: FilePath) -> FilePath {
    FilePath(bytes: Array(path.bytes[..<(path.bytes.lastIndex(of: 0x2F) ?? 0)]))
  }

  private static func temporaryName() -> String {
    ".mentordoc-" + String(UInt64.random(in: 0...UInt64.max), radix: 36) + ".tmp"
  }
}

/// Why something could not be written. Nothing was.
package struct FolderWriteError: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case exists
    /// A link or a folder in a file's place.
    case isNoFile
    /// A link or a file in a folder's place.
    case isNoFolder
    case leadsOutside
    /// Another process is at work there.
    case busy
    /// The system's error number.
    case system(CInt)
  }

  package let path: FilePath
  package let problem: Problem

  init(_ path: FilePath, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// For people, without the path: `is already there`.
  package var reason: String {
    switch problem {
    case .exists: "is already there"
    case .isNoFile: "is a link or a folder, not a file"
    case .isNoFolder: "is a link or a file, not a folder"
    case .leadsOutside: "does not lie inside of the programme"
    case .busy: "is in use by another process"
    case .system(let number): "can't be written: " + String(cString: strerror(number))
    }
  }
}

// The methods above hide the system's functions of the same names.
private func openFolder(_ path: String, _ flags: CInt) -> CInt { openat(AT_FDCWD, path, flags) }

private func writeOnce(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
