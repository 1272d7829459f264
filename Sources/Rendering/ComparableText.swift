import MarkdownSyntax

/// A document as git's own diff is to compare it: each cell of a table's rows on a line of its own,
/// behind its column's title and the number of the row's goal; all else as it is.
///
/// A text that can't be read as Markdown is given unchanged.
package func comparableText(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.contains(UInt8(ascii: "|")), String(validating: bytes, as: UTF8.self) != nil,
    let document = try? MarkdownDocument(parsing: SourceText(bytes))
  else { return bytes }
  let source = document.source
  var rows: [(line: Int, text: String)] = []
  for block in document.blocks where block.depth == 0 {
    guard case .table(let table) = block.kind else { continue }
    let titles = table.header.cells.map { shortTitle($0.text.plain) }
    rows += table.rows.map { ($0.line, lines(of: $0, titles)) }
  }
  var result: [UInt8] = []
  var next = 0
  for row in rows where !row.text.isEmpty {
    let place = source.offsetsWithTerminator(ofLine: row.line)
    result += bytes[next..<place.lowerBound]
    result += row.text.utf8
    next = place.upperBound
  }
  return result + bytes[next...]
}

/// Empty for a row without a text behind its first cell, which stays as it is.
private func lines(of row: TableRow, _ titles: [String]) -> String {
  guard let first = row.cells.first, row.cells.dropFirst().contains(where: { !$0.raw.isEmpty })
  else { return "" }
  let number = first.text.plain.hasPrefix("#") ? first.text.plain.prefix { $0 != " " } + " " : ""
  var result = "| \(first.raw)\n"
  for (index, cell) in row.cells.enumerated().dropFirst() {
    // A cell that is one too many has no column.
    let title = index < titles.count ? titles[index] : "(cell \(index + 1))"
    result += "|   \(number)\(title):\(cell.raw.isEmpty ? "" : " ")\(cell.raw)\n"
  }
  return result
}

/// A title without the explanation in brackets at its end.
private func shortTitle(_ title: String) -> String {
  guard title.hasSuffix(")"), let start = title.lastIndex(of: "("), start > title.startIndex else {
    return title
  }
  var short = title[..<start]
  while short.last == " " { short.removeLast() }
  return short.isEmpty ? title : String(short)
}
