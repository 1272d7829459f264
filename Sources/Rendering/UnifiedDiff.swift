import MarkdownSyntax
package import Programme

/// What makes one text of another, as `diff -u` writes it and `git apply` reads it.
///
/// Lines end with a line feed only, as they do for git; all other bytes are those of the texts.
package func unifiedDiff(_ path: FilePath, from old: [UInt8], to new: [UInt8]) -> [UInt8] {
  let hunks = Hunk.all(between: lines(of: old), and: lines(of: new))
  guard !hunks.isEmpty else { return [] }
  var result = Array("--- ".utf8) + gitName(path, side: "a") + Array("\n+++ ".utf8)
  result += gitName(path, side: "b") + [0x0A]
  for hunk in hunks { result += hunk.bytes }
  return result
}

/// Each with its line feed, but for the last one of a text that does not end with one.
private func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  var result: [ArraySlice<UInt8>] = []
  var start = 0
  while start < bytes.count {
    let end = (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
    result.append(bytes[start..<end])
    start = end
  }
  return result
}

/// A path with the side before it, in quotes as git writes them where it holds what a line can't, and
/// with a tab behind it where it holds a blank.
private func gitName(_ path: FilePath, side: String) -> [UInt8] {
  let name = Array("\(side)/".utf8) + path.bytes
  let isPlain = name.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
  guard !isPlain else { return name + (name.contains(0x20) ? [0x09] : []) }
  var result: [UInt8] = [0x22]
  for byte in name {
    switch byte {
    case 0x22, 0x5C: result += [0x5C, byte]
    case 0x20..<0x7F: result.append(byte)
    default:
      let digits = String(byte, radix: 8)
      let padding = String(repeating: "0", count: 3 - digits.utf8.count)
      result += Array("\\\(padding)\(digits)".utf8)
    }
  }
  return result + [0x22]
}

/// Lines that change, with up to three around them that don't.
private struct Hunk {
  /// Offsets of the first lines, and how many there are.
  private var old: (start: Int, count: Int)
  private var new: (start: Int, count: Int)
  private var lines: [(sign: UInt8, text: ArraySlice<UInt8>)] = []

  static func all(
    between old: [ArraySlice<UInt8>], and new: [ArraySlice<UInt8>]
  ) -> [Hunk] {
    let script = script(from: old, to: new)
    let changes = script.indices.filter { script[$0].sign != 0x20 }
    var hunks: [Hunk] = []
    var next = 0
    // Lines of each text before an index of the script.
    var (oldLine, newLine, counted) = (0, 0, 0)
    while next < changes.count {
      var last = next
      while last + 1 < changes.count, changes[last + 1] - changes[last] <= 2 * context + 1 {
        last += 1
      }
      let start = max(0, changes[next] - context)
      let end = min(script.count, changes[last] + context + 1)
      for line in script[counted..<start] { count(line.sign, &oldLine, &newLine) }
      var hunk = Hunk(old: (oldLine, 0), new: (newLine, 0))
      hunk.lines = Array(script[start..<end])
      for line in hunk.lines { count(line.sign, &hunk.old.count, &hunk.new.count) }
      oldLine += hunk.old.count
      newLine += hunk.new.count
      counted = end
      hunks.append(hunk)
      next = last + 1
    }
    return hunks
  }

  var bytes: [UInt8] {
    func range(_ side: (start: Int, count: Int)) -> String {
      // Of nothing, the line before it is named.
      "\(side.count == 0 ? side.start : side.start + 1),\(side.count)"
    }
    var result = Array("@@ -\(range(old)) +\(range(new)) @@\n".utf8)
    for line in lines {
      result += [line.sign] + line.text
      if line.text.last != 0x0A { result += Array("\n\\ No newline at end of file\n".utf8) }
    }
    return result
  }

  private static let context = 3

  private static func count(_ sign: UInt8, _ old: inout Int, _ new: inout Int) {
    if sign != UInt8(ascii: "+") { old += 1 }
    if sign != UInt8(ascii: "-") { new += 1 }
  }

  /// All lines in order, each kept, taken out or put in.
  private static func script(
    from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]
  ) -> [(sign: UInt8, text: ArraySlice<UInt8>)] {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result: [(UInt8, ArraySlice<UInt8>)] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        result.append((UInt8(ascii: "-"), old[i]))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        result.append((UInt8(ascii: "+"), new[j]))
        j += 1
      } else {
        result.append((0x20, new[j]))
        i += 1
        j += 1
      }
    }
    return result
  }
}
