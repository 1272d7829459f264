import ArgumentParser
import GitStore
import Programme
import Rendering

/// `mentordoc diff`
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what changed, in the programme's words.",
    usage: "mentordoc diff [<options>] [<rev> [<rev>]] [<pairing>]",
    discussion: """
      Without a revision: what is not saved yet. With one: what changed from there to the files as \
      they lie here. With two, or 'A..B': from the first to the second; 'A...B' begins where the two \
      parted.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "Up to two revisions, and a pairing.")
  var arguments: [String] = []

  @Option(help: "Form of the output.")
  var format = Format.text

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (start, rest) = GitSource.existing(location.repo ?? ".")
    let repository = try Repository(around: start)
    let range = try DiffRange(arguments, in: repository)
    if repository.isBare, range.to == nil {
      throw Failure(
        "'\(start)' is a bare repository, which has no work tree to compare with",
        help: "Name two commits: 'mentordoc diff HEAD~1 HEAD'.")
    }
    let source = try GitSource(
      location, staged: false, rev: range.to, in: repository, around: start, rest)
    let base = try range.base(in: repository)
    let slug = try range.slug(
      among: source.slugs(besides: base, in: repository), of: source.opened, in: repository)
    let changes = try source.changes(from: base, only: slug, in: repository)
    try source.trees.checkFoldersRead()
    Output.page(around: source.opened.folder.root)
    let end = try range.to.map { try repository.commit($0).id.hex }
    switch format {
    case .json: Output.line(changes.json(from: base?.hex, to: end).pretty)
    case .text: Output.write(changes.text(Output.style, width: terminalWidth()))
    }
    try source.trees.checkWhatWasRead()
    guard format == .text else { return }
    if changes.isEmpty {
      Output.note("No difference.")
    } else if arguments.isEmpty {
      Output.note("Next: mentordoc save")
    }
  }
}

/// What the arguments of `diff` say.
private struct DiffRange {
  /// nil for what HEAD has.
  private let from: String?
  /// nil for the work tree.
  let to: String?
  /// Whether the first one stands for the commit where the two parted.
  private let isSymmetric: Bool
  /// An argument that is no revision, or that is the last one and could be a pairing, too.
  private let last: (argument: String, isRevision: Bool)?

  init(_ arguments: [String], in repository: borrowing Repository) throws {
    var revisions = arguments
    var last: (String, Bool)?
    if let argument = arguments.last, !argument.contains("..") {
      let isRevision = (try? repository.commit(argument)) != nil
      if !isRevision, argument != "HEAD" { revisions.removeLast() }
      last = (argument, isRevision)
    }
    self.last = last
    var isSymmetric = false
    if revisions.count == 1, let range = revisions[0].firstRange(of: "..") {
      let behind = revisions[0][range.upperBound...]
      isSymmetric = behind.hasPrefix(".")
      let ends = [revisions[0][..<range.lowerBound], isSymmetric ? behind.dropFirst() : behind]
      revisions = ends.map { $0.isEmpty ? "HEAD" : String($0) }
    }
    guard revisions.count <= 2 else {
      throw Failure(
        "'\(revisions[2])' is one revision too many",
        help: "Give one revision or two, and behind them a pairing.")
    }
    from = revisions.first
    to = revisions.count == 2 ? revisions[1] : nil
    self.isSymmetric = isSymmetric
  }

  /// The commit to compare with; nil where there is none yet.
  func base(in repository: borrowing Repository) throws -> ObjectID? {
    guard let from else { return try repository.head().commit }
    let commit = try repository.known(from).id
    guard isSymmetric, let to else { return commit }
    guard let parted = try repository.mergeBase(of: commit, and: [try repository.known(to).id])
    else {
      throw Failure(
        "'\(from)' and '\(to)' have no commit in common"
          + (repository.isShallow ? " in this shallow clone" : ""),
        help: repository.isShallow
          ? "Run 'git fetch --unshallow'." : "Compare the two themselves, with two dots.")
    }
    return parted
  }

  /// The pairing that the last argument names.
  func slug(
    among slugs: [FilePath], of opened: OpenProgramme, in repository: borrowing Repository
  ) throws -> FilePath? {
    guard let last else { return nil }
    if last.isRevision {
      guard slugs.contains(FilePath(last.argument)) else { return nil }
      throw Failure(
        "'\(last.argument)' is both a pairing and a revision",
        help: "Write 'pairings/\(last.argument)' for the pairing, or 'heads/\(last.argument)' for "
          + "the branch.")
    }
    if last.argument == "HEAD" { return nil }
    let path = try? opened.path(named: last.argument, among: slugs)
    let parts = path?.components ?? []
    if parts.count > 1, parts[0] == Programme.pairingsFolder, slugs.contains(parts[1]) {
      return parts[1]
    }
    let names = slugs.map(\.text) + (try repository.branchesAndTags())
    let meant = closest(to: last.argument, among: names)
    throw Failure(
      "'\(last.argument)' is neither a pairing nor a commit that is here",
      help: (meant.map { "Did you mean '\($0)'?" } ?? "Name a pairing, a commit, a branch or a tag.")
        + (repository.isShallow
          ? " This clone is shallow: 'git fetch --unshallow' brings the rest." : ""))
  }
}

extension GitSource {
  /// Names of the pairings in either state.
  fileprivate func slugs(
    besides base: ObjectID?, in repository: borrowing Repository
  ) throws -> [FilePath] {
    let before = try opened.programme.reading(tree(of: base)).slugs()
    return Set(try opened.slugs() + before).sorted()
  }
}
