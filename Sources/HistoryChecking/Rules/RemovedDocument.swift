import Changes
import Checking
import Programme

enum RemovedDocument: HistoryRule {
  static let id = "removed-document"
  static let severity = Severity.warning
  static let summary = """
    A commit removed a document, or all of a pairing, from the record. A file that only got another \
    name is still there.
    """
  static let group = RuleGroup.history
  static let example = RuleExample(
    commit: """
      Author: Tariq Aziz <tariq@example.org>
      Date: 2026-05-02

      remove pairings/ines-moreau/check-ins/2026-03.md
      """,
    ratherThan: """
      Author: Tariq Aziz <tariq@example.org>
      Date: 2026-05-02

      in pairings/ines-moreau/check-ins/2026-03.md
      - All is well.
      + All is well. (Ines: not quite, see the notes of April.)
      """)

  static func check(_ step: RecordStep, _ report: inout HistoryReport) {
    let folder = Programme.pairingsFolder.appending(step.slug)
    let restore = "Bring it back with 'git restore --source \(step.commit.shortID)~1'"
    for change in step.changes.changes {
      let path = change.document.path
      switch change.kind {
      case .pairingRemoved:
        report.add(
          "pairing '\(step.slug.text)' removed", at: path, of: step.slug, subject: "pairing",
          help: "\(restore) and its folder, or leave it if it was never one.")
      case .documentRemoved:
        report.add(
          "document '\(path.below(folder).text)' removed", at: path, of: step.slug,
          subject: path.text,
          help: "\(restore) and its path, or leave it if it was written by mistake.")
      default: break
      }
    }
  }
}
