import Testing

@testable import MarkdownSyntax

struct InlineTextTests {
  private func text(_ markdown: String) throws -> InlineText {
    try MarkdownDocument(parsing: SourceText(markdown)).blocks.first?.text ?? InlineText()
  }

  @Test(arguments: [
    ("a *b* **c** ~~d~~ `e`", "a b c ~~d~~ e"), ("a\nb  \nc\\\nd", "a b c d"),
    ("a<br>b<br/> c <BR /> d", "a b c d"), ("[a](b) ![c](d)", "a c"),
    ("a &amp; b \\* c", "a & b * c"),
    ("a <b>b</b> c", "a b c"), ("`a  b` c", "a  b c"), ("\u{A0}a\u{A0}", "a"), ("a_b_c", "a_b_c"),
    ("a\r\n  b\rc", "a b c"), ("[a] ! b] _", "[a] ! b] _"), ("# a # ", "a"), ("a\n===", "a"),
    ("a <!-- b --> c", "a c"), ("***a* b** [*c*](d) e", "a b c e"),
  ])
  func `marks are gone and breaks are spaces`(markdown: String, plain: String) throws {
    #expect(try text(markdown).plain == plain)
  }

  @Test(arguments: [
    ("# T <!-- is: gaps -->", ["is: gaps"], "T"), ("a <!--b--><!-- c -->", ["b", "c"], "a"),
    ("- [ ] a <!-- claims: x y -->", ["claims: x y"], "a"),
    ("<!-- hint: a\n  b -->", ["hint: a\n  b"], ""),
    ("<!-- a -- b -->", ["a -- b"], ""),
    ("# T <!-- a -- b --> c <!-- d -- e -->", ["a -- b", "d -- e"], "T c"),
    ("<!-- a --> b <!-- c -->", ["a", "c"], "b"), ("<!-- open", ["open"], ""),
    ("a <!-- open", [], "a <!-- open"),
    ("`<!-- a -->`", [], "<!-- a -->"), ("<p>a</p>\n<!-- b -->", ["b"], "a"),
  ])
  func `comments are kept apart`(markdown: String, comments: [String], plain: String) throws {
    let text = try text(markdown)
    #expect(text.comments == comments)
    #expect(text.plain == plain)
  }

  @Test(arguments: [
    ("[a](https://a.example)", ["https://a.example"]),
    ("<https://a.example>", ["https://a.example"]),
    (
      "see https://a.example/x_y_z, and http://b.example.",
      ["https://a.example/x_y_z", "http://b.example"]
    ),
    (
      "(https://a.example/x_(y)) “https://b.example”",
      ["https://a.example/x_(y)", "https://b.example"]
    ),
    ("[https://a.example](https://b.example)", ["https://b.example"]), ("`https://a.example`", []),
    ("HTTPS://A.example **https://b.example**", ["HTTPS://A.example", "https://b.example"]),
    ("ftp://a.example xhttps://b.example https://", []), ("[a][b]\n\n[b]: c", ["c"]),
    ("![a](b.png)", ["b.png"]), ("a: https://a.example;", ["https://a.example"]),
  ])
  func `links and bare addresses are gathered`(markdown: String, links: [String]) throws {
    #expect(try text(markdown).links == links)
  }
}
