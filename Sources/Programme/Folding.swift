/// A text as wordings are compared: case, white space, closing punctuation, typographic quotes and
/// dashes make no difference.
package func folded(_ text: String) -> String {
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
      if scalar.properties.isWhitespace {
        isSpacePending = true
      } else {
        append(scalar.properties.lowercaseMapping.utf8)
      }
    }
  }
  while let last = result.last, ".:;,!? ".utf8.contains(last) { result.removeLast() }
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
func editDistance<Element: Equatable>(_ a: [Element], _ b: [Element], atMost limit: Int) -> Int? {
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
