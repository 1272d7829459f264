/// Where a document's front matter stands.
package struct FrontMatter: Hashable, Sendable {
  /// First line of YAML and the line of the closing fence: `firstLine..<endLine` are the YAML lines.
  package let lines: Range<Int>
  /// False where the opening `---` has no closing one (then `lines` is empty and nothing is cut off).
  package let isClosed: Bool
}

extension FrontMatter {
  /// Finds the front matter of a text by its fences; nil where the first line is none.
  package init?(of source: SourceText) {
    guard Self.isFence(source, line: 1, of: UInt8(ascii: "-")) else { return nil }
    for number in stride(from: 2, through: source.lineCount, by: 1)
    where Self.isFence(source, line: number, of: UInt8(ascii: "-"))
      || Self.isFence(source, line: number, of: UInt8(ascii: "."))
    {
      self.init(lines: 2..<number, isClosed: true)
      return
    }
    self.init(lines: 2..<2, isClosed: false)
  }

  private static func isFence(_ source: SourceText, line number: Int, of mark: UInt8) -> Bool {
    let line = source.contentOffsets(ofLine: number)
    guard line.count >= 3, source.bytes[line.prefix(3)].allSatisfy({ $0 == mark }) else {
      return false
    }
    return source.bytes[line.dropFirst(3)].allSatisfy { $0.isBlank }
  }
}
