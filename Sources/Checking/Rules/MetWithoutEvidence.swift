import MarkdownSyntax
import Programme

enum MetWithoutEvidence: Rule {
  static let id = "met-without-evidence"
  static let severity = Severity.warning
  static let summary = """
    A goal is ticked as met, and its line has no date, or neither a link nor the name of somebody \
    who confirms it.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: "- [x] goal 1: done",
    good: "- [x] goal 1: 2026-03-10, https://example.org/entries")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let plan = pairing.plan else { return }
    let words = report.programme.configuration.words
    for line in plan.progress where line.state == .met {
      // One that does not exist, or is written otherwise, has a finding of its own.
      let hasDate = line.date != nil
      let missing: String
      switch (hasDate, line.hasEvidence) {
      case (true, true): continue
      case (true, false): missing = "evidence"
      case (false, true): missing = "a date"
      case (false, false): missing = "a date and evidence"
      }
      report.add(
        "goal '#\(line.goal)' is met without \(missing)", in: plan.document, at: line.range,
        subject: "goal \(line.goal) evidence",
        explanation: "A met goal is worth what a third person can look up.",
        help: """
          Write '\(words.written(.goal)) \(line.goal): YYYY-MM-DD, https://…' or \
          '…, \(words.written(.confirmedBy)) NAME'.
          """)
    }
  }
}
