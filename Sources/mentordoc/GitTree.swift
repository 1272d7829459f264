import GitStore
import Programme
import Synchronization

/// Reads the programme's files out of commits of one repository. What neighbouring commits share is
/// read once, and any thread may ask.
final class GitTrees: Sendable {
  private struct State: ~Copyable {
    let repository: Repository
    /// Folders read so far, by the ids of their trees.
    var folders: [ObjectID: [GitTreeEntry]] = [:]
    /// The first object of each kind that could not be read although it belongs to a commit.
    var damagedFile: GitError?
    var damagedFolder: GitError?
  }

  /// So many folders are kept; a thousand pairings have about five thousand.
  private static let limit = 20_000

  private let state: Mutex<State>

  init(repositoryAround folder: String) throws(GitError) {
    let repository = try Repository(around: folder)
    state = Mutex(State(repository: repository))
  }

  /// The files as a commit has them.
  ///
  /// - Parameter root: the programme's folder from the top of the repository, empty for the top.
  func tree(of commit: ObjectID, below root: FilePath) throws(GitError) -> GitTree {
    let top = try state.withLock { state throws(GitError) in
      try state.repository.tree(of: commit)
    }
    return GitTree(trees: self, top: top, path: root, mount: "")
  }

  /// Throws what was met first of the objects that could not be read. To whoever reads the files they
  /// are documents that can't be read, and folders without files.
  func checkWhatWasRead() throws(GitError) {
    if let error = state.withLock({ $0.damagedFolder ?? $0.damagedFile }) { throw error }
  }

  /// The same for folders only, whose documents would seem to have been removed.
  func checkFoldersRead() throws(GitError) {
    if let error = state.withLock({ $0.damagedFolder }) { throw error }
  }

  /// One folder of the programme as a commit has it, and nothing of what is around it.
  ///
  /// - Parameters:
  ///   - tree: nil for a folder that is not there.
  ///   - mount: where it lies in the programme.
  func folder(_ tree: ObjectID?, at mount: FilePath) -> GitTree {
    GitTree(trees: self, top: tree, path: "", mount: mount)
  }

  /// The entries of a folder; nil where there is none.
  fileprivate func entries(
    of folder: FilePath, in top: ObjectID
  ) throws(GitError) -> [GitTreeEntry]? {
    try state.withLock { state throws(GitError) in
      guard let entry = try find(folder, in: top, &state), entry.kind == .folder else { return nil }
      return try entries(entry.id, &state)
    }
  }

  fileprivate func entry(
    at file: FilePath, in top: ObjectID
  ) throws(GitError) -> GitTreeEntry? {
    try state.withLock { state throws(GitError) in try find(file, in: top, &state) }
  }

  /// The bytes of a file of a commit or of the index.
  func contents(
    of id: ObjectID, _ kind: GitTreeEntry.Kind, limit: Int
  ) throws(FileTreeError) -> [UInt8] {
    switch kind {
    case .file: break
    case .link: throw .isLink
    case .folder, .submodule: throw .isNotAFile
    }
    let size = try readable { () throws(GitError) in
      try state.withLock { state throws(GitError) in try state.repository.size(ofBlob: id) }
    }
    if size > limit { throw .tooLarge(size: size, limit: limit) }
    return try readable { () throws(GitError) in
      try state.withLock { state throws(GitError) in try state.repository.contents(ofBlob: id) }
    }
  }

  /// Reads something, and remembers what is damaged of it.
  fileprivate func readable<Value>(
    asFolder isFolder: Bool = false, _ body: () throws(GitError) -> Value
  ) throws(FileTreeError) -> Value {
    do throws(GitError) {
      return try body()
    } catch {
      state.withLock { state in
        if isFolder {
          state.damagedFolder = state.damagedFolder ?? error
        } else {
          state.damagedFile = state.damagedFile ?? error
        }
      }
      throw .unreadable(reason: error.message)
    }
  }

  private func find(
    _ path: FilePath, in top: ObjectID, _ state: inout State
  ) throws(GitError) -> GitTreeEntry? {
    var found = GitTreeEntry(name: [], kind: .folder, id: top)
    for name in path.components {
      guard found.kind == .folder else { return nil }
      let entries = try entries(found.id, &state)
      var (start, end) = (0, entries.count)
      while start < end {
        let middle = (start + end) / 2
        if entries[middle].name.lexicographicallyPrecedes(name.bytes) {
          start = middle + 1
        } else {
          end = middle
        }
      }
      guard start < entries.count, entries[start].name == name.bytes else { return nil }
      found = entries[start]
    }
    return found
  }

  private func entries(
    _ tree: ObjectID, _ state: inout State
  ) throws(GitError) -> [GitTreeEntry] {
    if let known = state.folders[tree] { return known }
    if state.folders.count >= GitTrees.limit { state.folders.removeAll(keepingCapacity: true) }
    let entries = try state.repository.entries(ofTree: tree)
    state.folders[tree] = entries
    return entries
  }
}

/// The programme's files as one commit has them, or those of one folder of it.
struct GitTree: FileTree {
  fileprivate let trees: GitTrees
  fileprivate let top: ObjectID?
  /// From the top to the programme.
  fileprivate let path: FilePath
  /// Where the top lies in the programme, if it is a part of it.
  fileprivate let mount: FilePath

  func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    guard let (top, folder) = place(folder) else { return [] }
    let entries = try trees.readable(asFolder: true) { () throws(GitError) in
      try trees.entries(of: folder, in: top)
    }
    return (entries ?? []).map { entry in
      FileTreeEntry(
        name: FilePath(bytes: entry.name), kind: FileTreeEntry.Kind(entry.kind),
        content: entry.id.bytes)
    }
  }

  func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    guard let (top, file) = place(file) else { return nil }
    let entry = try trees.readable { () throws(GitError) in try trees.entry(at: file, in: top) }
    return try entry.map { entry throws(FileTreeError) in
      try trees.contents(of: entry.id, entry.kind, limit: limit)
    }
  }

  /// Where a path of the programme is to be found; nil where it lies outside of the folder.
  private func place(_ programmePath: FilePath) -> (top: ObjectID, path: FilePath)? {
    guard let top else { return nil }
    if mount.bytes.isEmpty { return (top, path.appending(programmePath)) }
    if programmePath == mount { return (top, "") }
    guard programmePath.isInside(mount) else { return nil }
    return (top, FilePath(bytes: Array(programmePath.bytes.dropFirst(mount.bytes.count + 1))))
  }
}

extension FileTreeEntry.Kind {
  init(_ kind: GitTreeEntry.Kind) {
    switch kind {
    case .file: self = .file
    case .folder: self = .folder
    case .link: self = .link
    case .submodule: self = .other
    }
  }
}
