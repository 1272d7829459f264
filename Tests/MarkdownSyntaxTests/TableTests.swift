import Testing

@testable import MarkdownSyntax

struct TableTests {
  private func tables(_ text: String) throws -> [Table] {
    try MarkdownDocument(parsing: SourceText(text)).blocks.compactMap { block in
      if case .table(let table) = block.kind { table } else { nil }
    }
  }

  @Test func `cells keep their raw text, their place and their flattened text`() throws {
    let dump = try MarkdownDocument.dump(
      """
      | Goals | *Steps* |
      |:------|--------:|
      | **#1** review \\| merge | see https://a.example/x. |
      |two|   three   |
      """)
    #expect(
      dump == """
        Table @1-4
          Header @1 3-8 "Goals" 11-18(*Steps*) "Steps"
          Row @3 3-25(**#1** review \\| merge) "#1 review | merge" 28-52 "see https://a.example/x." ->https://a.example/x
          Row @4 2-5 "two" 9-14 "three"
        """)
  }

  @Test func `cells that GFM drops are there, and missing ones are not`() throws {
    let table = try #require(try tables("| a | b |\n|---|---|\n| 1 | `x|y` | z\n| 2 |\n3").first)
    #expect(table.rows.map { $0.cells.map(\.raw) } == [["1", "`x", "y`", "z"], ["2"], ["3"]])
    #expect(table.rows[0].cells.map(\.text.plain) == ["1", "`x", "y`", "z"])
  }

  @Test(arguments: [
    ("|  |x|", 3), ("||x|", 2), ("| |x|", 3), ("|\t\t|x|", 3), ("|   \u{A0} |x|", 3),
  ])
  func `the range of an empty cell is where its content goes`(row: String, column: Int) throws {
    let table = try #require(try tables("|a|b|\n|-|-|\n\(row)\n").first)
    let cell = try #require(table.rows.first?.cells.first)
    #expect(cell.range == SourceRange(line: 3, from: column, to: column))
    #expect(cell.raw == "" && cell.text.plain == "")
    #expect(table.rows[0].cells.count == 2)
  }

  @Test func `wide characters, CRLF, a BOM and a missing last line end shift nothing`() throws {
    let source = SourceText("\u{FEFF}| 目標 | b |\r\n|---|---|\r\n|\u{A0}é\u{301} | «x» |")
    let document = try MarkdownDocument(parsing: source)
    guard case .table(let table)? = document.blocks.first?.kind else {
      Issue.record("no table")
      return
    }
    #expect(table.header.cells.map { source.text(in: $0.range) } == ["目標", "b"])
    #expect(table.rows[0].cells.map { source.text(in: $0.range) } == ["é\u{301}", "«x»"])
    #expect(table.rows[0].cells.map(\.text.plain) == ["é\u{301}", "«x»"])
  }

  @Test func `a paragraph right above a table is a block of its own`() throws {
    let dump = try MarkdownDocument.dump(
      "one *two*\nthree\n| a |\n|---|\n\n> x\n> | b |\n> |-|\n> | c |")
    #expect(
      dump == """
        Paragraph @1-2 "one two three"
        Table @3-4
          Header @3 3-4 "a"
        Quote @6-9
          Paragraph @6-6 "x"
          Table @7-9
            Header @7 5-6 "b"
            Row @9 5-6 "c"
        """)
  }

  @Test func `a table in a list item stands after the item's marker`() throws {
    let dump = try MarkdownDocument.dump("- | a | b |\n  |---|---|\n  | c | d |\n   | e |\n")
    #expect(
      dump == """
        Item @1-4 text[1:3-1:12]
          Table @1-4
            Header @1 5-6 "a" 9-10 "b"
            Row @3 5-6 "c" 9-10 "d"
            Row @4 6-7 "e"
        """)
  }

  @Test(arguments: [
    ("|\n| 2 |", [5]), ("<!-- c -->\n| 2 |\n| 3 |", [5, 6]), ("\n| 2 |", [5]),
    ("    | 2 |", [4]), ("| \n| 2 |\n\n| 3 |", [5, 7]), ("\n\n| 2 |", []),
    ("\ntext\n| 2 |", []), ("\n|x", []), ("\n# h\n| 2 |", []), ("\n| 2 |\n|---|", []),
    ("\n| 2 |\ntext\n| 3 |", [5]), ("", []),
  ])
  func `rows below what ended a table are detached`(below: String, lines: [Int]) throws {
    let table = try #require(try tables("| a |\n|---|\n| 1 |\n" + below).first)
    #expect(table.detachedLines == lines)
  }

  @Test func `rows that left the quote of their table are detached`() throws {
    let table = try #require(try tables("> | a |\n> |---|\n> | 1 |\n| 2 |\n").first)
    #expect(table.detachedLines == [4])
  }

  @Test func `the row splitter agrees with cmark-gfm`() throws {
    let pieces = ["|", "\\|", " ", "a", "\\", "é", "\u{A0}", "\t", "-", ":", "||", " | ", "b c"]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3_000 {
      let row = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      let document = try MarkdownDocument(
        parsing: SourceText(
          "|h|h|h|h|h|h|h|h|h|h|h|h|h|\n|" + String(repeating: "-|", count: 13) + "\nx" + row))
      guard case .table(let table)? = document.blocks.first?.kind,
        let cells = table.rows.first?.cells
      else {
        Issue.record("no table row: \(row)")
        continue
      }
      // A cell that cmark has at another place would show another text: what it has is in `text`.
      for cell in cells {
        let shown = cell.raw.replacing("\\|", with: "|")
        #expect(cell.text.plain.filter { $0 != "\\" } == shown.filter { $0 != "\\" }, "\(row)")
      }
    }
  }
}
