import Changes
import GitStore
import Programme
import Rendering

/// Reads what commits did to the programme.
///
/// First it notes who was touched, then it reads the documents, pairing by pairing: neighbouring states
/// of one pairing share almost all of them.
struct EventReader {
  /// What one commit did to one pairing, or to the programme's own files.
  private enum Step {
    case pairing(PairingStep)
    case programme(LogEntry)
  }

  private struct PairingStep {
    let slug: FilePath
    let commit: CommitInfo
    let before: ObjectID?
    let after: ObjectID?
    /// The files that are the commit's own doing; nil for all that differ.
    var files: [FilePath]?
  }

  private let record: GitRecord
  private var steps: [Step] = []

  init(_ record: GitRecord) { self.record = record }

  /// How many events wait to be read.
  var count: Int { steps.count }

  /// Takes up a commit from a history of the programme's folder, or of one pairing's.
  mutating func note(
    _ entry: HistoryEntry, slug: FilePath?, _ repository: borrowing Repository
  ) throws(GitError) {
    let commit = entry.commit
    if commit.parents.count > 1 {
      try noteMerge(commit, slug: slug, repository)
    } else if let slug {
      let path = Programme.pairingsFolder.appending(slug)
      let before = try folder(path, in: commit.parents.first, repository)
      let after = try folder(path, in: commit.id, repository)
      steps.append(
        .pairing(PairingStep(slug: slug, commit: commit, before: before, after: after)))
    } else {
      try noteFolders(of: entry, repository)
    }
  }

  private mutating func noteFolders(
    of entry: HistoryEntry, _ repository: borrowing Repository
  ) throws(GitError) {
    var files: [FilePath] = []
    for change in entry.changes {
      let name = FilePath(bytes: change.name)
      guard name == Programme.pairingsFolder || name == Programme.templatesFolder else {
        files.append(name)
        continue
      }
      let below = try repository.difference(from: change.before?.folder, to: change.after?.folder)
      for change in below {
        let child = FilePath(bytes: change.name)
        let (before, after) = (change.before?.folder, change.after?.folder)
        if name == Programme.templatesFolder {
          files.append(name.appending(child))
        } else if before != nil || after != nil {
          steps.append(
            .pairing(
              PairingStep(slug: child, commit: entry.commit, before: before, after: after)))
        }
      }
    }
    let isSetUp = entry.changes.contains {
      $0.before == nil && FilePath(bytes: $0.name) == Programme.configurationPath
    }
    noteProgramme(files, isSetUp: isSetUp, in: entry.commit)
  }

  private mutating func noteProgramme(_ files: [FilePath], isSetUp: Bool, in commit: CommitInfo) {
    let own = files.filter(Programme.owns)
    if own.isEmpty { return }
    steps.append(
      .programme(LogEntry(commit, nil, programmeEvent(changing: own, isSetUp: isSetUp))))
  }

  /// What a merge did by itself: to files that no parent has as it has them. All else is told by the
  /// commits that it brings together.
  private mutating func noteMerge(
    _ commit: CommitInfo, slug: FilePath?, _ repository: borrowing Repository
  ) throws(GitError) {
    let top = slug.map(Programme.pairingsFolder.appending) ?? ""
    var parents: [ObjectID?] = []
    for parent in commit.parents { parents.append(try folder(top, in: parent, repository)) }
    let after = try folder(top, in: commit.id, repository)
    let files = try filesOfMerge(from: parents, to: after, at: top, repository)
    var byPairing: [FilePath: [FilePath]] = [:]
    for file in files where file.isInside(Programme.pairingsFolder) {
      byPairing[file.components[1], default: []].append(file)
    }
    for (slug, files) in byPairing.sorted(by: { $0.key < $1.key }) {
      let path = Programme.pairingsFolder.appending(slug)
      let before = try folder(path, in: commit.parents.first, repository)
      let after = try folder(path, in: commit.id, repository)
      steps.append(
        .pairing(
          PairingStep(slug: slug, commit: commit, before: before, after: after, files: files)))
    }
    noteProgramme(files, isSetUp: false, in: commit)
  }

  /// Files in which a folder differs from that of every parent.
  private func filesOfMerge(
    from parents: [ObjectID?], to after: ObjectID?, at path: FilePath,
    _ repository: borrowing Repository
  ) throws(GitError) -> [FilePath] {
    var changes: [[UInt8]: [HistoryEntry.Change]] = [:]
    for parent in parents {
      for change in try repository.difference(from: parent, to: after) {
        changes[change.name, default: []].append(change)
      }
    }
    var result: [FilePath] = []
    for (name, changes) in changes where changes.count == parents.count {
      let path = path.appending(FilePath(bytes: name))
      let before = changes.map { $0.before?.folder }
      let after = changes.first?.after?.folder
      if after == nil, before.allSatisfy({ $0 == nil }) {
        result.append(path)
      } else {
        result += try filesOfMerge(from: before, to: after, at: path, repository)
      }
    }
    return result.sorted()
  }

  /// A folder of the programme as a commit has it.
  private func folder(
    _ path: FilePath, in commit: ObjectID?, _ repository: borrowing Repository
  ) throws(GitError) -> ObjectID? {
    guard let commit else { return nil }
    let tree = try repository.tree(of: commit)
    return try repository.entry(at: record.repositoryPath(path), inTree: tree)?.folder
  }

  /// The events of the commits taken up so far, in their order.
  mutating func read(threads: Int) -> [LogEntry] {
    var result: [LogEntry?] = []
    var byPairing: [FilePath: [(index: Int, step: PairingStep)]] = [:]
    for (index, step) in steps.enumerated() {
      switch step {
      case .programme(let entry): result.append(entry)
      case .pairing(let step):
        result.append(nil)
        byPairing[step.slug, default: []].append((index, step))
      }
    }
    steps = []
    let chains = Array(byPairing.values)
    let record = record
    let entries = concurrentMap(chains, threads: threads) { chain in
      var states = PairingStates(record)
      return chain.map { ($0.index, EventReader.entry(of: $0.step, &states)) }
    }
    for (index, entry) in entries.joined() { result[index] = entry }
    return result.compactMap(\.self)
  }

  private static func entry(of step: PairingStep, _ states: inout PairingStates) -> LogEntry {
    // The later state first: the earlier one is where the next step of the pairing ends.
    let new = states.pairing(step.slug, step.after)
    var old = states.pairing(step.slug, step.before)
    if let files = step.files {
      old = states.pairing(step.slug, step.after, with: files, from: step.before)
    }
    let changes = changes(from: old, to: new, words: states.words)
    return LogEntry(step.commit, step.slug, changes.event)
  }
}

/// The states of one pairing that were read last.
private struct PairingStates {
  private let record: GitRecord
  private var recent: [(tree: ObjectID, pairing: Pairing)] = []

  init(_ record: GitRecord) { self.record = record }

  var words: Words { record.opened.programme.configuration.words }

  /// A state by its tree; nil where nothing of the pairing is there.
  mutating func pairing(_ slug: FilePath, _ tree: ObjectID?) -> Pairing? {
    guard let tree else { return nil }
    if let found = recent.first(where: { $0.tree == tree }) { return found.pairing.ifPresent }
    let programme = record.opened.programme.reading(record.folder(of: slug, tree))
    let pairing = programme.pairing(slug, knowing: recent.last?.pairing)
    if recent.count == 4 { recent.removeFirst() }
    recent.append((tree, pairing))
    return pairing.ifPresent
  }

  /// A state with some files as another one has them.
  func pairing(
    _ slug: FilePath, _ tree: ObjectID?, with files: [FilePath], from other: ObjectID?
  ) -> Pairing? {
    let mixed = OverlayTree(
      record.folder(of: slug, tree), with: files, from: record.folder(of: slug, other))
    return record.opened.programme.reading(mixed)
      .pairing(slug, knowing: recent.last?.pairing).ifPresent
  }
}

extension GitTreeEntry {
  fileprivate var folder: ObjectID? { kind == .folder ? id : nil }
}

extension LogEntry {
  fileprivate init(_ commit: CommitInfo, _ pairing: FilePath?, _ event: Event) {
    self.init(
      commit: commit.id.hex, seconds: commit.author.seconds, offset: commit.author.offset,
      author: commit.author.name, pairing: pairing, event: event)
  }
}
