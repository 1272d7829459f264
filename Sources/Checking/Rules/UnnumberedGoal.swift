import MarkdownSyntax
import Programme

enum UnnumberedGoal: Rule {
  static let id = "unnumbered-goal"
  static let severity = Severity.warning
  static let summary = """
    A goal of the action plan has no number, so that no gap, no line of progress and no review can \
    name it.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | Answer in time | Look at the queue every day | Ask once a week | Manager: an hour a day | \
      none | 30 requests answered within two days | 2026-08-31 |
      """,
    good: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an hour \
      a day | none | 30 requests answered within two days | 2026-08-31 |
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let plan = pairing.plan, report.record?.plan.rowsAreKnown == true else { return }
    let free = (plan.goals.compactMap(\.number).max() ?? 0) + 1
    for goal in plan.goals where goal.number == nil && goal.isSound {
      report.add(
        goal.text.isEmpty ? "goal has no number" : "\(goal.name) has no number", in: plan.document,
        at: plan.document.range(of: goal), subject: goal.key,
        help: "Write a number that is not used yet before the goal, such as '**#\(free)**'.")
    }
  }
}
