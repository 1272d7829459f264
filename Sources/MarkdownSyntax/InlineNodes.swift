import Ccmark

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension InlineGatherer {
  /// Flattens the inline content of a node.
  ///
  /// - Parameter raw: the node's source text as far as it is known; used again where there is nothing to flatten.
  mutating func text(of root: OpaquePointer, raw: String? = nil) -> InlineText {
    // The content of a node without children may be a buffer that nothing was written to.
    guard cmark_node_first_child(root) != nil,
      let source = cmark_node_get_string_content(root)
    else { return InlineText() }
    let content = InlineContent(source, marks: marks)
    if content.hasMark {
      flatten(root)
    } else if content.hasAddress || content.hasBreak {
      appendLines(content.bytes)
    } else if let raw, content.isEqual(to: raw) {
      return InlineText(plain: raw)
    } else {
      return InlineText(plain: String(decoding: content.bytes, as: UTF8.self))
    }
    return finish()
  }

  private mutating func flatten(_ root: OpaquePointer) {
    var node = cmark_node_first_child(root)
    while let current = node {
      enter(current)
      if let child = cmark_node_first_child(current) {
        node = child
        continue
      }
      node = cmark_node_next(current)
      var inner = current
      while node == nil, let parent = cmark_node_parent(inner), parent != root {
        leave(parent)
        node = cmark_node_next(parent)
        inner = parent
      }
    }
  }

  private mutating func enter(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: appendText(Self.literal(of: node))
    case CMARK_NODE_CODE: appendCode(Self.literal(of: node))
    case CMARK_NODE_HTML_INLINE: appendTag(Array(Self.literal(of: node)))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: appendSpace()
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      endRun()
      if let url = cmark_node_get_url(node) { appendLink(String(cString: url)) }
    default: break
    }
  }

  /// An address that is a link's text is no second link.
  private mutating func leave(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    if type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE { skipRun() }
  }

  /// The text of a leaf; valid as long as the node.
  static func literal(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
    let text = UnsafeRawPointer(cmark_node_get_literal(node))
    return UnsafeRawBufferPointer(start: text, count: text.map { strlen($0) } ?? 0)
      .assumingMemoryBound(to: UInt8.self)
  }
}

/// The source of a node's inline content, read once for what there is in it.
private struct InlineContent {
  /// Without white space at the ends.
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var hasMark = false
  private(set) var hasBreak = false
  private(set) var hasAddress = false

  init(_ text: UnsafePointer<CChar>, marks: ByteSet) {
    let start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    var count = 0
    var firstBreak = Int.max
    while true {
      let byte = start[count]
      if marks.contains(byte) {
        if byte == 0 { break }
        switch byte {
        case 0x0A, 0x0D: firstBreak = min(firstBreak, count)
        case UInt8(ascii: ":"): hasAddress = hasAddress || start[count + 1] == 0x2F
        default: hasMark = true
        }
      }
      count += 1
    }
    var first = 0
    while first < count, start[first].isWhitespace { first += 1 }
    while count > first, start[count - 1].isWhitespace { count -= 1 }
    bytes = UnsafeBufferPointer(start: start + first, count: count - first)
    // A no-break space at an end is trimmed where lines are joined.
    hasBreak = firstBreak < count || bytes.first == 0xC2 || bytes.last == 0xA0
  }

  func isEqual(to raw: String) -> Bool {
    var raw = raw
    return raw.withUTF8 { raw in
      guard raw.count == bytes.count, let left = raw.baseAddress, let right = bytes.baseAddress
      else { return raw.count == bytes.count }
      return memcmp(left, right, raw.count) == 0
    }
  }
}
