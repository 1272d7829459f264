import Changes
import Checking
import Programme
import Schedule

enum LateChange: HistoryRule {
  static let id = "late-change"
  static let severity = Severity.warning
  static let summary = """
    The notes of a meeting were changed more than 60 days after it, when nobody remembers it as it was. \
    Ticking what was promised there does not count.
    """
  static let group = RuleGroup.history
  static let example = RuleExample(
    commit: """
      Author: Ines Moreau <ines@example.org>
      Date: 2026-06-30

      in pairings/ines-moreau/meetings/2026-03-11-progress.md
      - Goal 1 went faster than planned.
      + Goal 1 went slower than planned.
      """,
    ratherThan: """
      Author: Ines Moreau <ines@example.org>
      Date: 2026-03-20

      in pairings/ines-moreau/meetings/2026-03-11-progress.md
      - Goal 1 went faster than planned.
      + Goal 1 went slower than planned.
      """)

  /// Longer than two meetings are apart, as a rule.
  private static let days = Interval(count: 60, unit: .day)

  static func check(_ step: RecordStep, _ report: inout HistoryReport) {
    guard let day = step.commit.day, let old = step.old else { return }
    // Notes that are written down late were not changed.
    var known = Set(old.documents.map(\.path))
    for change in step.changes.changes {
      if case .documentMoved = change.kind { known.insert(change.document.path) }
    }
    var late: [DocumentReference] = []
    for change in step.changes.changes
    where change.document.isMeeting && change.isRewriting && known.contains(change.document.path)
      && !late.contains(change.document)
    {
      guard let date = change.document.date, let last = date.adding(days), last < day else {
        continue
      }
      late.append(change.document)
    }
    for document in late {
      report.add(
        "notes of \(document.date.map { "\($0)" } ?? "a meeting") changed long after it",
        at: document.path, of: step.slug, subject: document.path.text,
        help: "See what it was with 'git show \(step.commit.shortID)', and write what is new into "
          + "the next notes.")
    }
  }
}

extension Change {
  /// Whether it says otherwise what had been written; what becomes of promises may be said anywhere.
  fileprivate var isRewriting: Bool {
    switch kind {
    case .prose, .checkList, .fieldChanged: true
    default: false
    }
  }
}
