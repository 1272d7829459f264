import MarkdownSyntax
import Programme

enum MissingCell: Rule {
  static let id = "missing-cell"
  static let severity = Severity.error
  static let summary = """
    A row of the action plan has fewer cells than its header, so that a text may stand below the \
    wrong title.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an hour \
      a day | 30 requests answered within two days | 2026-08-31 |
      """,
    good: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an hour \
      a day | none | 30 requests answered within two days | 2026-08-31 |
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let plan = pairing.plan else { return }
    let source = plan.document.source
    for table in plan.tables.map(\.table) {
      let width = table.header.cells.count
      for row in table.rows where row.cells.count < width {
        let name = plan.nameOfRow(row, in: plan.document) ?? "row"
        report.add(
          "\(name) has \(row.cells.count) of \(width) cells", in: plan.document,
          at: source.range(ofLine: row.line).trimmed(in: source), subject: "\(name) cells",
          help: "Write a cell for every column; what is not known yet stays empty: '| |'.")
      }
    }
  }
}
