/// A check box at the start of a list item or of a line that was meant to be one.
package struct TaskBox: Hashable, Sendable {
  /// What stands between the brackets.
  package enum State: Hashable, Sendable {
    case open
    case ticked
    /// Meant as a box, but not one in GFM: `[]`, `[x ]`, `[✓]`, `-[ ]`. `ticked` says what was meant.
    case malformed(ticked: Bool)
  }

  /// Open, ticked, or neither for GFM.
  package let state: State
  /// From the list marker (`-[ ]`) or the opening bracket to the closing bracket.
  package let range: SourceRange

  /// Whether the writer ticked it, well-formed or not.
  package var isTicked: Bool { state == .ticked || state == .malformed(ticked: true) }
}

/// A box as it stands in the bytes of a line.
struct BoxBytes {
  var isWellFormed: Bool
  let isTicked: Bool
  /// A blank, an `x` or a tick between the brackets, and not one of the marks that also mean other things.
  let isPlain: Bool
  let offsets: Range<Int>

  /// Reads the box that begins at an offset; nil where there is none, or a link.
  init?(in bytes: [UInt8], at start: Int, before end: Int) {
    let isPlainText = bytes.byte(at: start, before: end).map { $0 != 0xE2 } ?? true
    if !isPlainText,
      let ballot = Self.ballots.first(where: { bytes.has($0.text, at: start, before: end) })
    {
      self.init(
        isWellFormed: false, isTicked: ballot.isTicked, isPlain: true, offsets: start..<start + 3)
      return
    }
    let isEscaped = bytes.byte(at: start, before: end) == UInt8(ascii: "\\")
    let open = isEscaped ? start + 1 : start
    guard bytes.byte(at: open, before: end) == UInt8(ascii: "[") else { return nil }
    let limit = min(end, open + Self.longest)
    guard let close = bytes.firstOffset(of: "]", from: open + 1, before: limit) else { return nil }
    let isBackslashed = close > open + 1 && bytes[close - 1] == UInt8(ascii: "\\")
    let inner = open + 1..<(isBackslashed ? close - 1 : close)
    let mark = bytes.trimming(inner)
    let next = bytes.byte(at: close + 1, before: end)
    switch next {
    case UInt8(ascii: "("), UInt8(ascii: "["): return nil
    case UInt8(ascii: ":") where !mark.isEmpty: return nil
    default: break
    }
    guard let meaning = Self.meaning(of: bytes[mark]) else { return nil }
    let isExact =
      inner.count == 1 && !isEscaped && !isBackslashed
      && (bytes[inner.lowerBound] == UInt8(ascii: " ")
        || bytes[inner.lowerBound] | 0x20 == UInt8(ascii: "x"))
    self.init(
      isWellFormed: isExact && (next?.isBlank ?? true), isTicked: meaning.isTicked,
      isPlain: meaning.isPlain, offsets: start..<close + 1)
  }

  private init(isWellFormed: Bool, isTicked: Bool, isPlain: Bool, offsets: Range<Int>) {
    self.isWellFormed = isWellFormed
    self.isTicked = isTicked
    self.isPlain = isPlain
    self.offsets = offsets
  }

  /// The box as a value; `marker` is where a list marker begins that belongs to what is wrong.
  func value(in source: SourceText, line: Int, marker: Int? = nil) -> TaskBox {
    let state: TaskBox.State =
      isWellFormed && marker == nil ? (isTicked ? .ticked : .open) : .malformed(ticked: isTicked)
    let start = marker ?? offsets.lowerBound
    return TaskBox(state: state, range: source.range(start..<offsets.upperBound, inLine: line))
  }

  /// A bracket further away than this closes something else.
  private static let longest = 12

  private static let ballots: [(text: StaticString, isTicked: Bool)] = [
    ("☐", false), ("☑", true), ("☒", true),
  ]

  private static func meaning(of mark: ArraySlice<UInt8>) -> (isTicked: Bool, isPlain: Bool)? {
    if mark.isEmpty { return (false, true) }
    if mark.count == 1, mark.first.map({ $0 | 0x20 }) == UInt8(ascii: "x") { return (true, true) }
    return switch String(decoding: mark, as: UTF8.self) {
    // The last three are a multiplication sign and the Cyrillic letter that looks like an x.
    case "✓", "✔", "✔\u{FE0F}", "✅", "☑", "☑\u{FE0F}", "☒", "✗", "✘", "✖", "×", "х", "Х":
      (true, true)
    case "v", "V", "y", "Y", "*", "+": (true, false)
    case "-", "_", ".", "/", "~", "☐": (false, false)
    default: nil
    }
  }
}

/// A line with a box that is no list item for cmark-gfm, and how to make it one before parsing.
struct MendedLine {
  let line: Int
  /// Where the list marker begins, or the box where there is none.
  let marker: Int
  /// Replaces the bytes from `marker` to the box.
  let replacement: [UInt8]
  let box: BoxBytes

  /// Finds the lines that were meant as task items: `-[ ] a`, `•[ ] a`, `1.[x] a`, `[ ] a`.
  static func all(in source: SourceText, from first: Int) -> [MendedLine] {
    var found: [MendedLine] = []
    // A box without a marker is one where a paragraph begins or among other boxes only.
    var mayBeginBare = true
    for number in stride(from: first, through: source.lineCount, by: 1) {
      let line = source.contentOffsets(ofLine: number)
      var start = source.bytes.skippingBlanks(from: line.lowerBound, before: line.upperBound)
      while source.bytes.byte(at: start, before: line.upperBound) == UInt8(ascii: ">") {
        start = source.bytes.skippingBlanks(from: start + 1, before: line.upperBound)
      }
      guard let byte = source.bytes.byte(at: start, before: line.upperBound) else {
        mayBeginBare = true
        continue
      }
      guard couldBegin(byte) else {
        mayBeginBare = byte == UInt8(ascii: "#")
        continue
      }
      let mended = MendedLine(
        in: source, line: number, at: start, before: line.upperBound, mayBeBare: mayBeginBare)
      if let mended { found.append(mended) }
      mayBeginBare = mended != nil || hasBox(source.bytes, from: start, before: line.upperBound)
    }
    return found
  }

  private init?(
    in source: SourceText, line: Int, at start: Int, before end: Int, mayBeBare: Bool
  ) {
    let bytes = source.bytes
    if let marker = ListMarker(in: bytes, at: start, before: end) {
      // A blank after a known marker: cmark-gfm sees an item there by itself.
      let next = bytes.byte(at: marker.end, before: end)
      if marker.isKnown, next.map(\.isWhitespace) ?? true { return nil }
      let content = bytes.skippingSpaces(from: marker.end, before: end)
      guard let box = BoxBytes(in: bytes, at: content, before: end) else { return nil }
      self.box = box
      replacement = (marker.isKnown ? Array(bytes[start..<marker.end]) : Array("-".utf8)) + [0x20]
    } else {
      guard mayBeBare, let box = BoxBytes(in: bytes, at: start, before: end), box.isPlain,
        bytes.byte(at: box.offsets.upperBound, before: end).map(\.isWhitespace) ?? true,
        !bytes[start..<end].contains(UInt8(ascii: "|"))
      else { return nil }
      self.box = box
      replacement = Array("- ".utf8)
    }
    self.line = line
    marker = start
  }

  /// Whether a byte can begin a list marker or a box.
  private static func couldBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "["),
      UInt8(ascii: "\\"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0xC2, 0xE2:
      true
    default: false
    }
  }

  private static func hasBox(_ bytes: [UInt8], from start: Int, before end: Int) -> Bool {
    guard let marker = ListMarker(in: bytes, at: start, before: end) else { return false }
    let content = bytes.skippingSpaces(from: marker.end, before: end)
    return BoxBytes(in: bytes, at: content, before: end) != nil
  }
}

/// A list marker, or what word processors make of one.
struct ListMarker {
  let end: Int
  /// Whether CommonMark knows it.
  let isKnown: Bool

  init?(in bytes: [UInt8], at start: Int, before end: Int) {
    switch bytes.byte(at: start, before: end) {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      self.end = start + 1
      isKnown = true
    case .some(let byte) where byte.isDigit:
      var index = start + 1
      while index < min(end, start + 9), bytes[index].isDigit { index += 1 }
      let delimiter = bytes.byte(at: index, before: end)
      guard delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")") else { return nil }
      self.end = index + 1
      isKnown = true
    case .some(let byte) where byte < 0x80:
      return nil
    default:
      let look = Self.lookalikes.first { bytes.has($0, at: start, before: end) }
      guard let look else { return nil }
      self.end = start + look.utf8CodeUnitCount
      isKnown = false
    }
  }

  private static let lookalikes: [StaticString] = [
    "•", "·", "◦", "▪", "–", "—", "−", "‐", "\u{2011}",
  ]
}
