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
    case programme(CommitInfo, Event)
  }

  /// What a commit did, with the documents before and after it.
  struct Outcome {
    let commit: CommitInfo
    /// nil for the programme's own files, of which there are no documents.
    let slug: FilePath?
    let event: Event
    /// nil where the pairing was not there.
    ///
    /// Of the documents that are alike in both only those are in them without which nobody can tell what
    /// the changes are, who the two were, and how it ended.
    var old: Pairing?
    var new: Pairing?
    var changes: PairingChanges?
    /// The newest meeting of the later state up to the author's day.
    var meeting: DocumentReference?
  }

  /// A name that a pairing had before, and the commit from which on back it had it.
  struct EarlierName {
    let slug: FilePath
    let commit: ObjectID
  }

  /// A pairing's folder as a commit has it.
  fileprivate struct State {
    let slug: FilePath
    let tree: ObjectID?
    /// Index of the programme whose templates and words it was written with.
    let programme: Int
  }

  fileprivate struct PairingStep {
    let commit: CommitInfo
    let before: State
    let after: State
    /// Of a merge the files, from the pairing's folder, that are its own doing; nil for all that differ.
    var files: [FileOfMerge]?
    /// All files that differ, from the pairing's folder.
    var changed: [FilePath] = []

    /// A pairing that is gone keeps the name that it had.
    var slug: FilePath { after.tree == nil ? before.slug : after.slug }
  }

  /// A file that a merge has as no parent has it.
  fileprivate struct FileOfMerge {
    let path: FilePath
    /// What git makes of the parents' files by itself; nil where it can't, and the first parent's counts.
    var automatic: [UInt8]?
  }

  /// What documents are read with: the objects that are settings and templates.
  private struct Schema: Hashable {
    var configuration: ObjectID?
    var templates: ObjectID?
  }

  private let record: GitRecord
  private let kind: DocumentKind?
  private let isWanted: (CommitInfo) -> Bool
  private var steps: [Step] = []
  private var programmes: [Programme] = []
  /// The same with documents of all kinds, by which a pairing is known again under another name.
  private var wholeProgrammes: [Programme] = []
  private var indices: [Schema: Int] = [:]
  /// The schemas of commits that are known from their children.
  private var schemas: [ObjectID: Schema] = [:]

  /// - Parameters:
  ///   - kind: what was done to such documents is all that anybody asks for; nil for everything.
  ///   - isWanted: whether anybody asks for what a commit did.
  init(
    _ record: GitRecord, only kind: DocumentKind? = nil,
    where isWanted: @escaping (CommitInfo) -> Bool = { _ in true }
  ) {
    self.record = record
    self.kind = kind
    self.isWanted = isWanted
  }

  /// How many events wait to be read.
  var count: Int { steps.count }

  /// Takes up a commit from a history of the programme's folder, or of one pairing's.
  ///
  /// - Returns: where the record of the one pairing goes on under another name.
  @discardableResult
  mutating func note(
    _ entry: HistoryEntry, slug: FilePath?, _ repository: borrowing Repository
  ) throws(GitError) -> [EarlierName] {
    let commit = entry.commit
    if commit.parents.count > 1 { return try noteMerge(commit, slug: slug, repository) }
    if let slug { return try notePairing(slug, commit, repository) }
    try noteFolders(of: entry, repository)
    return []
  }

  private mutating func notePairing(
    _ slug: FilePath, _ commit: CommitInfo, _ repository: borrowing Repository
  ) throws(GitError) -> [EarlierName] {
    let path = Programme.pairingsFolder.appending(slug)
    let parent = commit.parents.first
    var before = State(
      slug: slug, tree: try folder(path, in: parent, repository),
      programme: try programme(at: parent, repository))
    var after = State(
      slug: slug, tree: try folder(path, in: commit.id, repository),
      programme: try programme(at: commit.id, repository))
    var earlier: [EarlierName] = []
    let isGone = try isWithoutDocuments(after.tree, repository)
    if let parent, before.tree == nil || isGone {
      let changes = try repository.difference(
        from: try folder(Programme.pairingsFolder, in: parent, repository),
        to: try folder(Programme.pairingsFolder, in: commit.id, repository))
      let renamed = try renamings(among: changes, before.programme, after.programme, repository)
      if let found = renamed.first(where: { $0.before.slug == slug || $0.after.slug == slug }) {
        (before, after) = found
        if after.slug == slug { earlier = [EarlierName(slug: before.slug, commit: parent)] }
      }
    }
    if isWanted(commit) {
      try add(PairingStep(commit: commit, before: before, after: after), repository)
    }
    return earlier
  }

  private mutating func add(
    _ step: PairingStep, _ repository: borrowing Repository
  ) throws(GitError) {
    var step = step
    step.changed = try filesDiffering(
      from: [step.before.tree], to: step.after.tree, at: "", repository)
    // A new name is asked for in any case: what was done before it goes on under it.
    if let kind, step.before.slug == step.after.slug {
      let programme = programmes[step.after.programme]
      guard step.changed.contains(where: { programme.kind(ofFileAt: $0) == kind }) else { return }
    }
    steps.append(.pairing(step))
  }

  private mutating func noteFolders(
    of entry: HistoryEntry, _ repository: borrowing Repository
  ) throws(GitError) {
    let commit = entry.commit
    let schema: Schema
    if let known = schemas.removeValue(forKey: commit.id) {
      schema = known
    } else {
      schema = try self.schema(ofFolder: entry.folder, repository)
    }
    var schemaBefore = schema
    for change in entry.changes {
      let name = FilePath(bytes: change.name)
      if name == Programme.configurationPath { schemaBefore.configuration = change.before?.id }
      if name == Programme.templatesFolder { schemaBefore.templates = change.before?.folder }
    }
    if let parent = commit.parents.first { schemas[parent] = schemaBefore }
    guard isWanted(commit) else { return }
    let after = try programme(schema, at: commit.id)
    let before = try commit.parents.first.map { parent throws(GitError) in
      try programme(schemaBefore, at: parent)
    }
    var files: [FilePath] = []
    for change in entry.changes {
      let name = FilePath(bytes: change.name)
      guard name == Programme.pairingsFolder || name == Programme.templatesFolder else {
        files.append(name)
        continue
      }
      let below = try repository.difference(from: change.before?.folder, to: change.after?.folder)
      if name == Programme.templatesFolder {
        files += below.map { name.appending(FilePath(bytes: $0.name)) }
        continue
      }
      let renamed = try renamings(among: below, before ?? after, after, repository)
      for pair in renamed {
        try add(PairingStep(commit: commit, before: pair.before, after: pair.after), repository)
      }
      for change in below {
        let slug = FilePath(bytes: change.name)
        let trees = (before: change.before?.folder, after: change.after?.folder)
        let isRenamed = renamed.contains { $0.before.slug == slug || $0.after.slug == slug }
        if isRenamed || (trees.before == nil && trees.after == nil) { continue }
        try add(
          PairingStep(
            commit: commit,
            before: State(slug: slug, tree: trees.before, programme: before ?? after),
            after: State(slug: slug, tree: trees.after, programme: after)), repository)
      }
    }
    try noteProgramme(files, isSetUp: setsUpProgramme(entry), in: entry.commit)
  }

  /// The pairings whose folder has another name, among the changes of the folder of all of them.
  private func renamings(
    among changes: [HistoryEntry.Change], _ before: Int, _ after: Int,
    _ repository: borrowing Repository
  ) throws(GitError) -> [(before: State, after: State)] {
    var removed: [State] = []
    var added: [State] = []
    for change in changes where change.before?.folder == nil {
      guard let tree = change.after?.folder else { continue }
      added.append(State(slug: FilePath(bytes: change.name), tree: tree, programme: after))
    }
    // Without a folder that is new, none has another name.
    for change in added.isEmpty ? [] : changes {
      guard let tree = change.before?.folder,
        try isWithoutDocuments(change.after?.folder, repository)
      else { continue }
      removed.append(State(slug: FilePath(bytes: change.name), tree: tree, programme: before))
    }
    if removed.isEmpty || added.isEmpty || removed.count * added.count > 10_000 { return [] }
    func identities(_ states: [State]) -> [PairingIdentity] {
      states.map {
        wholeProgrammes[$0.programme].reading(record.folder(of: $0.slug, $0.tree))
          .identity(of: $0.slug)
      }
    }
    return renamedPairings(among: identities(removed), identities(added)).map {
      (removed[$0.removed], added[$0.added])
    }
  }

  /// Whether a folder is not there, or holds only files that stay behind when a pairing is renamed.
  private func isWithoutDocuments(
    _ folder: ObjectID?, _ repository: borrowing Repository
  ) throws(GitError) -> Bool {
    guard let folder else { return true }
    return try repository.entries(ofTree: folder).allSatisfy {
      $0.kind != .folder && !$0.name.suffix(3).elementsEqual(".md".utf8)
    }
  }

  // MARK: - The programme of a commit

  private func schema(
    ofFolder folder: ObjectID?, _ repository: borrowing Repository
  ) throws(GitError) -> Schema {
    guard let folder else { return Schema() }
    return Schema(
      configuration: try repository.entry(
        at: Programme.configurationPath.bytes, inTree: folder)?.id,
      templates: try repository.entry(at: Programme.templatesFolder.bytes, inTree: folder)?.folder)
  }

  /// Index of a commit's programme; today's stands in where it had none that can be used.
  private mutating func programme(_ schema: Schema, at commit: ObjectID) throws(GitError) -> Int {
    if let known = indices[schema] { return known }
    let programme = try record.programme(at: commit) ?? record.opened.programme
    // Most changes of the settings make no difference to documents.
    let same = indices.first { other, index in
      other.templates == schema.templates
        && programmes[index].configuration.readsDocuments(as: programme.configuration)
    }
    if same == nil {
      programmes.append(kind.map { programme.reading(only: [.pairing, $0]) } ?? programme)
      wholeProgrammes.append(programme)
    }
    let index = same?.value ?? programmes.count - 1
    indices[schema] = index
    return index
  }

  private mutating func programme(
    at commit: ObjectID?, _ repository: borrowing Repository
  ) throws(GitError) -> Int {
    guard let commit = commit ?? record.head else { return 0 }
    let schema = try schema(ofFolder: try folder("", in: commit, repository), repository)
    return try programme(schema, at: commit)
  }

  private mutating func noteProgramme(
    _ files: [FilePath], isSetUp: Bool, in commit: CommitInfo
  ) throws(GitError) {
    let own = files.filter(Programme.owns)
    if own.isEmpty || kind != nil { return }
    var states: [Programme?] = [nil, nil]
    if !isSetUp, own.contains(Programme.configurationPath) {
      states = try [commit.parents.first, commit.id].map { id throws(GitError) in
        try id.flatMap { id throws(GitError) in try record.programme(at: id) }
      }
    }
    let event = programmeEvent(
      changing: own, from: states[0]?.configuration, to: states[1]?.configuration,
      isSetUp: isSetUp)
    steps.append(.programme(commit, event))
  }

  /// What a merge did by itself: to files that no parent has as it has them, be it under another name
  /// of the pairing. All else is told by the commits that it brings together.
  private mutating func noteMerge(
    _ commit: CommitInfo, slug: FilePath?, _ repository: borrowing Repository
  ) throws(GitError) -> [EarlierName] {
    if slug == nil, !isWanted(commit) { return [] }
    let programme = try programme(at: commit.id, repository)
    let after = try folder(Programme.pairingsFolder, in: commit.id, repository)
    // For each parent what its pairings are called in the merge, and how they were there.
    var states: [[FilePath: State]] = []
    var trees: [FilePath: ObjectID] = [:]
    var sources: Set<FilePath> = []
    for parent in commit.parents {
      let before = try self.programme(at: parent, repository)
      let changes = try repository.difference(
        from: try folder(Programme.pairingsFolder, in: parent, repository), to: after)
      var own: [FilePath: State] = [:]
      for change in changes {
        let name = FilePath(bytes: change.name)
        own[name] = State(slug: name, tree: change.before?.folder, programme: before)
        trees[name] = change.after?.folder
      }
      for (before, after) in try renamings(among: changes, before, programme, repository) {
        own[after.slug] = before
        sources.insert(before.slug)
      }
      states.append(own)
    }
    for name in isWanted(commit) ? (states.first ?? [:]).keys.sorted() : [] {
      let before = states.compactMap { $0[name] }
      let isAsked = slug.map { slug in before.contains { $0.slug == slug } || name == slug } ?? true
      guard isAsked, before.count == states.count, trees[name] != nil || !sources.contains(name),
        let origin = before.first(where: { $0.slug == name && $0.tree != nil })
          ?? before.first(where: { $0.tree != nil }) ?? before.first
      else { continue }
      var files: [FileOfMerge] = []
      for path in try filesDiffering(
        from: before.map(\.tree), to: trees[name], at: "", repository)
      {
        let own = try ownFile(path, of: commit, from: before, to: trees[name], repository)
        if let own { files.append(own) }
      }
      guard !files.isEmpty || origin.slug != name else { continue }
      try add(
        PairingStep(
          commit: commit, before: origin,
          after: State(slug: name, tree: trees[name], programme: programme), files: files),
        repository)
    }
    guard let slug else {
      try noteProgramme(ofMerge: commit, repository)
      return []
    }
    return zip(commit.parents, states).compactMap { parent, own in
      guard let state = own[slug], state.slug != slug else { return nil }
      return EarlierName(slug: state.slug, commit: parent)
    }
  }

  /// The file, if it is another one than git makes of the parents' by itself.
  private func ownFile(
    _ path: FilePath, of commit: CommitInfo, from before: [State], to after: ObjectID?,
    _ repository: borrowing Repository
  ) throws(GitError) -> FileOfMerge? {
    func blob(_ tree: ObjectID?) throws(GitError) -> ObjectID? {
      guard let tree, let entry = try repository.entry(at: path.bytes, inTree: tree),
        entry.kind == .file
      else { return nil }
      return entry.id
    }
    guard let first = try blob(before[0].tree), let merged = try blob(after) else {
      return FileOfMerge(path: path)
    }
    var automatic = try repository.contents(ofBlob: first)
    // One parent after the other, as git merges several.
    for index in before.indices.dropFirst() {
      guard let theirs = try blob(before[index].tree) else { return FileOfMerge(path: path) }
      let start = try repository.mergeBase(
        of: commit.parents[index], and: Array(commit.parents[..<index]))
      var base: ObjectID?
      for slug in before[...index].map(\.slug) where base == nil {
        base = try blob(try folder(Programme.pairingsFolder.appending(slug), in: start, repository))
      }
      automatic = try repository.mergedFile(from: base, ours: automatic, theirs: theirs)
    }
    if try repository.contents(ofBlob: merged) == automatic { return nil }
    return FileOfMerge(path: path, automatic: automatic)
  }

  private mutating func noteProgramme(
    ofMerge commit: CommitInfo, _ repository: borrowing Repository
  ) throws(GitError) {
    var parents: [ObjectID?] = []
    for parent in commit.parents { parents.append(try folder("", in: parent, repository)) }
    let files = try filesDiffering(
      from: parents, to: try folder("", in: commit.id, repository), at: "", repository,
      besides: Programme.pairingsFolder)
    try noteProgramme(files, isSetUp: false, in: commit)
  }

  /// Files in which a folder differs from that of every parent.
  ///
  /// - Parameter skipped: a name in it that is not looked at.
  private func filesDiffering(
    from parents: [ObjectID?], to after: ObjectID?, at path: FilePath,
    _ repository: borrowing Repository, besides skipped: FilePath? = nil
  ) throws(GitError) -> [FilePath] {
    if parents.contains(after) { return [] }
    var changes: [[UInt8]: [HistoryEntry.Change]] = [:]
    for parent in parents {
      for change in try repository.difference(from: parent, to: after) {
        changes[change.name, default: []].append(change)
      }
    }
    var result: [FilePath] = []
    for (name, changes) in changes where changes.count == parents.count {
      let path = path.appending(FilePath(bytes: name))
      if path == skipped { continue }
      let before = changes.map { $0.before?.folder }
      let after = changes.first?.after?.folder
      if after == nil, before.allSatisfy({ $0 == nil }) {
        result.append(path)
      } else {
        result += try filesDiffering(from: before, to: after, at: path, repository)
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
  mutating func read(threads: Int) -> [LogEntry] { read(threads: threads) { LogEntry($0) } }

  /// What is made of the commits taken up so far, in their order; their documents go at once.
  mutating func read<Value: Sendable>(
    threads: Int, _ make: @Sendable (Outcome) -> Value
  ) -> [Value] {
    var result: [Value?] = []
    var byPairing: [FilePath: [(index: Int, step: PairingStep)]] = [:]
    for (index, step) in steps.enumerated() {
      switch step {
      case .programme(let commit, let event):
        result.append(make(Outcome(commit: commit, slug: nil, event: event)))
      case .pairing(let step):
        result.append(nil)
        byPairing[step.slug, default: []].append((index, step))
      }
    }
    steps = []
    let chains = Array(byPairing.values)
    let (record, programmes) = (record, programmes)
    let values = concurrentMap(chains, threads: threads) { chain in
      var states = PairingStates(record, programmes)
      return chain.map { ($0.index, make(EventReader.outcome(of: $0.step, &states))) }
    }
    for (index, value) in values.joined() { result[index] = value }
    return result.compactMap(\.self)
  }

  private static func outcome(of step: PairingStep, _ states: inout PairingStates) -> Outcome {
    let focus = states.focus(on: step)
    // The later state first: the earlier one is where the next step of the pairing ends.
    var new = states.pairing(step.after, in: focus)
    var old = states.pairing(step.before, in: focus)
    if let files = step.files { old = states.pairing(step.after, with: files, from: step.before) }
    if focus != nil, new.isDoubtful(step.after.tree) || old.isDoubtful(step.before.tree) {
      new = states.pairing(step.after)
      old = states.pairing(step.before)
    }
    let changes = changes(from: old, to: new, words: states.words(of: step.after))
    return Outcome(
      commit: step.commit, slug: step.slug, event: changes.event, old: old, new: new,
      changes: changes, meeting: states.meeting(of: step.after, by: authorDay(of: step.commit)))
  }
}

extension Pairing? {
  /// Whether a part of the documents can be too little to tell what happened: something can't be read, or
  /// nothing of a pairing is among them.
  fileprivate func isDoubtful(_ folder: ObjectID?) -> Bool {
    guard let self else { return folder != nil }
    return !self.unreadable.isEmpty
  }
}

/// The states of one pairing that were read last.
private struct PairingStates {
  private let record: GitRecord
  private let programmes: [Programme]
  private var recent: [(programme: Int, slug: FilePath, memory: PairingMemory)] = []

  init(_ record: GitRecord, _ programmes: [Programme]) {
    self.record = record
    self.programmes = programmes
  }

  func words(of state: EventReader.State) -> Words {
    programmes[state.programme].configuration.words
  }

  /// The newest meeting of a state on a day or before it.
  func meeting(of state: EventReader.State, by day: Day?) -> DocumentReference? {
    guard let day, let tree = state.tree else { return nil }
    return programme(of: state, reading: tree).newestMeeting(of: state.slug, by: day).map {
      DocumentReference(path: $0.note, kind: $0.kind, date: $0.date, isMeeting: true)
    }
  }

  /// Where to look to tell what a step did; nil for everywhere.
  func focus(on step: EventReader.PairingStep) -> PairingFocus? {
    // Other settings make other documents of the same bytes.
    if step.files != nil || step.before.programme != step.after.programme { return nil }
    return programmes[step.after.programme].focus(toTellChangesOf: step.changed)
  }

  /// nil where nothing of the pairing is there.
  mutating func pairing(_ state: EventReader.State, in focus: PairingFocus? = nil) -> Pairing? {
    guard let tree = state.tree else { return nil }
    var memory = takeMemory(of: state)
    defer { recent.append((state.programme, state.slug, memory)) }
    return programme(of: state, reading: tree)
      .pairing(state.slug, in: focus, knowing: &memory).ifPresent
  }

  private func programme(of state: EventReader.State, reading tree: ObjectID) -> Programme {
    programmes[state.programme].reading(record.folder(of: state.slug, tree))
  }

  /// What is known of other states with the same settings; of four of them at most.
  private mutating func takeMemory(of state: EventReader.State) -> PairingMemory {
    let index = recent.lastIndex { $0.programme == state.programme && $0.slug == state.slug }
    if let index { return recent.remove(at: index).memory }
    if recent.count == 4 { recent.removeFirst() }
    return PairingMemory()
  }

  /// What a merge would have been without its own doing: its state with some files as git makes them, or
  /// as an earlier state has them, whose name it gets.
  func pairing(
    _ state: EventReader.State, with files: [EventReader.FileOfMerge],
    from other: EventReader.State
  ) -> Pairing? {
    let folder = Programme.pairingsFolder.appending(other.slug)
    var mixed = OverlayTree(
      record.folder(of: other.slug, state.tree),
      with: files.filter { $0.automatic == nil }.map { folder.appending($0.path) },
      from: record.folder(of: other.slug, other.tree))
    for file in files {
      guard let bytes = file.automatic else { continue }
      let path = folder.appending(file.path)
      mixed = OverlayTree(mixed, with: [path], from: SingleFileTree(path, bytes))
    }
    return programmes[state.programme].reading(mixed).pairing(other.slug).ifPresent
  }
}

/// Whether a commit brought the settings into the programme's folder.
func setsUpProgramme(_ entry: HistoryEntry) -> Bool {
  entry.changes.contains {
    $0.before == nil && FilePath(bytes: $0.name) == Programme.configurationPath
  }
}

/// The day that an author's clock showed.
func authorDay(of commit: CommitInfo) -> Day? {
  LogEntry.day(seconds: commit.author.seconds, offset: commit.author.offset)
}

extension GitTreeEntry {
  var folder: ObjectID? { kind == .folder ? id : nil }
}

extension LogEntry {
  fileprivate init(_ outcome: EventReader.Outcome) {
    let commit = outcome.commit
    self.init(
      commit: commit.id.hex, seconds: commit.author.seconds, offset: commit.author.offset,
      author: commit.author.name, mail: commit.author.mail, pairing: outcome.slug,
      event: outcome.event, changes: outcome.changes?.changes ?? [],
      meeting: outcome.meeting)
  }
}
