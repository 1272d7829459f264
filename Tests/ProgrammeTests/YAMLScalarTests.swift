import Testing
import Yams

@testable import Programme

@Suite struct YAMLScalarTests {
  static let texts = [
    "Ada Lovelace (ada)", "2026-02-11", "https://example.org/a?b=c#d", "Zoë", "a:b",
    "", " ", "@ada", "a: b", "a #b", "a:", "a ", "\"quoted\"", "it's", "'", "back\\slash", "no",
    "~",
    "- a", "? a", "[a]", "{a}", "a, b", "*a", "&a", "!a", "%a", "|", ">", "\ta", "`a`", "# a",
  ]

  @Test(arguments: texts)
  func `a text is read back as it was, in a mapping and in a list`(text: String) throws {
    let yaml = "key: \(yamlScalar(text))\nlist: [\(yamlScalar(text, inFlow: true)), end]\n"
    let node = try #require(try Yams.compose(yaml: yaml))
    #expect(node["key"]?.scalar?.string == text)
    #expect(node["list"]?.sequence?.count == 2)
    #expect(node["list"]?.sequence?.first?.scalar?.string == text)
  }

  @Test func `what needs no quotes gets none`() {
    for text in Self.texts.prefix(5) { #expect(yamlScalar(text) == text) }
  }
}
