import MarkdownSyntax
import Programme

enum MissingColumn: Rule {
  static let id = "missing-column"
  static let severity = Severity.error
  static let summary = """
    The action plan's table lacks a column of the template, or the plan has no table at all.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | Goals | Mentee’s Action Steps | Mentor’s Action Steps | Support Network’s Action Steps \
      (Role of manager, peers, etc.) | Potential Barriers (Risk mitigation steps) | Remarks | \
      Target Completion Date(s) |
      """,
    good: """
      | Goals | Mentee’s Action Steps | Mentor’s Action Steps | Support Network’s Action Steps \
      (Role of manager, peers, etc.) | Potential Barriers (Risk mitigation steps) | Success \
      Measures (Must be measurable and results-focused) | Target Completion Date(s) |
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let plan = pairing.plan else { return }
    let document = plan.document
    guard let table = plan.table else {
      guard let section = document.section(.actionPlan) else { return }
      report.add(
        "action plan has no table", in: document, at: document.headingRange(of: section),
        subject: "table",
        help: """
          Write the table's header and, right below it, a line '| --- |' with as many cells as the \
          header has.
          """)
      return
    }
    for schema in table.missing {
      report.add(
        "column \(quoted(schema.title)) is missing", in: document,
        at: document.source.range(ofLine: table.table.header.line).trimmed(in: document.source),
        subject: "column \(schema.column.rawValue)",
        help: "Write the column '\(schema.title)' into the header and a cell for it into every row."
      )
    }
  }
}
