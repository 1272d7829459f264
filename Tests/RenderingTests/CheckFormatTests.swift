import Foundation
import MarkdownSyntax
import Programme
import Testing

@testable import Checking
@testable import Rendering

@Suite struct CheckFormatTests {
  private func sourceLine(_ text: String, _ from: Int, _ to: Int, width: Int = 40) -> [String] {
    let line = SourceLine(SourceText(text), SourceRange(line: 1, from: from, to: to), width: width)
    return [line.text, line.indent + line.carets]
  }

  @Test func `the mark stands below the place`() {
    #expect(sourceLine("- [x] done", 3, 6) == ["- [x] done", "  ^^^"])
  }

  @Test func `an empty place has one mark`() {
    #expect(sourceLine("abc", 4, 4) == ["abc", "   ^"])
    #expect(sourceLine("", 1, 1) == ["", "^"])
  }

  @Test func `tabs, wide characters and hidden ones keep the mark in its place`() {
    #expect(sourceLine("\tx", 2, 3) == ["    x", "    ^"])
    #expect(sourceLine("你好x", 7, 8) == ["你好x", "    ^"])
    #expect(sourceLine("e\u{301}x", 4, 5) == ["e\u{301}x", " ^"])
    #expect(sourceLine("a\u{202E}b", 5, 6) == ["a\\u{202E}b", "         ^"])
  }

  @Test func `a line of a document starts no command in a log`() {
    #expect(sourceLine("##[group]x", 3, 4) == ["##\\u{5B}group]x", "  ^^^^^^"])
    #expect(sourceLine("#[1]", 1, 2) == ["#[1]", "^"])
  }

  @Test func `a long line is cut around the place`() {
    let line = String(repeating: "a", count: 100) + "HERE" + String(repeating: "b", count: 100)
    let shown = sourceLine(line, 101, 105)
    #expect(shown[0] == "…aaaaaaaaaaaaHERE" + String(repeating: "b", count: 22) + "…")
    #expect(shown[1] == String(repeating: " ", count: 13) + "^^^^")
  }

  @Test func `a place longer than the screen is cut as well`() {
    let shown = sourceLine(String(repeating: "x", count: 500), 11, 400)
    #expect(shown.allSatisfy { displayWidth(of: $0) <= 40 })
    #expect(shown[1].hasSuffix("^"))
  }

  @Test func `no place makes a format fail`() {
    let texts = ["", "a", "\t你\u{301}\u{202E}é\r\nb", String(repeating: "界x\t", count: 60)]
    for text in texts {
      let bytes = Array(text.utf8) + [0xFF, 0xE2, 0x82]
      for source in [SourceText(text), SourceText(bytes)] {
        for line in [-1, 0, 1, 2, 99] {
          for start in [-5, 0, 1, 2, 3, 4, 7, 90, 100_000] {
            for length in [-3, 0, 1, 2, 50, 100_000] {
              let range = SourceRange(line: line, from: start, to: start + length)
              let shown = SourceLine(source, range, width: 20)
              #expect(displayWidth(of: shown.text) <= 21)
              let finding = example(range)
              let reader = SourceReader { _ in source }
              #expect(
                !FullFormat(style: .plain, width: 0).text(of: finding, source: reader).isEmpty)
              #expect(!concise(finding, source: reader).isEmpty)
            }
          }
        }
      }
    }
  }

  @Test func `columns count characters`() {
    let source = SourceReader { _ in SourceText("é你x") }
    #expect(
      concise(example(SourceRange(line: 1, from: 6, to: 7)), source: source)
        == "pairings/ada/a.md:1:3: error: something is wrong [some-rule]\n")
  }

  @Test func `the full format shows line, notes, reason and help`() {
    let path: FilePath = "pairings/ada/a.md"
    let finding = Finding(
      rule: "some-rule", severity: .warning,
      place: Place(path, SourceRange(line: 2, from: 3, to: 6)), headline: "something is wrong",
      explanation: "It matters.",
      notes: [
        Finding.Note(place: Place(path, SourceRange(line: 10, from: 1, to: 2)), text: "see here"),
        Finding.Note(place: Place("elsewhere.md"), text: "and there"),
      ],
      help: "Mend it.", fix: nil, subject: "a", pairing: "ada")
    let source = SourceReader { wanted in
      wanted == path ? SourceText("one\n- [x] two\n\n\n\n\n\n\n\nten\n") : nil
    }
    #expect(
      FullFormat(style: .plain, width: 80).text(of: finding, source: source) == """
        warning[some-rule]: something is wrong
         --> pairings/ada/a.md:2:3
          |
        2 | - [x] two
          |   ^^^
        note: see here
          --> pairings/ada/a.md:10:1
           |
        10 | ten
           | ^
        note: and there
          --> elsewhere.md
        It matters.
        help: Mend it.


        """)
  }

  @Test func `findings are sorted by path and place, those about a whole file first`() {
    let places = [
      Place("b.md", SourceRange(line: 1, to: 2)), Place("a.md", SourceRange(line: 10, to: 2)),
      Place("a.md", SourceRange(line: 9, to: 2)), Place("a.md"),
    ]
    let report = CheckReport(
      findings: places.map { example(at: $0) }, open: [], pairingCount: 1, documentCount: 2)
    #expect(report.findings.map(\.place) == places.reversed())
  }

  @Test func `the summary counts findings, what is open, and promises`() {
    let open = [OpenMatter.Kind.box, .cell, .item].map {
      OpenMatter(kind: $0, place: Place("a.md"), text: "")
    }
    let report = CheckReport(
      findings: [example(nil)], open: open, pairingCount: 1, documentCount: 2)
    #expect(report.summary == "1 pairing, 2 documents: 1 error; 2 still open; 1 promise open.")
    let clean = CheckReport(findings: [], open: [], pairingCount: 2, documentCount: 0)
    #expect(clean.summary == "2 pairings, 0 documents: no findings.")
  }

  @Test func `a fingerprint depends on rule, pairing and subject and on no line`() {
    let first = example(SourceRange(line: 1, to: 2))
    #expect(first.fingerprint == example(SourceRange(line: 7, to: 9)).fingerprint)
    #expect(first.fingerprint != example(nil, subject: "other").fingerprint)
    #expect(first.fingerprint.count == 16)
  }

  @Test func `the JSON report is read back with all that a finding says`() throws {
    let fix = Finding.Fix("mend", [TextEdit(2..<3, [0x79])], isSafe: true)
    let report = CheckReport(
      findings: [example(SourceRange(line: 1, from: 3, to: 4), fix: fix)],
      open: [
        OpenMatter(
          kind: .box, place: Place("a.md", SourceRange(line: 4, to: 2)), text: "tick me")
      ],
      pairingCount: 1, documentCount: 2)
    let text = report.json(source: SourceReader { _ in SourceText("éx") }).pretty
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let finding = try #require((root["findings"] as? [[String: Any]])?.first)
    #expect(finding["rule"] as? String == "some-rule")
    #expect(finding["path"] as? String == "pairings/ada/a.md")
    let range = try #require(finding["range"] as? [String: [String: Int]])
    #expect(range == ["start": ["line": 1, "column": 2], "end": ["line": 1, "column": 3]])
    let edits = (finding["fix"] as? [String: Any])?["edits"] as? [[String: Any]]
    #expect(edits?.first?["replacement"] as? String == "y")
    #expect((root["summary"] as? [String: Int])?["errors"] == 1)
    #expect((root["open"] as? [[String: Any]])?.first?["line"] as? Int == 4)
  }

  private func example(
    _ range: SourceRange?, subject: String = "subject", fix: Finding.Fix? = nil
  ) -> Finding {
    example(at: Place("pairings/ada/a.md", range), subject: subject, fix: fix)
  }

  private func example(
    at place: Place, subject: String = "subject", fix: Finding.Fix? = nil
  ) -> Finding {
    Finding(
      rule: "some-rule", severity: .error, place: place, headline: "something is wrong",
      explanation: "", notes: [], help: "Mend it.", fix: fix, subject: subject, pairing: "ada")
  }
}
