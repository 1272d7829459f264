#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a programme lies on disk.
package struct ProgrammeFolder: Sendable {
  /// Absolute, without links and without a slash at its end (but for `/` itself).
  package let root: String

  /// The closest folder with a `mentordoc.yml`, from a folder upwards, as git finds `.git`; nil where
  /// there is none or the folder itself is not there.
  package init?(around folder: String) {
    guard let start = ProgrammeFolder.resolved(folder),
      let found = ProgrammeFolder.folder(holding: Programme.configurationPath.text, above: start)
    else { return nil }
    root = found
  }

  /// As `init(around:)`, for a path that may be a file, or not be there any more.
  package init?(aroundFileOrFolder path: String) {
    var path = path
    while !path.isEmpty, ProgrammeFolder.resolved(path) == nil {
      guard let slash = path.lastIndex(of: "/") else { return nil }
      path = String(path[..<slash])
    }
    guard !path.isEmpty else { return nil }
    self.init(around: path)
  }

  package init(root: String) { self.root = root }

  /// A path as somebody gave it, relative to `folder` where it is not absolute, as a path below the
  /// root; nil where it lies outside. The path need not be there. The root itself is the empty path.
  package func path(of argument: String, from folder: String) -> FilePath? {
    let absolute =
      argument.utf8.first == 0x2F ? argument : ProgrammeFolder.join(folder, argument)
    if let path = below(ProgrammeFolder.normalized(absolute)) { return path }
    // The root is free of links, what was typed need not be. Only folders are resolved: a document
    // that is a link stays what it is.
    var parent = ProgrammeFolder.normalized(absolute)
    var rest: [Substring] = []
    while parent != "/", let slash = parent.lastIndex(of: "/") {
      rest.insert(parent[parent.index(after: slash)...], at: 0)
      parent = slash == parent.startIndex ? "/" : String(parent[..<slash])
      if let real = ProgrammeFolder.resolved(parent) {
        let path = rest.reduce(real) { ProgrammeFolder.join($0, String($1)) }
        return below(path) ?? ProgrammeFolder.resolved(absolute).flatMap(below)
      }
    }
    return nil
  }

  /// The absolute path of a path below the root.
  package func absolute(_ path: FilePath) -> String {
    path.bytes.isEmpty ? root : ProgrammeFolder.join(root, path.text)
  }

  /// The root below the top of the git work tree that it lies in; empty where it is the top itself,
  /// and where there is no work tree.
  package var pathInRepository: FilePath {
    guard let top = ProgrammeFolder.folder(holding: ".git", above: root) else { return "" }
    return ProgrammeFolder(root: top).below(root) ?? ""
  }

  /// The way from a folder to a path below the root, for people at work in that folder.
  package func relative(_ path: FilePath, to folder: String) -> String {
    let target = absolute(path).split(separator: "/")
    let start = (ProgrammeFolder.resolved(folder) ?? folder).split(separator: "/")
    let shared = zip(target, start).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: start.count - shared)
    return (up + target[shared...].map(String.init)).joined(separator: "/")
  }

  private func below(_ absolute: String) -> FilePath? {
    if absolute == root { return FilePath("") }
    let prefix = root == "/" ? "/" : root + "/"
    let bytes = Array(absolute.utf8)
    guard bytes.starts(with: prefix.utf8) else { return nil }
    return FilePath(bytes: Array(bytes.dropFirst(prefix.utf8.count)))
  }

  /// The closest folder with an entry of a name, from an absolute path upwards.
  private static func folder(holding name: String, above start: String) -> String? {
    var candidate = start
    while true {
      var status = stat()
      if lstat(join(candidate, name), &status) == 0 { return candidate }
      guard candidate != "/", let slash = candidate.lastIndex(of: "/") else { return nil }
      candidate = slash == candidate.startIndex ? "/" : String(candidate[..<slash])
    }
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.utf8.last == 0x2F ? folder + name : folder + "/" + name
  }

  /// An absolute path without `.`, `..` and empty parts, without asking the file system.
  private static func normalized(_ absolute: String) -> String {
    var parts: [Substring] = []
    for part in absolute.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The path without links; nil where there is nothing.
  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
