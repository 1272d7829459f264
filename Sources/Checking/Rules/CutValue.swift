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
          explanation: "Behind a blank, '#' begins a comment in YAML.", help: problem.help)
      }
    }
  }
}
