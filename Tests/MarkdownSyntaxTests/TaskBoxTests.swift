import Testing

@testable import MarkdownSyntax

struct TaskBoxTests {
  /// The state, the text and the range of the first item of a text.
  private func item(
    _ text: String
  ) throws -> (state: TaskBox.State?, text: String, range: SourceRange?)? {
    for block in try MarkdownDocument(parsing: SourceText(text)).blocks {
      if case .item(let item) = block.kind {
        return (item.box?.state, block.text.plain, item.box?.range)
      }
    }
    return nil
  }

  @Test(arguments: [
    ("- [ ] a", TaskBox.State.open), ("- [x] a", .ticked), ("- [X] a", .ticked),
    ("* [ ] a", .open), ("+ [x] a", .ticked), ("1. [ ] a", .open), ("12) [x] a", .ticked),
    ("-   [ ] a", .open), ("-\t[x]\ta", .ticked), ("  - [ ] a", .open), ("-\n  [ ] a", .open),
    ("- [ ] a\r\n", .open), ("\u{FEFF}- [x] a", .ticked),
  ])
  func `a box that GFM sees is open or ticked`(text: String, state: TaskBox.State) throws {
    let item = try #require(try item(text))
    #expect(item.state == state)
    #expect(item.text == "a")
  }

  @Test(arguments: [
    "> - [ ] a", "> > * [ ] a", "- - [ ] a", "1. - [ ] a", "> 1. [ ] a", "- b\n  - [ ] a",
  ])
  func `a box in a quote or behind other markers is one too`(text: String) throws {
    let document = try MarkdownDocument(parsing: SourceText(text))
    let last = try #require(document.blocks.last)
    guard case .item(let item) = last.kind else {
      Issue.record("no item at the end of \(text)")
      return
    }
    #expect(item.box?.state == .open)
    #expect(last.text.plain == "a")
  }

  @Test(arguments: [
    ("- [] a", false), ("- [x ] a", true), ("- [ x] a", true), ("* [ X] a", true),
    ("- [  ] a", false), ("- [\u{A0}] a", false), ("- [✓] a", true), ("- [✔] a", true),
    ("- [✅] a", true), ("- [v] a", true), ("- [-] a", false), ("- [х] a", true),
    ("-[ ] a", false), ("*[x] a", true), ("+[X] a", true), ("-[] a", false), ("1.[ ] a", false),
    ("2)[x] a", true), ("> -[ ] a", false), ("-\u{A0}[x] a", true), ("• [ ] a", false),
    ("•[x] a", true), ("– [ ] a", false), ("— [x] a", true), ("- [x]a", true), ("- [ ]a", false),
    ("- [ ]\u{A0}a", false), ("- \\[ \\] a", false), ("- \\[x\\] a", true), ("- ☐ a", false),
    ("- ☑ a", true), ("☐ a", false), ("[ ] a", false), ("[x] a", true), ("  -[ ] a", false),
  ])
  func `what was meant as a box and is none is malformed`(text: String, ticked: Bool) throws {
    let item = try #require(try item(text))
    #expect(item.state == .malformed(ticked: ticked))
    #expect(item.text == "a")
  }

  @Test(arguments: [
    "- [link](https://a.example)", "- [text][ref]", "- [x](y)", "- [ ](y)", "- [x][y]", "- [1] a",
    "- [A] a", "- [^1] a", "- [x]: y", "- a [ ]", "- [open", "- [a]", "- <b>[ ]</b>",
  ])
  func `an item that begins with a link or a reference has no box`(text: String) throws {
    let item = try #require(try item(text))
    #expect(item.state == nil)
  }

  @Test(arguments: [
    "-[link](url)", "-[a] b", "*[note]* a", "see\n[x] there", "[x]: https://a.example",
    "[ ] | a\n--- | ---\n1 | 2", "--[ ] a", "a -[ ] b",
  ])
  func `a paragraph, a definition or a table is no list item`(text: String) throws {
    #expect(try item(text) == nil)
  }

  @Test func `a box says nothing about the brackets behind it`() throws {
    let first = try #require(try item("- [ ] ask about [x]"))
    #expect(first.state == .open)
    #expect(first.text == "ask about [x]")
    let second = try #require(try item("- [x] [ ] a"))
    #expect(second.state == .ticked)
    #expect(second.text == "[ ] a")
  }

  @Test func `a line that was meant as an item ends the item above it`() throws {
    let dump = try MarkdownDocument.dump(
      """
      - [x] one
      -[ ] two
      [ ] three
      - [ ] four

      Prose
      *[X] five
      """)
    #expect(
      dump == """
        Item @1-1 ticked[1:3-1:6] text[1:7-1:10] "one"
        Item @2-2 malformed-open[2:1-2:5] text[2:6-2:9] "two"
        Item @3-3 malformed-open[3:1-3:4] text[3:5-3:10] "three"
        Item @4-4 open[4:3-4:6] text[4:7-4:11] "four"
        Paragraph @6-6 "Prose"
        Item @7-7 malformed-ticked[7:1-7:5] text[7:6-7:10] "five"
        """)
  }

  @Test func `the range goes from the bracket, or from the marker that is wrong too`() throws {
    let source = SourceText("> 1. [ ] a\n>\n> -[x ] b\n")
    let boxes = try MarkdownDocument(parsing: source).blocks.compactMap { block in
      if case .item(let item) = block.kind {
        item.box.map { source.text(in: $0.range) }
      } else {
        nil
      }
    }
    #expect(boxes == ["[ ]", "-[x ]"])
  }

  @Test func `code that looks like a box is code`() throws {
    let dump = try MarkdownDocument.dump("```\n-[ ] a\n```\n\n    -[ ] b\n")
    #expect(dump == "Code @1-3\nCode @5-5")
  }

  @Test func `an item without text still has its box`() throws {
    let dump = try MarkdownDocument.dump("- [ ]\n- [x]\n-\n")
    #expect(
      dump == """
        Item @1-1 open[1:3-1:6] text[1:6-1:6]
        Item @2-2 ticked[2:3-2:6] text[2:6-2:6]
        Item @3-3 text[3:2-3:2]
        """)
  }
}
