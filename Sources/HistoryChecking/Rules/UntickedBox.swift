import Changes
import Checking
import Programme

enum UntickedBox: HistoryRule {
  static let id = "unticked-box"
  static let severity = Severity.warning
  static let summary = """
    A commit took the tick from an item of a check list, or opened a goal again that was met or waived: \
    what was said to be so is not any more.
    """
  static let group = RuleGroup.history
  static let example = RuleExample(
    commit: """
      Author: Tariq Aziz <tariq@example.org>
      Date: 2026-03-14

      in pairings/ines-moreau/action-plan.md
      - - [x] goal 1: 2026-03-10, https://example.org/entries
      + - [ ] goal 1: 2026-03-10, https://example.org/entries
      """,
    ratherThan: """
      Author: Tariq Aziz <tariq@example.org>
      Date: 2026-03-14

      in pairings/ines-moreau/action-plan.md
      - - [x] goal 1: 2026-03-10, https://example.org/entries
      + - [x] goal 1: 2026-03-10, https://example.org/entries, with five more in May
      """)

  static func check(_ step: RecordStep, _ report: inout HistoryReport) {
    for change in step.changes.changes {
      let path = change.document.path
      switch change.kind {
      case .checkList(let list):
        for item in list.items where item.edit == .unticked {
          report.add(
            "check-list item '\(item.text)' unticked", at: path, of: step.slug,
            subject: "\(path.text) \(item.text)",
            help: "Ask who did it what had been ticked too early, or tick it again.")
        }
      case .goalReopened(let goal):
        report.add(
          "goal '#\(goal)' opened again", at: path, of: step.slug, subject: "goal \(goal)",
          help: "Ask what had been called met or waived too early, or mend the line in 'Progress'.")
      default: break
      }
    }
  }
}
