import MarkdownSyntax

enum MarkdownLaws {
  static func hold(for bytes: [UInt8]) throws {
    let source = SourceText(bytes)
    let document: MarkdownDocument
    do {
      document = try MarkdownDocument(parsing: source)
    } catch {
      return try require((1...source.lineCount).contains(error.line), "a line that is not there")
    }
    var last = 1
    for block in document.blocks {
      try require(
        block.lines.lowerBound >= last && block.lines.upperBound <= source.lineCount,
        "lines \(block.lines) after line \(last) of \(source.lineCount)")
      last = block.lines.lowerBound
      switch block.kind {
      case .item(let item):
        try source.require(item.textRange, "an item's text")
        if let box = item.box { try source.require(box.range, "a box") }
      case .table(let table):
        for row in [table.header] + table.rows {
          try require(block.lines.contains(row.line), "a row outside of its table")
          for cell in row.cells {
            try source.require(cell.range, "a cell")
            try require(source.text(in: cell.range) == cell.raw, "a cell that stands elsewhere")
          }
        }
        for line in table.detachedLines {
          try require(
            line > block.lines.upperBound && line <= source.lineCount, "a lost row in its table")
        }
      default: break
      }
    }
    try holdWithReturns(document)
  }

  /// Lines that end in CRLF say what they say with LF.
  private static func holdWithReturns(_ document: MarkdownDocument) throws {
    let bytes = document.source.bytes
    guard !bytes.contains(0x0D) else { return }
    let other = SourceText(bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] })
    guard let same = try? MarkdownDocument(parsing: other) else { return }
    func shape(_ document: MarkdownDocument) -> [String] {
      document.blocks.map {
        "\($0.depth) \($0.lines.lowerBound) \($0.lines.upperBound) \($0.text.plain)"
      }
    }
    try require(shape(document) == shape(same), "CRLF makes another document")
  }
}
