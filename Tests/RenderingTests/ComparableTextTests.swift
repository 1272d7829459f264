import Rendering
import Testing

@Suite struct ComparableTextTests {
  private func converted(_ text: String) -> String {
    String(decoding: comparableText(Array(text.utf8)), as: UTF8.self)
  }

  @Test func `every cell of a row gets a line that says whose it is`() {
    #expect(
      converted(
        """
        # Plan

        | Goals | Measures (results) | Target |
        | --- | --- | --- |
        | **#1** Review `a\\|b` | 8 PRs | |
        | **#2** | | |

        End
        """) == """
          # Plan

          | Goals | Measures (results) | Target |
          | --- | --- | --- |
          | **#1** Review `a\\|b`
          |   #1 Measures: 8 PRs
          |   #1 Target:
          | **#2** | | |

          End
          """)
  }

  @Test func `alignment of a table is no difference`() {
    let compact = "| a | b |\n| --- | --- |\n| x | y |\n"
    let aligned = "| a | b |\n| --- | --- |\n| x      |       y |\n"
    #expect(converted(compact) == converted(aligned))
  }

  @Test func `a cell that is one too many is shown, and one that is missing is not`() {
    #expect(
      converted("| a | b |\n| --- | --- |\n| x | y | z |\n| v |\n")
        == "| a | b |\n| --- | --- |\n| x\n|   b: y\n|   (cell 3): z\n| v |\n")
  }

  @Test(arguments: [
    [], [0xFF, 0x7C, 0x00, 0x0A], Array("a | b".utf8), Array("| a |\r\n| - |".utf8),
    Array(String(repeating: "> ", count: 5_000).utf8) + Array("| a".utf8),
  ])
  func `what is no table stays as it is to the byte`(bytes: [UInt8]) {
    #expect(comparableText(bytes) == bytes)
  }
}
