#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// What cmark-gfm trims from a cell: ASCII white space.
  var isWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  var isDigit: Bool { (0x30...0x39).contains(self) }

  var isLetterOrDigit: Bool { isDigit || (0x61...0x7A).contains(self | 0x20) }
}

/// Some ASCII bytes; a member costs a shift to find.
package struct ByteSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// All bytes of an ASCII text.
  package init(_ members: String) {
    for byte in members.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
  }

  /// Whether a byte is one of them.
  @inline(__always)
  package func contains(_ byte: UInt8) -> Bool {
    byte < 128 && (byte < 64 ? low : high) & (1 << UInt64(byte & 63)) != 0
  }
}

extension [UInt8] {
  /// The byte at an offset; nil beyond an end.
  func byte(at offset: Int, before end: Int) -> UInt8? { offset < end ? self[offset] : nil }

  func has(_ prefix: StaticString, at offset: Int, before end: Int) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard offset >= 0, offset + length <= end else { return false }
    return prefix.withUTF8Buffer { expected in
      for index in 0..<length where self[offset + index] != expected[index] { return false }
      return true
    }
  }

  /// Where a text occurs first as a whole between two offsets.
  package func firstOffset(of text: StaticString, from start: Int, before end: Int) -> Int? {
    let first = text.withUTF8Buffer { $0[0] }
    var offset = start
    while let found = firstOffset(of: first, from: offset, before: end) {
      if has(text, at: found, before: end) { return found }
      offset = found + 1
    }
    return nil
  }

  /// Where a byte stands first between two offsets.
  package func firstOffset(of byte: UInt8, from start: Int, before end: Int) -> Int? {
    withUnsafeBytes { buffer in
      guard start < end, let base = buffer.baseAddress,
        let found = memchr(base + start, Int32(byte), end - start)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  /// Skips spaces and tabs.
  func skippingBlanks(from offset: Int, before end: Int) -> Int {
    var offset = offset
    while offset < end, self[offset].isBlank { offset += 1 }
    return offset
  }

  /// Skips white space, no-break spaces included.
  func skippingSpaces(from offset: Int, before end: Int) -> Int {
    var offset = offset
    while offset < end {
      if self[offset].isWhitespace {
        offset += 1
      } else if isNoBreakSpace(at: offset, before: end) {
        offset += 2
      } else {
        break
      }
    }
    return offset
  }

  /// The range without white space at its ends, no-break spaces included.
  func trimming(_ range: Range<Int>) -> Range<Int> {
    let start = skippingSpaces(from: range.lowerBound, before: range.upperBound)
    var end = range.upperBound
    while end > start {
      if self[end - 1].isWhitespace {
        end -= 1
      } else if end - 2 >= start, isNoBreakSpace(at: end - 2, before: end) {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  func isNoBreakSpace(at offset: Int, before end: Int) -> Bool {
    offset + 1 < end && self[offset] == 0xC2 && self[offset + 1] == 0xA0
  }
}

extension SourceText {
  /// Byte offsets of a line without its terminator and without a byte order mark.
  func contentOffsets(ofLine number: Int) -> Range<Int> {
    let line = offsets(ofLine: number)
    guard number == 1, bytes.has("\u{FEFF}", at: 0, before: line.upperBound) else { return line }
    return 3..<line.upperBound
  }

  /// The stretch between two byte offsets of a line.
  func range(_ offsets: Range<Int>, inLine number: Int) -> SourceRange {
    let start = self.offsets(ofLine: number).lowerBound
    return SourceRange(
      line: number, from: offsets.lowerBound - start + 1, to: offsets.upperBound - start + 1)
  }
}
