import Ccmark

/// Turns cmark-gfm's tree into blocks; the tree does not outlive `parse()`.
struct BlockParser {
  private let source: SourceText
  private let firstLine: Int
  private let mendedLines: [MendedLine]
  private var nextMended = 0
  private var blocks: [Block] = []
  private var containers: Containers
  private var gatherer = InlineGatherer()
  /// The last line with content seen so far: where containers end.
  private var lastLine = 1

  init(_ source: SourceText, from firstLine: Int) {
    self.source = source
    self.firstLine = firstLine
    containers = Containers(source: source)
    blocks.reserveCapacity(source.lineCount / 2)
    mendedLines = MendedLine.all(in: source, from: firstLine)
  }

  mutating func parse() -> [Block] {
    defer { CmarkGFM.releaseMemory() }
    let parser = CmarkGFM.shared.makeParser()
    feed(parser)
    guard let document = cmark_parser_finish(parser) else { return [] }
    let iterator = cmark_iter_new(document)
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { break }
      if event == CMARK_EVENT_ENTER {
        enter(node, iterator)
      } else {
        leave(node)
      }
    }
    return blocks
  }

  /// Feeds the text with an empty line for every line of front matter, and with the mended lines.
  private func feed(_ parser: OpaquePointer?) {
    let blank = [UInt8](repeating: 0x0A, count: firstLine - 1)
    Self.feed(parser, blank, 0..<blank.count)
    var offset = source.offsetsWithTerminator(ofLine: firstLine).lowerBound
    for mended in mendedLines {
      Self.feed(parser, source.bytes, offset..<mended.marker)
      Self.feed(parser, mended.replacement, 0..<mended.replacement.count)
      offset = mended.box.offsets.lowerBound
    }
    Self.feed(parser, source.bytes, offset..<source.bytes.count)
  }

  private static func feed(_ parser: OpaquePointer?, _ bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBytes { buffer in
      let part = UnsafeRawBufferPointer(rebasing: buffer[range])
      cmark_parser_feed(parser, part.baseAddress?.assumingMemoryBound(to: CChar.self), part.count)
    }
  }

  private mutating func enter(_ node: OpaquePointer, _ iterator: OpaquePointer?) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      let lines = lines(ofParagraph: node)
      append(.paragraph, lines, text(of: node, iterator))
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      append(.heading(level: level), lines(of: node), text(of: node, iterator))
    case CMARK_NODE_ITEM:
      appendItem(node, iterator)
    case CMARK_NODE_BLOCK_QUOTE:
      let line = startLine(of: node)
      append(.quote, line...line, InlineText())
      push(isQuote: true, line: line, content: 0)
    case CMARK_NODE_CODE_BLOCK:
      append(.code, lines(of: node), InlineText())
    case CMARK_NODE_HTML_BLOCK:
      let html = Array(InlineGatherer.literal(of: node))
      gatherer.appendHTML(html)
      // cmark's end is one line short where a comment's own end ends the block.
      let start = startLine(of: node)
      let end = start + max(0, SourceText(html).lineCount - 1)
      append(.html, start...min(end, source.lineCount), gatherer.finish())
    case CMARK_NODE_THEMATIC_BREAK:
      append(.rule, lines(of: node), InlineText())
    case CmarkGFM.shared.table:
      appendTable(node)
      cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
    default:
      break
    }
  }

  private mutating func leave(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    guard type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE,
      let container = containers.stack.popLast()
    else { return }
    let start = blocks[container.block].lines.lowerBound
    blocks[container.block].lines = start...max(start, lastLine)
  }

  private mutating func append(_ kind: Block.Kind, _ lines: ClosedRange<Int>, _ text: InlineText) {
    blocks.append(Block(kind: kind, depth: containers.stack.count, lines: lines, text: text))
    lastLine = max(lastLine, lines.upperBound)
  }

  private mutating func push(isQuote: Bool, line: Int, content: Int) {
    containers.stack.append(
      Containers.Container(block: blocks.count - 1, isQuote: isQuote, line: line, content: content))
  }

  private mutating func text(of node: OpaquePointer, _ iterator: OpaquePointer?) -> InlineText {
    cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
    return gatherer.text(of: node)
  }

  private func startLine(of node: OpaquePointer) -> Int {
    clamped(Int(cmark_node_get_start_line(node)))
  }

  private func clamped(_ line: Int) -> Int { min(max(1, line), source.lineCount) }

  private func lines(of node: OpaquePointer) -> ClosedRange<Int> {
    let start = startLine(of: node)
    var end = max(start, clamped(Int(cmark_node_get_end_line(node))))
    while end > start, isBlank(end) { end -= 1 }
    return start...end
  }

  /// A paragraph that lost its last line to a table as its header has no position of its own.
  private func lines(ofParagraph node: OpaquePointer) -> ClosedRange<Int> {
    guard cmark_node_get_start_line(node) == 0, let table = cmark_node_next(node) else {
      return lines(of: node)
    }
    let start = startLine(of: table)
    return start...max(start, headerLine(of: table) - 1)
  }

  private func isBlank(_ line: Int) -> Bool {
    source.bytes[source.contentOffsets(ofLine: line)].allSatisfy { $0.isWhitespace }
  }

  private mutating func appendItem(_ node: OpaquePointer, _ iterator: OpaquePointer?) {
    let line = startLine(of: node)
    let offsets = source.contentOffsets(ofLine: line)
    let column = Int(cmark_node_get_start_column(node))
    let start = min(
      max(source.offsets(ofLine: line).lowerBound + column - 1, offsets.lowerBound),
      offsets.upperBound)
    let mended = mendedLine(line, at: start)
    let marker = ListMarker(in: source.bytes, at: start, before: offsets.upperBound)
    let content = mended?.box.offsets.lowerBound ?? marker?.end ?? start

    let first = cmark_node_first_child(node)
    let paragraph = first.flatMap { cmark_node_get_type($0) == CMARK_NODE_PARAGRAPH ? $0 : nil }
    let lines = paragraph.map { self.lines(ofParagraph: $0) } ?? line...line
    push(isQuote: false, line: line, content: content)
    let textLine = max(line, lines.lowerBound)
    let textStart =
      textLine == line
      ? source.bytes.skippingSpaces(from: content, before: offsets.upperBound)
      : containers.contentStart(ofLine: textLine)
    containers.stack.removeLast()

    let textEnd = source.contentOffsets(ofLine: textLine).upperBound
    var box = mended?.box ?? BoxBytes(in: source.bytes, at: textStart, before: textEnd)
    // A box before anything but text is shown as it stands.
    if paragraph == nil, first != nil { box?.isWellFormed = false }
    let begin = source.bytes.skippingSpaces(
      from: box?.offsets.upperBound ?? textStart, before: textEnd)
    let endLine = max(textLine, lines.upperBound)
    let endOffsets = source.contentOffsets(ofLine: endLine)
    let end = source.bytes.trimming(
      (endLine == textLine ? begin : endOffsets.lowerBound)..<endOffsets.upperBound)

    var text = InlineText()
    if let paragraph {
      text = gatherer.text(of: paragraph)
      if let box, !CmarkGFM.isTaskItem(node) { text.drop(box: source.bytes[box.offsets]) }
    }
    let item = ListItem(
      isOrdered: cmark_node_get_list_type(cmark_node_parent(node)) == CMARK_ORDERED_LIST,
      box: box?.value(in: source, line: textLine, marker: mended?.marker),
      textRange: SourceRange(
        source.range(begin..<begin, inLine: textLine).start,
        source.range(end, inLine: endLine).end))
    append(.item(item), line...line, text)
    lastLine = max(lastLine, lines.upperBound)
    push(isQuote: false, line: line, content: content)
    if let paragraph { cmark_iter_reset(iterator, paragraph, CMARK_EVENT_EXIT) }
  }

  private mutating func mendedLine(_ line: Int, at start: Int) -> MendedLine? {
    while nextMended < mendedLines.count, mendedLines[nextMended].line < line { nextMended += 1 }
    guard nextMended < mendedLines.count, mendedLines[nextMended].line == line,
      mendedLines[nextMended].marker == start
    else { return nil }
    return mendedLines[nextMended]
  }

  private mutating func appendTable(_ table: OpaquePointer) {
    let header = headerLine(of: table)
    var rows: [TableRow] = []
    var node = cmark_node_first_child(table)
    while let row = node {
      rows.append(self.row(row, line: rows.isEmpty ? header : startLine(of: row)))
      node = cmark_node_next(row)
    }
    let end = max(rows.last?.line ?? header, min(header + 1, source.lineCount))
    let value = Table(
      header: rows.first ?? TableRow(line: header, cells: []), rows: Array(rows.dropFirst()),
      detachedLines: containers.detachedRows(from: end + 1))
    append(.table(value), header...end, InlineText())
  }

  /// The header stands two lines above the first row, or one above the table's last line, the delimiter row;
  /// the table's own start is that of a paragraph right above.
  private func headerLine(of table: OpaquePointer) -> Int {
    let row = cmark_node_first_child(table).flatMap { cmark_node_next($0) }
    let line = row.map { startLine(of: $0) - 2 } ?? clamped(Int(cmark_node_get_end_line(table))) - 1
    return max(clamped(line), startLine(of: table))
  }

  private mutating func row(_ node: OpaquePointer, line: Int) -> TableRow {
    let end = source.offsets(ofLine: line).upperBound
    let offsets = source.bytes.cellOffsets(in: containers.contentStart(ofLine: line)..<end)
    var cells: [TableCell] = []
    cells.reserveCapacity(offsets.count)
    var cell = cmark_node_first_child(node)
    for range in offsets {
      let raw = String(decoding: source.bytes[range], as: UTF8.self)
      let text: InlineText
      if let cell {
        text = gatherer.text(of: cell, raw: raw)
      } else {
        gatherer.appendCell(source.bytes[range])
        text = gatherer.finish()
      }
      cells.append(TableCell(range: source.range(range, inLine: line), text: text, raw: raw))
      cell = cell.flatMap { cmark_node_next($0) }
    }
    return TableRow(line: line, cells: cells)
  }
}
