import Programme

extension PairingComparison {
  /// What became of the promises of all notes together.
  ///
  /// - Parameter isMeeting: whether a meeting was recorded, where also what is still open is news.
  mutating func comparePromises(isMeeting: Bool) {
    // A note that can't be read would take its promises along.
    guard !isUnread(nil) else { return }
    let before = old?.promises() ?? []
    let after = new?.promises() ?? []
    let matching = Matching(
      before, after,
      keys: [
        // The first words of a promise stay where they were said.
        { [$0.firstMention.document.text, folded($0.firstMention.text)] },
        { [folded($0.firstMention.text)] },
        { [folded($0.lastMention.text)] },
      ],
      text: { folded($0.lastMention.text) },
      canResemble: { $0.lastMention.owner == $1.lastMention.owner }
    ).earlier
    var counts = Change.PromiseCounts()
    var reworded = 0
    for (index, promise) in after.enumerated() {
      guard let earlier = matching[index].map({ before[$0] }) else {
        counts.add(promise)
        continue
      }
      switch (earlier.outcome, promise.outcome) {
      case (.open, .open): counts.open += 1
      case (.open, .done), (.dropped, .done): counts.done += 1
      case (.open, .dropped), (.done, .dropped): counts.dropped += 1
      case (.done, .open), (.dropped, .open): counts.reopened += 1
      case (.done, .done), (.dropped, .dropped): break
      }
      if earlier.words != promise.words { reworded += 1 }
    }
    counts.gone = before.count - matching.count
    guard counts.isChange || reworded > 0 || (isMeeting && counts.open > 0) else { return }
    let place = promisePlace
    if counts.isChange || isMeeting { add(.promises(counts), in: place) }
    if reworded > 0 { add(.promisesReworded(reworded), in: place) }
  }

  /// The newest document whose items are not what they were.
  private var promisePlace: DocumentReference {
    let before = Dictionary((old?.documents ?? []).map { ($0.path, $0.actionItems) }) { $1 }
    let edited = (new?.meetings ?? []).last { document in
      before[document.path, default: []].map(\.said) != document.actionItems.map(\.said)
    }
    if let edited { return reference(edited, in: new) }
    let removed = old?.meetings.last { !$0.actionItems.isEmpty }
    return removed.map { reference($0, in: old) } ?? (new ?? old)?.reference
      ?? DocumentReference(path: "", kind: nil)
  }
}

extension Change.PromiseCounts {
  /// Counts a promise that was not there before: made, and perhaps kept at once.
  fileprivate mutating func add(_ promise: Promise) {
    switch promise.outcome {
    case .open: new += 1
    case .done: done += 1
    case .dropped: dropped += 1
    }
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

  /// All that it says, but for what became of it.
  fileprivate var words: [String] {
    let item = lastMention
    return [folded(item.text), item.due?.text ?? "", item.owner.map { "\($0)" } ?? ""]
  }
}

extension ActionItem {
  fileprivate var said: [String] {
    [folded(text), "\(state)", due?.text ?? "", owner.map { "\($0)" } ?? ""]
  }
}
