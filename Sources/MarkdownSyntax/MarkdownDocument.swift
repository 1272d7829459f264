/// Markdown text as values: its blocks in document order, front matter apart.
///
/// Block structure is what cmark-gfm sees with the table and tasklist extensions; positions come from
/// the source lines, because cmark's own are right for the first line of a block only.
package struct MarkdownDocument: Sendable {
  package let source: SourceText
  /// Lines of the front matter between its `---` fences; nil where there is none.
  package let frontMatter: FrontMatter?
  package let blocks: [Block]

  /// Parses a text.
  ///
  /// - Throws: `Complexity` where the text could take cmark-gfm more than linear time or memory.
  package init(parsing source: SourceText, limits: Complexity.Limits = .standard) throws(Complexity) {
    fatalError()
  }
}

/// Where a document's front matter stands.
package struct FrontMatter: Hashable, Sendable {
  /// First line of YAML and the line of the closing fence: `firstLine..<endLine` are the YAML lines.
  package let lines: Range<Int>
  /// False where the opening `---` has no closing one (then `lines` is empty and nothing is cut off).
  package let isClosed: Bool
}

/// One block of a document.
package struct Block: Sendable {
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

  package let kind: Kind
  /// Number of quotes and list items around the block; a list as such does not count.
  package let depth: Int
  /// First and last line of the block, 1-based.
  package let lines: ClosedRange<Int>
  /// Inline content of a heading, a paragraph or an item's first paragraph; comments of an HTML block.
  package let text: InlineText
}

/// Inline content flattened: emphasis, code and link marks are gone, line breaks and `<br>` are spaces.
package struct InlineText: Hashable, Sendable {
  package var plain: String = ""
  /// Inner texts of the `<!-- … -->` comments, trimmed.
  package var comments: [String] = []
  /// Destinations of links and bare `http(s)://` addresses.
  package var links: [String] = []
}

/// What is special about a list item.
package struct ListItem: Sendable {
  package let isOrdered: Bool
  package let box: TaskBox?
  /// Where the item's text begins (after marker and box) and where its first paragraph ends.
  package let textRange: SourceRange
}

/// A check box at the start of a list item or of a line that was meant to be one.
package struct TaskBox: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case open
    case ticked
    /// Meant as a box, but not one in GFM: `[]`, `[x ]`, `[✓]`, `-[ ]`. `ticked` says what was meant.
    case malformed(ticked: Bool)
  }

  package let state: State
  /// From the list marker (`-[ ]`) or the opening bracket to the closing bracket.
  package let range: SourceRange

  /// Whether the writer ticked it, well-formed or not.
  package var isTicked: Bool { state == .ticked || state == .malformed(ticked: true) }
}

/// A GFM table with the raw source rows beside the parsed ones.
package struct Table: Sendable {
  package let header: TableRow
  package let rows: [TableRow]
  /// Lines right below the table that look like rows and are none for GFM, since something ended the table.
  package let detachedLines: [Int]
}

/// One source line of a table.
package struct TableRow: Sendable {
  package let line: Int
  /// All cells of the source line, also those that GFM drops because the header has fewer.
  package let cells: [TableCell]
}

/// One cell as it stands in the source line.
package struct TableCell: Sendable {
  /// The trimmed content; empty at the place where content would go in an empty cell.
  package let range: SourceRange
  package let text: InlineText
  /// The trimmed source text, `\|` and all.
  package let raw: String
}

/// Why a text was not parsed.
package struct Complexity: Error, Hashable, Sendable {
  package struct Limits: Sendable {
    /// Largest document in bytes.
    package var bytes: Int
    package static let standard = Limits(bytes: 1 << 20)
    package init(bytes: Int) { self.bytes = bytes }
  }

  /// What there is too much of, for a person: `container markers in one line`.
  package let reason: String
  /// 1-based.
  package let line: Int
}
