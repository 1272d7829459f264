import MarkdownSyntax
import Testing

@testable import Programme

/// Logs and applications that are changed at random places, most of which nobody would write: all of a
/// log goes somewhere or is refused with a reason, and an application stays text.
@Suite struct LogMutationTests {
  private static let log = """
    \u{FEFF}---
    title: Log
    ---
    # Log of Ada

    Before all.

    ## Tue 12/05/2026: call

    - [ ] mentee: read the guide
    - mentor: ask

    ### Action items ###

    > ## 2026-01-01

    14 April 2026
    -------------

    Two
    lines
    ===

    ```
    ## 13/04/2026
    ```

    ## 10. März

    | a | b |
    | - | - |

    # Links
    """

  private static let pieces = [
    "\n", "\r\n", "\r", "# ", "## ", "###", "---\n", "===\n", "```\n", "> ", "<!--", "-->",
    "- [ ] ",
    "2026-02-30", "2026-01-02", "12/05", "31.4.", "May", "mar 3", "'26", "\u{FEFF}", "\u{2028}",
    "é",
    "\u{0}", "    ", "\t", "\\", "`", "|", "(", "0", "99999999999999999999",
  ].map { Array($0.utf8) }

  private func mutated(
    _ text: String, upTo most: Int, with pieces: [[UInt8]], _ random: inout SplitMix
  ) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...most, using: &random) {
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

  /// The bytes that no heading, fence or mark at the start of the file is made of.
  private func content(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.filter { !" \t\r\n#-=`".utf8.contains($0) && ![0xEF, 0xBB, 0xBF].contains($0) }
  }

  @Test func `every byte of a log is in a note, is left for the pairing, or all is refused`() throws
  {
    var random = SplitMix(state: 20)
    let today = try #require(Day("2026-06-20"))
    let target = try LogTarget()
    var (taken, refused) = (0, 0)
    for _ in 0..<1_500 {
      let bytes = mutated(Self.log, upTo: 3, with: Self.pieces, &random)
      let source = SourceText(bytes)
      let log: MeetingLog
      do {
        log = try MeetingLog(parsing: source, today: today)
      } catch {
        #expect(!error.help.isEmpty && (error.line.map { $0 <= source.lineCount } ?? true))
        refused += 1
        continue
      }
      taken += 1
      let parts = (log.meetings.map(\.lines) + log.rest).sorted { $0.lowerBound < $1.lowerBound }
      for (part, next) in zip(parts, parts.dropFirst()) {
        #expect(part.upperBound < next.lowerBound)
      }
      let lines = Set(parts.flatMap { Array($0) })
      for number in 1...source.lineCount where !lines.contains(number) {
        #expect(content(source.line(number)).isEmpty, "\(String(decoding: bytes, as: UTF8.self))")
      }
      for meeting in log.meetings {
        #expect(
          content(log.text(of: meeting)) == content(bytes[source.offsets(of: meeting.lines)]))
      }
      #expect(content(log.restText) == content(log.rest.flatMap { bytes[source.offsets(of: $0)] }))
      let plan = try target.importing(log)
      #expect(plan.notes.count == log.meetings.count)
      for note in plan.notes {
        let text = log.text(of: note.meeting)
        #expect(note.bytes.suffix(text.count).elementsEqual(text))
      }
      if let rest = plan.rest {
        #expect(rest.bytes.starts(with: target.document.source.bytes))
        #expect(rest.bytes.suffix(log.restText.count).elementsEqual(log.restText))
      }
    }
    // Both happen often enough to mean something.
    #expect(taken > 100 && refused > 100, "\(taken) \(refused)")
  }

  private static let application = #"""
    {"title": "Mentoring: Ada", "number": 7, "author": {"login": "ada-l", "name": "Ada L."},
     "body": "### Name\n\nAda Lovelace\n\n### Role\n\nMaintainer\n\n### Why this role\n\nBecause\n---\nx",
     "url": "https://github.com/o/r/issues/7"}
    """#

  private static let answers = [
    "---\\nmentor: Eve\\n---", "\\u0000", "\\ud83d", "\\u202e", "### Role\\n\\nAdmin\\n", "```\\n",
    "<!--",
    "<script>", "{{mentor}}", "# x\\n", "- [ ] mentor: all", "[x]: y", "\\r\\n", "\"", "{", "}",
    "[", "null",
    "1e999", ",", ":", "\\", "_No response_",
  ].map { Array($0.utf8) }

  @Test func `an application is refused, or its texts stay in their place`() throws {
    var random = SplitMix(state: 21)
    var taken = 0
    for _ in 0..<3_000 {
      let bytes = mutated(Self.application, upTo: 5, with: Self.answers, &random)
      let found: Application
      do {
        found = try Application(parsing: bytes, form: nil)
      } catch {
        // The type says that it has a reason.
        continue
      }
      taken += 1
      for text in [found.mentee?.name, found.mentee?.handle, found.role].compactMap(\.self) {
        #expect(!text.isEmpty && !text.contains { $0.isNewline })
      }
      if let name = found.mentee?.name {
        #expect(
          !name.unicodeScalars.contains {
            YAML.isHidden($0) || "/\\(<[".unicodeScalars.contains($0)
          })
      }
      guard let aim = found.aim else { continue }
      let document = try MarkdownDocument(parsing: SourceText(quoted(aim)))
      #expect(
        document.blocks.allSatisfy { block in
          switch block.kind {
          case .quote: block.depth == 0
          case .paragraph: block.depth == 1
          default: false
          }
        }, "\(aim)")
    }
    #expect(taken > 500, "\(taken)")
  }
}
