import MarkdownSyntax
import Programme

enum MissingSection: Rule {
  static let id = "missing-section"
  static let severity = Severity.error
  static let summary = """
    A section that the template requires is not in the document, so what belongs there has no place.
    """
  static let group = RuleGroup.form
  static let example = RuleExample(
    in: "pairings/ines-moreau/reviews/2026-04-16.md",
    bad: "## How it went",
    good: "## Goals")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents where !document.missingSections.isEmpty {
      let model = report.programme.model(of: document, in: pairing)
      for missing in document.missingSections {
        let heading = String(repeating: "#", count: missing.schema.level) + " "
        report.add(
          "section \(quoted(missing.schema.title)) is missing", in: document,
          at: document.end(ofLine: missing.afterLine),
          subject: "section \(missing.schema.title)",
          help: "Write the heading '\(heading)\(missing.schema.title)' here.",
          fix: model.flatMap {
            Finding.Fix(
              writing: missing.schema, below: missing.afterLine, of: document, asIn: $0)
          })
      }
    }
  }
}

extension Document {
  /// Where something belongs that is missing: the end of the line before it, the top for line 0.
  func end(ofLine line: Int) -> SourceRange {
    let number = min(max(1, line), source.lineCount)
    let end = line < 1 ? source.range(ofLine: 1).start : source.range(ofLine: number).end
    return SourceRange(end, end)
  }
}
