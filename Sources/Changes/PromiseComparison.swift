import Programme

extension PairingComparison {
  /// What became of the promises of all notes together.
  ///
  /// - Parameter isMeeting: whether a meeting was recorded, where also what is still open is news.
  mutating func comparePromises(isMeeting: Bool) {
    let before = promises(of: old)
    let after = promises(of: new)
    var counts = Change.PromiseCounts()
    var reworded = 0
    for (key, promise) in after {
      guard let earlier = before[key] else {
        counts.new += 1
        continue
      }
      switch (earlier.state, promise.state) {
      case (.open, .open): counts.open += 1
      case (.open, .done), (.dropped, .done): counts.done += 1
      case (.open, .dropped), (.done, .dropped): counts.dropped += 1
      case (.done, .open), (.dropped, .open): counts.reopened += 1
      case (.done, .done), (.dropped, .dropped): break
      }
      if earlier.due?.day != promise.due?.day { reworded += 1 }
    }
    counts.gone = before.keys.count { after[$0] == nil }
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

  /// Each promise by what it says, as the newest note that has it gives it.
  private func promises(of pairing: Pairing?) -> [String: ActionItem] {
    var result: [String: ActionItem] = [:]
    for item in (pairing?.meetings ?? []).flatMap(\.actionItems) {
      result[item.key] = item
    }
    return result
  }
}

extension ActionItem {
  fileprivate var key: String { folded(text) }

  fileprivate var said: [String] { [key, "\(state)", due?.text ?? ""] }
}
