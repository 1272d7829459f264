import MarkdownSyntax
import Programme

enum DuplicateKey: Rule {
  static let id = "duplicate-key"
  static let severity = Severity.error
  static let summary = """
    A field stands twice in the front matter, so that nobody can say which of the two values counts.
    """
  static let group = RuleGroup.frontMatter
  static let example = RuleExample(
    in: "pairings/ines-moreau/pairing.md",
    bad: """
      role: Data steward
      role: Editor
      """,
    good: "role: Data steward")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      for problem in document.fieldProblems {
        guard case .duplicateKey(let key, let first) = problem.kind else { continue }
        let end = SourcePosition(line: first.line, column: first.column + key.utf8.count)
        report.add(
          problem.headline, in: document, at: problem.range,
          subject: "field \(key)", help: problem.help,
          notes: [
            Finding.Note(
              place: Place(document.path, SourceRange(first, end)), text: "the first one")
          ])
      }
    }
  }
}
