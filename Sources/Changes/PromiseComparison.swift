import Programme

extension PairingComparison {
  /// What became of the promises of all notes together.
  ///
  /// - Parameter isMeeting: whether a meeting was recorded, where also what is still open is news.
  mutating func comparePromises(isMeeting: Bool) {
    // A note that can't be read would take its promises along.
    guard !isUnread(nil) else { return }
    let states = PromiseStates(old, new)
    let (before, after) = (states.earlier, states.later)
    let left = (before: Array(before[states.shared...]), after: Array(after[states.shared...]))
    let matching = Matching(
      left.before, left.after,
      keys: [
        // The first words of a promise stay where they were said.
        { [$0.firstMention.document.lastComponent.text, $0.firstMention.wording] },
        { [$0.firstMention.wording] },
        { [$0.lastMention.wording] },
      ],
      text: { $0.lastMention.wording },
      // What another note promises instead is a promise of its own.
      canResemble: {
        $0.lastMention.owner == $1.lastMention.owner
          && $0.firstMention.document.lastComponent == $1.firstMention.document.lastComponent
      }
    ).earlier
    var items: [PromiseChanges.Item] = []
    var open = 0
    for (index, promise) in after.enumerated() {
      let edit = promise.edit
      guard
        let earlier = index < states.shared
          ? before[index] : matching[index - states.shared].map({ left.before[$0] })
      else {
        // Made, and perhaps kept at once.
        items.append(PromiseChanges.Item(edit ?? .new, promise.words))
        continue
      }
      let count = items.count
      switch (earlier.outcome, promise.outcome) {
      case (.open, .open): open += 1
      case (.done, .done), (.dropped, .dropped): break
      default: items.append(PromiseChanges.Item(edit ?? .reopened, promise.words))
      }
      if !earlier.lastMention.isWorded(as: promise.lastMention) {
        items.append(PromiseChanges.Item(.reworded(from: earlier.words), promise.words))
      }
      if items.count == count, isRestated(earlier, promise) {
        items.append(PromiseChanges.Item(.restated, promise.words))
      }
    }
    let kept = Set(matching.values)
    for (index, promise) in left.before.enumerated() where !kept.contains(index) {
      items.append(PromiseChanges.Item(.gone, promise.words))
    }
    if items.isEmpty, !isMeeting || open == 0 { return }
    add(.promises(PromiseChanges(items, open: open)), in: promisePlace)
  }

  /// Whether a note that is in both states says a promise otherwise, or in one of them only.
  private func isRestated(_ before: Promise, _ after: Promise) -> Bool {
    if before.mentions.elementsEqual(after.mentions, by: { $0.isSaid(as: $1) }) { return false }
    func mentions(_ promise: Promise, in other: Pairing?) -> [FilePath: ActionItem] {
      let notes = Set((other?.meetings ?? []).map { place(of: $0.path, in: other) })
      return Dictionary(
        promise.mentions.map { ($0.document.lastComponent, $0) }.filter { mention in
          notes.contains { $0.lastComponent == mention.0 }
        }
      ) { $1 }
    }
    let (earlier, later) = (mentions(before, in: new), mentions(after, in: old))
    return earlier.count != later.count
      || later.contains { place, mention in earlier[place].map { !$0.isSaid(as: mention) } ?? true }
  }

  /// The newest document whose items are not what they were.
  private var promisePlace: DocumentReference {
    let before = Dictionary(
      (old?.meetings ?? []).map { (place(of: $0.path, in: old), $0.actionItems) }
    ) { $1 }
    let edited = (new?.meetings ?? []).last { document in
      let earlier = before[place(of: document.path, in: new), default: []]
      return !earlier.elementsEqual(document.actionItems) { $0.isSaid(as: $1) }
    }
    if let edited { return reference(edited, in: new) }
    let removed = old?.meetings.last { !$0.actionItems.isEmpty }
    return removed.map { reference($0, in: old) } ?? (new ?? old)?.reference
      ?? DocumentReference(path: "", kind: nil)
  }
}

extension Promise {
  fileprivate enum Outcome { case open, done, dropped }

  /// One that a note has lost is open: nobody has said anything else.
  fileprivate var outcome: Outcome {
    switch state {
    case .open, .lost: .open
    case .done: .done
    case .dropped: .dropped
    }
  }

  /// How it came to its end; nil while it is open.
  fileprivate var edit: PromiseChanges.Item.Edit? {
    switch outcome {
    case .open: nil
    case .done: .done
    case .dropped:
      if case .dropped(let reason) = lastMention.state { .dropped(reason: reason) } else { nil }
    }
  }

  /// All that it says, but for what became of it.
  fileprivate var words: PromiseChanges.Wording {
    PromiseChanges.Wording(lastMention.text, owner: lastMention.owner, due: lastMention.due?.text)
  }
}

extension ActionItem {
  fileprivate func isSaid(as other: ActionItem) -> Bool {
    state == other.state && isWorded(as: other)
  }
}
