/// The quotes and list items around a place in a text.
struct Containers {
  let source: SourceText
  var stack: [Container] = []

  struct Container {
    /// Index of the container's own block.
    let block: Int
    let isQuote: Bool
    /// The line in which it begins, and where its content does.
    let line: Int
    let content: Int
  }

  /// Where the content of a line begins, after the marks of the containers around it.
  func contentStart(ofLine line: Int) -> Int {
    let bytes = source.bytes
    let offsets = source.contentOffsets(ofLine: line)
    var start = offsets.lowerBound
    for container in stack {
      if container.isQuote {
        let mark = bytes.skippingBlanks(from: start, before: offsets.upperBound)
        if bytes.byte(at: mark, before: offsets.upperBound) == UInt8(ascii: ">") {
          start = mark + 1
        }
      } else if container.line == line {
        start = max(start, container.content)
      }
    }
    return bytes.skippingBlanks(from: start, before: offsets.upperBound)
  }

  /// The trimmed content of a line.
  func content(ofLine line: Int) -> Range<Int> {
    let start = contentStart(ofLine: line)
    return source.bytes.trimming(start..<max(start, source.offsets(ofLine: line).upperBound))
  }
}
