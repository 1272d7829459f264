import Testing

@testable import MarkdownSyntax

struct BlockTests {
  @Test func `blocks come in document order with their lines, depth and text`() throws {
    let dump = try MarkdownDocument.dump(
      """
      ---
      mentee: Ada
      ---
      # First *meeting* <!-- is: first -->

      One line
      and `code`, see [this](https://a.example/x) or https://b.example/y_z.

      - [x] done **well**
        over two lines

        a second paragraph
        - inner
      - [ ] ask about [x]

      > quoted
      > - [ ] boxed

      Setext
      ======

      ```
      | no | table |
      ```

      <!-- hint: say who -->
      ***
      """)
    #expect(
      dump == """
        FrontMatter 2..<3
        Heading1 @4-4 "First meeting" <!--is: first-->
        Paragraph @6-7 "One line and code, see this or https://b.example/y_z." ->https://a.example/x ->https://b.example/y_z
        Item @9-13 ticked[9:3-9:6] text[9:7-10:17] "done well over two lines"
          Paragraph @12-12 "a second paragraph"
          Item @13-13 text[13:5-13:10] "inner"
        Item @14-14 open[14:3-14:6] text[14:7-14:20] "ask about [x]"
        Quote @16-17
          Paragraph @16-16 "quoted"
          Item @17-17 open[17:5-17:8] text[17:9-17:14] "boxed"
        Heading1 @19-20 "Setext"
        Code @22-24
        HTML @26-26 <!--hint: say who-->
        Rule @27-27
        """)
  }
}
