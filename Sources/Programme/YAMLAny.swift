import MarkdownSyntax
import Yams

extension YAML {
  /// Reads any mapping with Yams; the guard has looked at the text before.
  ///
  /// - Parameter duplicates: byte offsets to leave out, which Yams would stumble over.
  static func readAny(
    _ source: SourceText, offsets: Range<Int>, without duplicates: [Range<Int>]
  ) throws(YAMLProblem) -> [YAMLEntry] {
    var bytes = Array(source.bytes[offsets])
    for duplicate in duplicates {
      for offset in duplicate where bytes[offset - offsets.lowerBound] >= 0x20 {
        bytes[offset - offsets.lowerBound] = 0x20
      }
    }
    var reader = NodeReader(source: source, offsets: offsets)
    let root: Node?
    do {
      let text = String(decoding: bytes, as: UTF8.self)
      // The basic resolver leaves every scalar a string.
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw reader.problem(error)
    }
    guard let root else { return [] }
    if case .scalar(let scalar) = root, scalar.string.isEmpty, scalar.style == .plain { return [] }
    guard case .mapping(let entries) = try reader.value(of: root) else {
      let start = reader.offset(of: root.mark)
      throw YAMLProblem(.notAMapping, range: source.range(ofLine: source.position(of: start).line))
    }
    return entries
  }
}

/// Turns Yams's nodes into values, and its marks into ranges.
private struct NodeReader {
  let source: SourceText
  let offsets: Range<Int>
  private var nodeCount = 0

  init(source: SourceText, offsets: Range<Int>) {
    self.source = source
    self.offsets = offsets
  }

  /// The byte offset of a mark, whose columns count characters.
  func offset(of mark: Mark?) -> Int {
    guard let mark else { return offsets.lowerBound }
    let first = source.position(of: offsets.lowerBound).line
    let line = source.offsets(ofLine: first + mark.line - 1).clamped(to: offsets)
    var offset = line.lowerBound
    var characters = mark.column - 1
    while characters > 0, offset < line.upperBound {
      offset += 1
      while offset < line.upperBound, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      characters -= 1
    }
    return offset
  }

  mutating func value(of node: Node) throws(YAMLProblem) -> YAMLNode.Value {
    let start = offset(of: node.mark)
    return try read(node, start: start).value
  }

  private mutating func read(
    _ node: Node, start: Int
  ) throws(YAMLProblem) -> (value: YAMLNode.Value, end: Int) {
    nodeCount += 1
    guard nodeCount <= YAML.limits.bytes else {
      throw YAMLProblem(.tooLarge("too many values"), range: source.range(of: start..<start))
    }
    switch node {
    case .alias:
      throw YAMLProblem(.unsupported("an alias"), range: source.range(of: start..<start))
    case .scalar(let scalar):
      try refuseHidden(scalar.string, at: start)
      let end = self.end(of: scalar, start: start)
      let isEmpty = scalar.style == .plain && (scalar.string.isEmpty || scalar.string == "~")
      return (isEmpty ? .empty : .scalar(scalar.string), end)
    case .sequence(let sequence):
      var nodes: [YAMLNode] = []
      var end = start
      for item in sequence { nodes.append(try child(item, end: &end)) }
      return (.list(nodes), closing(0x5D, from: end, opened: start, by: 0x5B))
    case .mapping(let mapping):
      var entries: [YAMLEntry] = []
      var end = start
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key else {
          let place = offset(of: key.mark)
          throw YAMLProblem(.unsupported("a list as a key"), range: source.range(of: place..<place))
        }
        let keyNode = try child(key, end: &end)
        entries.append(
          YAMLEntry(
            key: scalar.string, keyRange: keyNode.range, value: try child(value, end: &end)))
      }
      return (.mapping(entries), closing(0x7D, from: end, opened: start, by: 0x7B))
    }
  }

  private mutating func child(_ node: Node, end: inout Int) throws(YAMLProblem) -> YAMLNode {
    var start = offset(of: node.mark)
    var (value, childEnd) = try read(node, start: start)
    if childEnd == start {
      // An empty value is marked where the parser noticed; its place is behind what it follows.
      start = max(end, min(start, offsets.upperBound))
      if start == end, start < offsets.upperBound, source.bytes[start] == 0x3A { start += 1 }
      childEnd = start
    }
    end = max(end, childEnd)
    return YAMLNode(value, range: source.range(of: start..<childEnd))
  }

  private func refuseHidden(_ text: String, at start: Int) throws(YAMLProblem) {
    guard let hidden = text.unicodeScalars.first(where: YAML.isHidden) else { return }
    throw YAMLProblem(.controlCharacter(hidden.value), range: source.range(of: start..<start + 1))
  }

  /// The end of a scalar in the source: behind its closing quote, or behind its last character.
  private func end(of scalar: Node.Scalar, start: Int) -> Int {
    let bytes = source.bytes
    var index = start
    var end = start
    switch scalar.style {
    case .doubleQuoted, .singleQuoted:
      guard index < offsets.upperBound else { return index }
      let quote = bytes[index]
      index += 1
      while index < offsets.upperBound, bytes[index] != quote || isDoubled(index, quote) {
        index += bytes[index] == 0x5C && quote == 0x22 || bytes[index] == quote ? 2 : 1
      }
      return min(index + 1, offsets.upperBound)
    case .literal, .folded:
      while index < offsets.upperBound, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      // Nothing may follow the mark.
      end = index
    default: break
    }
    for byte in scalar.string.utf8 where byte > 0x20 {
      while index < offsets.upperBound, bytes[index] != byte { index += 1 }
      guard index < offsets.upperBound else { break }
      index += 1
      end = index
    }
    return end
  }

  private func isDoubled(_ index: Int, _ quote: UInt8) -> Bool {
    quote == 0x27 && index + 1 < offsets.upperBound && source.bytes[index + 1] == quote
  }

  /// The end of a collection in brackets, behind the closing one.
  private func closing(_ bracket: UInt8, from end: Int, opened start: Int, by opening: UInt8) -> Int
  {
    guard start < offsets.upperBound, source.bytes[start] == opening else { return end }
    let close = source.bytes[max(start, end)..<offsets.upperBound].firstIndex(of: bracket)
    return close.map { $0 + 1 } ?? end
  }

  /// What Yams says, with the place it means.
  func problem(_ error: any Error) -> YAMLProblem {
    func syntax(_ words: String, _ mark: Mark?) -> YAMLProblem {
      let start = min(offset(of: mark), offsets.upperBound)
      return YAMLProblem(.syntax(words), range: source.range(of: start..<start))
    }
    return switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      syntax(problem, mark)
    case .reader(let problem, _, _, _): syntax(problem, nil)
    case .duplicatedKeysInMapping(let keys, let context):
      syntax("the key '\(keys.first ?? "")' is there twice", context.mark)
    default: syntax("this is not YAML", nil)
    }
  }
}
