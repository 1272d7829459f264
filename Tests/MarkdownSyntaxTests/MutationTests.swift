import Testing

@testable import MarkdownSyntax

/// Documents with everything in them, changed at random places: nothing may crash or point outside of the text.
struct MutationTests {
  private static let document = """
    \u{FEFF}---
    mentee: Ada
    ---
    # Meeting <!-- is: x -->

    above
    | a | b\\|c | `d|e` |
    |---|:-:|---|
    | 1 | 目標 |
    |
    | 2 | 3 | 4 | 5 |

    > - [ ] one
    >   two
    > -[x] three
    >
    > | q | r |
    > |---|---|
    > | s | \u{A0} |

    1. [ ] four <br> five

           code
    2. *six* [x](y) https://a.example/z
       - [✓] seven
    • [ ] eight

    <!-- hint: a
    b -->
    Setext
    ---
    ```
    | no | table |
    ```
    """

  private static let pieces = [
    "|", "\n", "\r\n", "\r", " ", "\t", "- ", "-[ ] ", "[x]", "> ", ">", "```\n", "---\n",
    "|-|-|\n", "    ", "<!--",
    "-->", "<br>", "\\", "`", "*", "_", "[", "]", "(", "\u{A0}", "é", "1. ", "#", "=", "\n\n", "&",
    "\u{FEFF}", "\u{0}",
  ].map { Array($0.utf8) }

  private static func mutated(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(document.utf8)
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let at = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...30, using: &random)))
      case 1 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
      default: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: at)
      }
    }
    return bytes
  }

  private static func ranges(of document: MarkdownDocument) -> [SourceRange] {
    document.blocks.flatMap { block -> [SourceRange] in
      switch block.kind {
      case .item(let item): [item.textRange] + (item.box.map { [$0.range] } ?? [])
      case .table(let table): ([table.header] + table.rows).flatMap { $0.cells.map(\.range) }
      default: []
      }
    }
  }

  @Test func `no range is reversed or out of bounds, and blocks come in order`() throws {
    var random = SeededGenerator(seed: 2026)
    for _ in 0..<4_000 {
      let source = SourceText(Self.mutated(&random))
      let document = try MarkdownDocument(parsing: source)
      let lines = 1...source.lineCount
      var last = 1
      for block in document.blocks {
        #expect(lines.contains(block.lines.lowerBound) && lines.contains(block.lines.upperBound))
        #expect(block.lines.lowerBound >= last)
        last = block.lines.lowerBound
        guard case .table(let table) = block.kind else { continue }
        #expect(([table.header] + table.rows).allSatisfy { block.lines.contains($0.line) })
        #expect(
          table.detachedLines.allSatisfy { lines.contains($0) && $0 > block.lines.upperBound })
      }
      for range in Self.ranges(of: document) {
        #expect(range.start <= range.end)
        for position in [range.start, range.end] {
          let columns = 1...source.offsets(ofLine: position.line).count + 1
          #expect(lines.contains(position.line) && columns.contains(position.column))
        }
      }
    }
  }

  @Test func `parsing in parallel gives what parsing one after another gives`() async throws {
    var random = SeededGenerator(seed: 11)
    let texts = (0..<400).map { _ in Self.mutated(&random) }
    let serial = try texts.map { try MarkdownDocument(parsing: SourceText($0)).dump }
    let parallel = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for (index, text) in texts.enumerated() {
        group.addTask { (index, try MarkdownDocument(parsing: SourceText(text)).dump) }
      }
      return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    #expect(texts.indices.allSatisfy { parallel[$0] == serial[$0] })
  }
}
