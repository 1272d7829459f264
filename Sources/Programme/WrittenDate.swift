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
  if let found = bytes.withContiguousStorageIfAvailable({ isoDates(inBuffer: $0) }) { return found }
  return ContiguousArray(bytes).withUnsafeBufferPointer { isoDates(inBuffer: $0) }
}

private func isoDates(
  inBuffer bytes: UnsafeBufferPointer<UInt8>
) -> [(offsets: Range<Int>, day: Day?)] {
  func isPart(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x5F || byte.isASCIILetterOrDigit }
  func number(_ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      guard bytes[index].isASCIIDigit else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }
  var result: [(Range<Int>, Day?)] = []
  var index = 4
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
    result.append((start..<end, Day(year: year, month: month, day: day)))
    index = end
  }
  return result
}
