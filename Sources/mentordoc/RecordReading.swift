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
    while try walks.next(notedBy: &reader, in: repository) != nil {
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

  /// The commits that touched pairings, each with the names by which it has them: every pairing is
  /// followed to the names that it had before.
  func commits(
    about slugs: Set<FilePath>, in repository: borrowing Repository
  ) throws -> [ObjectID: Set<FilePath>] {
    guard let head else { return [:] }
    var result: [ObjectID: Set<FilePath>] = [:]
    for slug in slugs {
      // Nothing is read of them: only where the names lead to is asked for.
      var reader = EventReader(self) { _ in false }
      var walks = RecordWalks(self)
      try walks.add(slug, from: head, in: repository)
      while let (commit, slug) = try walks.next(notedBy: &reader, in: repository) {
        if let slug { result[commit, default: []].insert(slug) }
      }
    }
    return result
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

  /// The newest commit, noted, and the name that it is about; nil at the end. Names that the pairing had
  /// before are followed from there.
  mutating func next(
    notedBy reader: inout EventReader, in repository: borrowing Repository
  ) throws(GitError) -> (commit: ObjectID, slug: FilePath?)? {
    guard let (entry, slug) = try next(in: repository) else { return nil }
    let earlier = try reader.note(entry, slug: slug, repository)
    if !earlier.isEmpty {
      for name in earlier { try add(name.slug, from: name.commit, in: repository) }
      // What has the name further back is another pairing.
      if earlier.count == entry.commit.parents.count { walks.removeAll { $0.slug == slug } }
    }
    return (entry.commit.id, slug)
  }

  private mutating func next(
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
