import Changes
import Checking
import Programme

enum ChangeAfterEnd: HistoryRule {
  static let id = "change-after-end"
  static let severity = Severity.warning
  static let summary = """
    The action plan of a pairing was changed after its closing was in the record, so it is not the plan \
    that was closed.
    """
  static let group = RuleGroup.history
  static let example = RuleExample(
    commit: """
      Author: Tariq Aziz <tariq@example.org>
      Date: 2026-09-01

      in pairings/ines-moreau/action-plan.md
      - - [ ] goal 2: 12 of 30
      + - [x] goal 2: 2026-08-30, https://example.org/requests
      """,
    ratherThan: """
      Author: Tariq Aziz <tariq@example.org>
      Date: 2026-09-01

      in pairings/ines-moreau/closing.md
      - # How it ended
      + # How it ended, and what came of it
      """,
    context: "The pairing's 'closing.md' was saved in August.")

  static func check(_ step: RecordStep, _ report: inout HistoryReport) {
    guard let outcome = step.old?.outcome else { return }
    let edited = step.changes.changes.map(\.document) + step.changes.reformatted
    guard let plan = edited.first(where: { $0.kind == .actionPlan }),
      step.changes.changes.contains(where: { $0.document == plan })
    else { return }
    report.add(
      "action plan changed after the pairing had ended (\(outcome.rawValue))", at: plan.path,
      of: step.slug, subject: "plan",
      help: "Make a new pairing if the two go on, or write what came later into 'closing.md'.")
  }
}
