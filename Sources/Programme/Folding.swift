/// A text as wordings are compared: case, white space, closing punctuation, typographic quotes and
/// dashes make no difference.
package func folded(_ text: String) -> String {
  var text = text
  return text.withUTF8 { bytes in foldedASCII(bytes) } ?? foldedByScalars(text)
}

/// The same as `foldedByScalars` for the many texts that are ASCII only; nil for others.
private func foldedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
  guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
  return String(unsafeUninitializedCapacity: bytes.count) { result in
    var count = 0
    var isSpacePending = false
    for byte in bytes {
      if byte <= 0x20 || byte == 0x7F {
        isSpacePending = count > 0
        continue
      }
      if byte == 0x2D, !isSpacePending, count > 0, result[count - 1] == 0x2D { continue }
      if isSpacePending {
        result[count] = 0x20
        count += 1
        isSpacePending = false
      }
      result[count] =
        switch byte {
        case 0x41...0x5A: byte | 0x20
        case 0x60: 0x27
        default: byte
        }
      count += 1
    }
    while count > 0, isClosingMark(result[count - 1]) { count -= 1 }
    return count
  }
}

/// Whether folding takes a byte off the end: `.:;,!?` and the space before them.
private func isClosingMark(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x2E, 0x3A, 0x3B, 0x2C, 0x21, 0x3F, 0x20: true
  default: false
  }
}

func foldedByScalars(_ text: String) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  // Set by white space, and by a dash for the dashes behind it; written only before something else.
  var isSpacePending = false
  func append(_ bytes: some Sequence<UInt8>) {
    if isSpacePending, !result.isEmpty { result.append(0x20) }
    isSpacePending = false
    result.append(contentsOf: bytes)
  }
  for scalar in text.unicodeScalars {
    switch scalar {
    case "a"..."z", "0"..."9": append(CollectionOfOne(UInt8(scalar.value)))
    case "A"..."Z": append(CollectionOfOne(UInt8(scalar.value) | 0x20))
    case "\u{00AD}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": break
    case "`", "´", "\u{2018}"..."\u{201B}", "\u{2032}", "\u{02BC}", "\u{2039}", "\u{203A}":
      append(CollectionOfOne(0x27))
    case "\u{201C}"..."\u{201F}", "\u{2033}", "«", "»": append(CollectionOfOne(0x22))
    case "-", "\u{2010}"..."\u{2015}", "\u{2212}":
      if isSpacePending || result.last != 0x2D { append(CollectionOfOne(0x2D)) }
    case "…": append("...".utf8)
    case "\u{00}"..."\u{7F}":
      if scalar.value <= 0x20 || scalar.value == 0x7F {
        isSpacePending = true
      } else {
        append(CollectionOfOne(UInt8(scalar.value)))
      }
    default:
      if scalar.isSpace {
        isSpacePending = true
      } else {
        append(scalar.properties.lowercaseMapping.utf8)
      }
    }
  }
  while let last = result.last, isClosingMark(last) { result.removeLast() }
  return String(decoding: result, as: UTF8.self)
}

/// The candidate that a text was probably meant to be: the one nearest by edit distance (Damerau),
/// at most a third of the letters away; nil where none is near.
package func closest<C: Collection>(to text: String, among candidates: C) -> String?
where C.Element == String {
  let wanted = Array(folded(text).unicodeScalars)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let other = Array(folded(candidate).unicodeScalars)
    let limit = min(max(wanted.count, other.count) / 3, (best?.distance ?? .max) - 1)
    guard let distance = editDistance(wanted, other, atMost: limit) else { continue }
    best = (candidate, distance)
    if distance == 0 { break }
  }
  return best?.candidate
}

/// How many insertions, deletions, replacements and swaps of neighbours make one text of the other;
/// nil where it is more than the limit.
package func editDistance<Element: Equatable>(_ a: [Element], _ b: [Element], atMost limit: Int)
  -> Int?
{
  guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  var current = last
  for i in a.indices {
    current[0] = i + 1
    var least = i + 1
    for j in b.indices {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      current[j + 1] = cost
      least = min(least, cost)
    }
    if least > limit { return nil }
    (beforeLast, last, current) = (last, current, last)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
