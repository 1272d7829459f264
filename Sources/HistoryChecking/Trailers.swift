package import Programme

/// What a commit's message says of its content, as `save` writes it.
package struct Trailers: Hashable, Sendable {
  /// Behind `Pairing:`, with the bytes that are percent-encoded there.
  package private(set) var pairings: [FilePath] = []
  package private(set) var events: [String] = []
  package private(set) var goals: [String] = []

  /// Whether the message says anything; many a commit is made by hand.
  package var isEmpty: Bool { pairings.isEmpty && events.isEmpty && goals.isEmpty }

  /// Reads the last paragraph of a message, if it holds nothing but trailers (git-interpret-trailers).
  package init(of message: String) {
    let lines = message.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let text = lines.dropLast(while: \.isBlank)
    let last = text.suffix(while: { !$0.isBlank })
    // The first paragraph is the subject.
    guard last.startIndex > text.startIndex else { return }
    var trailers: [(key: String, value: String)] = []
    for line in last {
      if line.first?.isWhitespace == true, !trailers.isEmpty { continue }
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
      else { return }
      let value = line[line.index(after: colon)...].drop { $0.isWhitespace }
        .dropLast(while: \.isWhitespace)
      trailers.append((line[..<colon].lowercased(), String(value)))
    }
    for (key, value) in trailers {
      switch key {
      case "pairing": pairings.append(FilePath(bytes: percentDecoded(Array(value.utf8))))
      case "event": events.append(value)
      case "goal": goals.append(value)
      default: break
      }
    }
  }
}

/// What stands for itself, and what `%2F` and the like stand for (RFC 3986).
private func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
    {
      result.append(byte)
      index += 3
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  return result
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension BidirectionalCollection {
  /// Without the elements at the end that a test picks.
  fileprivate func dropLast(while isDropped: (Element) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, isDropped(self[index(before: end)]) { end = index(before: end) }
    return self[..<end]
  }

  /// The elements at the end that a test picks.
  fileprivate func suffix(while isTaken: (Element) -> Bool) -> SubSequence {
    self[self.dropLast(while: isTaken).endIndex...]
  }
}
