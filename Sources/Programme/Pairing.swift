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
  package let away: [Period]
  package let plan: ActionPlan?

  /// Meeting notes by date, first ones first; two of one day in the order of their names.
  package let meetings: [Document]
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
  case graduated, ended, lapsed
}

extension Pairing {
  /// Conclusion of the record alone; being away on a day is a question of the day.
  package var stage: Stage { fatalError() }

  /// The newest document of the kinds given, by date.
  package func newest(of kinds: DocumentKind...) -> Document? {
    documents.filter { kinds.contains($0.kind) }.max { ($0.date, $0.path) < ($1.date, $1.path) }
  }

  /// The mentor and earlier ones, the mentee: everybody whose name can own an action item.
  package var people: [Person] { [mentee, mentor].compactMap(\.self) + earlierMentors }
}

/// nil sorts first.
func < (a: (Day?, FilePath), b: (Day?, FilePath)) -> Bool {
  switch (a.0, b.0) {
  case (nil, nil): a.1 < b.1
  case (nil, _): true
  case (_, nil): false
  case (let x?, let y?): (x, a.1) < (y, b.1)
  }
}
