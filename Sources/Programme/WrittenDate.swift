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
func isoDates(in bytes: some Sequence<UInt8>) -> [(offsets: Range<Int>, day: Day?)] {
  let bytes = ContiguousArray(bytes)
  func isPart(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x5F || byte.isASCIILetterOrDigit }
  var result: [(Range<Int>, Day?)] = []
  var index = 4
  while index + 6 <= bytes.count {
    defer { index += 1 }
    guard bytes[index] == 0x2D, bytes[index + 3] == 0x2D else { continue }
    let offsets = index - 4..<index + 6
    let end = offsets.upperBound
    // A time behind the date (`2026-05-01T12:00`) does not make it another thing.
    let isTime = end + 1 < bytes.count && bytes[end] == 0x54 && bytes[end + 1].isASCIIDigit
    guard offsets.lowerBound == 0 || !isPart(bytes[offsets.lowerBound - 1]),
      end == bytes.count || !isPart(bytes[end]) || isTime,
      let numbers = Day.isoNumbers(String(decoding: bytes[offsets], as: UTF8.self))
    else { continue }
    result.append((offsets, Day(year: numbers.0, month: numbers.1, day: numbers.2)))
    index = end
  }
  return result
}

extension UInt8 {
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIILetterOrDigit: Bool { isASCIIDigit || (0x61...0x7A).contains(self | 0x20) }
}

extension StringProtocol {
  /// Without the white space at both ends.
  var trimmed: SubSequence {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }
}
