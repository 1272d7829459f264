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
}

extension Promise {
  fileprivate init(_ item: ActionItem) {
    mentions = [item]
    state = State(item.state)
  }

  /// Folded text of the newest mention.
  fileprivate var wording: String { mentions[mentions.count - 1].wording }

  fileprivate mutating func mention(_ item: ActionItem) {
    // A box ticked in the old note after the new one was made is a tick all the same.
    if isUnfinished || State(item.state) != .open { state = State(item.state) }
    mentions.append(item)
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
    for (index, note) in notes.enumerated().dropFirst(shared) {
      reading.read(note)
      // What has no name for its bytes is not known again, and neither is what follows it.
      if note.content != nil, known.count == index {
        known.append((note.path, note.content, reading))
      }
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

  init(of notes: some Sequence<Document>) { for note in notes { read(note) } }

  mutating func read(_ note: Document) {
    mentioned = []
    let before = unfinished
    let items = note.actionItems
    var carried = items.indices.filter { items[$0].isCarried }
    var own = items.indices.filter { !items[$0].isCarried }
    // What is still open comes first: a promise made every month has older ones like it.
    match(&carried, of: items, to: before)
    // Ticked in the old note after it was copied into this one.
    matchExactly(&carried, of: items, to: mentionedBefore.filter { !promises[$0].isUnfinished })
    for item in carried { add(items[item]) }
    match(&own, of: items, to: before)
    // The same in both sections of one note is one promise, as long as it is open.
    var open: [String: Int] = [:]
    if !own.isEmpty {
      for index in mentioned.sorted() where promises[index].state == .open {
        open[promises[index].wording] = index
      }
    }
    for item in own {
      if let same = open[items[item].wording] {
        mention(same, by: items[item])
      } else {
        add(items[item])
      }
    }
    if note.sections.contains(where: { $0.schema?.meaning == .openItems }) {
      for index in before where !mentioned.contains(index) {
        promises[index].lose(in: note.path)
      }
    }
    unfinished = mentioned.union(before).filter { promises[$0].isUnfinished }.sorted()
    mentionedBefore = mentioned.sorted()
  }

  private mutating func add(_ item: ActionItem) {
    mentioned.insert(promises.count)
    promises.append(Promise(item))
  }

  private mutating func mention(_ promise: Int, by item: ActionItem) {
    promises[promise].mention(item)
    mentioned.insert(promise)
  }

  /// Takes those off a list of a note's items that a promise of an earlier note says, too.
  ///
  /// - Parameter left: indices in `items`.
  private mutating func match(
    _ left: inout [Int], of items: [ActionItem], to candidates: [Int]
  ) {
    matchExactly(&left, of: items, to: candidates)
    if !left.isEmpty { matchNearly(&left, of: items, to: candidates) }
  }

  private mutating func matchExactly(
    _ left: inout [Int], of items: [ActionItem], to candidates: [Int]
  ) {
    guard !left.isEmpty, !candidates.isEmpty else { return }
    // The newest of several alike is the one that is meant, then the one before it.
    var newest = [String: Int](minimumCapacity: candidates.count)
    var before = [Int?](repeating: nil, count: candidates.count)
    for (index, candidate) in candidates.enumerated() where !mentioned.contains(candidate) {
      before[index] = newest.updateValue(index, forKey: promises[candidate].wording)
    }
    var unmatched: [Int] = []
    for item in left {
      if let index = newest[items[item].wording] {
        newest[items[item].wording] = before[index]
        mention(candidates[index], by: items[item])
      } else {
        unmatched.append(item)
      }
    }
    left = unmatched
  }

  private mutating func matchNearly(
    _ left: inout [Int], of items: [ActionItem], to candidates: [Int]
  ) {
    let candidates = candidates.filter { !mentioned.contains($0) }
    if candidates.isEmpty { return }
    let earlier = candidates.map { numbers(in: promises[$0].wording) }
    let later = left.map { numbers(in: items[$0].wording) }
    let pairs = pairedByResemblance(
      candidates.map { promises[$0].wording }, left.map { items[$0].wording }, atLeast: 0.75,
      where: { [promises, left] candidate, item in
        let before = promises[candidates[candidate]].lastMention.owner
        let now = items[left[item]].owner
        guard before == now || before == nil || now == nil else { return false }
        // Three reviews are another promise than five of them.
        return earlier[candidate].isEmpty || later[item].isEmpty
          || earlier[candidate] == later[item]
      })
    for (candidate, item) in pairs { mention(candidates[candidate], by: items[left[item]]) }
    let taken = Set(pairs.map(\.1))
    left = left.indices.filter { !taken.contains($0) }.map { left[$0] }
  }
}

private func numbers(in text: String) -> [String] {
  text.utf8.split { !$0.isASCIIDigit }.map { String(Substring($0)) }
}
