import Testing

@testable import Rendering

@Suite struct WrappingTests {
  @Test func `a text is broken at its blanks, none is wider than the line`() {
    #expect(wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(wrapped("one two three", to: 100) == ["one two three"])
    #expect(wrapped("", to: 10) == [""])
  }

  @Test func `wide characters take two columns, and a line may end between them`() {
    #expect(wrapped("審査の手順", to: 5) == ["審査", "の手", "順"])
    #expect(wrapped("a審 査b", to: 4) == ["a審", "査b"])
    for width in 2...12 {
      for line in wrapped("レビュー review を 一人で行う", to: width) {
        #expect(displayWidth(of: line) <= width, "\(width): \(line)")
      }
    }
  }

  @Test func `a word that is too long is cut, and an address is not`() {
    #expect(wrapped("abcdefgh", to: 3) == ["abc", "def", "gh"])
    #expect(
      wrapped("see https://example.org/a/b now", to: 10)
        == ["see", "https://example.org/a/b", "now"])
  }

  @Test func `further lines stand below the first one, behind the label`() {
    #expect(
      hanging("label: ", "one two three four five", indent: 2, width: 25)
        == "  label: one two three\n         four five\n")
  }
}
