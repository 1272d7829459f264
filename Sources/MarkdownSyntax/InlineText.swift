/// Inline content flattened: emphasis, code and link marks are gone, line breaks and `<br>` are spaces.
package struct InlineText: Hashable, Sendable {
  /// The text without white space at its ends; `~~` stays, for strikethrough is no extension in use here.
  package var plain: String = ""
  /// Inner texts of the `<!-- … -->` comments, trimmed.
  package var comments: [String] = []
  /// Destinations of links and images, and bare `http(s)://` addresses.
  package var links: [String] = []
}

extension InlineText {
  /// Takes off a box that cmark-gfm left in the text.
  mutating func drop(box: ArraySlice<UInt8>) {
    let box = box.filter { $0 != UInt8(ascii: "\\") }
    guard plain.utf8.starts(with: box) else { return }
    let rest = Array(plain.utf8.dropFirst(box.count))
    plain = String(decoding: rest[rest.trimming(0..<rest.count)], as: UTF8.self)
  }
}

/// Gathers inline content piece by piece; one gatherer serves a whole document, for its buffer's sake.
struct InlineGatherer {
  /// The bytes that can make more than plain text of a source, and its end; `!` and `]` need a `[`.
  let marks = ByteSet("\0\n\r&*:<[\\_`")
  private var bytes: [UInt8] = []
  private var comments: [String] = []
  private var links: [String] = []
  /// Where the text begins that no mark has interrupted yet.
  private var runStart = 0

  mutating func appendText(_ text: UnsafeBufferPointer<UInt8>) {
    let skipped = endsWithSpace ? text.prefix { $0.isBlank }.count : 0
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[skipped...]))
  }

  /// Appends a text without marks whose lines are joined by spaces.
  mutating func appendLines(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in text.indices where text[index] == 0x0A || text[index] == 0x0D {
      appendText(UnsafeBufferPointer(rebasing: text[start..<index]))
      appendSpace()
      start = index + 1
    }
    appendText(UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Appends the source of a cell that GFM drops, marks and all.
  mutating func appendCell(_ source: ArraySlice<UInt8>) {
    for (index, byte) in zip(source.indices, source) {
      let isEscape = byte == UInt8(ascii: "\\") && source[index...].dropFirst().first == 0x7C
      if !isEscape { bytes.append(byte) }
    }
  }

  mutating func appendSpace() {
    while let last = bytes.last, last.isBlank { bytes.removeLast() }
    if !bytes.isEmpty { bytes.append(0x20) }
    runStart = min(runStart, bytes.count)
  }

  mutating func appendCode(_ code: UnsafeBufferPointer<UInt8>) {
    endRun()
    bytes.append(contentsOf: code)
    runStart = bytes.count
  }

  mutating func appendLink(_ destination: String) {
    if !destination.isEmpty { links.append(destination) }
  }

  /// Takes raw HTML: a comment is kept, `<br>` is a space, other tags are nothing.
  mutating func appendTag(_ tag: [UInt8]) {
    endRun()
    if tag.has("<!--", at: 0, before: tag.count) {
      let end = tag.has("-->", at: tag.count - 3, before: tag.count) ? tag.count - 3 : tag.count
      appendComment(tag[min(4, end)..<end])
    } else if tag.count >= 4, tag[1] | 0x20 == 0x62, tag[2] | 0x20 == 0x72,
      !tag[3].isLetterOrDigit
    {
      appendSpace()
    }
    runStart = bytes.count
  }

  /// Takes an HTML block: its comments, and what stands outside of its tags.
  mutating func appendHTML(_ html: [UInt8]) {
    var index = 0
    while index < html.count {
      let isComment = html.has("<!--", at: index, before: html.count)
      if html[index] != UInt8(ascii: "<") {
        let next = html[index...].firstIndex(of: UInt8(ascii: "<")) ?? html.count
        html[index..<next].withUnsafeBufferPointer { appendLines($0) }
        index = next
        continue
      }
      let end =
        isComment
        ? html.firstOffset(of: "-->", from: index + 4, before: html.count)
        : html.firstOffset(of: ">", from: index, before: html.count)
      let next = end.map { $0 + (isComment ? 3 : 1) } ?? html.count
      appendTag(Array(html[index..<next]))
      index = next
    }
  }

  /// Ends a stretch of text without marks: what it holds of addresses and comments is found now.
  mutating func endRun() {
    guard runStart < bytes.count else { return }
    takeComments()
    if bytes.firstOffset(of: "://", from: runStart, before: bytes.count) != nil {
      links += bytes.addresses(in: runStart..<bytes.count)
    }
    runStart = bytes.count
  }

  /// Forgets a stretch of text for addresses.
  mutating func skipRun() { runStart = bytes.count }

  /// The text gathered; the gatherer is empty then.
  mutating func finish() -> InlineText {
    endRun()
    let plain = bytes.trimming(0..<bytes.count)
    let text = InlineText(
      plain: String(decoding: bytes[plain], as: UTF8.self), comments: comments, links: links)
    bytes.removeAll(keepingCapacity: true)
    comments = []
    links = []
    runStart = 0
    return text
  }

  private var endsWithSpace: Bool { bytes.last.map(\.isBlank) ?? true }

  private mutating func appendComment(_ inner: ArraySlice<UInt8>) {
    let bytes = Array(inner)
    comments.append(String(decoding: bytes[bytes.trimming(0..<bytes.count)], as: UTF8.self))
  }

  /// Old cmark-gfm leaves a comment with `--` inside it in the text; newer ones and people don't.
  private mutating func takeComments() {
    guard var start = bytes.firstOffset(of: "<!--", from: runStart, before: bytes.count) else {
      return
    }
    let run = Array(bytes[start...])
    bytes.removeSubrange(start...)
    start = 0
    var kept = 0
    while let end = run.firstOffset(of: "-->", from: start + 4, before: run.count) {
      bytes += run[kept..<start]
      appendComment(run[start + 4..<end])
      kept = end + 3
      if endsWithSpace, kept < run.count, run[kept].isBlank { kept += 1 }
      guard let next = run.firstOffset(of: "<!--", from: kept, before: run.count) else { break }
      start = next
    }
    bytes += run[kept...]
  }
}

extension [UInt8] {
  /// The `http://` and `https://` addresses in a stretch of text, without the punctuation after them.
  func addresses(in range: Range<Int>) -> [String] {
    var found: [String] = []
    var index = range.lowerBound
    while let colon = firstOffset(of: "://", from: index, before: range.upperBound) {
      index = colon + 3
      var start = colon
      while start > range.lowerBound, colon - start < 5, self[start - 1].isLetterOrDigit {
        start -= 1
      }
      let scheme = self[start..<colon].map { $0 | 0x20 }
      guard scheme == Array("http".utf8) || scheme == Array("https".utf8),
        !(start > range.lowerBound && self[start - 1].isLetterOrDigit)
      else { continue }
      var end = index
      while end < range.upperBound, self[end] > 0x20, !Self.endsAddress(self[end]),
        !isNoBreakSpace(at: end, before: range.upperBound)
      {
        end += 1
      }
      end = withoutPunctuation(index..<end)
      if end > index { found.append(String(decoding: self[start..<end], as: UTF8.self)) }
      index = Swift.max(index, end)
    }
    return found
  }

  private static func endsAddress(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: "`")
  }

  /// The end of an address: no closing punctuation, no bracket or typographic quote around it.
  private func withoutPunctuation(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    var (opened, closed) = (0, 0)
    for byte in self[range] {
      if byte == UInt8(ascii: "(") { opened += 1 } else if byte == UInt8(ascii: ")") { closed += 1 }
    }
    while end > range.lowerBound {
      switch self[end - 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "]"):
        end -= 1
      case UInt8(ascii: ")"):
        guard closed > opened else { return end }
        closed -= 1
        end -= 1
      // ‘ ’ “ ” and their kin.
      case 0x98...0x9F
      where end - 3 >= range.lowerBound && self[end - 3] == 0xE2 && self[end - 2] == 0x80:
        end -= 3
      default:
        return end
      }
    }
    return end
  }
}
