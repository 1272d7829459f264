/// A folded text made ready to be compared with many others.
private struct Wording {
  /// A word of letters and digits.
  private struct Word {
    /// The first eight bytes, the first one highest: it tells most words apart.
    let start: UInt64
    let offsets: Range<Int>
  }

  private let bytes: [UInt8]
  /// In byte order.
  private let words: [Word]
  /// Of all words together, in bytes.
  private let length: Int

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var words: [Word] = []
    var offset = 0
    while offset < bytes.count {
      let start = offset
      var first: UInt64 = 0
      while offset < bytes.count, bytes[offset].isASCIILetterOrDigit || bytes[offset] >= 0x80 {
        if offset - start < 8 { first |= UInt64(bytes[offset]) << (56 - 8 * (offset - start)) }
        offset += 1
      }
      if offset > start { words.append(Word(start: first, offsets: start..<offset)) }
      offset += 1
    }
    words.sort { a, b in
      a.start == b.start
        ? bytes[a.offsets].lexicographicallyPrecedes(bytes[b.offsets]) : a.start < b.start
    }
    self.bytes = bytes
    self.words = words
    length = words.reduce(0) { $0 + $1.offsets.count }
  }

  /// How much both have in common, from 0 to 1: the share of letters that stay as they are, or the share of
  /// letters in words that both have, whichever is more.
  ///
  /// - Parameters:
  ///   - pattern: what counts the edits from the other one; nil where that is too long for it.
  ///   - least: what is below it is 0.
  func resemblance(
    to other: Wording, _ pattern: EditPattern?, atLeast least: Double
  ) -> Double {
    if bytes == other.bytes { return 1 }
    let score = max(
      resemblanceByWords(to: other), resemblanceByEdits(to: other, pattern, atLeast: least))
    return score < least ? 0 : score
  }

  /// What counts the edits that make this wording of another one.
  var pattern: EditPattern? { EditPattern(bytes) }

  private func resemblanceByEdits(
    to other: Wording, _ pattern: EditPattern?, atLeast least: Double
  ) -> Double {
    let length = max(bytes.count, other.bytes.count)
    // One more than there can be, as the share is rounded.
    let limit = Int(Double(length) * (1 - least)) + 1
    // Long texts are compared by their words alone: edits would take the product of their lengths.
    guard length > 0, length <= 150, abs(bytes.count - other.bytes.count) <= limit else { return 0 }
    guard
      let edits = pattern?.edits(from: bytes)
        ?? editDistance(bytes, other.bytes, atMost: limit)
    else { return 0 }
    return 1 - Double(edits) / Double(length)
  }

  private func resemblanceByWords(to other: Wording) -> Double {
    var common = 0
    var (mine, theirs) = (words[...], other.words[...])
    while let a = mine.first, let b = theirs.first {
      if a.start == b.start, bytes[a.offsets] == other.bytes[b.offsets] {
        common += a.offsets.count
        mine.removeFirst()
        theirs.removeFirst()
      } else if a.start < b.start
        || a.start == b.start && bytes[a.offsets].lexicographicallyPrecedes(other.bytes[b.offsets])
      {
        mine.removeFirst()
      } else {
        theirs.removeFirst()
      }
    }
    let total = length + other.length
    return total == 0 ? 0 : Double(2 * common) / Double(total)
  }
}

/// Counts the edits from many texts to one, as `editDistance` does, with a bit for each of its bytes: Hyyrö, A
/// bit-vector algorithm for computing Levenshtein and Damerau edit distances (2003).
struct EditPattern {
  private let count: Int
  /// For each byte the places where the text has it.
  private var places = [UInt64](repeating: 0, count: 256)

  /// nil for a text of more bytes than there are bits.
  init?(_ bytes: [UInt8]) {
    guard (1...64).contains(bytes.count) else { return nil }
    count = bytes.count
    for (index, byte) in bytes.enumerated() { places[Int(byte)] |= 1 << UInt64(index) }
  }

  func edits(from bytes: [UInt8]) -> Int {
    let last: UInt64 = 1 << UInt64(count - 1)
    var edits = count
    // Where the table of distances goes up or down by one from a row to the next, and where it stays along
    // its diagonal.
    var (up, down, same): (UInt64, UInt64, UInt64) = (.max, 0, 0)
    var before: UInt64 = 0
    for byte in bytes {
      let places = places[Int(byte)]
      let swapped = ((~same & places) << 1) & before
      same = (((places & up) &+ up) ^ up) | places | down | swapped
      var right = down | ~(same | up)
      var left = same & up
      if right & last != 0 { edits += 1 }
      if left & last != 0 { edits -= 1 }
      right = right << 1 | 1
      left <<= 1
      up = left | ~(same | right)
      down = right & same
      before = places
    }
    return edits
  }
}

/// Whether a folded wording is another one, or that one lightly reworded.
func resembles(_ a: String, _ b: String) -> Bool { !pairedByResemblance([a], [b]).isEmpty }

/// Pairs folded wordings that resemble each other, the most alike first, each at most once.
///
/// Gives up on very many of them rather than take the product of their numbers.
///
/// - Parameter least: the resemblance that there has to be; below two thirds is no light rewording.
package func pairedByResemblance(
  _ a: [String], _ b: [String], atLeast least: Double = 2.0 / 3,
  where isAllowed: (Int, Int) -> Bool = { _, _ in true }
) -> [(Int, Int)] {
  guard !a.isEmpty, !b.isEmpty, a.count * b.count <= 1_600 else { return [] }
  let (first, second) = (a.map(Wording.init), b.map(Wording.init))
  var candidates: [(score: Double, a: Int, b: Int)] = []
  for (j, wording) in second.enumerated() {
    let pattern = wording.pattern
    for i in first.indices where isAllowed(i, j) {
      let score = first[i].resemblance(to: wording, pattern, atLeast: least)
      if score > 0 { candidates.append((score, i, j)) }
    }
  }
  candidates.sort { ($1.score, $0.a, $0.b) < ($0.score, $1.a, $1.b) }
  var usedA: Set<Int> = []
  var usedB: Set<Int> = []
  return candidates.compactMap { candidate in
    guard !usedA.contains(candidate.a), !usedB.contains(candidate.b) else { return nil }
    usedA.insert(candidate.a)
    usedB.insert(candidate.b)
    return (candidate.a, candidate.b)
  }
}
