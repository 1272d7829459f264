import MarkdownSyntax
import Programme

enum GapWithoutGoal: Rule {
  static let id = "gap-without-goal"
  static let severity = Severity.warning
  static let summary = """
    The plan claims to be complete, and a gap names neither the goal that closes it nor a reason why \
    none does.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: "- G2 (skill): writing queries",
    good: "- G2 (skill): writing queries -> none: not needed for this role",
    context: "'Complete an action plan' is ticked.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record, record.planClaimsToBeComplete, let plan = pairing.plan else {
      return
    }
    let words = record.words
    // One of these is probably what the gap should name: one defect, not two.
    let free = record.plan.goalsWithoutGap.map { goal in
      Finding.Note(
        place: Place(plan.document.path, plan.document.range(of: goal)),
        text: "\(goal.name) closes no gap so far")
    }
    for gap in plan.gaps where gap.goals.isEmpty && gap.reason == nil {
      report.add(
        "gap \(quoted(gap.identifier ?? gap.text)) has neither goal nor reason", in: plan.document,
        at: gap.range, subject: "gap \(folded(gap.identifier ?? gap.text))",
        help: """
          Write '-> \(words.written(.goal)) N' behind the gap, or '-> \(words.written(.none)): why'.
          """,
        notes: free)
    }
  }
}
