extension UInt8 {
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIILetterOrDigit: Bool { isASCIIDigit || (0x61...0x7A).contains(self | 0x20) }
}

extension Unicode.Scalar {
  /// Unicode's white space, without a look into its tables.
  package var isSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// Letters, digits and marks that join them.
  var isWordPart: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    case "\u{00}"..."\u{7F}": false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }

  var isDash: Bool { self == "-" || ("\u{2010}"..."\u{2015}").contains(self) || self == "\u{2212}" }

  fileprivate var isSeparatingMark: Bool {
    self == ":" || self == "," || self == ";" || self == "." || isDash
  }
}

extension StringProtocol {
  /// Without the white space at both ends.
  var trimmed: SubSequence { trimming { $0.isSpace } }

  func trimming(_ isLeftOut: (Unicode.Scalar) -> Bool) -> SubSequence {
    let scalars = unicodeScalars
    // Most texts have nothing to leave out.
    if let first = scalars.first, let last = scalars.last, !isLeftOut(first), !isLeftOut(last) {
      return self[...]
    }
    var start = startIndex
    var end = endIndex
    while start < end, isLeftOut(scalars[start]) { start = scalars.index(after: start) }
    while start < end {
      let before = scalars.index(before: end)
      guard isLeftOut(scalars[before]) else { break }
      end = before
    }
    return self[start..<end]
  }
}

extension Substring {
  /// Without white space, dashes, colons and the like at its start.
  var withoutLeadingMarks: Substring {
    var start = startIndex
    while start < endIndex, unicodeScalars[start].isSpace || unicodeScalars[start].isSeparatingMark
    {
      start = unicodeScalars.index(after: start)
    }
    return self[start...]
  }

  /// Without white space and separating marks at both ends.
  var withoutMarks: Substring { trimming { $0.isSpace || $0.isSeparatingMark } }

  func withoutTrailing(_ isLeftOut: (Unicode.Scalar) -> Bool) -> Substring {
    var end = endIndex
    while startIndex < end {
      let before = unicodeScalars.index(before: end)
      guard isLeftOut(unicodeScalars[before]) else { break }
      end = before
    }
    return self[..<end]
  }

  /// What stands behind a folded spelling that the text begins with, as a word or words of its own.
  func rest(behind spelling: [Unicode.Scalar]) -> Substring? {
    guard let last = spelling.last else { return nil }
    let scalars = unicodeScalars
    var index = startIndex
    for wanted in spelling {
      guard index < endIndex else { return nil }
      var scalar = scalars[index]
      if wanted == " " {
        guard scalar.isSpace else { return nil }
        while index < endIndex, scalars[index].isSpace { index = scalars.index(after: index) }
        continue
      }
      if scalar.isASCII {
        if ("A"..."Z").contains(scalar) { scalar = Unicode.Scalar(UInt8(scalar.value) | 0x20) }
      } else if scalar != wanted {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        guard lower.count == 1, let only = lower.first else { return nil }
        scalar = only
      }
      guard scalar == wanted else { return nil }
      index = scalars.index(after: index)
    }
    if last.isWordPart, index < endIndex, scalars[index].isWordPart, !utf8[index].isASCIIDigit {
      return nil
    }
    return self[index...]
  }

  /// `~~inner~~ behind` at the start of the text.
  var struckStart: (inner: Substring, behind: Substring)? {
    guard utf8.starts(with: "~~".utf8) else { return nil }
    let inner = dropFirst(2)
    var index = inner.utf8.startIndex
    while let tilde = inner.utf8[index...].firstIndex(of: 0x7E) {
      let next = inner.utf8.index(after: tilde)
      guard next < inner.utf8.endIndex else { return nil }
      if inner.utf8[next] == 0x7E {
        return (inner[..<tilde], inner[inner.utf8.index(after: next)...])
      }
      index = next
    }
    return nil
  }

  /// The content of the bracket that opens at an index, brackets inside included.
  func bracketed(at open: Index) -> (content: Substring, behind: Substring)? {
    var rest = self[open...]
    let length = rest.withUTF8 { bytes -> Int? in
      guard let opening = bytes.first, opening == 0x28 || opening == 0x5B else { return nil }
      let closing: UInt8 = opening == 0x28 ? 0x29 : 0x5D
      var depth = 0
      return bytes.firstIndex { byte in
        if byte == opening { depth += 1 }
        if byte == closing { depth -= 1 }
        return depth == 0
      }
    }
    guard let length else { return nil }
    let close = utf8.index(open, offsetBy: length)
    return (self[utf8.index(after: open)..<close], self[utf8.index(after: close)...])
  }

  /// Where the next `(` or `[` is.
  func nextBracket(from index: Index) -> Index? {
    var rest = self[index...]
    let offset = rest.withUTF8 { bytes in bytes.firstIndex { $0 == 0x28 || $0 == 0x5B } }
    return offset.map { utf8.index(index, offsetBy: $0) }
  }
}
