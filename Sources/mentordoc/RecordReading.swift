import GitStore
import Programme
import Rendering

extension GitRecord {
  /// Reads the events of a pairing, under all names that it had, or of the whole programme, newest first.
  ///
  /// - Parameters:
  ///   - kind: what was done to such documents is all that anybody asks for; nil for everything.
  ///   - isWanted: whether anybody asks for what a commit did.
  ///   - take: takes the next events; returns false to end.
  func readEvents(
    of slug: FilePath?, only kind: DocumentKind? = nil,
    where isWanted: @escaping (CommitInfo) -> Bool = { _ in true },
    in repository: borrowing Repository, _ take: ([LogEntry]) -> Bool
  ) throws {
    guard let head else { return }
    var reader = EventReader(self, only: kind, where: isWanted)
    // The first events come at once, later ones in larger parts that share more of the reading.
    var part = 64
    var walks = RecordWalks(self)
    try walks.add(slug, from: head, in: repository)
    while let (entry, slug) = try walks.next(in: repository) {
      let earlier = try reader.note(entry, slug: slug, repository)
      if let slug, !earlier.isEmpty {
        for name in earlier { try walks.add(name.slug, from: name.commit, in: repository) }
        if earlier.count == entry.commit.parents.count { walks.end(slug) }
      }
      guard reader.count >= part else { continue }
      part = min(16 * part, 1 << 14)
      let events = reader.read(threads: processorCount())
      try trees.checkFoldersRead()
      if !take(events) { return }
    }
    let events = reader.read(threads: processorCount())
    try trees.checkFoldersRead()
    _ = take(events)
  }
}

extension GitRecord {
  /// The record of a pairing or of all, newest first.
  fileprivate func entries(
    of slug: FilePath? = nil, only kind: DocumentKind?, in repository: borrowing Repository
  ) throws -> [LogEntry] {
    var entries: [LogEntry] = []
    try readEvents(of: slug, only: kind, in: repository) {
      entries += $0
      return true
    }
    return entries
  }
}

/// Histories of the programme's folder, or of a pairing's under each of its names, as one.
private struct RecordWalks {
  private struct Walk {
    let slug: FilePath?
    var history: HistoryWalk
    var next: HistoryEntry?
  }

  private let record: GitRecord
  private var walks: [Walk] = []

  init(_ record: GitRecord) { self.record = record }

  /// Takes up what a commit and those before it have under a name.
  mutating func add(
    _ slug: FilePath?, from commit: ObjectID, in repository: borrowing Repository
  ) throws(GitError) {
    if let index = walks.firstIndex(where: { $0.slug == slug }) {
      return try walks[index].history.add(commit, in: repository)
    }
    let folder = slug.map(Programme.pairingsFolder.appending) ?? ""
    var history = try HistoryWalk(below: record.repositoryPath(folder), in: repository)
    try history.add(commit, in: repository)
    walks.append(Walk(slug: slug, history: history))
  }

  /// Ends a name's: what has it further back is another pairing.
  mutating func end(_ slug: FilePath) { walks.removeAll { $0.slug == slug } }

  /// The newest commit, and the name that it is about; nil at the end.
  mutating func next(
    in repository: borrowing Repository
  ) throws(GitError) -> (HistoryEntry, FilePath?)? {
    for index in walks.indices where walks[index].next == nil {
      walks[index].next = try walks[index].history.next(in: repository)
    }
    let seconds = walks.map { $0.next?.commit.committer.seconds ?? .min }
    guard let newest = seconds.indices.max(by: { seconds[$0] < seconds[$1] }),
      let entry = walks[newest].next
    else { return nil }
    walks[newest].next = nil
    return (entry, walks[newest].slug)
  }
}

extension OpenProgramme {
  /// The record of a pairing or of all, newest first; nil where there is none to read, which is said
  /// where it is no matter of course.
  ///
  /// - Parameter kind: what was done to such documents is all that anybody asks for.
  func history(of slug: FilePath? = nil, only kind: DocumentKind? = nil) -> [LogEntry]? {
    reading { record, repository in
      try record.entries(of: slug, only: kind, in: repository)
    }
  }

  /// Target dates that were moved to a later day, by pairing; nil as with `history`.
  func slips() -> [FilePath: [Slip]]? { history(only: .actionPlan)?.slips }

  /// The first names of pairings, and how many commits revised each, or the settings that all share; one
  /// more for what is not committed yet. Empty where there is no history to read.
  func lineages(of slugs: [FilePath]) -> [FilePath: PairingLineage] {
    reading { record, repository in
      let names = try record.entries(only: .pairing, in: repository).formerNames
      var counts: [FilePath: Int] = [:]
      var shared = 0
      try repository.history(from: "HEAD", below: record.repositoryPath("")) {
        entry throws(GitError) in
        for change in entry.changes {
          switch FilePath(bytes: change.name) {
          case Programme.configurationPath: shared += 1
          case Programme.pairingsFolder:
            let folders = (change.before?.folder, change.after?.folder)
            for pairing in try repository.difference(from: folders.0, to: folders.1) {
              counts[FilePath(bytes: pairing.name), default: 0] += 1
            }
          default: continue
          }
        }
        return true
      }
      let unsaved = try repository.changedPaths(
        below: [Programme.pairingsFolder, Programme.configurationPath].map(record.repositoryPath))
      let files = ChangedFiles(
        unsaved.compactMap { record.programmePath($0.path) }, in: programme)
      if files.own.contains(Programme.configurationPath) { shared += 1 }
      for slug in files.byPairing.keys { counts[slug, default: 0] += 1 }
      return Dictionary(of: slugs, names, counts: counts, shared: shared)
    } ?? [:]
  }

  private func reading<Value>(
    _ body: (GitRecord, borrowing Repository) throws -> Value
  ) -> Value? {
    do {
      let repository = try Repository(around: folder.root)
      let record = try GitRecord(of: self, in: repository)
      if record.head == nil { return nil }
      if repository.isShallow {
        Output.note(
          "The clone of '\(visible(folder.root))' is shallow: what is older than it is not known. "
            + "'git fetch --unshallow' brings the rest.")
      }
      let value = try body(record, repository)
      try record.trees.checkWhatWasRead()
      return value
    } catch {
      if let error = error as? GitError, error.kind == .notARepository { return nil }
      let failure = Failure(describing: error)
      Output.warn(
        "the history of '\(folder.root)' can't be read: \(failure.message)",
        help: failure.help ?? "Run 'mentordoc doctor'.")
      return nil
    }
  }
}
