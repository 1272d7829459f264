import Testing

@testable import MarkdownSyntax

struct ComplexityTests {
  private func repeated(_ unit: String, bytes: Int) -> String {
    String(repeating: unit, count: bytes / unit.utf8.count)
  }

  private func refusal(of text: String, limits: Complexity.Limits = .standard) -> Complexity? {
    do {
      _ = try MarkdownDocument(parsing: SourceText(text), limits: limits)
      return nil
    } catch {
      return error
    }
  }

  /// Units that cmark-gfm takes quadratic time or memory for when there are enough of them.
  @Test(arguments: [
    "> ", ">", "- ", "1. ", "![[]()", "*a **a ", "a\n-|-\n", "a|b\n-|-|-\n", "[ a_", "|-", "\n",
    "- \n",
  ])
  func `a megabyte of what is slow is refused`(unit: String) {
    #expect(refusal(of: repeated(unit, bytes: 1 << 20)) != nil)
  }

  @Test func `deep nesting is refused where it begins`() {
    #expect(refusal(of: "a\n\n" + repeated("- ", bytes: 400) + "x\n")?.line == 3)
    let steps = (0..<300).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
    #expect(refusal(of: steps) != nil)
    #expect(refusal(of: repeated("- ", bytes: 60) + "x" + repeated("\n", bytes: 500)) == nil)
  }

  @Test func `a wide header with many short rows is refused`() {
    let header = repeated("|a", bytes: 300) + "|\n" + repeated("|-", bytes: 300) + "|\n"
    #expect(refusal(of: header + repeated("b\n", bytes: 4_000)) != nil)
    #expect(refusal(of: header + repeated("b\n", bytes: 400)) == nil)
    #expect(refusal(of: "|a|\n|-|\n" + repeated("|b", bytes: 60_000) + "|\n") != nil)
    #expect(
      refusal(of: repeated("|a", bytes: 3_000) + "|\n" + repeated("|-", bytes: 3_000) + "|\n")
        != nil)
  }

  @Test func `a long definition that many references copy is refused`() {
    let long = "[a]: /" + repeated("u", bytes: 20_000) + "\n\n"
    #expect(refusal(of: long + repeated("[a]\n\n", bytes: 40_000)) != nil)
    #expect(refusal(of: long + repeated("[a]\n\n", bytes: 400)) == nil)
  }

  @Test func `a document above the size limit is refused, and the limit can be set`() {
    let text = repeated("Some words in a line.\n", bytes: 3_000)
    #expect(refusal(of: text) == nil)
    #expect(refusal(of: text, limits: Complexity.Limits(bytes: 2_000))?.line == 1)
  }

  @Test func `long rows, long lists, long paragraphs and many headings are fine`() {
    let cell = repeated("reads *one* review [#12](https://a.example/12) a week; ", bytes: 600)
    let row = "|" + repeated(" \(cell) |", bytes: 7 * cell.utf8.count) + "\n"
    let table = "| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n"
    #expect(refusal(of: table + String(repeating: row, count: 60)) == nil)
    #expect(
      refusal(
        of: repeated(
          "- [ ] *mentee*: read [this](https://a.example) (by 2026-02-01)\n", bytes: 90_000)) == nil
    )
    #expect(
      refusal(of: repeated("A sentence with a `word` or two, **bold** ones too. ", bytes: 60_000))
        == nil)
    #expect(refusal(of: repeated("Heading\n---\ntext\n", bytes: 100_000)) == nil)
    #expect(refusal(of: repeated("Name: ______________________________\n", bytes: 60_000)) == nil)
  }

  @Test func `front matter is not counted`() {
    #expect(refusal(of: "---\na: " + repeated("- ", bytes: 2_000) + "\n---\n# T\n") == nil)
  }

  /// Quadratic time would be minutes for these; the bound leaves room for a busy machine.
  @Test(
    arguments: [
      "http://a)", "https://a.example/(", "<!-- a -- b -->", "a ://", "<!--", "</", "[x]: ",
      "`` ` ",
      "]:<", "[a]: b (", "-[ ] a\n", "|\n", "| a |\n\n",
    ])
  func `text with many addresses, comments and brackets is read in linear time`(unit: String) {
    let time = ContinuousClock().measure { _ = refusal(of: repeated(unit, bytes: 250_000)) }
    #expect(time < .seconds(15))
  }
}
