import MarkdownSyntax
import Programme

enum NotADate: Rule {
  static let id = "not-a-date"
  static let severity = Severity.warning
  static let summary = """
    A goal's target or the `(by …)` of an action item has a text where a date belongs, so nothing \
    can remind of it.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an hour \
      a day | none | 30 requests answered within two days | end of August |
      """,
    good: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an hour \
      a day | none | 30 requests answered within two days | 2026-08-31 |
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    if let plan = pairing.plan {
      for goal in plan.goals {
        for target in goal.targets where target.reading == .notADate {
          report.add(
            "target date of \(goal.name) is not a date: \(quoted(target.text))", in: plan.document,
            at: target.range, subject: "\(goal.key) target",
            help: "Write the day as YYYY-MM-DD; a remark can stand behind it.",
            fix: Finding.Fix(
              date: target.range, of: plan.document,
              writtenAs: plan.document.source.text(in: target.range)))
        }
      }
    }
    for document in pairing.documents {
      for item in document.actionItems {
        guard let due = item.due, due.reading == .notADate else { continue }
        report.add(
          "date of action item \(quoted(item.text)) is not a date: \(quoted(due.text))",
          in: document, at: due.range, subject: "item \(folded(item.text)) date",
          help: "Write '(\(report.programme.configuration.words.written(.by)) YYYY-MM-DD)'.",
          fix: Finding.Fix(
            date: due.range, of: document, writtenAs: document.source.text(in: due.range)))
      }
    }
  }
}
