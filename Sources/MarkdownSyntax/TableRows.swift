/// A GFM table with the raw source rows beside the parsed ones.
package struct Table: Sendable {
  /// The row above the delimiter row.
  package let header: TableRow
  /// The rows below the delimiter row.
  package let rows: [TableRow]
  /// Lines right below the table that look like rows and are none for GFM, since something ended the table.
  package let detachedLines: [Int]
}

/// One source line of a table.
package struct TableRow: Sendable {
  /// 1-based.
  package let line: Int
  /// All cells of the source line, also those that GFM drops because the header has fewer.
  package let cells: [TableCell]
}

/// One cell as it stands in the source line.
package struct TableCell: Sendable {
  /// The trimmed content; empty at the place where content would go in an empty cell.
  package let range: SourceRange
  /// The flattened content, `\|` as `|`; the source text where GFM drops the cell.
  package let text: InlineText
  /// The trimmed source text, `\|` and all.
  package let raw: String
}

extension [UInt8] {
  /// The cells of a table row, trimmed, split as cmark-gfm 0.29.0.gfm.6 does: every pipe without a
  /// backslash right before it ends a cell, inside of code too.
  func cellOffsets(in row: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var offset = skippingWhitespace(from: row.lowerBound, before: row.upperBound)
    var place = offset
    if byte(at: offset, before: row.upperBound) == UInt8(ascii: "|") {
      place = offset + 1
      offset = skippingWhitespace(from: place, before: row.upperBound)
    }
    while offset < row.upperBound {
      let pipe = firstPipe(from: offset, before: row.upperBound)
      let end = pipe ?? row.upperBound
      let content = trimming(offset..<end)
      if content.isEmpty {
        let gap = Swift.min(place + 1, end)
        cells.append(gap..<gap)
      } else {
        cells.append(content)
      }
      guard let pipe else { break }
      place = pipe + 1
      offset = skippingWhitespace(from: place, before: row.upperBound)
    }
    return cells
  }

  private func firstPipe(from start: Int, before end: Int) -> Int? {
    var offset = start
    while offset < end {
      if self[offset] == UInt8(ascii: "|"), offset == start || self[offset - 1] != 0x5C {
        return offset
      }
      offset += 1
    }
    return nil
  }

  private func skippingWhitespace(from start: Int, before end: Int) -> Int {
    var offset = start
    while offset < end, self[offset].isWhitespace { offset += 1 }
    return offset
  }

  /// Whether a line is the `| --- | :-: |` below a table's header.
  func isDelimiterRow(_ row: Range<Int>) -> Bool {
    var hasDash = false
    for offset in row {
      switch self[offset] {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: return false
      }
    }
    return hasDash
  }
}

extension Containers {
  /// The lines from `first` on that a table above has lost, because a line between them ended it.
  ///
  /// At most one blank line, lines of nothing but a pipe, and lines of HTML may stand before a row. A line above a
  /// delimiter row is the header of the next table.
  func detachedRows(from first: Int) -> [Int] {
    var found: [Int] = []
    var isAfterBlank = false
    for number in stride(from: first, through: source.lineCount, by: 1) {
      let row = content(ofLine: number)
      guard let byte = source.bytes.byte(at: row.lowerBound, before: row.upperBound) else {
        if isAfterBlank { break }
        isAfterBlank = true
        continue
      }
      let isLonePipe = row.count == 1 && byte == UInt8(ascii: "|")
      if isLonePipe || byte == UInt8(ascii: "<") { continue }
      let pipes = source.bytes[row].count { $0 == UInt8(ascii: "|") }
      guard byte == UInt8(ascii: "|"), pipes >= 2 else { break }
      if number < source.lineCount, source.bytes.isDelimiterRow(content(ofLine: number + 1)) {
        break
      }
      found.append(number)
      isAfterBlank = false
    }
    return found
  }
}
