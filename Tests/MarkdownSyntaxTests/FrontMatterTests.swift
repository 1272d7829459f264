import Testing

@testable import MarkdownSyntax

struct FrontMatterTests {
  @Test(arguments: [
    ("---\na: b\n---\n# T\n", 2..<3, 4), ("---\r\na: b\r\nc:\r\n---\r\n# T", 2..<4, 5),
    ("\u{FEFF}---\na: b\n...\n\n# T\n", 2..<3, 5), ("---\n---\n# T", 2..<2, 3),
    ("---  \na: b\n---\t\n# T", 2..<3, 4), ("---\ra: b\r---\r# T\r", 2..<3, 4),
  ])
  func `closed front matter is cut off and keeps the line numbers`(
    text: String, lines: Range<Int>, heading: Int
  ) throws {
    let document = try MarkdownDocument(parsing: SourceText(text))
    #expect(document.frontMatter == FrontMatter(lines: lines, isClosed: true))
    #expect(document.blocks.map(\.lines) == [heading...heading])
    #expect(document.blocks.map(\.text.plain) == ["T"])
  }

  @Test(arguments: [
    "\n---\na: b\n---\n", "# T\n---\na\n---\n", " ---\na: b\n---\n", "--\na\n--\n", "",
  ])
  func `what does not begin in the first line is no front matter`(text: String) throws {
    #expect(try MarkdownDocument(parsing: SourceText(text)).frontMatter == nil)
  }

  @Test func `front matter without an end cuts nothing off`() throws {
    let document = try MarkdownDocument(parsing: SourceText("---\na: b\n\n# T\n ---\n"))
    #expect(document.frontMatter == FrontMatter(lines: 2..<2, isClosed: false))
    #expect(document.blocks.count == 4)
  }

  @Test func `a document of front matter alone has no blocks`() throws {
    let document = try MarkdownDocument(parsing: SourceText("---\na: b\n---"))
    #expect(document.frontMatter?.lines == 2..<3)
    #expect(document.blocks.isEmpty)
  }
}
