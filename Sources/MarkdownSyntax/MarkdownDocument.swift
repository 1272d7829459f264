/// Markdown text as values: its blocks in document order, front matter apart.
///
/// Block structure is what cmark-gfm sees with the table and tasklist extensions; positions come from
/// the source lines, because cmark's own are right for the first line of a block only.
package struct MarkdownDocument: Sendable {
  /// The text that was parsed, byte for byte.
  package let source: SourceText
  /// Lines of the front matter between its `---` fences; nil where there is none.
  package let frontMatter: FrontMatter?
  /// All blocks in the order in which they begin, containers before what they hold.
  package let blocks: [Block]

  /// Parses a text.
  ///
  /// - Throws: `Complexity` where the text could take cmark-gfm more than linear time or memory.
  package init(
    parsing source: SourceText, limits: Complexity.Limits = .standard
  ) throws(Complexity) {
    self.source = source
    frontMatter = FrontMatter(of: source)
    let firstLine = frontMatter.map { $0.isClosed ? $0.lines.upperBound + 1 : 1 } ?? 1
    try Complexity.check(source, from: firstLine, limits: limits)
    var parser = BlockParser(source, from: firstLine)
    blocks = parser.parse()
  }
}

/// One block of a document.
package struct Block: Sendable {
  /// What a block is, with what only blocks of that kind have.
  package enum Kind: Sendable {
    case heading(level: Int)
    case paragraph
    /// A list item; its text is that of its first paragraph, which is no block of its own.
    case item(ListItem)
    case table(Table)
    case quote
    case code
    case html
    case rule
  }

  /// The block's kind.
  package let kind: Kind
  /// Number of quotes and list items around the block; a list as such does not count.
  package let depth: Int
  /// First and last line of the block, 1-based.
  package internal(set) var lines: ClosedRange<Int>
  /// Inline content of a heading, a paragraph or an item's first paragraph; of an HTML block its comments and what
  /// stands outside of its tags.
  package let text: InlineText
}

/// What is special about a list item.
package struct ListItem: Sendable {
  /// Whether the item is one of a numbered list.
  package let isOrdered: Bool
  /// The item's check box; nil where it is no task.
  package let box: TaskBox?
  /// Where the item's text begins (after marker and box) and where its first paragraph ends.
  package let textRange: SourceRange
}
