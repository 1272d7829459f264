import Testing

@testable import MarkdownSyntax

struct SourceTextTests {
  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]),
    ("a\rb\r", ["a", "b"]), ("\n\n", ["", ""]), ("a\n\r\nb\r\r\n", ["a", "", "b", ""]),
    ("\r", [""]),
  ])
  func `LF, CRLF and a lone CR end a line`(text: String, lines: [String]) {
    let source = SourceText(text)
    #expect((1...source.lineCount).map { source.lineText($0) } == lines)
  }

  @Test func `positions and offsets belong together`() {
    let source = SourceText("ab\r\nç\n\nd")
    for offset in 0...source.bytes.count {
      let position = source.position(of: offset)
      let line = source.offsets(ofLine: position.line)
      #expect(source.offset(of: position) == min(offset, line.upperBound))
    }
    #expect(source.offset(of: SourcePosition(line: 1, column: 99)) == 2)
    #expect(source.offset(of: SourcePosition(line: 9, column: 1)) == source.bytes.count)
    #expect(source.offset(of: SourcePosition(line: 0, column: -3)) == source.bytes.count)
  }

  @Test func `a range is never reversed`() {
    let range = SourceRange(SourcePosition(line: 2, column: 4), SourcePosition(line: 2, column: 1))
    #expect(range.end == range.start)
  }

  @Test(arguments: [("a\r\nb\nc\r\n", "\r\n"), ("a\nb\r\n\n", "\n"), ("a\rb", "\r"), ("a", "\n")])
  func `the line ending is the one most lines have`(text: String, ending: String) {
    #expect(SourceText(text).lineEnding == Array(ending.utf8))
  }

  @Test func `edits change their own bytes only`() {
    let source = SourceText("one two three\r\n")
    let edits = [
      TextEdit(8..<13, Array("3".utf8)), TextEdit(0..<3, Array("1".utf8)),
      TextEdit(4..<4, Array("and ".utf8)),
    ]
    #expect(source.applying(edits) == Array("1 and two 3\r\n".utf8))
    #expect(source.applying([]) == source.bytes)
  }

  @Test func `of two edits that overlap the later is left out, and one out of bounds is too`() {
    let source = SourceText("abcdef")
    let edits = [
      TextEdit(2..<4, Array("-".utf8)), TextEdit(3..<5, Array("+".utf8)),
      TextEdit(5..<9, Array("!".utf8)),
    ]
    #expect(source.applying(edits) == Array("ab-ef".utf8))
  }

  @Test func `a box is ticked by an edit of its range and nothing else changes`() throws {
    let source = SourceText("# T\r\n\r\n- [ ] a\r\n- [ ] b")
    let boxes = try MarkdownDocument(parsing: source).blocks.compactMap { block in
      if case .item(let item) = block.kind { item.box?.range } else { nil }
    }
    let edited = source.applying(boxes.map { TextEdit(source.offsets(of: $0), Array("[x]".utf8)) })
    #expect(edited == Array("# T\r\n\r\n- [x] a\r\n- [x] b".utf8))
  }
}
