import MarkdownSyntax
import Programme

@testable import Checking

/// One small damage to one document, and what has to be said of it.
struct Mutation: Sendable {
  /// What `check` has to report, and where.
  struct Expectation: Sendable, CustomStringConvertible {
    let rule: String
    let path: FilePath
    /// Lines as they were before the damage; nil for the file as a whole.
    var lines: ClosedRange<Int>?
    /// Whether the lines are those after the damage.
    let isMoved: Bool

    init(
      _ rule: String, _ path: FilePath, _ lines: ClosedRange<Int>?, isMoved: Bool = false
    ) {
      self.isMoved = isMoved
      self.rule = rule
      self.path = path
      self.lines = lines
    }

    var description: String { "\(path.text):\(lines.map { "\($0)" } ?? ""): [\(rule)]" }

    func isMet(by finding: Finding) -> Bool {
      finding.rule == rule && finding.place.path == path
        && (finding.place.range.map { lines?.contains($0.start.line) ?? false } ?? (lines == nil))
    }
  }

  let name: String
  let path: FilePath
  let bytes: [UInt8]
  let expected: [Expectation]
}

/// A document of a pairing as the operators see it.
struct Subject {
  let record: Record
  let document: Document
  let template: Template

  var source: SourceText { document.source }
  var path: FilePath { document.path }
  var pairing: Pairing { record.pairing }

  func mutation(
    _ name: String, _ edits: [TextEdit], _ expected: [Mutation.Expectation]
  ) -> Mutation {
    /// How far the edits move a line.
    func shift(_ line: Int) -> Int {
      let start = source.offsets(ofLine: min(line, source.lineCount)).lowerBound
      return edits.filter { $0.offsets.upperBound <= start }.reduce(0) { sum, edit in
        sum + edit.replacement.count { $0 == 0x0A }
          - source.bytes[edit.offsets].count { $0 == 0x0A }
      }
    }
    let expected = expected.map { expectation in
      var expectation = expectation
      if expectation.path == path, !expectation.isMoved, let lines = expectation.lines {
        let (first, last) = (lines.lowerBound, lines.upperBound)
        expectation.lines = max(1, first + shift(first))...max(1, last + shift(last))
      }
      return expectation
    }
    return Mutation(name: name, path: path, bytes: source.applying(edits), expected: expected)
  }

  func here(_ rule: String, _ line: Int) -> Mutation.Expectation {
    Mutation.Expectation(rule, path, line...line)
  }

  func deletion(ofLines lines: ClosedRange<Int>) -> TextEdit {
    let start = source.offsetsWithTerminator(ofLine: lines.lowerBound).lowerBound
    return TextEdit(start..<source.offsetsWithTerminator(ofLine: lines.upperBound).upperBound, [])
  }

  func replacement(of range: SourceRange, by text: String) -> TextEdit {
    TextEdit(source.offsets(of: range), Array(text.utf8))
  }

  /// Replaces the first occurrence of a text in a range; nil where there is none.
  func replacement(
    of text: String, by other: String, in range: SourceRange
  ) -> TextEdit? {
    let found = document.range(of: text, in: range)
    guard source.text(in: found) == text else { return nil }
    return replacement(of: found, by: other)
  }
}

extension Claim {
  /// Where a lack of evidence is to be reported: the ticked box; nil where nobody claims it.
  func expectation(in record: Record) -> Mutation.Expectation? {
    record.claim(self).map {
      let line = $0.item.box.range.start.line
      return Mutation.Expectation("unsupported-claim", $0.document.path, line...line)
    }
  }
}
