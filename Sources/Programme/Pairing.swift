/// A pairing's folder, read.
package struct Pairing: Sendable {
  package let slug: FilePath
  /// `pairings/<slug>`
  package let folder: FilePath
  /// Readable documents by path.
  package let documents: [Document]
  package let unreadable: [UnreadableDocument]
  /// Files in a folder of documents, or named almost like one, that fit no kind.
  package let strays: [StrayFile]

  package let mentee: Person?
  package let mentor: Person?
  package let earlierMentors: [Person]
  package let role: String?
  package let started: Day?
  /// Since when the mentor is it, or the last one has left; nil where that is not written, so since
  /// the start.
  package let mentorSince: Day?
  package let away: [Period]
  /// What comes round at the pair's own pace: `meets`, `check-ins` and `reviews` of `pairing.md`.
  package let cadence: [Configuration.Cadence: Interval]
  package let plan: ActionPlan?

  /// Meeting notes by date, first ones first; two of one day in the order of their names.
  package let meetings: [Document]
  /// Everything promised in the meeting notes, in the order in which it was first said.
  ///
  /// A later note's item is the same promise where its text is the same or lightly reworded and it
  /// stands among the items carried over, or where it says again what is still open. A note with a
  /// section for what was left open loses what it does not mention.
  package let promises: [Promise]
  /// By date, first ones first.
  package let reviews: [Review]
  /// How the pairing ended; nil while it goes on.
  package let outcome: Stage?
}

/// What the mentor said of a day's review.
package struct Review: Hashable, Sendable {
  package enum Decision: Hashable, Sendable { case `continue`, graduate }

  package let document: FilePath
  package let day: Day
  /// nil where none is written, or no word that is known.
  package let decision: Decision?
}

/// A file that fits no kind of document.
package struct StrayFile: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The name has a date that does not exist.
    case impossibleDate(String)
    /// No kind has such a name; the closest one, if any is close.
    case unknownName(closest: String?)
  }

  package let path: FilePath
  package let reason: Reason
}

/// Where a pairing is on its way; computed, never written down.
package enum Stage: String, Sendable {
  /// No mentor yet.
  case waiting
  /// Paired, and no meeting yet.
  case paired
  /// First meeting held, no planning meeting yet.
  case planning
  case active
  /// The mentor decided that the mentee graduates, and no closing says how it went on.
  case nominated
  case graduated, ended, lapsed
}

extension Pairing {
  /// Conclusion of the record alone; being away on a day is a question of the day.
  package var stage: Stage {
    if let outcome { return outcome }
    if mentor == nil { return .waiting }
    if reviews.last(where: { $0.decision != nil })?.decision == .graduate { return .nominated }
    if count(of: .planning) + count(of: .progress) > 0 { return .active }
    if count(of: .first) > 0 { return .planning }
    return .paired
  }

  /// The kind of the next meeting: a first one with every mentor, then one planning meeting; nil
  /// where there is nobody to meet any more, or nobody yet.
  package var nextMeetingKind: DocumentKind? {
    guard outcome == nil, mentor != nil else { return nil }
    if count(of: .first) <= earlierMentors.count { return .first }
    return count(of: .planning) == 0 ? .planning : .progress
  }

  /// The meetings by their dates, first ones first: one whose note cannot be read was held all the same.
  package var heldMeetings: [(note: FilePath, kind: DocumentKind, date: Day)] {
    let read = meetings.map { ($0.order, $0.path, $0.kind, $0.date) }
    let others = unreadable.filter(\.isMeeting).map { note in
      (DocumentOrder(note.path, note.date, 1), note.path, note.kind, note.date)
    }
    return (read + others).sorted { $0.0 < $1.0 }.compactMap { _, note, kind, date in
      if let kind, let date { (note, kind, date) } else { nil }
    }
  }

  /// The days of documents of a kind, read or not, first ones first.
  package func days(of kind: DocumentKind) -> [Day] {
    (documents.filter { $0.kind == kind }.map(\.date)
      + unreadable.filter { $0.kind == kind }.map(\.date)).compactMap(\.self).sorted()
  }

  /// Documents of a kind, read or not: one that cannot be read was written all the same.
  private func count(of kind: DocumentKind) -> Int {
    documents.count { $0.kind == kind } + unreadable.count { $0.kind == kind }
  }

  /// The newest document of the kinds given, by date.
  package func newest(of kinds: DocumentKind...) -> Document? {
    documents.filter { kinds.contains($0.kind) }.max { $0.order < $1.order }
  }

  /// The day on which the two of now began: the start, or the hand-over after it.
  package var begun: Day? {
    mentor == nil ? started : [started, mentorSince].compactMap(\.self).max()
  }

  /// All files that belong to it, readable or not.
  package var paths: [FilePath] {
    documents.map(\.path) + unreadable.map(\.path) + strays.map(\.path)
  }

  /// nil where nothing of a pairing is there.
  package var ifPresent: Pairing? { paths.isEmpty ? nil : self }

  /// The mentor and earlier ones, the mentee: everybody whose name can own an action item.
  package var people: [Person] { [mentee, mentor].compactMap(\.self) + earlierMentors }
}

/// Sorts documents by day; those of one day by their names, and by number where only that differs.
package struct DocumentOrder: Comparable, Sendable {
  private let date: Day?
  private let path: FilePath
  private let ordinal: Int

  init(_ path: FilePath, _ date: Day?, _ ordinal: Int) {
    self.date = date
    self.path = path
    self.ordinal = ordinal
  }

  /// The path without the ordinal, which needs to be known only among documents of one day.
  private var stem: FilePath {
    let end = ordinal > 1 ? "-\(ordinal).md".utf8.count : ".md".utf8.count
    return FilePath(bytes: Array(path.bytes.dropLast(end)))
  }

  package static func < (a: DocumentOrder, b: DocumentOrder) -> Bool {
    switch (a.date, b.date) {
    case (nil, .some): return true
    case (.some, nil): return false
    case (let x?, let y?) where x != y: return x < y
    default: return (a.stem, a.ordinal) < (b.stem, b.ordinal)
    }
  }
}

extension Document {
  /// Where the document stands among others in time.
  package var order: DocumentOrder { DocumentOrder(path, date, ordinal) }
}

extension [Document] {
  /// Those that are asked for in their order in time.
  package func inOrder(where isWanted: (Document) -> Bool) -> [Document] {
    // Documents are large: they are copied once, when their places are known.
    indices.filter { isWanted(self[$0]) }.map { (index: $0, order: self[$0].order) }
      .sorted { $0.order < $1.order }.map { self[$0.index] }
  }
}
