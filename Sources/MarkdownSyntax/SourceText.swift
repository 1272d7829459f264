/// A place in a source text: a 1-based line and a 1-based UTF-8 column.
package struct SourcePosition: Hashable, Comparable, Sendable {
  /// 1-based.
  package var line: Int
  /// In UTF-8 bytes, 1-based; one more than the line has is its end.
  package var column: Int

  /// The place at a line and a column, both 1-based.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Earlier in the text.
  package static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A stretch of a source text; `end` is exclusive and may equal `start`.
package struct SourceRange: Hashable, Sendable {
  /// The first place of the stretch.
  package var start: SourcePosition
  /// The place behind the last one.
  package var end: SourcePosition

  /// The stretch between two places; empty where they are the wrong way round.
  package init(_ start: SourcePosition, _ end: SourcePosition) {
    self.start = start
    self.end = max(start, end)
  }

  /// A stretch within one line; columns are 1-based UTF-8 columns, `to` exclusive.
  package init(line: Int, from: Int = 1, to: Int) {
    self.init(SourcePosition(line: line, column: from), SourcePosition(line: line, column: to))
  }
}

/// The bytes of a document and where its lines begin. LF, CRLF and a lone CR end a line, as in CommonMark.
package struct SourceText: Sendable {
  /// The text as it stands in the file.
  package let bytes: [UInt8]
  /// Offset of the first byte of every line.
  private let lineStarts: [Int]

  /// Finds the lines of a text.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    starts.reserveCapacity(bytes.count / 40)
    let hasReturns = bytes.firstOffset(of: 0x0D, from: 0, before: bytes.count) != nil
    var index = 0
    while index < bytes.count {
      if !hasReturns {
        index = bytes.firstOffset(of: 0x0A, from: index, before: bytes.count) ?? bytes.count
        guard index < bytes.count else { break }
      }
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        starts.append(index)
      }
    }
    if starts.count > 1, starts.last == bytes.count { starts.removeLast() }
    lineStarts = starts
  }

  /// A text in UTF-8.
  package init(_ text: String) { self.init(Array(text.utf8)) }

  /// At least 1; a terminator at the end begins no further line.
  package var lineCount: Int { lineStarts.count }

  /// Byte offsets of a 1-based line without its terminator; empty where there is no such line.
  package func offsets(ofLine number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// Byte offsets of a 1-based line with its terminator.
  package func offsetsWithTerminator(ofLine number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
    return lineStarts[number - 1]..<(number < lineStarts.count ? lineStarts[number] : bytes.count)
  }

  /// The bytes of a line without its terminator.
  package func line(_ number: Int) -> ArraySlice<UInt8> { bytes[offsets(ofLine: number)] }

  /// The text of a line; bytes that are no UTF-8 are replaced.
  package func lineText(_ number: Int) -> String { String(decoding: line(number), as: UTF8.self) }

  /// The byte offset of a position, clamped to its line.
  package func offset(of position: SourcePosition) -> Int {
    let line = offsets(ofLine: position.line)
    return min(line.lowerBound + max(0, position.column - 1), line.upperBound)
  }

  /// The position of a byte offset, clamped to the text.
  package func position(of offset: Int) -> SourcePosition {
    let offset = min(max(0, offset), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The byte offsets of a stretch, clamped to its lines.
  package func offsets(of range: SourceRange) -> Range<Int> {
    let start = offset(of: range.start)
    return start..<max(start, offset(of: range.end))
  }

  /// The text of a stretch; bytes that are no UTF-8 are replaced.
  package func text(in range: SourceRange) -> String {
    String(decoding: bytes[offsets(of: range)], as: UTF8.self)
  }

  /// The range of a whole line.
  package func range(ofLine number: Int) -> SourceRange {
    SourceRange(line: number, to: offsets(ofLine: number).count + 1)
  }

  /// The terminator that most lines have: `\n`, `\r\n` or `\r`; `\n` where there is none.
  package var lineEnding: [UInt8] {
    var counts = (lf: 0, crlf: 0, cr: 0)
    for number in 1...lineCount {
      let terminator =
        offsetsWithTerminator(ofLine: number).upperBound - offsets(ofLine: number).upperBound
      guard terminator > 0 else { continue }
      let last = bytes[offsetsWithTerminator(ofLine: number).upperBound - 1]
      if terminator > 1 {
        counts.crlf += 1
      } else if last == 0x0A {
        counts.lf += 1
      } else {
        counts.cr += 1
      }
    }
    if counts.crlf > counts.lf, counts.crlf >= counts.cr { return [0x0D, 0x0A] }
    return counts.cr > counts.lf ? [0x0D] : [0x0A]
  }
}

/// A replacement of some bytes of a text.
package struct TextEdit: Hashable, Sendable {
  /// The bytes to replace; an empty range inserts.
  package let offsets: Range<Int>
  /// What stands there afterwards.
  package let replacement: [UInt8]

  /// Puts `replacement` in the place of the bytes at `offsets`.
  package init(_ offsets: Range<Int>, _ replacement: [UInt8]) {
    self.offsets = offsets
    self.replacement = replacement
  }
}

extension SourceText {
  /// The bytes after the edits; every byte outside of them is kept. Edits may come in any order;
  /// of two that overlap the later one is left out.
  package func applying(_ edits: [TextEdit]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    for edit in edits.sorted(by: { $0.offsets.lowerBound < $1.offsets.lowerBound })
    where edit.offsets.lowerBound >= index && edit.offsets.upperBound <= bytes.count {
      result += bytes[index..<edit.offsets.lowerBound]
      result += edit.replacement
      index = edit.offsets.upperBound
    }
    return result + bytes[index...]
  }
}
