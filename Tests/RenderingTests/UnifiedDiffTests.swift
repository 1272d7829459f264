import Programme
import Testing

@testable import Rendering

struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String, path: FilePath = "a.md") -> String {
    String(
      decoding: unifiedDiff(path, from: Array(old.utf8), to: Array(new.utf8)), as: UTF8.self)
  }

  @Test func `a line that changes stands between three lines on each side`() {
    let old = (1...9).map { "line \($0)\n" }.joined()
    #expect(
      diff(old, old.replacing("line 5", with: "five")) == """
        --- a/a.md
        +++ b/a.md
        @@ -2,7 +2,7 @@
         line 2
         line 3
         line 4
        -line 5
        +five
         line 6
         line 7
         line 8

        """)
  }

  @Test
  func `changes far from each other are hunks of their own, with lines counted on both sides`() {
    let old = (1...30).map { "line \($0)\n" }.joined()
    let new = old.replacing("line 2\n", with: "two\nand a half\n").replacing("line 29\n", with: "")
    let heads = diff(old, new).split(separator: "\n").filter { $0.hasPrefix("@@") }
    #expect(heads == ["@@ -1,5 +1,6 @@", "@@ -26,5 +27,4 @@"])
  }

  @Test
  func `a text without a line end at its end stays one, and a new one can begin with nothing`() {
    #expect(
      diff("a\nb", "a\nc") == """
        --- a/a.md
        +++ b/a.md
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +c
        \\ No newline at end of file

        """)
    #expect(diff("", "a\n").contains("@@ -0,0 +1,1 @@\n+a\n"))
  }

  @Test func `the same text has no diff`() { #expect(diff("a\n", "a\n") == "") }

  @Test func `names are written as git reads them`() {
    #expect(diff("", "a\n", path: "a b.md").hasPrefix("--- a/a b.md\t\n+++ b/a b.md\t\n"))
    #expect(diff("", "a\n", path: "ä\n\".md").hasPrefix("--- \"a/\\303\\244\\012\\\".md\"\n"))
  }

  @Test func `carriage returns are part of their line`() {
    #expect(diff("a\r\nb\r\n", "a\r\nc\r\n").contains("-b\r\n+c\r\n"))
  }
}
