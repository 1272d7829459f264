package import MarkdownSyntax

/// A date as somebody wrote it.
package struct WrittenDate: Hashable, Sendable {
  package enum Reading: Hashable, Sendable {
    case day(Day)
    /// Shaped like a date, but there is no such day.
    case impossible
    case notADate
  }

  package let text: String
  package let reading: Reading
  package let range: SourceRange

  package init(text: String, reading: Reading, range: SourceRange) {
    self.text = text
    self.reading = reading
    self.range = range
  }

  package var day: Day? { if case .day(let day) = reading { day } else { nil } }
}

/// The texts shaped `YYYY-MM-DD` among some bytes, in order, with the day where there is one.
///
/// A date stands alone: no letter, digit or further dash touches it.
package func isoDates(in bytes: some Sequence<UInt8>) -> [(offsets: Range<Int>, day: Day?)] {
  func all(_ bytes: UnsafeBufferPointer<UInt8>) -> [(offsets: Range<Int>, day: Day?)] {
    var result: [(Range<Int>, Day?)] = []
    var index = 0
    while let date = firstISODate(in: bytes, from: index) {
      result.append(date)
      index = date.offsets.upperBound + 1
    }
    return result
  }
  return bytes.withContiguousStorageIfAvailable(all)
    ?? ContiguousArray(bytes).withUnsafeBufferPointer(all)
}

/// The first of the dates among the bytes of a text.
func firstISODate(in text: Substring) -> (offsets: Range<Int>, day: Day?)? {
  var text = text
  return text.withUTF8 { firstISODate(in: $0, from: 0) }
}

private func firstISODate(
  in bytes: UnsafeBufferPointer<UInt8>, from start: Int
) -> (offsets: Range<Int>, day: Day?)? {
  func isPart(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x5F || byte.isASCIILetterOrDigit }
  func number(_ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      guard bytes[index].isASCIIDigit else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }
  // Of its first dash.
  var index = max(4, start)
  while index + 6 <= bytes.count {
    defer { index += 1 }
    guard bytes[index] == 0x2D, bytes[index + 3] == 0x2D else { continue }
    let start = index - 4
    let end = index + 6
    // A time behind the date (`2026-05-01T12:00`) does not make it another thing.
    let isTime = end + 1 < bytes.count && bytes[end] == 0x54 && bytes[end + 1].isASCIIDigit
    guard start == 0 || !isPart(bytes[start - 1]),
      end == bytes.count || !isPart(bytes[end]) || isTime,
      let year = number(start..<index), let month = number(index + 1..<index + 3),
      let day = number(index + 4..<end)
    else { continue }
    return (start..<end, Day(year: year, month: month, day: day))
  }
  return nil
}
