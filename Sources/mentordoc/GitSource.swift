import Changes
import GitStore
import Programme
import Rendering

/// A programme in the index, in a commit, or in the work tree of a repository, and what changed in it.
struct GitSource {
  private enum Place {
    case workTree
    case index
    case commit(ObjectID)
  }

  let opened: OpenProgramme
  private let place: Place
  /// From the top of the repository to the programme.
  private let prefix: FilePath
  let trees: GitTrees

  /// - Parameters:
  ///   - start: the folder that `repository` was found around.
  ///   - rest: a folder below it that need not be on disk.
  init(
    _ location: ProgrammeOptions, staged: Bool, rev: String?, in repository: borrowing Repository,
    around start: String, _ rest: FilePath
  ) throws {
    if repository.isBare, rev == nil {
      throw Failure(
        "'\(start)' is a bare repository, which has no \(staged ? "index" : "work tree")",
        help: "Name the commit to check with '--rev'.")
    }
    let top = repository.workTree ?? repository.gitDirectory
    let below = ProgrammeFolder(root: top).path(of: start, from: try currentFolder()) ?? ""
    // Inside of a bare repository's own folders is nowhere in its commits.
    let around = (repository.isBare ? "" : below).appending(rest)
    let entries = staged ? try repository.stagedEntries() : []
    trees = try GitTrees(repositoryAround: top)
    if let rev {
      place = .commit(try repository.known(rev, naming: "--rev").id)
    } else {
      place = staged ? .index : .workTree
    }
    let tree: any FileTree
    switch place {
    case .workTree:
      opened = try location.open()
      guard let path = ProgrammeFolder(root: top).path(of: opened.folder.root, from: "/") else {
        throw Failure(
          "the programme in \(opened.folder.root) lies outside of its repository's work tree",
          help: "Run mentordoc in the work tree.")
      }
      prefix = path
      return
    case .index:
      let whole = IndexTree(entries, below: "", of: trees)
      prefix = try GitSource.prefix(around, in: whole, of: "the index", trees, isBare: false)
      tree = IndexTree(entries, below: prefix, of: trees)
    case .commit(let id):
      prefix = try GitSource.prefix(
        around, in: try trees.tree(of: id, below: ""), of: "commit \(id.hex.prefix(10))", trees,
        isBare: repository.isBare)
      tree = try trees.tree(of: id, below: prefix)
    }
    let folder = ProgrammeFolder(root: top).absolute(prefix)
    opened = try OpenProgramme(folder: ProgrammeFolder(root: folder), tree: tree, prefix: prefix)
  }

  /// The part of a path that is there on disk, and the rest: `programme.git/observatory` names a
  /// folder of a bare repository's commits.
  static func existing(_ path: String) -> (start: String, rest: FilePath) {
    var start = path
    var rest = FilePath("")
    while !isThere(start), let slash = start.dropLast().lastIndex(of: "/"), slash > start.startIndex
    {
      let name = start[start.index(after: slash)...].split(separator: "/").first ?? ""
      rest = FilePath(String(name)).appending(rest)
      start = String(start[..<slash])
    }
    return isThere(start) ? (start, rest) : (path, "")
  }

  /// Where the programme is: in a folder or the closest one above it with a `mentordoc.yml`; in a bare
  /// repository also the only one below.
  private static func prefix(
    _ around: FilePath, in tree: any FileTree, of what: String, _ trees: GitTrees, isBare: Bool
  ) throws -> FilePath {
    func hasProgramme(_ folder: FilePath) -> Bool {
      let entries = (try? tree.entries(of: folder)) ?? []
      return entries.contains { $0.name == Programme.configurationPath }
    }
    var parts = around.components
    while true {
      let folder = parts.reduce(FilePath("")) { $0.appending($1) }
      if hasProgramme(folder) { return folder }
      if parts.popLast() == nil { break }
    }
    var found: [FilePath] = []
    var level: [FilePath] = isBare && around.bytes.isEmpty ? [""] : []
    for _ in 0..<3 where found.isEmpty {
      level = level.flatMap { folder in
        ((try? tree.entries(of: folder)) ?? []).filter { $0.kind == .folder }
          .map { folder.appending($0.name) }
      }
      found = level.filter(hasProgramme)
    }
    if found.count == 1 { return found[0] }
    try trees.checkWhatWasRead()
    throw found.isEmpty
      ? Failure(
        "\(what) has no 'mentordoc.yml'"
          + (around.bytes.isEmpty ? "" : " in '\(around.text)' or a folder above it"),
        help: "Name the programme's folder with '--repo', or another commit.")
      : Failure(
        "\(what) has several programmes: "
          + found.prefix(5).map { "'\($0.text)'" }.joined(separator: ", "),
        help: "Name one behind the repository, as in '--repo programme.git/\(found[0].text)'.")
  }

  /// Those of the selected pairings that are not as they were in the commit where the history of
  /// what is checked left that of a revision.
  func changed(
    since revision: String, among selection: Selection, in repository: borrowing Repository
  ) throws -> Selection {
    let base = try mergeBase(with: revision, in: repository)
    let paths = try changedPaths(since: base, in: repository)
    let widens = paths.contains {
      $0 == Programme.configurationPath || $0.isInside(Programme.templatesFolder)
    }
    if widens { return selection }
    let changed = Set(
      paths.compactMap { path in
        path.isInside(Programme.pairingsFolder) ? path.components[1] : nil
      })
    return Selection(
      slugs: selection.slugs.filter(changed.contains), isWhole: false,
      outside: selection.outside, since: revision)
  }

  /// What is different from a commit; nil for a state in which there was nothing.
  ///
  /// - Parameter slug: the only pairing to look at.
  func changes(
    from base: ObjectID?, only slug: FilePath? = nil, in repository: borrowing Repository
  ) throws -> ProgrammeChanges {
    ProgrammeChanges(
      in: try changedPaths(since: base, in: repository), from: try tree(of: base),
      to: opened, only: slug)
  }

  /// The programme's files as a commit has them.
  func tree(of commit: ObjectID?) throws(GitError) -> GitTree {
    guard let commit else { return trees.folder(nil, at: "") }
    return try trees.tree(of: commit, below: prefix)
  }

  /// Files of the programme that are not as a commit has them; private ones may be among them.
  private func changedPaths(
    since base: ObjectID?, in repository: borrowing Repository
  ) throws -> [FilePath] {
    switch place {
    case .workTree:
      let targets = [Programme.pairingsFolder, Programme.templatesFolder] + Programme.ownFiles
      return try repository.changedPaths(
        below: targets.map { prefix.appending($0).bytes }, since: base
      ).map { FilePath(bytes: $0.path).below(prefix) }
    case .index, .commit:
      return try changedPaths(from: try tree(of: base), to: opened.tree)
    }
  }

  private func mergeBase(
    with revision: String, in repository: borrowing Repository
  ) throws -> ObjectID {
    let other = try repository.known(revision, naming: "--changed-since").id
    let head: ObjectID
    if case .commit(let id) = place {
      head = id
    } else {
      head = try repository.commit("HEAD").id
    }
    let missing = Failure(
      "'\(revision)' and what is checked have no commit in common"
        + (repository.isShallow ? " in this shallow clone" : ""),
      help: repository.isShallow
        ? fetchAll : "Name a revision of the same history; \(fetchAll.lowercasedFirst)")
    guard let base = try repository.mergeBase(of: head, and: [other]) else { throw missing }
    return base
  }

  /// Files of pairings, templates and the programme's own ones that are not the same in two trees.
  private func changedPaths(
    from old: any FileTree, to new: any FileTree
  ) throws -> [FilePath] {
    var changed: [FilePath] = []
    var waiting: [FilePath] = [Programme.pairingsFolder, Programme.templatesFolder]
    func compare(_ path: FilePath, _ before: FileTreeEntry?, _ after: FileTreeEntry?) {
      if before?.kind == after?.kind, let content = before?.content, content == after?.content {
        return
      }
      for kind in [before?.kind, after?.kind] where kind != .folder && kind != nil {
        changed.append(path)
      }
      if before?.kind == .folder || after?.kind == .folder { waiting.append(path) }
    }
    func entries(_ folder: FilePath, _ tree: any FileTree) throws(Failure) -> [FilePath:
      FileTreeEntry]
    {
      do throws(FileTreeError) {
        let entries = try tree.entries(of: folder)
        return Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
      } catch {
        throw Failure(error, folder.text)
      }
    }
    for file in Programme.ownFiles {
      let folder = file.components.dropLast().reduce(FilePath("")) { $0.appending($1) }
      let name = file.lastComponent
      compare(file, try entries(folder, old)[name], try entries(folder, new)[name])
    }
    while let folder = waiting.popLast() {
      let (before, after) = (try entries(folder, old), try entries(folder, new))
      for name in Set(before.keys).union(after.keys) {
        compare(folder.appending(name), before[name], after[name])
      }
    }
    return changed
  }
}

/// What brings commits here that are missing.
private let fetchAll =
  "Fetch all of the history: 'fetch-depth: 0' for actions/checkout, 'GIT_DEPTH: 0' for GitLab, "
  + "'git fetch --unshallow' by hand."

extension Repository {
  /// The commit of a revision that an option, or an argument, names.
  func known(_ revision: String, naming option: String? = nil) throws -> CommitInfo {
    do throws(GitError) {
      return try commit(revision)
    } catch {
      guard error.kind == .unknownRevision else { throw error }
      let meant = closest(to: revision, among: try branchesAndTags())
      throw Failure(
        "'\(revision)'\(option.map { " of \($0)" } ?? "") names no commit that is here",
        help: (meant.map { "Did you mean '\($0)'?" } ?? "Name a commit, a branch or a tag.")
          + " If it is not fetched: \(fetchAll.lowercasedFirst)")
    }
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
