import Programme

enum ActivityAsMeasure: Rule {
  static let id = "activity-as-measure"
  static let severity = Severity.warning
  static let summary = """
    A success measure says what is done or learnt rather than what is there in the end: 'attend \
    the calls', 'more confidence'.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an \
      hour a day | none | attend two calls of the help desk | 2026-08-31 |
      """,
    good: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an \
      hour a day | none | 30 requests answered within two days | 2026-08-31 |
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for measure in report.record?.measures ?? [] {
      // A placeholder is no activity either; that it says nothing is the other rule's to say.
      guard !measure.judgement.isResultsFocused, !measure.judgement.saysNothing else { continue }
      report.add(measure, "names no result: \(measure.judgement.because.last ?? "")")
    }
  }
}
