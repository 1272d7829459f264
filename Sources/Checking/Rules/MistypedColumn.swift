import MarkdownSyntax
import Programme

enum MistypedColumn: Rule {
  static let id = "mistyped-column"
  static let severity = Severity.warning
  static let summary = """
    A column of the action plan has a title that is close to the template's and is not it.
    """

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let plan = pairing.plan, let table = plan.table else { return }
    for (index, schema) in table.mistyped where table.table.header.cells.indices.contains(index) {
      let cell = table.table.header.cells[index]
      report.add(
        "column \(quoted(cell.text.plain)) is titled otherwise in the template", in: plan.document,
        at: cell.range, subject: "column \(schema.column.rawValue)",
        help: "Write '\(schema.title)'.")
    }
  }
}
