import Changes
import GitStore
import Programme
import Rendering

/// Reads what commits did to the programme.
struct EventReader {
  private struct Key: Hashable {
    let slug: FilePath
    let tree: ObjectID
  }

  private let record: GitRecord
  /// States of pairings that were read last: what a commit starts from, an older one has made.
  private var pairings: [Key: Pairing] = [:]
  private static let limit = 128

  init(_ record: GitRecord) { self.record = record }

  /// The events of a commit from a history of the programme's folder, or of one pairing's.
  mutating func events(
    of entry: HistoryEntry, slug: FilePath?, _ repository: borrowing Repository
  ) throws(GitError) -> [LogEntry] {
    if entry.commit.parents.count > 1 {
      return try eventsOfMerge(entry.commit, slug: slug, repository)
    }
    if let slug {
      let path = Programme.pairingsFolder.appending(slug)
      let before = try folder(path, in: entry.commit.parents.first, repository)
      return [
        event(
          of: slug, from: before, to: try folder(path, in: entry.commit.id, repository),
          in: entry.commit)
      ]
    }
    var result: [LogEntry] = []
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
          result.append(event(of: child, from: before, to: after, in: entry.commit))
        }
      }
    }
    let isSetUp = entry.changes.contains {
      $0.before == nil && FilePath(bytes: $0.name) == Programme.configurationPath
    }
    return result + programmeEvents(files, isSetUp: isSetUp, in: entry.commit)
  }

  private func programmeEvents(
    _ files: [FilePath], isSetUp: Bool, in commit: CommitInfo
  ) -> [LogEntry] {
    let own = files.filter(Programme.owns)
    if own.isEmpty { return [] }
    return [LogEntry(commit, nil, programmeEvent(changing: own, isSetUp: isSetUp))]
  }

  /// What a merge did by itself: to files that no parent has as it has them. All else is told by the
  /// commits that it brings together.
  private mutating func eventsOfMerge(
    _ commit: CommitInfo, slug: FilePath?, _ repository: borrowing Repository
  ) throws(GitError) -> [LogEntry] {
    let top = slug.map(Programme.pairingsFolder.appending) ?? ""
    var parents: [ObjectID?] = []
    for parent in commit.parents { parents.append(try folder(top, in: parent, repository)) }
    let after = try folder(top, in: commit.id, repository)
    let files = try filesOfMerge(from: parents, to: after, at: top, repository)
    var byPairing: [FilePath: [FilePath]] = [:]
    for file in files where file.isInside(Programme.pairingsFolder) {
      byPairing[file.components[1], default: []].append(file)
    }
    var result: [LogEntry] = []
    for (slug, files) in byPairing.sorted(by: { $0.key < $1.key }) {
      let path = Programme.pairingsFolder.appending(slug)
      let before = record.folder(of: slug, try folder(path, in: commit.parents.first, repository))
      let tree = try folder(path, in: commit.id, repository)
      let start = OverlayTree(record.folder(of: slug, tree), with: files, from: before)
      let old = record.opened.programme.reading(start).pairing(slug).ifPresent
      result.append(event(of: slug, from: old, to: pairing(slug, tree), in: commit))
    }
    return result + programmeEvents(files, isSetUp: false, in: commit)
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

  private mutating func event(
    of slug: FilePath, from before: ObjectID?, to after: ObjectID?, in commit: CommitInfo
  ) -> LogEntry {
    // The later state first: the earlier one is what the next comparison starts with.
    let new = pairing(slug, after)
    return event(of: slug, from: pairing(slug, before), to: new, in: commit)
  }

  private func event(
    of slug: FilePath, from old: Pairing?, to new: Pairing?, in commit: CommitInfo
  ) -> LogEntry {
    let words = record.opened.programme.configuration.words
    return LogEntry(commit, slug, changes(from: old, to: new, words: words).event)
  }

  private mutating func pairing(_ slug: FilePath, _ tree: ObjectID?) -> Pairing? {
    guard let tree else { return nil }
    let key = Key(slug: slug, tree: tree)
    if let found = pairings[key] { return found.ifPresent }
    let files = record.folder(of: slug, tree)
    let pairing = record.opened.programme.reading(files).pairing(slug)
    if pairings.count >= EventReader.limit { pairings.removeAll(keepingCapacity: true) }
    pairings[key] = pairing
    return pairing.ifPresent
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
