/// The paths of a programme that never get into a commit: everything in a folder `private`, and what
/// the patterns of `private:` in `mentordoc.yml` name, which are those of `.gitignore`.
///
/// Letters match whatever their case: on some file systems they are the same name, and what is called
/// private by mistake can still be renamed.
package struct PrivatePaths: Sendable {
  private struct Pattern: Sendable {
    /// Between the slashes; `**` stands for any number of parts.
    let parts: [[UInt8]]
    let isFolderOnly: Bool
    /// `!pattern` takes back what an earlier one said.
    let isException: Bool
  }

  private let patterns: [Pattern]

  package init(_ patterns: [String]) {
    self.patterns = patterns.compactMap(PrivatePaths.pattern)
  }

  /// Whether a path can be private; a quick look that leaves most of a large repository out.
  package func canContain(_ path: UnsafeRawBufferPointer) -> Bool {
    !patterns.isEmpty || path.contains { $0 | 0x20 == UInt8(ascii: "v") }
  }

  package func contains(_ path: FilePath) -> Bool {
    let parts = path.bytes.split(separator: slash, omittingEmptySubsequences: true)
      .map { $0.map(lowercased) }
    if parts.dropLast().contains(Array("private".utf8)) { return true }
    let decisive = patterns.last { pattern in
      // A pattern that names a folder names all that is in it.
      (1...max(1, parts.count)).contains { count in
        (count < parts.count || !pattern.isFolderOnly)
          && matches(parts.prefix(count), pattern.parts[...])
      }
    }
    return decisive.map { !$0.isException } ?? false
  }

  private static func pattern(_ text: String) -> Pattern? {
    var bytes = text.utf8.map(lowercased)[...]
    let isException = bytes.first == UInt8(ascii: "!")
    if isException { bytes = bytes.dropFirst() }
    let isFolderOnly = bytes.last == slash
    if isFolderOnly { bytes = bytes.dropLast() }
    // Without a slash a name is meant wherever it stands.
    let isAnchored = bytes.contains(slash)
    let parts = bytes.split(separator: slash).map(Array.init)
    guard !parts.isEmpty else { return nil }
    return Pattern(
      parts: isAnchored ? parts : [anyParts] + parts, isFolderOnly: isFolderOnly,
      isException: isException)
  }
}

private let slash = UInt8(ascii: "/")
private let anyParts = Array("**".utf8)

private func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

/// Parts of a path against parts of a pattern. Only the last `**` is ever tried again, so the time is
/// bounded by the product of both lengths; the same goes for `*` below.
private func matches(_ parts: ArraySlice<[UInt8]>, _ pattern: ArraySlice<[UInt8]>) -> Bool {
  // A `**` at the end stands for what is in a folder, not for the folder.
  if pattern.last == anyParts, pattern.count > 1 {
    return parts.indices.dropFirst().contains { matches(parts[..<$0], pattern.dropLast()) }
  }
  return wildcardMatch(
    parts, pattern, isWildcard: { $0 == anyParts },
    accepts: { name, wanted in
      guard let units = globUnits(wanted) else { return name == wanted }
      return wildcardMatch(
        name[...], units[...], isWildcard: { $0 == .anything }, accepts: { $1.accepts($0) })
    })
}

/// Whether a pattern that has wildcards for any number of elements accepts a sequence.
private func wildcardMatch<Element, Unit>(
  _ sequence: ArraySlice<Element>, _ pattern: ArraySlice<Unit>, isWildcard: (Unit) -> Bool,
  accepts: (Element, Unit) -> Bool
) -> Bool {
  var (index, unit) = (sequence.startIndex, pattern.startIndex)
  var retry: (index: Int, unit: Int)?
  while index < sequence.endIndex {
    if unit < pattern.endIndex, isWildcard(pattern[unit]) {
      unit += 1
      retry = (index, unit)
    } else if unit < pattern.endIndex, accepts(sequence[index], pattern[unit]) {
      index += 1
      unit += 1
    } else if let last = retry {
      retry = (last.index + 1, last.unit)
      (index, unit) = (last.index + 1, last.unit)
    } else {
      return false
    }
  }
  return pattern[unit...].allSatisfy(isWildcard)
}

/// One element of a name's pattern.
private enum GlobUnit: Equatable {
  case byte(UInt8)
  case anyByte
  case anything
  case oneOf([ClosedRange<UInt8>], isNegated: Bool)

  func accepts(_ byte: UInt8) -> Bool {
    switch self {
    case .byte(let wanted): byte == wanted
    case .anyByte: true
    case .anything: false
    case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
    }
  }
}

/// The elements of a name's pattern; nil for a bracket that is not closed, which stands for itself.
private func globUnits(_ pattern: [UInt8]) -> [GlobUnit]? {
  var units: [GlobUnit] = []
  var index = 0
  while index < pattern.count {
    let byte = pattern[index]
    index += 1
    switch byte {
    case UInt8(ascii: "*"): units.append(.anything)
    case UInt8(ascii: "?"): units.append(.anyByte)
    case UInt8(ascii: "\\") where index < pattern.count:
      units.append(.byte(pattern[index]))
      index += 1
    case UInt8(ascii: "["):
      let isNegated =
        index < pattern.count && [UInt8(ascii: "!"), UInt8(ascii: "^")].contains(pattern[index])
      if isNegated { index += 1 }
      // A bracket that stands first is meant itself.
      guard let end = pattern[min(index + 1, pattern.count)...].firstIndex(of: UInt8(ascii: "]"))
      else { return nil }
      units.append(.oneOf(ranges(in: pattern[index..<end]), isNegated: isNegated))
      index = end + 1
    default: units.append(.byte(byte))
    }
  }
  return units
}

private func ranges(in bytes: ArraySlice<UInt8>) -> [ClosedRange<UInt8>] {
  var result: [ClosedRange<UInt8>] = []
  var rest = bytes
  while let first = rest.popFirst() {
    if rest.count > 1, rest.first == UInt8(ascii: "-"), let last = rest.dropFirst().first,
      first <= last
    {
      result.append(first...last)
      rest = rest.dropFirst(2)
    } else {
      result.append(first...first)
    }
  }
  return result
}
