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
  fileprivate let wording: String
}

extension Promise {
  fileprivate init(_ item: ActionItem, wording: String) {
    mentions = [item]
    state = State(item.state)
    self.wording = wording
  }

  fileprivate func mentioned(by item: ActionItem, wording: String) -> Promise {
    var state = State(item.state)
    // A box ticked in the old note after the new one was made is a tick all the same.
    if state == .open, !isUnfinished { state = self.state }
    return Promise(mentions: mentions + [item], state: state, wording: wording)
  }

  fileprivate func lost(in path: FilePath) -> Promise {
    Promise(mentions: mentions, state: .lost(in: path), wording: wording)
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
  /// Everything promised in the meeting notes, in the order in which it was first said.
  ///
  /// A later note's item is the same promise where its text is the same or lightly reworded and it
  /// stands among the items carried over, or where it says again what is still open. A note with a
  /// section for what was left open loses what it does not mention.
  ///
  /// - Parameter day: later notes, and those of the day, are left out.
  package func promises(before day: Day? = nil) -> [Promise] {
    var promises: [Promise] = []
    var previous: FilePath?
    for note in meetings {
      if let day, let date = note.date, date >= day { continue }
      var reading = NoteReading(promises, previous: previous)
      reading.take(note.actionItems)
      if note.sections.contains(where: { $0.schema?.meaning == .openItems }) {
        reading.loseUnmentioned(in: note.path)
      }
      promises = reading.promises
      previous = note.path
    }
    return promises
  }

  /// What the next note takes over: the newest mention of every promise that nobody has called done
  /// or dropped, also of one that a note has lost, since nothing promised is forgotten.
  package func openItems(before day: Day? = nil) -> [ActionItem] {
    promises(before: day).filter(\.isUnfinished).map(\.lastMention)
  }
}

/// One note's items matched to the promises before it.
private struct NoteReading {
  private(set) var promises: [Promise]
  private let countBefore: Int
  /// The note before this one.
  private let previous: FilePath?
  private var mentioned: Set<Int> = []

  init(_ promises: [Promise], previous: FilePath?) {
    self.promises = promises
    self.previous = previous
    countBefore = promises.count
  }

  mutating func take(_ items: [ActionItem]) {
    let items = items.map { ($0, folded($0.text)) }
    var left = items.filter(\.0.isCarried)
    // What is still open comes first: a promise made every month has older ones like it.
    match(&left, to: { $0.isUnfinished }, nearly: false)
    match(&left, to: { $0.isUnfinished }, nearly: true)
    // Ticked in the old note after it was copied into this one.
    match(&left, to: { [previous] in $0.lastMention.document == previous }, nearly: false)
    for (item, wording) in left { add(item, wording) }

    var own = items.filter { !$0.0.isCarried }
    match(&own, to: { $0.isUnfinished }, nearly: false)
    match(&own, to: { $0.isUnfinished }, nearly: true)
    for (item, wording) in own {
      // The same in both sections of one note is one promise, as long as it is open.
      let same = promises.indices.first {
        mentioned.contains($0) && promises[$0].state == .open
          && promises[$0].wording == wording
      }
      if let same {
        promises[same] = promises[same].mentioned(by: item, wording: wording)
      } else {
        add(item, wording)
      }
    }
  }

  mutating func loseUnmentioned(in path: FilePath) {
    for index in 0..<countBefore where promises[index].state == .open && !mentioned.contains(index)
    {
      promises[index] = promises[index].lost(in: path)
    }
  }

  private mutating func add(_ item: ActionItem, _ wording: String) {
    mentioned.insert(promises.count)
    promises.append(Promise(item, wording: wording))
  }

  /// Takes the items off the list that a promise of an earlier note says, too.
  private mutating func match(
    _ items: inout [(ActionItem, String)], to isCandidate: (Promise) -> Bool, nearly: Bool
  ) {
    let candidates = (0..<countBefore).filter {
      !mentioned.contains($0) && isCandidate(promises[$0])
    }
    guard !candidates.isEmpty, !items.isEmpty else { return }
    var pairs: [(Int, Int)] = []
    if nearly {
      pairs = pairedByResemblance(
        candidates.map { promises[$0].wording }, items.map(\.1),
        where: { [promises, items] candidate, item in
          let before = promises[candidates[candidate]].lastMention.owner
          let now = items[item].0.owner
          return before == now || before == nil || now == nil
        })
    } else {
      // The newest of several alike is the one that is meant.
      var byWording: [String: [Int]] = [:]
      for (position, candidate) in candidates.enumerated() {
        byWording[promises[candidate].wording, default: []].append(position)
      }
      for (index, item) in items.enumerated() {
        if let position = byWording[item.1]?.popLast() { pairs.append((position, index)) }
      }
    }
    for (position, index) in pairs {
      let promise = candidates[position]
      promises[promise] = promises[promise].mentioned(by: items[index].0, wording: items[index].1)
      mentioned.insert(promise)
    }
    let taken = Set(pairs.map(\.1))
    items = items.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
  }
}
