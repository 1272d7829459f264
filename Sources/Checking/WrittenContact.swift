import MarkdownSyntax

/// An e-mail address or a phone number in a text.
///
/// Rather one too few than a date, a version or a commit id too many.
struct WrittenContact: Hashable {
  enum Kind: Hashable { case mail, phone }

  let kind: Kind
  /// Bytes of the text.
  let offsets: Range<Int>

  /// All in a text, in their order.
  static func all(in text: [UInt8]) -> [WrittenContact] {
    text.withUnsafeBufferPointer { ContactReader(text: $0).read() }
  }
}

private struct ContactReader {
  let text: UnsafeBufferPointer<UInt8>

  func read() -> [WrittenContact] {
    var result: [WrittenContact] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "@") {
        if let offsets = mail(around: index) {
          result.append(WrittenContact(kind: .mail, offsets: offsets))
          index = offsets.upperBound
          continue
        }
      } else if byte.isDigit {
        if let offsets = phone(from: index), !isInLink(offsets.lowerBound) {
          result.append(WrittenContact(kind: .phone, offsets: offsets))
          index = offsets.upperBound
        } else {
          while index < text.count, text[index].isDigit { index += 1 }
        }
        continue
      }
      index += 1
    }
    return result
  }

  private func byte(_ index: Int) -> UInt8 { text.indices.contains(index) ? text[index] : 0x20 }

  // MARK: - E-mail addresses (RFC 5321, as people write them)

  private func mail(around at: Int) -> Range<Int>? {
    var start = at
    while start > max(0, at - 65), byte(start - 1).isLocalPart { start -= 1 }
    while start < at, byte(start) == UInt8(ascii: ".") { start += 1 }
    var end = at + 1
    var labelStart = end
    var hasDot = false
    while end < min(text.count, at + 255) {
      if byte(end) == UInt8(ascii: "."), end > labelStart, byte(end + 1).isLetterOrDigit {
        hasDot = true
        labelStart = end + 1
      } else if !byte(end).isLetterOrDigit && byte(end) != UInt8(ascii: "-") {
        break
      }
      end += 1
    }
    let isName =
      text[labelStart..<end].allSatisfy { !$0.isDigit && $0 != UInt8(ascii: "-") }
      && !pictures.contains { $0.utf8.elementsEqual(text[labelStart..<end].map { $0 | 0x20 }) }
    // `@name@host` is a public handle, and `git@host:path` a place of a repository.
    guard start < at, hasDot, isName, end - labelStart > 1, byte(start - 1) != UInt8(ascii: "@"),
      byte(end) != UInt8(ascii: ":") || !byte(end + 1).isPathStart, byte(end) != UInt8(ascii: "@"),
      byte(start - 1) != UInt8(ascii: "/"), !isInLink(start)
    else { return nil }
    return start..<end
  }

  /// Whether a place lies inside of a link: what others have published there is no news.
  private func isInLink(_ index: Int) -> Bool {
    var start = index
    while start > max(0, index - 300), byte(start - 1) > 0x20, !byte(start - 1).isOpening {
      start -= 1
      if byte(start) == UInt8(ascii: ":"), byte(start + 1) == UInt8(ascii: "/"),
        byte(start + 2) == UInt8(ascii: "/")
      {
        return true
      }
    }
    return false
  }

  // MARK: - Phone numbers

  /// The number that the digits from here on are the beginning of.
  private func phone(from start: Int) -> Range<Int>? {
    let before = byte(start - 1)
    if before == UInt8(ascii: "+") {
      let isSum = byte(start - 2).isLetterOrDigit || byte(start - 2) == before
      return isSum ? nil : international(from: start, prefix: start - 1)
    }
    if before == UInt8(ascii: "("), !byte(start - 2).isJoint || byte(start - 2) == 0x2D,
      let end = pattern([3], from: start), byte(end) == UInt8(ascii: ")")
    {
      let rest = byte(end + 1) == 0x20 ? end + 2 : end + 1
      return pattern([3, 4], from: rest).map { start - 1..<$0 }
    }
    if before.isJoint || before == UInt8(ascii: "#") { return nil }
    if byte(start) == 0x30, byte(start + 1) == 0x30, (0x31...0x39).contains(byte(start + 2)),
      let number = international(from: start + 2, prefix: start), digits(number).groups.count > 1
    {
      return number
    }
    let american = pattern([3, 3, 4], from: start) ?? pattern([1, 3, 3, 4], from: start)
    if let american { return start..<american }
    guard isAnnounced(start) else { return nil }
    let (end, groups) = digits(start..<text.count)
    return (7...15).contains(groups.reduce(0) { $0 + $1.count }) && !isDate(groups)
      ? start..<end : nil
  }

  /// A number with the code of its country.
  ///
  /// - Parameter prefix: where the `+` or `00` begins.
  private func international(from start: Int, prefix: Int) -> Range<Int>? {
    guard byte(start) != 0x30 else { return nil }
    let (end, groups) = digits(start..<text.count)
    let count = groups.reduce(0) { $0 + $1.count }
    guard (9...15).contains(count), !isDate(groups), !byte(end).isLetterOrDigit else { return nil }
    let points = text[start..<end].count { $0 == UInt8(ascii: ".") }
    // A decimal, or a coordinate such as `+41 16 09.04`.
    if points == 1 { return nil }
    // Millions.
    guard let last = groups.last, !text[last].suffix(5).allSatisfy({ $0 == 0x30 }) else {
      return nil
    }
    return prefix..<end
  }

  /// The end of some groups of digits with a `-` between them and nothing that goes on behind.
  private func pattern(_ lengths: [Int], from start: Int) -> Int? {
    var index = start
    for (number, length) in lengths.enumerated() {
      if number > 0 {
        guard byte(index) == UInt8(ascii: "-") else { return nil }
        index += 1
      }
      for _ in 0..<length {
        guard byte(index).isDigit else { return nil }
        index += 1
      }
    }
    let isOver = !byte(index).isJoint || !byte(index + 1).isLetterOrDigit
    return isOver && !byte(index).isLetterOrDigit ? index : nil
  }

  /// Groups of digits with one or two separators between them.
  private func digits(_ range: Range<Int>) -> (end: Int, groups: [Range<Int>]) {
    var groups: [Range<Int>] = []
    var index = range.lowerBound
    while true {
      let start = index
      while index < range.upperBound, byte(index).isDigit, index - start < 16 { index += 1 }
      guard index > start else { break }
      groups.append(start..<index)
      var next = index
      while next < range.upperBound, next - index < 3, byte(next).isPhoneSeparator { next += 1 }
      // A sign: `+41.26875 -010.68470` is a place in the sky.
      let isSigned = byte(next - 1) == UInt8(ascii: "-") && byte(next - 2) == 0x20
      guard next > index, !isSigned, groups.count < 9 else { break }
      index = next
    }
    return (groups.last?.upperBound ?? range.lowerBound, groups)
  }

  /// Whether a year, a month and a day stand in it.
  private func isDate(_ groups: [Range<Int>]) -> Bool {
    let lengths = groups.map(\.count)
    return lengths == [2, 2, 4]
      || lengths.indices.contains { index in
        lengths[index...].starts(with: [4, 2, 2])
          && ["19", "20"].contains { text[groups[index]].starts(with: $0.utf8) }
      }
  }

  /// Whether a word before a number says that it is one to call.
  private func isAnnounced(_ start: Int) -> Bool {
    var end = start
    while end > max(0, start - 4), byte(end - 1).isAnnouncement { end -= 1 }
    guard end < start else { return false }
    var first = end
    while first > max(0, end - 12), byte(first - 1).isLetter { first -= 1 }
    let word = text[first..<end].lazy.map { $0 < 0x80 ? $0 | 0x20 : $0 }
    return announcing.contains { $0.utf8.count == word.count && $0.utf8.elementsEqual(word) }
  }
}

private let localMarks = ByteSet("._%+-")
private let phoneSeparators = ByteSet(" -./()")
private let announcementMarks = ByteSet(" .:=")
private let jointMarks = ByteSet("-._/=:+")
private let openingMarks = ByteSet("<\"'|")

/// `logo@2x.png` is a file.
private let pictures = ["png", "jpg", "jpeg", "gif", "svg", "webp"]

private let announcing = [
  "tel", "phone", "telephone", "mobile", "whatsapp", "fax", "telefon", "telefonnummer", "mobil",
  "mobilnummer", "handy", "téléphone", "teléfono", "móvil", "telefone", "celular",
]

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) || self >= 0x80 }
  fileprivate var isLetterOrDigit: Bool { isDigit || (0x61...0x7A).contains(self | 0x20) }
  fileprivate var isLocalPart: Bool { isLetterOrDigit || localMarks.contains(self) }
  fileprivate var isPathStart: Bool { isLetterOrDigit || self == UInt8(ascii: "/") }
  fileprivate var isPhoneSeparator: Bool { phoneSeparators.contains(self) }
  fileprivate var isAnnouncement: Bool { announcementMarks.contains(self) }
  /// Whether it makes one word of what stands on both sides.
  fileprivate var isJoint: Bool { isLetterOrDigit || self >= 0x80 || jointMarks.contains(self) }
  fileprivate var isOpening: Bool { openingMarks.contains(self) }
}
