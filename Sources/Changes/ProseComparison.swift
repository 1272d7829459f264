import MarkdownSyntax
import Programme

extension PairingComparison {
  /// Text that no other comparison looks at, counted in lines.
  mutating func compareProse(_ before: Document, _ after: Document) {
    let (earlier, later) = (prose(of: before, in: old), prose(of: after, in: new))
    guard earlier.map(\.key) != later.map(\.key) else { return }
    var removed = linesMissing(from: later, of: earlier, in: before.source)
    var added = linesMissing(from: earlier, of: later, in: after.source)
    for (line, count) in removed {
      let common = min(count, added[line, default: 0])
      removed[line, default: 0] -= common
      added[line, default: 0] -= common
    }
    var counts = (added: added.values.reduce(0, +), removed: removed.values.reduce(0, +))
    if counts == (0, 0), earlier.map(\.key).counted() == later.map(\.key).counted() {
      counts = moved(earlier.map(\.key), later.map(\.key))
    }
    if counts != (0, 0) {
      add(
        .prose(added: counts.added, removed: counts.removed), in: reference(after, in: new))
    }
  }

  /// What a piece of text says, whatever its wrapping and emphasis, and the lines it stands in.
  private struct Piece {
    let key: String
    let lines: ClosedRange<Int>
  }

  private func prose(of document: Document, in pairing: Pairing?) -> [Piece] {
    let plan = pairing?.plan.flatMap { $0.document.path == document.path ? $0 : nil }
    let structured = document.structuredLines(plan: plan)
    let headers = Set(plan?.tables.map(\.table.header.line) ?? [])
    var result: [Piece] = []
    for block in document.markdown.blocks {
      let text = words(block.text)
      switch block.kind {
      case .heading(let level):
        result.append(Piece(key: "heading \(level) \(text)", lines: block.lines))
      case .paragraph:
        result.append(Piece(key: text, lines: block.lines))
      case .item(let item):
        guard !structured.contains(block.lines.lowerBound) else { continue }
        let mark = item.box.map { $0.isTicked ? "[x]" : "[ ]" } ?? "-"
        let last = min(max(block.lines.lowerBound, item.textRange.end.line), block.lines.upperBound)
        result.append(Piece(key: "\(mark) \(text)", lines: block.lines.lowerBound...last))
      case .table(let table):
        for row in [table.header] + table.rows where !structured.contains(row.line) {
          let cells = row.cells.map { words($0.text) }
          // The plan's columns may stand in any order.
          let key = headers.contains(row.line) ? cells.sorted() : cells
          result.append(Piece(key: key.joined(separator: " | "), lines: row.line...row.line))
        }
      case .code:
        result.append(
          Piece(
            key: block.lines.map(document.source.lineText).joined(separator: "\n"),
            lines: block.lines))
      case .html:
        // A comment says nothing to the reader.
        let lines = block.lines.map { normalized(document.source.lineText($0)) }
        if block.text.comments.isEmpty {
          result.append(Piece(key: lines.joined(separator: "\n"), lines: block.lines))
        }
      case .quote, .rule:
        break
      }
    }
    return result
  }

  private func words(_ text: InlineText) -> String {
    ([normalized(text.plain)] + text.links).joined(separator: " ")
  }

  /// Lines of the pieces that the other state does not have.
  private func linesMissing(
    from others: [Piece], of pieces: [Piece], in source: SourceText
  ) -> [String: Int] {
    var left = others.map(\.key).counted()
    var result: [String: Int] = [:]
    for piece in pieces {
      if let count = left[piece.key], count > 0 {
        left[piece.key] = count - 1
        continue
      }
      for number in piece.lines {
        let line = normalized(source.lineText(number))
        if !line.isEmpty { result[line, default: 0] += 1 }
      }
    }
    return result
  }

  /// The same pieces in another order: those between the first and the last that stand elsewhere.
  private func moved(_ before: [String], _ after: [String]) -> (added: Int, removed: Int) {
    let start = zip(before, after).prefix { $0 == $1 }.count
    let end = zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count
    return (before.count - start - end, before.count - start - end)
  }
}

extension Document {
  /// First lines of the items and rows that have a comparison of their own.
  ///
  /// - Parameter plan: what the document is read as, where it is the plan.
  fileprivate func structuredLines(plan: ActionPlan?) -> Set<Int> {
    var lines = Set(actionItems.map(\.range.start.line))
    for item in sections.flatMap(\.checkList) { lines.insert(item.box.range.start.line) }
    guard let plan else { return lines }
    lines.formUnion(plan.gaps.map(\.range.start.line))
    lines.formUnion(plan.progress.map(\.range.start.line))
    // Rows without a goal hold at most their number.
    for table in plan.tables { lines.formUnion(table.table.rows.map(\.line)) }
    lines.formUnion(plan.goals.map(\.row.line))
    return lines
  }
}

/// A text with single spaces and none at its ends.
func normalized(_ text: String) -> String {
  if isNormalized(text) { return text }
  return text.unicodeScalars.split(whereSeparator: \.isSpace).map(String.init)
    .joined(separator: " ")
}

/// Whether a text is what it becomes, as nearly every one is.
private func isNormalized(_ text: String) -> Bool {
  var before: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    if scalar.isSpace, scalar != " " || before == " " { return false }
    before = scalar
  }
  return before != " " || text.isEmpty
}
