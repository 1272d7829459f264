import MarkdownSyntax
import Programme

enum UnnumberedGoal: Rule {
  static let id = "unnumbered-goal"
  static let severity = Severity.warning
  static let summary = """
    A goal of the action plan has no number, so that no gap, no line of progress and no review can \
    name it.
    """

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
