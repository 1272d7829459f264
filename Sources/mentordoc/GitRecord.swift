import GitStore
import Programme

/// An open programme and where it stands in the repository's history.
struct GitRecord {
  let opened: OpenProgramme
  /// The commit that HEAD has; nil before the first one.
  let head: ObjectID?
  /// From the top of the repository to the programme; empty where they are the same folder.
  let prefix: FilePath
  let trees: GitTrees
  /// The programme's folder as HEAD has it.
  private let tree: ObjectID?

  init(of opened: OpenProgramme, in repository: borrowing Repository) throws {
    self.opened = opened
    var prefix = opened.pathInRepository
    if let top = repository.workTree {
      guard let path = ProgrammeFolder(root: top).path(of: opened.folder.root, from: "/") else {
        throw Failure(
          "the programme in \(opened.folder.root) lies outside of its repository's work tree",
          help: "Run mentordoc in the work tree.")
      }
      prefix = path
    }
    self.prefix = prefix
    trees = try GitTrees(repositoryAround: repository.workTree ?? repository.gitDirectory)
    head = try repository.head().commit
    tree = try head.flatMap { commit throws(GitError) in
      let entry = try repository.entry(
        at: prefix.bytes, inTree: try repository.tree(of: commit))
      return entry?.kind == .folder ? entry?.id : nil
    }
  }

  /// A path of the programme as the repository has it.
  func repositoryPath(_ path: FilePath) -> [UInt8] { prefix.appending(path).bytes }

  /// The reverse; nil for what lies outside of the programme.
  func programmePath(_ path: [UInt8]) -> FilePath? {
    let path = FilePath(bytes: path)
    if prefix.bytes.isEmpty { return path }
    guard path.isInside(prefix) else { return nil }
    return FilePath(bytes: Array(path.bytes.dropFirst(prefix.bytes.count + 1)))
  }

  /// Whether HEAD has something at a path of the programme.
  func hasSaved(_ path: FilePath, _ repository: borrowing Repository) throws(GitError) -> Bool {
    guard let tree else { return false }
    return try repository.entry(at: path.bytes, inTree: tree) != nil
  }

  /// Names of the pairings that HEAD has.
  func savedSlugs(_ repository: borrowing Repository) throws(GitError) -> [FilePath] {
    guard let tree,
      let folder = try repository.entry(at: Programme.pairingsFolder.bytes, inTree: tree),
      folder.kind == .folder
    else { return [] }
    return try repository.entries(ofTree: folder.id).filter { $0.kind == .folder }
      .map { FilePath(bytes: $0.name) }
  }

  /// The programme as HEAD has it; nil where there is none that can be used.
  func savedProgramme() throws(GitError) -> Programme? {
    try head.flatMap { head throws(GitError) in try programme(at: head) }
  }

  /// The folder of a pairing as HEAD has it.
  ///
  /// - Parameter name: the pairing whose folder it is to be taken for.
  func saved(
    _ slug: FilePath, as name: FilePath? = nil, _ repository: borrowing Repository
  ) throws(GitError) -> GitTree {
    let path = Programme.pairingsFolder.appending(slug).bytes
    let entry = try tree.flatMap { tree throws(GitError) in
      try repository.entry(at: path, inTree: tree)
    }
    return folder(of: name ?? slug, entry?.kind == .folder ? entry?.id : nil)
  }

  /// The folder of a pairing as a tree object has it; nil for none.
  func folder(of slug: FilePath, _ tree: ObjectID?) -> GitTree {
    trees.folder(tree, at: Programme.pairingsFolder.appending(slug))
  }

  /// The programme as a commit has it; nil where there is none that can be used.
  func programme(at commit: ObjectID) throws(GitError) -> Programme? {
    try? Programme(in: try trees.tree(of: commit, below: prefix))
  }
}
