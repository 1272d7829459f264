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
            help: "Write '\\|' for each '|' that belongs to a text.",
            fix: fix(row, width: width, in: document))
        }
      }
    }
  }

  /// Escapes the pipes in a code span, where they are exactly what the row has too many; where more than
  /// one span could be it, or a back quote has no partner, nobody can tell.
  private static func fix(_ row: TableRow, width: Int, in document: Document) -> Finding.Fix? {
    let bytes = document.source.bytes
    let spans = bytes.codeSpans(in: document.source.offsets(ofLine: row.line))
    let pipes = spans?.map { span in
      span.filter { bytes[$0] == 0x7C && bytes[$0 - 1] != 0x5C }
    }.filter { !$0.isEmpty }
    guard let pipes, pipes.count == 1, pipes[0].count == row.cells.count - width else { return nil }
    return Finding.Fix(
      "write '\\|' in the code", pipes[0].map { TextEdit($0..<$0, [0x5C]) })
  }
}

extension [UInt8] {
  /// The contents of the code spans of a line, nil where a run of back quotes begins and ends none.
  fileprivate func codeSpans(in line: Range<Int>) -> [Range<Int>]? {
    var spans: [Range<Int>] = []
    var opening: Range<Int>?
    var index = line.lowerBound
    while index < line.upperBound {
      guard self[index] == 0x60 else {
        index += opening == nil && self[index] == 0x5C ? 2 : 1
        continue
      }
      let start = index
      while index < line.upperBound, self[index] == 0x60 { index += 1 }
      if let begin = opening {
        guard begin.count == index - start else { continue }
        spans.append(begin.upperBound..<start)
        opening = nil
      } else {
        opening = start..<index
      }
    }
    return opening == nil ? spans : nil
  }
}

extension ActionPlan {
  /// `goal '#2'` for a row of the plan's table; nil for others.
  func nameOfRow(_ row: TableRow, in document: Document) -> String? {
    guard document.path == self.document.path else { return nil }
    return goals.first { $0.row.line == row.line }?.name
  }
}
