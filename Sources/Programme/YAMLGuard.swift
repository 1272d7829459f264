import MarkdownSyntax

/// A linear look at a YAML text before anything parses it: finds what people get wrong in words of our
/// own, and refuses what could hang or crash a YAML parser, or hide something from a reader.
///
/// It knows where tokens begin, and skips quoted and block scalars; it does not judge the structure.
struct YAMLGuard {
  private(set) var problems: [YAMLProblem] = []
  /// Byte offsets of keys that are in their mapping before, and of their values.
  private(set) var duplicates: [Range<Int>] = []
  /// Of the text, without a byte order mark.
  let offsets: Range<Int>

  private let source: SourceText
  private let bytes: [UInt8]
  private let cutsAreProblems: Bool
  private var index: Int
  private var keyCount = 0
  private var isContentSeen = false
  /// Open mappings, the innermost last; a flow mapping or list has no column.
  private var open: [(column: Int?, keys: [String: Int])] = []
  /// Columns and starts of duplicate keys whose end is not found yet.
  private var unended: [(column: Int, start: Int)] = []
  private var flowDepth = 0

  init(_ source: SourceText, lines: Range<Int>, cutsAreProblems: Bool) {
    self.source = source
    self.cutsAreProblems = cutsAreProblems
    bytes = source.bytes
    var start = source.offsets(ofLine: lines.lowerBound).lowerBound
    let end = source.offsets(ofLine: lines.upperBound - 1).upperBound
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    offsets = start..<max(start, end)
    index = start
  }

  /// Looks at all of the text, or up to what makes looking on pointless.
  mutating func scan() {
    guard offsets.count <= YAML.limits.bytes else {
      add(
        .tooLarge("more than \(YAML.limits.bytes >> 10) KiB"),
        offsets.lowerBound..<offsets.lowerBound)
      return
    }
    refuseHiddenCharacters()
    guard problems.isEmpty else { return }
    while index < offsets.upperBound, scanLine() {}
    endDuplicates(from: 0, at: offsets.upperBound)
  }

  // MARK: - Characters

  private mutating func refuseHiddenCharacters() {
    var decoder = UTF8()
    var iterator = bytes[offsets].makeIterator()
    var position = offsets.lowerBound
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: return
      case .error:
        add(.notUTF8, position..<position + 1)
        return
      case .scalarValue(let scalar):
        let width = UTF8.width(scalar)
        if YAML.isHidden(scalar) {
          add(.controlCharacter(scalar.value), position..<position + width)
          return
        }
        position += width
      }
    }
  }

  // MARK: - Lines

  /// Looks at the line at `index`, and at further ones where a token goes on; false is: stop.
  private mutating func scanLine() -> Bool {
    let start = index
    let end = lineEnd(from: index)
    while index < end, bytes[index] == 0x20 { index += 1 }
    let column = index - start
    guard index < end, bytes[index] != 0x23 else {
      index = nextLine(after: end)
      return true
    }
    if flowDepth == 0 {
      if column == 0, isMarker(at: index) {
        guard !isContentSeen, bytes[index] == 0x2D, trimmed(index..<end).count == 3 else {
          return stop(.unsupported("a second document"), index..<end)
        }
        isContentSeen = true
        index = nextLine(after: end)
        return true
      }
      if column == 0, bytes[index] == 0x25 { return stop(.unsupported("a directive"), index..<end) }
      guard column <= YAML.limits.indentation else {
        return stop(
          .tooLarge("an indentation of more than \(YAML.limits.indentation)"), start..<index)
      }
    }
    isContentSeen = true
    return scanTokens(lineStart: start)
  }

  /// Looks at tokens up to the end of the line, or of the last line that one of them reaches.
  private mutating func scanTokens(lineStart: Int) -> Bool {
    var dashes = 0
    // Column of the dash or key that a block scalar would belong to.
    var owner = index - lineStart
    var isKeySeen = false
    while index < offsets.upperBound {
      let byte = bytes[index]
      switch byte {
      case 0x20, 0x09:
        index += 1
      case 0x0A, 0x0D:
        index = nextLine(after: index)
        if flowDepth == 0 { return true }
      case 0x23 where isBlankOrStart(index - 1):
        // `link: #12` loses its value as well as `link: x #12`; `link: # later` is a comment.
        let end = lineEnd(from: index)
        if cutsAreProblems, isKeySeen || dashes > 0, flowDepth == 0, !isBlankOrEnd(index + 1) {
          let before = bytes[lineStart..<index].last { $0 != 0x20 && $0 != 0x09 }
          if before == 0x3A || before == 0x2D {
            add(.cutValue(kept: "", lost: text(index..<end)), index..<end)
          }
        }
        index = end
      case 0x2D where flowDepth == 0 && !isKeySeen && isBlankOrEnd(index + 1):
        dashes += 1
        guard dashes <= YAML.limits.depth else {
          return stop(
            .tooLarge("more than \(YAML.limits.depth) lists in each other"), index..<index + 1)
        }
        owner = index - lineStart
        // A new item is a new mapping; a list may stand at its key's own column.
        closeMappings(from: owner + 1)
        endDuplicates(from: owner + 1, at: lineStart)
        index += 1
      case 0x3F where isBlankOrEnd(index + 1):
        return stop(.unsupported("a key after '?'"), index..<index + 1)
      case 0x26, 0x2A, 0x21:
        let name = byte == 0x26 ? "an anchor" : byte == 0x2A ? "an alias" : "a tag"
        return stop(.unsupported(name), index..<tokenEnd(from: index))
      case 0x40, 0x60, 0x25:
        let start = index
        if flowDepth > 0 { skipPlain() } else { index = lineEnd(from: index) }
        let token = trimmed(start..<index)
        add(.unquoted(text(token)), token)
      case 0x22, 0x27:
        let start = index
        guard skipQuoted(byte) else { return false }
        guard endKey(start..<index, lineStart: lineStart, owner: &owner, &isKeySeen) else {
          return false
        }
      case 0x7C where flowDepth == 0, 0x3E where flowDepth == 0:
        skipBlockScalar(indentation: owner)
        return true
      case 0x5B, 0x7B:
        flowDepth += 1
        guard flowDepth <= YAML.limits.depth else {
          return stop(
            .tooLarge("more than \(YAML.limits.depth) brackets in each other"), index..<index + 1)
        }
        open.append((nil, [:]))
        index += 1
      case 0x5D where flowDepth > 0, 0x7D where flowDepth > 0:
        flowDepth -= 1
        if let innermost = open.lastIndex(where: { $0.column == nil }) {
          open.removeSubrange(innermost...)
        }
        index += 1
        if isColonNext() { return stop(.unsupported("a list as a key"), index - 1..<index) }
      case 0x2C where flowDepth > 0, 0x3A where isBlankOrEnd(index + 1):
        index += 1
      default:
        let start = index
        skipPlain()
        let token = trimmed(start..<index)
        if flowDepth == 0, isKeySeen, isColonNext() {
          index = lineEnd(from: start)
          let value = trimmed(start..<index)
          add(.colonInValue(text(value)), value)
        } else if isColonNext() {
          guard endKey(token, lineStart: lineStart, owner: &owner, &isKeySeen) else { return false }
        } else if cutsAreProblems, flowDepth == 0, index < offsets.upperBound, bytes[index] == 0x23
        {
          let end = lineEnd(from: index)
          add(.cutValue(kept: text(token), lost: text(index..<end)), index..<end)
          index = end
        }
      }
    }
    return true
  }

  /// Where a colon follows a token, counts it as a key and steps over the colon.
  private mutating func endKey(
    _ token: Range<Int>, lineStart: Int, owner: inout Int, _ isKeySeen: inout Bool
  ) -> Bool {
    guard isColonNext() else { return true }
    while bytes[index] != 0x3A { index += 1 }
    index += 1
    keyCount += 1
    guard keyCount <= YAML.limits.keys else {
      return stop(.tooLarge("more than \(YAML.limits.keys) keys"), token)
    }
    let key = text(token)
    if key == "<<" { return stop(.unsupported("a merge key"), token) }
    if flowDepth > 0 {
      guard let last = open.indices.last else { return true }
      if open[last].keys.updateValue(token.lowerBound, forKey: key) != nil {
        return stop(.syntax("the key '\(key)' is there twice"), token)
      }
      return true
    }
    isKeySeen = true
    owner = token.lowerBound - lineStart
    closeMappings(from: owner + 1)
    endDuplicates(from: owner, at: lineStart)
    if open.last?.column != owner { open.append((owner, [:])) }
    if let first = open[open.count - 1].keys[key] {
      add(.duplicateKey(key, first: source.position(of: first)), token)
      unended.append((owner, token.lowerBound))
    } else {
      open[open.count - 1].keys[key] = token.lowerBound
    }
    return true
  }

  /// Closes mappings whose keys stand at a column or to the right of it.
  private mutating func closeMappings(from column: Int) {
    while let last = open.last?.column, last >= column { open.removeLast() }
  }

  /// Ends duplicate keys that stand at a column or to the right of it.
  private mutating func endDuplicates(from column: Int, at offset: Int) {
    while let last = unended.last, last.column >= column {
      unended.removeLast()
      duplicates.append(last.start..<offset)
    }
  }

  // MARK: - Tokens

  /// Skips a quoted scalar, which may go over lines; false where it does not end.
  private mutating func skipQuoted(_ quote: UInt8) -> Bool {
    var end = index + 1
    while end < offsets.upperBound {
      if bytes[end] == 0x5C, quote == 0x22 {
        end += 2
      } else if bytes[end] != quote {
        end += 1
      } else if quote == 0x27, end + 1 < offsets.upperBound, bytes[end + 1] == quote {
        end += 2
      } else {
        index = end + 1
        return true
      }
    }
    return stop(.syntax("the quote is not closed"), index..<index + 1)
  }

  /// Skips a block scalar: its header, and the lines that are empty or indented further than its owner.
  private mutating func skipBlockScalar(indentation: Int) {
    index = nextLine(after: lineEnd(from: index))
    while index < offsets.upperBound {
      let end = lineEnd(from: index)
      let content = bytes[index..<end].firstIndex { $0 != 0x20 } ?? end
      guard content == end || content - index > indentation else { return }
      index = nextLine(after: end)
    }
  }

  /// Skips a plain scalar up to what ends it in its line: `: `, ` #`, in brackets a comma or bracket.
  private mutating func skipPlain() {
    while index < offsets.upperBound {
      switch bytes[index] {
      case 0x0A, 0x0D: return
      case 0x23 where isBlank(index - 1): return
      case 0x3A where isBlankOrEnd(index + 1): return
      case 0x3A where flowDepth > 0 && isFlowIndicator(index + 1): return
      case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D:
        if flowDepth > 0 { return }
        index += 1
      default: index += 1
      }
    }
  }

  private func isColonNext() -> Bool {
    var next = index
    while next < offsets.upperBound, isBlank(next) { next += 1 }
    return next < offsets.upperBound && bytes[next] == 0x3A
      && (flowDepth > 0 || isBlankOrEnd(next + 1))
  }

  private func isBlank(_ offset: Int) -> Bool {
    offsets.contains(offset) && (bytes[offset] == 0x20 || bytes[offset] == 0x09)
  }

  private func isBlankOrStart(_ offset: Int) -> Bool {
    offset < offsets.lowerBound || isBlank(offset) || bytes[offset] == 0x0A || bytes[offset] == 0x0D
  }

  private func isBlankOrEnd(_ offset: Int) -> Bool {
    offset >= offsets.upperBound || isBlank(offset) || bytes[offset] == 0x0A
      || bytes[offset] == 0x0D
  }

  private func isFlowIndicator(_ offset: Int) -> Bool {
    offset < offsets.upperBound && [0x2C, 0x5B, 0x5D, 0x7B, 0x7D].contains(bytes[offset])
  }

  /// `---` or `...` at the start of a line.
  private func isMarker(at offset: Int) -> Bool {
    guard offset + 3 <= offsets.upperBound, isBlankOrEnd(offset + 3) else { return false }
    let first = bytes[offset]
    return (first == 0x2D || first == 0x2E) && bytes[offset + 1] == first
      && bytes[offset + 2] == first
  }

  private func lineEnd(from offset: Int) -> Int {
    bytes[offset..<offsets.upperBound].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? offsets.upperBound
  }

  private func nextLine(after end: Int) -> Int {
    guard end < offsets.upperBound else { return offsets.upperBound }
    let isPair = bytes[end] == 0x0D && end + 1 < offsets.upperBound && bytes[end + 1] == 0x0A
    return end + (isPair ? 2 : 1)
  }

  private func tokenEnd(from offset: Int) -> Int {
    (offset + 1..<lineEnd(from: offset)).first(where: isBlank) ?? lineEnd(from: offset)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(end - 1) { end -= 1 }
    return range.lowerBound..<end
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: - Problems

  private mutating func add(_ kind: YAMLProblem.Kind, _ range: Range<Int>) {
    problems.append(YAMLProblem(kind, range: source.range(of: range)))
  }

  private mutating func stop(_ kind: YAMLProblem.Kind, _ range: Range<Int>) -> Bool {
    add(kind, range)
    index = offsets.upperBound
    return false
  }
}

extension YAML {
  /// Characters that no value may hold: control characters, line breaks of Unicode's own, and those that
  /// turn the direction of text or are not there to see.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFFE, 0xFFFF:
      true
    default: false
    }
  }
}

extension SourceText {
  /// The positions of byte offsets.
  func range(of offsets: Range<Int>) -> SourceRange {
    SourceRange(position(of: offsets.lowerBound), position(of: offsets.upperBound))
  }
}
