import MarkdownSyntax
import Programme

enum LostCell: Rule {
  static let id = "lost-cell"
  static let severity = Severity.error
  static let summary = """
    A row of a table has more cells than its header, mostly because of a `|` in a text. Markdown \
    drops the last ones silently, and what stands in them is lost to every reader.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | **#2** Answer yes|no in time | Look at the queue every day | Ask once a week | Manager: \
      an hour a day | none | 30 requests answered within two days | 2026-08-31 |
      """,
    good: """
      | **#2** Answer yes\\|no in time | Look at the queue every day | Ask once a week | Manager: \
      an hour a day | none | 30 requests answered within two days | 2026-08-31 |
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      for block in document.markdown.blocks {
        guard case .table(let table) = block.kind else { continue }
        let width = table.header.cells.count
        for row in table.rows where row.cells.count > width {
          guard let first = row.cells.dropFirst(width).first, let last = row.cells.last else {
            continue
          }
          let range = SourceRange(first.range.start, last.range.end)
          let lost = document.source.text(in: range)
          let name = pairing.plan?.nameOfRow(row, in: document)
          let counts = "the row has \(row.cells.count) cells, the table \(width) columns"
          let what = [quoted(lost), name].compactMap(\.self).joined(separator: " of ")
          report.add(
            lost.isEmpty
              ? "\(name ?? "row") has cells too many: \(counts)" : "\(what) is lost: \(counts)",
            in: document, at: range, subject: "\(name ?? folded(lost)) cells",
            explanation: "A '|' ends a cell, also between back quotes.",
            help: "Write '\\|' for each '|' that belongs to a text.")
        }
      }
    }
  }
}

extension ActionPlan {
  /// `goal '#2'` for a row of the plan's table; nil for others.
  func nameOfRow(_ row: TableRow, in document: Document) -> String? {
    guard document.path == self.document.path else { return nil }
    return goals.first { $0.row.line == row.line }?.name
  }
}
