/// Why a text was not parsed: cmark-gfm 0.29.0.gfm.6 could take more than linear time or memory for it.
package struct Complexity: Error, Hashable, Sendable {
  /// How much of what can be slow or large a text may have; people's own documents stay far below.
  package struct Limits: Sendable {
    /// Largest document in bytes.
    package var bytes: Int

    /// Limits with another size; the rest stays, since it bounds time and memory.
    package init(bytes: Int) { self.bytes = bytes }

    /// One mebibyte.
    package static let standard = Limits(bytes: 1 << 20)

    /// Lines, marks and cells together: each is a node or two of the tree, up to 1.1 kB.
    static let parts = 150_000
    /// A text up to this size can't reach the limits on marks, so they are not counted: its square is below all.
    static let smallText = 8_000
    /// Quotes and list items around a line: cmark visits all of them for every line, blank ones too.
    static let nesting = 100
    /// Columns of a table: cmark's time for a row grows with their square.
    static let columns = 200
    /// The squares of the brackets and emphasis marks of each paragraph, summed: cmark tries pairs.
    static let pairs = 1_000_000_000
    /// The squares of the cells of each line, summed: cmark walks a row's cells to add one.
    static let cellPairs = 100_000_000
    /// Bytes that cmark splits into cells again at every line of dashes and pipes that a paragraph has.
    static let resplit = 2_000_000
    /// Bytes of the longest link definition times the brackets that may copy it.
    static let copied = 32_000_000
  }

  /// What there is too much of, for a person: `nested quotes and lists`.
  package let reason: String
  /// 1-based.
  package let line: Int
}

extension Complexity {
  /// Refuses a text that could be slow or huge, in one pass over its bytes.
  static func check(
    _ source: SourceText, from firstLine: Int, limits: Limits
  ) throws(Complexity) {
    if source.bytes.count > limits.bytes {
      throw Complexity(reason: "more than \(limits.bytes) bytes", line: 1)
    }
    var meter = ComplexityMeter(source)
    for number in stride(from: firstLine, through: source.lineCount, by: 1) {
      try meter.read(line: number)
    }
    try meter.finish()
  }
}

/// Counts what can be slow, line by line. Lines up to a blank one are taken for one paragraph or table.
private struct ComplexityMeter {
  /// The bytes at which cmark-gfm begins a new node, and the colon of a link definition.
  private let marks = ByteSet("!\"&'*:<[\\]_`")
  private let source: SourceText
  private var parts = 0
  private var pairs = 0
  private var cellPairs = 0
  private var resplit = 0
  private var closingBrackets = 0
  private var longestDefinition = (bytes: 0, line: 1)
  private var destinationEnd = 0
  private var paragraph = Paragraph(line: 1, start: 0)

  private struct Paragraph {
    let line: Int
    /// Where the text begins that a line of dashes and pipes below would make cmark split.
    var start: Int
    /// Brackets and runs of emphasis marks.
    var marks = 0
    /// Columns of the table that the lines may belong to.
    var columns = 0
  }

  init(_ source: SourceText) { self.source = source }

  mutating func read(line number: Int) throws(Complexity) {
    let offsets = source.contentOffsets(ofLine: number)
    let (start, indentation, markers) = prefix(of: offsets)
    parts += 1 + markers
    if parts > Complexity.Limits.parts {
      throw Complexity(reason: "too many lines, marks and cells", line: number)
    }
    if markers > 0, markers + indentation / 2 > Complexity.Limits.nesting {
      throw Complexity(reason: "too deeply nested quotes and lists", line: number)
    }
    guard start < offsets.upperBound else {
      try endParagraph()
      paragraph = Paragraph(line: number + 1, start: offsets.upperBound)
      return
    }
    let text = start..<offsets.upperBound
    var pipes = 0
    if source.bytes.count > Complexity.Limits.smallText {
      pipes = countMarks(in: text, number)
      cellPairs += pipes * pipes
    }
    if cellPairs > Complexity.Limits.cellPairs {
      throw Complexity(reason: "too many cells in one row", line: number)
    }
    parts += max(pipes, paragraph.columns)
    guard source.bytes.isDelimiterRow(text) else { return }
    pipes = source.bytes[text].count { $0 == UInt8(ascii: "|") }
    guard pipes <= Complexity.Limits.columns else {
      throw Complexity(reason: "too many columns in one table", line: number)
    }
    resplit += offsets.lowerBound - paragraph.start
    if resplit > Complexity.Limits.resplit {
      throw Complexity(reason: "too many lines of dashes and pipes in one paragraph", line: number)
    }
    if pipes > 0 {
      paragraph.columns = max(paragraph.columns, pipes + 1)
    } else if text.count >= 3, indentation < 4,
      source.bytes[text].allSatisfy({ $0 == UInt8(ascii: "-") })
    {
      // A heading's underline or a rule: either ends the paragraph.
      paragraph.start = offsets.upperBound
    }
  }

  mutating func finish() throws(Complexity) {
    try endParagraph()
    if parts > Complexity.Limits.parts {
      throw Complexity(reason: "too many lines, marks and cells", line: source.lineCount)
    }
    if longestDefinition.bytes * closingBrackets > Complexity.Limits.copied {
      throw Complexity(
        reason: "too many brackets for so long a link definition", line: longestDefinition.line)
    }
  }

  private mutating func endParagraph() throws(Complexity) {
    pairs += paragraph.marks * paragraph.marks
    if pairs > Complexity.Limits.pairs {
      throw Complexity(
        reason: "too many brackets and emphasis marks in one paragraph", line: paragraph.line)
    }
  }

  /// Measures the destination and the title of what may be a link definition, from its colon on.
  private mutating func readDefinition(at colon: Int, _ number: Int) {
    // Within a destination there could be a shorter one only.
    guard colon >= destinationEnd else { return }
    let bytes = source.bytes
    let start = skippingWhitespace(from: colon + 1)
    let isBracketed = bytes.byte(at: start, before: bytes.count) == UInt8(ascii: "<")
    var end = start
    while end < bytes.count, isBracketed ? bytes[end] >= 0x20 : !bytes[end].isWhitespace {
      end += 1
    }
    destinationEnd = end
    let title = skippingWhitespace(from: end)
    let quote = bytes.byte(at: title, before: bytes.count)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), let quote {
      end = bytes.firstOffset(of: quote, from: title + 1, before: bytes.count) ?? end
    } else if quote == UInt8(ascii: "(") {
      let isBracket = { (byte: UInt8) in byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") }
      end = bytes[(title + 1)...].firstIndex(where: isBracket) ?? end
    }
    if end - start > longestDefinition.bytes { longestDefinition = (end - start, number) }
  }

  private func skippingWhitespace(from start: Int) -> Int {
    source.bytes[start...].firstIndex { !$0.isWhitespace } ?? source.bytes.count
  }

  /// Where a line's text begins, after its list and quote marks, and how far it is indented.
  private func prefix(of line: Range<Int>) -> (start: Int, indentation: Int, markers: Int) {
    let bytes = source.bytes
    var indentation = 0
    var markers = 0
    var offset = line.lowerBound
    while offset < line.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: " "):
        indentation += 1
        offset += 1
      case UInt8(ascii: "\t"):
        indentation += 4
        offset += 1
      case UInt8(ascii: ">"):
        markers += 1
        offset += 1
      case 0x40...: return (offset, indentation, markers)
      default:
        guard let marker = ListMarker(in: bytes, at: offset, before: line.upperBound),
          marker.isKnown, bytes.byte(at: marker.end, before: line.upperBound)?.isBlank ?? true
        else { return (offset, indentation, markers) }
        markers += 1
        offset = marker.end
      }
    }
    return (offset, indentation, markers)
  }

  /// Counts the marks of a line and returns its pipes.
  private mutating func countMarks(in text: Range<Int>, _ number: Int) -> Int {
    var pipes = 0
    let marks = marks
    var last: UInt8 = 0
    source.bytes.withUnsafeBufferPointer { bytes in
      for offset in text {
        let byte = bytes[offset]
        if byte == UInt8(ascii: "|") {
          pipes += 1
        } else if marks.contains(byte) {
          count(byte, after: last, at: offset, number)
        }
        last = byte
      }
    }
    return pipes
  }

  private mutating func count(_ byte: UInt8, after last: UInt8, at offset: Int, _ number: Int) {
    if byte == UInt8(ascii: ":") {
      guard last == UInt8(ascii: "]") else { return }
      readDefinition(at: offset, number)
      return
    }
    parts += 1
    switch byte {
    case UInt8(ascii: "["):
      paragraph.marks += 1
    case UInt8(ascii: "]"):
      paragraph.marks += 1
      closingBrackets += 1
    case UInt8(ascii: "*"), UInt8(ascii: "_"):
      if byte != last { paragraph.marks += 1 }
    default:
      break
    }
  }
}
