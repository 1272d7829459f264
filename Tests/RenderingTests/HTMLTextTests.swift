import Testing

@testable import Rendering

@Suite struct HTMLTextTests {
  @Test func `no character of a text acts in HTML`() {
    #expect(
      htmlText("<b a='1' c=\"2\">&\u{202E}")
        == "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\\u{202E}")
  }

  @Test func `a day is kept together`() {
    #expect(
      htmlProse("<2026-05-12>, 野 2026-02-30;")
        == "&lt;<span class=\"date\">2026-05-12</span>&gt;, 野 <span class=\"date\">2026-02-30</span>;"
    )
    #expect(htmlProse("2026-05-123, 1 < 2") == "2026-05-123, 1 &lt; 2")
  }

  @Test func `only addresses of the web are links`() {
    #expect(
      htmlLink("https://a.example/?b&c")
        == "<a href=\"https://a.example/?b&amp;c\">https://a.example/?b&amp;c</a>")
    #expect(htmlLink("javascript:alert(1)") == "javascript:alert(1)")
  }

  @Test func `a fence is longer than every run of backticks in what it holds`() {
    let markdown = [ReportBlock.quotation("a\n````\nb")].markdown
    #expect(markdown == "`````markdown\na\n````\nb\n`````\n")
  }
}
