import MarkdownSyntax
import Programme

enum MistypedColumn: Rule {
  static let id = "mistyped-column"
  static let severity = Severity.warning
  static let summary = """
    A column of the action plan has a title that is close to the template's and is not it.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | Goals | Mentee’s Action Steps | Mentor’s Action Steps | Support Network’s Action Steps \
      (Role of manager, peers, etc.) | Potential Barriers (Risk mitigation steps) | Success \
      Measures (Must be measurable and results-focused) | Target Date(s) |
      """,
    good: """
      | Goals | Mentee’s Action Steps | Mentor’s Action Steps | Support Network’s Action Steps \
      (Role of manager, peers, etc.) | Potential Barriers (Risk mitigation steps) | Success \
      Measures (Must be measurable and results-focused) | Target Completion Date(s) |
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let plan = pairing.plan, let table = plan.table else { return }
    for (index, schema) in table.mistyped where table.table.header.cells.indices.contains(index) {
      let cell = table.table.header.cells[index]
      report.add(
        "column \(quoted(cell.text.plain)) is titled otherwise in the template", in: plan.document,
        at: cell.range, subject: "column \(schema.column.rawValue)",
        help: "Write '\(schema.title)'.",
        fix: Finding.Fix(
          "write '\(schema.title)'", replacing: cell.range, of: plan.document,
          by: schema.title.replacing("|", with: "\\|"),
          isSafe: addsNothing(cell.text.plain, to: schema.title) && cell.raw == cell.text.plain))
    }
  }
}
