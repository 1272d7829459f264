import Programme

enum UnmeasurableMeasure: Rule {
  static let id = "unmeasurable-measure"
  static let severity = Severity.warning
  static let summary = """
    A success measure names no amount, event or thing that a third person could confirm: 'better \
    reviews', 'TBD'. Nobody could say later whether the goal is met.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an \
      hour a day | none | faster answers | 2026-08-31 |
      """,
    good: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an \
      hour a day | none | 30 requests answered within two days | 2026-08-31 |
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for measure in report.record?.measures ?? [] where !measure.judgement.isMeasurable {
      report.add(measure, "can't be measured: \(measure.judgement.because.first ?? "")")
    }
  }
}

extension Report {
  /// Adds a finding about the wording of a success measure.
  mutating func add(_ measure: JudgedMeasure, _ defect: String) {
    guard let plan = record?.pairing.plan else { return }
    add(
      "success measure of \(measure.goal.name) \(defect)", in: plan.document, at: measure.range,
      subject: "\(measure.goal.key) measure",
      explanation: "A success measure is measurable and results-focused.",
      help: "Answer in it: '\(measure.judgement.ask ?? "")'.")
  }
}
