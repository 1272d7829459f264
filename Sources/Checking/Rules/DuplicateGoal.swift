import MarkdownSyntax
import Programme

enum DuplicateGoal: Rule {
  static let id = "duplicate-goal"
  static let severity = Severity.warning
  static let summary = """
    Two goals of the action plan have the same number, so nobody can tell which one a gap, a line of \
    progress or a review means.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | **#1** Make entries alone | Make ten entries | Look at each | | Illness in spring \
      (pause, agreed) | 20 entries accepted without a question | 2026-06-30 |
      | **#1** Answer in time | Look at the queue every day | Ask once a week | Manager: an \
      hour a day | none | 30 requests answered within two days | 2026-08-31 |
      """,
    good: """
      | **#1** Make entries alone | Make ten entries | Look at each | | Illness in spring \
      (pause, agreed) | 20 entries accepted without a question | 2026-06-30 |
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an \
      hour a day | none | 30 requests answered within two days | 2026-08-31 |
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let plan = pairing.plan else { return }
    var first: [Int: Goal] = [:]
    for goal in plan.goals {
      guard let number = goal.number else { continue }
      guard let other = first[number] else {
        first[number] = goal
        continue
      }
      let free = (plan.goals.compactMap(\.number).max() ?? 0) + 1
      report.add(
        "number '#\(number)' is given to two goals", in: plan.document,
        at: plan.document.range(of: goal), subject: "goal \(number)",
        help: "Give one of them a number that is not used yet: **#\(free)**.",
        notes: [
          Finding.Note(
            place: Place(plan.document.path, plan.document.range(of: other)),
            text: "the other goal of this number")
        ])
    }
  }
}

extension Document {
  /// The cell that names a goal, or its whole row.
  func range(of goal: Goal) -> SourceRange {
    goal.cells[.goal]?.range ?? source.range(ofLine: goal.row.line).trimmed(in: source)
  }
}
