import MarkdownSyntax
import Programme

enum DetachedRow: Rule {
  static let id = "detached-row"
  static let severity = Severity.error
  static let summary = """
    A row stands below a line that has ended the action plan's table, so it is no row for Markdown, \
    and its goal is none.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | **#1** Make entries alone | Make ten entries | Look at each | | Illness in spring \
      (pause, agreed) | 20 entries accepted without a question | 2026-06-30 |

      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an \
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
    let source = plan.document.source
    for table in plan.tables.map(\.table) {
      // Rows that one and the same line cuts off are one defect.
      guard let first = table.detachedLines.first else { continue }
      let last = (table.rows.last ?? table.header).line
      report.add(
        table.detachedLines.count == 1
          ? "row below the table is no part of it"
          : "\(table.detachedLines.count) rows below the table are no part of it",
        in: plan.document, at: source.range(ofLine: first).trimmed(in: source),
        subject: "detached rows",
        help: "Delete the line between the rows, or move what it says out of the table.",
        notes: [
          Finding.Note(
            place: Place(plan.document.path, source.range(ofLine: last).trimmed(in: source)),
            text: "the table ends here")
        ])
    }
  }
}
