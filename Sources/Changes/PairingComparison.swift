package import Programme

/// The changes from an earlier state of a pairing to a later one; nil is: it was not there.
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
    if old == nil { add(.pairingMade(mentor: new.mentor), in: new.reference) }
    let (pairs, removed, added) = matchedDocuments()
    let edited = pairs.filter { $0.old.source.bytes != $0.new.source.bytes }
    for (before, after) in pairs where before.path != after.path {
      add(.documentMoved(from: reference(before, in: old)), in: reference(after, in: new))
    }
    for document in removed { add(.documentRemoved, in: reference(document, in: old)) }
    for document in added { addRecord(of: document) }
    compareFiles()
    for (before, after) in edited { compareFields(before, after) }
    comparePlans()
    for document in added { addCheckList(of: document, before: nil) }
    for (before, after) in edited { addCheckList(of: after, before: before) }
    let notes =
      (removed + edited.map(\.old)).map { reference($0, in: old) }
      + (added + edited.map(\.new)).map { reference($0, in: new) }
    if notes.contains(where: \.isMeeting) {
      comparePromises(isMeeting: added.contains { reference($0, in: new).isMeeting })
    }
    for (before, after) in edited { compareProse(before, after) }
    let changed = Set(changes.map(\.document))
    reformatted = edited.map { reference($0.new, in: new) }.filter { !changed.contains($0) }
  }

  mutating func add(_ kind: Change.Kind, in document: DocumentReference) {
    changes.append(Change(kind, in: document))
  }

  func reference(_ document: Document, in pairing: Pairing?) -> DocumentReference {
    DocumentReference(
      path: document.path, kind: document.kind, date: document.date,
      isMeeting: pairing?.meetings.contains { $0.path == document.path } ?? false)
  }

  /// What a new document records.
  private mutating func addRecord(of document: Document) {
    let place = reference(document, in: new)
    switch document.kind {
    case .checkIn: add(.checkInRecorded, in: place)
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
    let before = old?.files ?? [:]
    let after = new?.files ?? [:]
    let readBefore = Set(old?.documents.map(\.path) ?? [])
    let readAfter = Set(new?.documents.map(\.path) ?? [])
    for (path, kind) in after.sorted(by: { $0.key < $1.key }) where before[path] == nil {
      add(
        readBefore.contains(path) ? .documentUnreadable : .documentAdded,
        in: DocumentReference(path: path, kind: kind))
    }
    for (path, kind) in before.sorted(by: { $0.key < $1.key }) where after[path] == nil {
      if readAfter.contains(path) {
        let document = new?.documents.first { $0.path == path }
        add(
          .documentReadable,
          in: document.map { reference($0, in: new) } ?? DocumentReference(path: path, kind: kind))
      } else {
        add(.documentRemoved, in: DocumentReference(path: path, kind: kind))
      }
    }
  }

  private mutating func compareFields(_ before: Document, _ after: Document) {
    let (old, new) = (before.fieldTexts, after.fieldTexts)
    let place = reference(after, in: self.new)
    for name in (after.fields + before.fields).map(\.key).uniqued()
    where old[name, default: ""] != new[name, default: ""] {
      if name == "mentor", after.kind == .pairing, hasOtherMentor {
        add(.mentorChanged(from: self.old?.mentor, to: self.new?.mentor), in: place)
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

  /// Emitted where a box is not what it was; for a new document where it has a list at all.
  private mutating func addCheckList(of document: Document, before: Document?) {
    let items = document.sections.flatMap(\.checkList)
    let earlier = before?.sections.flatMap(\.checkList) ?? []
    guard items.map(\.key).counted() != earlier.map(\.key).counted() else { return }
    add(
      .checkList(ticked: items.count { $0.box.isTicked }, of: items.count),
      in: reference(document, in: new))
  }
}

extension Pairing {
  /// The document that stands for the pairing as a whole.
  var reference: DocumentReference {
    DocumentReference(path: folder.appending("pairing.md"), kind: .pairing)
  }

  /// Files that are no readable documents, with the kind that their name gives.
  fileprivate var files: [FilePath: DocumentKind?] {
    var result: [FilePath: DocumentKind?] = [:]
    for document in unreadable { result.updateValue(document.kind, forKey: document.path) }
    for stray in strays { result.updateValue(nil, forKey: stray.path) }
    return result
  }
}

extension Document {
  /// Front matter by name; lists are joined by commas.
  var fieldTexts: [String: String] {
    Dictionary(fields.map { ($0.key, $0.value.text) }) { first, _ in first }
  }

  func text(of field: String) -> String { fieldTexts[field] ?? "" }
}

extension YAMLNode {
  fileprivate var text: String {
    switch value {
    case .empty: ""
    case .scalar(let text): text
    case .list(let nodes): nodes.map(\.text).joined(separator: ", ")
    case .mapping(let entries):
      entries.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ")
    }
  }
}

extension CheckListItem {
  /// The item whatever its present wording, and whether it is ticked.
  fileprivate var key: String {
    (box.isTicked ? "x " : "  ") + (schema.map { folded($0.text) } ?? folded(text))
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
