import Foundation
import Testing

@testable import Rendering

@Suite struct JSONValueTests {
  @Test(arguments: [
    "quote \" backslash \\ slash /", "\u{0}\u{1F}\u{7F}\n\r\t", "\u{202E}\u{200B}\u{FEFF}",
    "😀 \u{E0041}", "##[group]", "::error::x", "你好",
  ])
  func `a string is read back as it went in and holds nothing that acts`(text: String) throws {
    let written = JSONValue.array([.string(text)]).compact
    let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String]
    #expect(read == [text])
    #expect(visible(written) == written)
  }

  @Test func `members keep their order in both layouts`() {
    let value = JSONValue.object([
      ("b", .number(1)), ("a", .array([.null, .bool(true)])), ("empty", .array([])),
    ])
    #expect(value.compact == #"{"b":1,"a":[null,true],"empty":[]}"#)
    #expect(
      value.pretty == """
        {
          "b": 1,
          "a": [
            null,
            true
          ],
          "empty": []
        }
        """)
  }
}
