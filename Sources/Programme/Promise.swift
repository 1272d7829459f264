/// Something that somebody promised, followed through all notes that mention it.
package struct Promise: Sendable {
  package enum State: Hashable, Sendable {
    case open, done, dropped
    /// It was open, and the note of this path, which lists what was left open, does not have it.
    case lost(in: FilePath)
  }

  /// In the order of the notes; the last one has it in its newest wording.
  package private(set) var mentions: [ActionItem]
  package private(set) var state: State

  package var firstMention: ActionItem { mentions[0] }
  package var lastMention: ActionItem { mentions[mentions.count - 1] }
  package var timesCarried: Int { mentions.count - 1 }

  /// Open, or lost: nobody has said that it is done or dropped.
  package var isUnfinished: Bool { state != .done && state != .dropped }

  /// Folded text of the newest mention.
  fileprivate var wording: String
}

extension Promise {
  fileprivate init(_ item: ActionItem, wording: String) {
    mentions = [item]
    state = State(item.state)
    self.wording = wording
  }

  fileprivate mutating func mention(_ item: ActionItem, wording: String) {
    // A box ticked in the old note after the new one was made is a tick all the same.
    if isUnfinished || State(item.state) != .open { state = State(item.state) }
    mentions.append(item)
    self.wording = wording
  }

  fileprivate mutating func lose(in path: FilePath) {
    if state == .open { state = .lost(in: path) }
  }
}

extension Promise.State {
  fileprivate init(_ state: ActionItem.State) {
    switch state {
    case .open: self = .open
    case .done: self = .done
    case .dropped: self = .dropped
    }
  }
}

extension Pairing {
  /// What the next note takes over: the newest mention of every promise that nobody has called done
  /// or dropped, also of one that a note has lost, since nothing promised is forgotten.
  ///
  /// - Parameter day: later notes, and those of the day, are left out.
  package func openItems(before day: Day? = nil) -> [ActionItem] {
    let notes = meetings.filter { note in
      guard let day, let date = note.date else { return true }
      return date < day
    }
    return PromiseReading(of: notes).promises.filter(\.isUnfinished).map(\.lastMention)
  }
}

/// The promises of two states of a pairing.
package struct PromiseStates: Sendable {
  package let earlier: [Promise]
  package let later: [Promise]
  /// So many at the beginning of both were first said in notes that both have: they are the same.
  package let shared: Int

  package init(_ before: Pairing?, _ after: Pairing?) {
    let (old, new) = (before?.meetings ?? [], after?.meetings ?? [])
    let common = zip(old, new).prefix { old, new in
      old.path.lastComponent == new.path.lastComponent && old.hasSameBytes(as: new)
    }
    let notes = Set(common.map(\.0.path))
    earlier = before?.promises ?? []
    shared = earlier.prefix { notes.contains($0.firstMention.document) }.count
    // Who is known by name may be another one since, and nobody has said anything else by that.
    let isReadAlike = common.allSatisfy { old, new in
      old.actionItems.elementsEqual(new.actionItems) { $0.isWorded(as: $1) }
    }
    later =
      isReadAlike
      ? after?.promises ?? []
      : PromiseReading(of: old[..<common.count] + new[common.count...]).promises
  }
}

extension ActionItem {
  /// Whether both have the same words, owner and day.
  package func isWorded(as other: ActionItem) -> Bool {
    wording == other.wording && owner == other.owner && due?.text ?? "" == other.due?.text ?? ""
  }
}

/// The promises after each of the notes that were read last: two states of a pairing have most of the
/// first ones alike.
struct PromiseMemory {
  private var known: [(note: FilePath, content: [UInt8]?, reading: PromiseReading)] = []

  mutating func promises(in notes: [Document]) -> [Promise] {
    // Nobody looked at them.
    if notes.isEmpty { return [] }
    let shared = zip(known, notes).prefix { known, note in
      known.note == note.path && known.content != nil && known.content == note.content
    }.count
    known.removeSubrange(shared...)
    var reading = known.last?.reading ?? PromiseReading(of: [])
    for note in notes[shared...] {
      reading.read(note)
      known.append((note.path, note.content, reading))
    }
    return reading.promises
  }
}

/// Follows promises from note to note.
private struct PromiseReading {
  private(set) var promises: [Promise] = []
  /// Indices of those that nobody has called done or dropped.
  private var unfinished: [Int] = []
  /// Indices of those that the note before mentions.
  private var mentionedBefore: [Int] = []
  private var mentioned: Set<Int> = []

  private typealias Item = (item: ActionItem, wording: String)

  init(of notes: some Sequence<Document>) { for note in notes { read(note) } }

  mutating func read(_ note: Document) {
    mentioned = []
    let before = unfinished
    var carried: [Item] = []
    var own: [Item] = []
    for item in note.actionItems {
      let read = (item, item.wording)
      if item.isCarried { carried.append(read) } else { own.append(read) }
    }
    // What is still open comes first: a promise made every month has older ones like it.
    match(&carried, to: before)
    // Ticked in the old note after it was copied into this one.
    matchExactly(&carried, to: mentionedBefore.filter { !promises[$0].isUnfinished })
    for item in carried { add(item) }
    match(&own, to: before)
    // The same in both sections of one note is one promise, as long as it is open.
    var open: [String: Int] = [:]
    if !own.isEmpty {
      for index in mentioned where promises[index].state == .open {
        open[promises[index].wording] = index
      }
    }
    for item in own {
      if let same = open[item.wording] { mention(same, by: item) } else { add(item) }
    }
    if note.sections.contains(where: { $0.schema?.meaning == .openItems }) {
      for index in before where !mentioned.contains(index) {
        promises[index].lose(in: note.path)
      }
    }
    unfinished = mentioned.union(before).filter { promises[$0].isUnfinished }.sorted()
    mentionedBefore = mentioned.sorted()
  }

  private mutating func add(_ item: Item) {
    mentioned.insert(promises.count)
    promises.append(Promise(item.item, wording: item.wording))
  }

  private mutating func mention(_ promise: Int, by item: Item) {
    promises[promise].mention(item.item, wording: item.wording)
    mentioned.insert(promise)
  }

  /// Takes the items off the list that a promise of an earlier note says, too.
  private mutating func match(_ items: inout [Item], to candidates: [Int]) {
    matchExactly(&items, to: candidates)
    if !items.isEmpty { matchNearly(&items, to: candidates) }
  }

  private mutating func matchExactly(_ items: inout [Item], to candidates: [Int]) {
    guard !items.isEmpty, !candidates.isEmpty else { return }
    // The newest of several alike is the one that is meant.
    var byWording: [String: [Int]] = [:]
    for candidate in candidates where !mentioned.contains(candidate) {
      byWording[promises[candidate].wording, default: []].append(candidate)
    }
    var left: [Item] = []
    for item in items {
      if let promise = byWording[item.wording]?.popLast() {
        mention(promise, by: item)
      } else {
        left.append(item)
      }
    }
    items = left
  }

  private mutating func matchNearly(_ items: inout [Item], to candidates: [Int]) {
    let candidates = candidates.filter { !mentioned.contains($0) }
    let earlier = candidates.map { numbers(in: promises[$0].wording) }
    let later = items.map { numbers(in: $0.wording) }
    let pairs = pairedByResemblance(
      candidates.map { promises[$0].wording }, items.map(\.wording), atLeast: 0.75,
      where: { [promises, items] candidate, item in
        let before = promises[candidates[candidate]].lastMention.owner
        let now = items[item].item.owner
        guard before == now || before == nil || now == nil else { return false }
        // Three reviews are another promise than five of them.
        return earlier[candidate].isEmpty || later[item].isEmpty
          || earlier[candidate] == later[item]
      })
    for (candidate, item) in pairs { mention(candidates[candidate], by: items[item]) }
    let taken = Set(pairs.map(\.1))
    items = items.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
  }
}

private func numbers(in text: String) -> [String] {
  text.utf8.split { !$0.isASCIIDigit }.map { String(Substring($0)) }
}
