package import Programme

/// The changes from an earlier state of a pairing to a later one; nil is: it was not there.
///
/// The two may have different folders: then it was renamed.
package func changes(
  from old: Pairing?, to new: Pairing?, words: Words
) -> PairingChanges {
  var comparison = PairingComparison(old: old, new: new, words: words)
  comparison.run()
  return PairingChanges(
    slug: new?.slug ?? old?.slug ?? "", changes: comparison.changes,
    reformatted: comparison.reformatted)
}

/// Two states of a pairing on the way to their changes.
struct PairingComparison {
  let old: Pairing?
  let new: Pairing?
  let words: Words
  private(set) var changes: [Change] = []
  private(set) var reformatted: [DocumentReference] = []

  init(old: Pairing?, new: Pairing?, words: Words) {
    self.old = old
    self.new = new
    self.words = words
  }

  mutating func run() {
    guard let new else {
      if let old { add(.pairingRemoved, in: old.reference) }
      return
    }
    guard let old else {
      add(.pairingMade(mentor: new.mentor), in: new.reference)
      compareDocuments()
      return
    }
    if old.slug != new.slug { add(.pairingRenamed(from: old.slug), in: new.reference) }
    compareDocuments()
  }

  private mutating func compareDocuments() {
    let (edited, removed, added) = matchedDocuments()
    for (before, after) in edited where !isSamePlace(before, after) {
      add(.documentMoved(from: reference(before, in: old)), in: reference(after, in: new))
    }
    let changed = edited.filter { $0.old.source.bytes != $0.new.source.bytes }
    for document in removed { add(.documentRemoved, in: reference(document, in: old)) }
    for document in added { addRecord(of: document) }
    compareFiles()
    for (before, after) in changed { compareFields(before, after) }
    comparePlans()
    for document in added { addCheckList(of: document, before: nil) }
    for (before, after) in changed { addCheckList(of: after, before: before) }
    let notes =
      (removed + changed.map(\.old)).map { reference($0, in: old) }
      + (added + changed.map(\.new)).map { reference($0, in: new) }
    if notes.contains(where: \.isMeeting) {
      comparePromises(isMeeting: added.contains { reference($0, in: new).isMeeting })
    }
    for (before, after) in changed { compareProse(before, after) }
    let named = Set(changes.map(\.document))
    reformatted = changed.map { reference($0.new, in: new) }.filter { !named.contains($0) }
  }

  /// Whether two documents lie at the same place of their pairing's folder.
  private func isSamePlace(_ before: Document, _ after: Document) -> Bool {
    place(of: before.path, in: old) == place(of: after.path, in: new)
  }

  /// A path below the pairing's folder.
  func place(of path: FilePath, in pairing: Pairing?) -> FilePath {
    pairing.map { path.below($0.folder) } ?? path
  }

  mutating func add(_ kind: Change.Kind, in document: DocumentReference) {
    changes.append(Change(kind, in: document))
  }

  func reference(_ document: Document, in pairing: Pairing?) -> DocumentReference {
    DocumentReference(
      path: document.path, kind: document.kind, date: document.date,
      isMeeting: pairing?.meetings.contains { $0.path == document.path } ?? false)
  }

  /// What a document records that is new, or of which the deciding word is.
  private mutating func addRecord(of document: Document) {
    let place = reference(document, in: new)
    switch document.kind {
    case .checkIn: add(.checkInRecorded, in: place)
    case .cancelled: add(.meetingCancelled, in: place)
    case .review: add(.reviewDecided(canonical(document.text(of: "decision"))), in: place)
    case .closing: add(.closed(outcome: canonical(document.text(of: "outcome"))), in: place)
    case _ where place.isMeeting: add(.meetingRecorded, in: place)
    // A new pairing brings its own two documents along.
    case .pairing where old == nil, .actionPlan where old == nil: break
    default: add(.documentAdded, in: place)
    }
  }

  /// The English word for one in the programme's language; any other text as it is.
  private func canonical(_ text: String) -> String { words.word(text)?.rawValue ?? text }

  /// Files that are no readable documents, in either state.
  private mutating func compareFiles() {
    let (before, after) = (files(old), files(new))
    if before.isEmpty, after.isEmpty { return }
    func read(_ pairing: Pairing?) -> [FilePath: Document] {
      Dictionary((pairing?.documents ?? []).map { (place(of: $0.path, in: pairing), $0) }) { $1 }
    }
    let (readBefore, readAfter) = (read(old), read(new))
    for (place, file) in after.sorted(by: { $0.key < $1.key }) where before[place] == nil {
      add(readBefore[place] == nil ? .documentAdded : .documentUnreadable, in: file)
    }
    for (place, file) in before.sorted(by: { $0.key < $1.key }) where after[place] == nil {
      if let document = readAfter[place] {
        add(.documentReadable, in: reference(document, in: new))
      } else {
        add(.documentRemoved, in: file)
      }
    }
  }

  /// Files that are no readable documents, with the kind that their name gives, by their places.
  private func files(_ pairing: Pairing?) -> [FilePath: DocumentReference] {
    var result: [FilePath: DocumentReference] = [:]
    for document in pairing?.unreadable ?? [] {
      result[place(of: document.path, in: pairing)] =
        DocumentReference(path: document.path, kind: document.kind)
    }
    for stray in pairing?.strays ?? [] {
      result[place(of: stray.path, in: pairing)] = DocumentReference(path: stray.path, kind: nil)
    }
    return result
  }

  private mutating func compareFields(_ before: Document, _ after: Document) {
    let (old, new) = (before.fieldTexts, after.fieldTexts)
    let place = reference(after, in: self.new)
    for name in (after.fields + before.fields).map(\.key).uniqued()
    where old[name, default: ""] != new[name, default: ""] {
      if name == "mentor", after.kind == .pairing, hasOtherMentor {
        add(.mentorChanged(from: self.old?.mentor, to: self.new?.mentor), in: place)
      } else if name == after.kind.decidingField, old[name, default: ""].isEmpty {
        addRecord(of: after)
      } else if name == "away", let was = before.periods, let now = after.periods, was != now {
        add(.awayChanged(from: was, to: now), in: place)
      } else {
        add(
          .fieldChanged(
            name, from: canonical(old[name, default: ""]), to: canonical(new[name, default: ""])),
          in: place)
      }
    }
  }

  private var hasOtherMentor: Bool {
    switch (old?.mentor, new?.mentor) {
    case (nil, nil): false
    case (let before?, let after?): !before.isSame(as: after)
    default: true
    }
  }
}

extension Pairing {
  /// The document that stands for the pairing as a whole.
  var reference: DocumentReference {
    DocumentReference(path: folder.appending("pairing.md"), kind: .pairing)
  }
}

extension DocumentKind {
  /// The field that says what was decided: filling it in is what the document is for.
  fileprivate var decidingField: String? {
    switch self {
    case .review: "decision"
    case .closing: "outcome"
    default: nil
    }
  }
}

extension Document {
  /// What `away` says; nil for other documents and where one value is no period.
  fileprivate var periods: [Period]? {
    guard kind == .pairing else { return nil }
    let texts = (fields["away"]?.scalars ?? []).map { $0.text ?? "" }.filter { !$0.isEmpty }
    let periods = texts.compactMap { Period($0) }
    return periods.count == texts.count ? periods : nil
  }

  /// Front matter by name; lists are joined by commas.
  var fieldTexts: [String: String] {
    Dictionary(fields.map { ($0.key, $0.value.joined) }) { first, _ in first }
  }

  func text(of field: String) -> String { fieldTexts[field] ?? "" }
}

extension YAMLNode {
  /// Lists joined by commas.
  var joined: String {
    switch value {
    case .empty: ""
    case .scalar(let text): text
    case .list(let nodes): nodes.map(\.joined).joined(separator: ", ")
    case .mapping(let entries):
      entries.map { "\($0.key): \($0.value.joined)" }.joined(separator: ", ")
    }
  }
}

extension Sequence where Element: Hashable {
  func counted() -> [Element: Int] {
    reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Without repetitions, in order of the first ones.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
