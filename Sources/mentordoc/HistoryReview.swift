import Checking
import GitStore
import HistoryChecking
import Programme
import Rendering

/// `check --history`: looks at the commits of a programme, one after the other.
struct HistoryReview {
  private(set) var findings: [Finding] = []
  /// Pairings that commits are about, and those that are asked for.
  private(set) var slugs: Set<FilePath> = []
  private(set) var commitCount = 0

  /// The commits that are asked for, with the names of the pairings in question; nil for all.
  private var wanted: [ObjectID: Set<FilePath>]?

  /// What is kept of a step: what there is to say of it, and what its commit did in it.
  private struct Seen {
    let commit: CommitInfo
    let event: RecordedEvent
    let findings: [Finding]
    /// What the pairing was called before and after the commit; empty for the programme's own files.
    let names: Set<FilePath>
  }

  /// - Parameters:
  ///   - arguments: pairings, by name or path, also those that are gone; none for all.
  ///   - since: a revision whose commits, and those before it, are left out.
  ///   - rules: ids of those whose findings are reported.
  init(
    _ opened: OpenProgramme, of arguments: [String], since: String?, rules: Set<String>,
    in repository: borrowing Repository
  ) throws {
    let record = try GitRecord(of: opened, in: repository)
    let known = try opened.slugs()
    slugs = Set(
      arguments.isEmpty
        ? known
        : try arguments.map { try HistoryReview.slug($0, opened, known, record, repository) })
    guard record.head != nil else { return }
    if !arguments.isEmpty { wanted = try record.commits(about: slugs, in: repository) }
    if repository.isShallow {
      Output.note(
        "This clone is shallow: what is older than it is not looked at. "
          + "'git fetch --unshallow' brings the rest.")
    }
    let old = try since.map { since in
      try repository.ancestors(of: repository.known(since, naming: "--changed-since").id)
    }
    let mailmap = try Mailmap(of: repository)
    let check = HistoryCheck(
      in: opened.programme, isSigning: try repository.signsCommits(),
      founders: opened.programme.configuration.coordinators.isEmpty
        ? try HistoryReview.founders(of: record, mailmap, repository) : [],
      rules: historyRules.filter { rules.contains($0.id) })
    var names: [ObjectID: (name: String, mail: String)] = [:]
    let wanted = wanted
    var reader = EventReader(record) { commit in
      old?.contains(commit.id) != true && wanted?.keys.contains(commit.id) != false
    }
    try repository.history(
      from: "HEAD", below: record.repositoryPath("")
    ) { entry throws(GitError) in
      let author = entry.commit.author
      names[entry.commit.id] = try mailmap.resolve(author.name, author.mail)
      try reader.note(entry, slug: nil, repository)
      if reader.count >= 4096 {
        try read(&reader, check, names, record)
        names = [:]
      }
      return true
    }
    try read(&reader, check, names, record)
  }

  /// The authors of the commits that brought `mentordoc.yml`.
  private static func founders(
    of record: GitRecord, _ mailmap: borrowing Mailmap, _ repository: borrowing Repository
  ) throws(GitError) -> [Person] {
    var result: [Person] = []
    try repository.history(
      from: "HEAD", below: record.repositoryPath("")
    ) { entry throws(GitError) in
      guard setsUpProgramme(entry) else { return true }
      let author = entry.commit.author
      let (name, mail) = try mailmap.resolve(author.name, author.mail)
      result.append(Person(name: name, mail: mail))
      return true
    }
    return result
  }

  /// The slug that an argument names; the pairing may be gone, but HEAD or the folder has to have had it.
  private static func slug(
    _ argument: String, _ opened: OpenProgramme, _ slugs: [FilePath], _ record: GitRecord,
    _ repository: borrowing Repository
  ) throws -> FilePath {
    let path = try opened.path(named: argument, among: slugs) { path in
      (try? record.hasSaved(path, repository)) ?? false
    }
    let parts = path.components
    guard parts.count > 1, parts[0] == Programme.pairingsFolder else {
      throw Failure(
        "'\(argument)' is no pairing", help: "Name pairings, or nothing for the whole history.")
    }
    return parts[1]
  }

  private mutating func read(
    _ reader: inout EventReader, _ check: HistoryCheck,
    _ names: [ObjectID: (name: String, mail: String)], _ record: GitRecord
  ) throws(GitError) {
    let steps = reader.read(threads: processorCount()) { outcome in
      var findings: [Finding] = []
      if let slug = outcome.slug, let changes = outcome.changes {
        let commit = CommitRecord(outcome.commit, names[outcome.commit.id])
        findings = check.findings(
          in: RecordStep(commit, slug, from: outcome.old, to: outcome.new, changes))
      }
      return Seen(
        commit: outcome.commit, event: RecordedEvent(outcome.slug, outcome.event),
        findings: findings,
        names: Set([outcome.old?.slug, outcome.slug].compactMap(\.self)))
    }
    // What can't be read would seem to have been removed.
    try record.trees.checkWhatWasRead()
    var rest = steps[...]
    while let commit = rest.first?.commit {
      let own = rest.prefix { $0.commit.id == commit.id }
      rest = rest.dropFirst(own.count)
      let asked = wanted?[commit.id]
      let about = own.filter { asked?.isDisjoint(with: $0.names) != true }
      if about.isEmpty { continue }
      commitCount += 1
      slugs.formUnion(about.compactMap(\.event.pairing))
      findings += about.flatMap(\.findings)
      findings += check.findings(
        in: CommitRecord(commit, names[commit.id]), doing: own.map(\.event))
    }
  }

  /// All that is to be said; suppressions are none, since they stand in documents.
  var report: CheckReport {
    CheckReport(
      findings: findings, open: [], pairingCount: slugs.count, documentCount: 0,
      commitCount: commitCount)
  }
}

extension CommitRecord {
  fileprivate init(_ commit: CommitInfo, _ author: (name: String, mail: String)?) {
    self.init(
      id: commit.id.hex, author: author?.name ?? commit.author.name,
      mail: author?.mail ?? commit.author.mail, day: authorDay(of: commit),
      isSigned: commit.isSigned, message: commit.message)
  }
}
