import MarkdownSyntax
import Programme

enum CutValue: Rule {
  static let id = "cut-value"
  static let severity = Severity.warning
  static let summary = """
    A value in the front matter has ` #` in it, and YAML takes what follows for a comment: it is \
    silently lost.
    """
  static let group = RuleGroup.frontMatter
  static let example = RuleExample(
    in: "pairings/ines-moreau/pairing.md",
    bad: "role: Data steward #12",
    good: "role: \"Data steward #12\"")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      for problem in document.fieldProblems {
        guard case .cutValue(let kept, _) = problem.kind else { continue }
        report.add(
          problem.headline, in: document, at: problem.range, subject: "value \(kept)",
          explanation: "Behind a blank, '#' begins a comment in YAML.", help: problem.help,
          fix: fix(kept, problem, in: document, report.record))
      }
    }
  }

  /// Quotes the whole value: safe where it looks like no comment and the field takes it.
  private static func fix(
    _ kept: String, _ problem: YAMLProblem, in document: Document, _ record: Record?
  ) -> Finding.Fix? {
    let source = document.source
    let lost = source.offsets(of: problem.range)
    var end = lost.lowerBound
    if !kept.isEmpty {
      while end > 0, source.bytes[end - 1] == 0x20 || source.bytes[end - 1] == 0x09 { end -= 1 }
    }
    let start = end - kept.utf8.count
    guard start >= source.offsets(ofLine: problem.range.start.line).lowerBound,
      source.bytes[start..<end].elementsEqual(kept.utf8)
    else { return nil }
    let range = SourceRange(source.position(of: start), problem.range.end).trimmed(in: source)
    let value = source.text(in: range)
    let entry = document.fields.last { $0.keyRange.start <= range.start }
    let fields = record?.template(of: document)?.fields ?? []
    let type = fields.first { $0.name == entry?.key }?.type ?? .text
    let takesText =
      switch type {
      case .text, .person, .people: true
      default: false
      }
    let isComment = lost.count < 2 || source.bytes[lost.lowerBound + 1] == 0x20
    return Finding.Fix(
      "put the whole value in quotes", replacing: range, of: document, by: doubleQuoted(value),
      isSafe: !isComment && takesText && type.admits(value, words: record?.words ?? .english))
  }
}
