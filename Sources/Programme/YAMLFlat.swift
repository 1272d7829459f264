import MarkdownSyntax

extension YAML {
  /// Reads the shape that nearly all front matter has, without a YAML parser: keys at the start of
  /// their lines, plain or simply quoted scalars on one line, lists of such scalars, comments.
  ///
  /// nil for everything else. What it reads, Yams reads the same.
  static func readFlat(_ source: SourceText, offsets: Range<Int>) -> [YAMLEntry]? {
    let bytes = source.bytes
    var entries: [YAMLEntry] = []
    var items: [YAMLNode] = []
    var itemColumn = 0
    var pending: (key: String, range: SourceRange)?

    func endPending() {
      guard let (key, range) = pending else { return }
      let value =
        items.isEmpty
        ? YAMLNode(
          .empty,
          range: SourceRange(
            line: range.start.line, from: range.end.column + 1, to: range.end.column + 1))
        : YAMLNode(.list(items), range: listRange(items, column: itemColumn))
      entries.append(YAMLEntry(key: key, keyRange: range, value: value))
      (pending, items) = (nil, [])
    }

    let first = source.position(of: offsets.lowerBound).line
    let last = source.position(of: offsets.upperBound).line
    for number in first...max(first, last) {
      let line = source.offsets(ofLine: number).clamped(to: offsets)
      guard !bytes[line].contains(0x09) else { return nil }
      guard let start = bytes[line].firstIndex(where: { $0 != 0x20 }) else { continue }
      if bytes[start] == 0x23 { continue }
      let lineStart = source.offsets(ofLine: number).lowerBound
      let column = start - lineStart
      if bytes[start] == 0x2D, start + 1 < line.upperBound, bytes[start + 1] == 0x20 {
        guard pending != nil, items.isEmpty || column == itemColumn,
          let item = scalar(bytes, start + 2..<line.upperBound),
          item.value != .empty
        else { return nil }
        itemColumn = column
        items.append(YAMLNode(item.value, range: source.range(of: item.offsets)))
        continue
      }
      endPending()
      guard start == line.lowerBound, bytes[start].isASCIILetterOrDigit,
        let colon = bytes[start..<line.upperBound].firstIndex(where: { !$0.isKeyByte }),
        bytes[colon] == 0x3A, colon + 1 == line.upperBound || bytes[colon + 1] == 0x20,
        let value = scalar(bytes, colon + 1..<line.upperBound)
      else { return nil }
      let key = String(decoding: bytes[start..<colon], as: UTF8.self)
      let keyRange = source.range(of: start..<colon)
      if value.value == .empty, value.offsets.isEmpty {
        pending = (key, keyRange)
      } else {
        let node = YAMLNode(value.value, range: source.range(of: value.offsets))
        entries.append(YAMLEntry(key: key, keyRange: keyRange, value: node))
      }
    }
    endPending()
    return entries
  }

  private static func listRange(_ items: [YAMLNode], column: Int) -> SourceRange {
    let start = items[0].range.start
    return SourceRange(
      SourcePosition(line: start.line, column: column + 1), items[items.count - 1].range.end)
  }

  /// A scalar that is all of some bytes but for blanks and a comment; nil where it takes a parser.
  private static func scalar(
    _ bytes: [UInt8], _ range: Range<Int>
  ) -> (value: YAMLNode.Value, offsets: Range<Int>)? {
    guard let start = bytes[range].firstIndex(where: { $0 != 0x20 }), bytes[start] != 0x23 else {
      return (.empty, range.lowerBound..<range.lowerBound)
    }
    var end = start
    let quote = bytes[start]
    if quote == 0x22 || quote == 0x27 {
      guard let close = bytes[(start + 1)..<range.upperBound].firstIndex(of: quote),
        !bytes[start..<close].contains(0x5C) || quote == 0x27
      else { return nil }
      end = close + 1
      // Only blanks or a comment may follow; `''` goes on, and takes a parser.
      guard let next = bytes[end..<range.upperBound].firstIndex(where: { $0 != 0x20 }) else {
        return (.scalar(String(decoding: bytes[(start + 1)..<close], as: UTF8.self)), start..<end)
      }
      guard bytes[next] == 0x23, next > end else { return nil }
      return (.scalar(String(decoding: bytes[(start + 1)..<close], as: UTF8.self)), start..<end)
    }
    guard quote.canBeginPlainScalar else { return nil }
    var index = start
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == 0x3A, index + 1 == range.upperBound || bytes[index + 1] == 0x20 { return nil }
      if byte == 0x23, bytes[index - 1] == 0x20 { break }
      index += 1
      if byte != 0x20 { end = index }
    }
    if bytes[start..<end].elementsEqual([0x7E]) { return (.empty, start..<end) }
    return (.scalar(String(decoding: bytes[start..<end], as: UTF8.self)), start..<end)
  }
}

extension UInt8 {
  fileprivate var isKeyByte: Bool { isASCIILetterOrDigit || self == 0x2D || self == 0x5F }

  /// Nothing that has a meaning of its own in YAML at the start of a scalar.
  fileprivate var canBeginPlainScalar: Bool {
    isASCIILetterOrDigit || self >= 0x80 || "(/._+~$<;^\\".utf8.contains(self)
  }
}
