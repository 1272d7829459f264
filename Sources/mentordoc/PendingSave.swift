import Changes
import Checking
import GitStore
import Programme
import Rendering

/// What a `save` would commit.
struct PendingSave {
  /// One pairing that is not what its last commit says.
  struct ChangedPairing {
    let slug: FilePath
    /// The documents that changed, from the programme's root; under both names where it was renamed.
    let paths: [FilePath]
    /// nil where there was none, or is none any more.
    let old: Pairing?
    let new: Pairing?
    /// The earlier state under the name that it has now.
    let oldHere: Pairing?
  }

  private(set) var pairings: [ChangedPairing] = []
  /// Changed files outside of the pairings.
  private(set) var programmeFiles: [FilePath] = []
  /// Changed, and never to be committed.
  private(set) var privatePaths: [FilePath] = []
  /// Whether the programme itself is not yet in the last commit.
  private let isSetUp: Bool
  private let record: GitRecord

  var isEmpty: Bool { pairings.isEmpty && programmeFiles.isEmpty }
  var isUnborn: Bool { record.head == nil }

  /// Finds out what changed, of all or of what the arguments name.
  init(
    of arguments: [String], in record: GitRecord, _ repository: borrowing Repository
  ) throws {
    self.record = record
    isSetUp = try !record.hasSaved(Programme.configurationPath, repository)
    let privacy = PrivatePaths(record.opened.programme.configuration.privatePatterns)
    let targets = try PendingSave.targets(arguments, record, privacy, repository)
    let others = try PendingSave.otherNames(of: targets, record, repository)
    let changed = try repository.changedPaths(below: (targets + others).map(record.repositoryPath))
      .compactMap { record.programmePath($0.path) }
    let files = ChangedFiles(changed, in: record.opened.programme)
    (programmeFiles, privatePaths) = (files.own, files.hidden)
    var states: [(old: Pairing?, new: Pairing?)] = []
    var documentsChanged: [FilePath: [FilePath]] = [:]
    for (slug, paths) in files.byPairing.sorted(by: { $0.key < $1.key }) {
      let (old, new) = files.states(
        of: slug, from: try record.saved(slug, repository), to: record.opened)
      let documents = (old?.paths ?? []) + (new?.paths ?? [])
      func isDocument(_ path: FilePath) -> Bool {
        // What stands in place of a folder, or is a folder in place of a document, is one whole.
        documents.contains { path == $0 || path.isInside($0) }
      }
      let strangers = paths.filter { !isDocument($0) }
      if let stranger = strangers.first(where: targets.contains) {
        throw Failure(
          "'\(stranger.text)' is no document of a pairing",
          help: "Commit it with git, or give it the name of a document.")
      }
      let own = paths.filter(isDocument)
      guard !own.isEmpty else { continue }
      states.append((old, new))
      documentsChanged[slug] = own
    }
    for (old, new) in joined(states) {
      guard let slug = (new ?? old)?.slug else { continue }
      var paths = documentsChanged[slug] ?? []
      var oldHere = old
      if let old, old.slug != slug {
        paths = (documentsChanged[old.slug] ?? []) + paths
        let here = try record.saved(old.slug, as: slug, repository)
        oldHere = record.opened.programme.reading(here).pairing(slug).ifPresent
      }
      guard paths.contains(where: { path in targets.contains { path == $0 || path.isInside($0) } })
      else { continue }
      pairings.append(
        ChangedPairing(slug: slug, paths: paths, old: old, new: new, oldHere: oldHere))
    }
    if isSetUp, !isEmpty, !targets.contains(Programme.configurationPath) {
      // A record begins with what it is to be read with, so that comes along.
      let files = try PendingSave.newFiles(record, privacy, repository)
      programmeFiles = Set(programmeFiles + files).sorted()
    }
  }

  /// The folders that a pairing that is named may have had before, or may have now: where it is only
  /// in the work tree those that are gone from there, and the other way round.
  private static func otherNames(
    of targets: [FilePath], _ record: GitRecord, _ repository: borrowing Repository
  ) throws -> [FilePath] {
    let named = targets.filter {
      $0.components.count == 2 && $0.isInside(Programme.pairingsFolder)
    }.map(\.lastComponent)
    guard !named.isEmpty else { return [] }
    let (now, saved) = (Set(try record.opened.slugs()), Set(try record.savedSlugs(repository)))
    let (made, gone) = (now.subtracting(saved), saved.subtracting(now))
    var others: Set<FilePath> = []
    if named.contains(where: made.contains) { others.formUnion(gone) }
    if named.contains(where: gone.contains) { others.formUnion(made) }
    return others.subtracting(named).sorted().map(Programme.pairingsFolder.appending)
  }

  /// The programme's own files that are not in the last commit.
  private static func newFiles(
    _ record: GitRecord, _ privacy: PrivatePaths, _ repository: borrowing Repository
  ) throws(GitError) -> [FilePath] {
    var result: [FilePath] = []
    for change in try repository.changedPaths(below: ownTargets.map(record.repositoryPath))
    where change.kind == .added {
      guard let path = record.programmePath(change.path), !privacy.contains(path) else { continue }
      result.append(path)
    }
    return result
  }

  private static let ownTargets = [Programme.templatesFolder] + Programme.ownFiles

  /// Files and folders that the arguments name.
  private static func targets(
    _ arguments: [String], _ record: GitRecord, _ privacy: PrivatePaths,
    _ repository: borrowing Repository
  ) throws -> [FilePath] {
    let everything = [Programme.pairingsFolder] + ownTargets
    guard !arguments.isEmpty else { return everything }
    let slugs = Set(try record.opened.slugs() + record.savedSlugs(repository)).sorted()
    var result: [FilePath] = []
    for argument in arguments {
      let path = try record.opened.path(named: argument, among: slugs) { path in
        (try? record.hasSaved(path, repository)) ?? false
      }
      if path.bytes.isEmpty { return everything }
      guard !privacy.contains(path), !privacy.contains(path.appending("x")) else {
        throw Failure(
          "'\(argument)' is private and is never saved",
          help: "Leave it where it is, or move what others may read to a document.")
      }
      guard
        path == Programme.pairingsFolder || path == Programme.templatesFolder
          || path.isInside(Programme.pairingsFolder) || Programme.owns(path)
      else {
        throw Failure(
          "'\(argument)' is no part of the programme", help: "Commit it with git.")
      }
      result.append(path)
    }
    return result
  }

  /// Findings that the pairings and templates have now and had not in the last commit.
  func newFindings() throws(GitError) -> [Finding] {
    let programme = record.opened.programme
    var result = pairings.flatMap { pairing in
      let known = Set(
        pairing.oldHere.map { check($0, in: programme).findings.map(\.fingerprint) } ?? [])
      let findings = pairing.new.map { check($0, in: programme).findings } ?? []
      return findings.filter { !known.contains($0.fingerprint) }
    }
    if programmeFiles.contains(where: { $0.isInside(Programme.templatesFolder) }) {
      let saved = try record.savedProgramme().map { check([], in: $0) } ?? []
      let known = Set(saved.map(\.fingerprint))
      result += check([], in: programme).filter { !known.contains($0.fingerprint) }
    }
    return result
  }

  /// The commits, in order: one for each pairing, and one for the programme's own files, which comes
  /// first where they make the programme.
  func requests(note: String, isChecked: Bool) throws(GitError) -> [CommitRequest] {
    var result = pairings.map { pairing in
      let changes = changes(
        from: pairing.old, to: pairing.new, words: record.opened.programme.configuration.words)
      return CommitRequest(
        paths: pairing.paths.map(record.repositoryPath),
        message: commitMessage(
          for: changes.event, of: pairing.slug, note: note, isChecked: isChecked))
    }
    guard !programmeFiles.isEmpty else { return result }
    let event = programmeEvent(
      changing: programmeFiles, from: try record.savedProgramme()?.configuration,
      to: record.opened.programme.configuration, isSetUp: isSetUp)
    let request = CommitRequest(
      paths: programmeFiles.map(record.repositoryPath),
      message: commitMessage(for: event, of: nil, note: note, isChecked: isChecked))
    result.insert(request, at: isSetUp ? 0 : result.count)
    return result
  }
}
