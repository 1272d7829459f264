import MarkdownSyntax
import Programme

enum NotADate: Rule {
  static let id = "not-a-date"
  static let severity = Severity.warning
  static let summary = """
    A goal's target, the `(by …)` of an action item or the line of a met goal has a text where a \
    date belongs, so nothing can remind of it or count from it.
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
      for line in plan.progress {
        guard let date = line.date, date.reading == .notADate else { continue }
        report.add(
          "date of met goal '#\(line.goal)' is not a date: \(quoted(date.text))",
          in: plan.document, at: date.range, subject: "goal \(line.goal) progress date",
          help: "Write the day as YYYY-MM-DD.",
          fix: Finding.Fix(
            date: date.range, of: plan.document,
            writtenAs: plan.document.source.text(in: date.range)))
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
