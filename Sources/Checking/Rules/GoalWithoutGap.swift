import MarkdownSyntax
import Programme

enum GoalWithoutGap: Rule {
  static let id = "goal-without-gap"
  static let severity = Severity.warning
  static let summary = """
    The plan claims to be complete, and a goal closes no gap: why it is pursued stands nowhere.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: "- G3 (behaviour): answers come late -> none: will come by itself",
    good: "- G3 (behaviour): answers come late -> goal 2",
    context: "'Complete an action plan' is ticked, and no other gap names goal 2.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record, record.planClaimsToBeComplete, let plan = pairing.plan,
      // A gap without goal, or with a wrong one, is probably this goal's.
      plan.gaps.allSatisfy({ !$0.goals.isEmpty || $0.reason != nil }),
      plan.gaps.allSatisfy({ $0.goals.allSatisfy(record.plan.numbers.contains) })
    else { return }
    // No gap at all is what the claim that the needs are described is about.
    if plan.gaps.isEmpty, record.claim(.needsDescribed) != nil { return }
    for goal in record.plan.goalsWithoutGap {
      guard let number = goal.number else { continue }
      report.add(
        "\(goal.name) closes no gap", in: plan.document, at: plan.document.range(of: goal),
        subject: goal.key,
        help: """
          Write '-> \(record.words.written(.goal)) \(number)' behind the gap that it closes.
          """)
    }
  }
}

extension PlanEvidence {
  /// Goals that count and that no gap names; none where that cannot be told.
  var goalsWithoutGap: [Goal] {
    guard let plan, numbersAreKnown, !plan.document.lacks(.gaps) else { return [] }
    let named = Set(plan.gaps.flatMap(\.goals))
    return plan.goals.filter { goal in
      guard let number = goal.number else { return false }
      return !named.contains(number) && !isWaived(goal) && !goal.isDraft
    }
  }
}
