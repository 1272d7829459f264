import MarkdownSyntax
import Programme

enum UnreadableFrontMatter: Rule {
  static let id = "unreadable-front-matter"
  static let severity = Severity.error
  static let summary = """
    The front matter is no YAML that mentordoc reads, most often because a value with `@`, a colon \
    or another special character needs quotes. None of its fields count.
    """
  static let group = RuleGroup.frontMatter
  static let example = RuleExample(
    in: "pairings/noor-haddad/pairing.md",
    bad: """
      ---
      mentee: Noor Haddad
      mentor: @taziz
      role: Editor
      started: 2026-02-02
      ---
      """,
    good: """
      ---
      mentee: Noor Haddad
      mentor: Tariq Aziz (taziz)
      role: Editor
      started: 2026-02-02
      ---
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      for problem in document.fieldProblems where problem.isFatal {
        report.add(
          problem.headline, in: document, at: problem.range, subject: "front matter",
          explanation: "No field of this document can be read.", help: problem.help,
          fix: fix(problem, in: document, report.record))
      }
    }
  }

  /// Quotes a value: safe where no comment and no other field can be part of it.
  private static func fix(
    _ problem: YAMLProblem, in document: Document, _ record: Record?
  ) -> Finding.Fix? {
    let value: String
    switch problem.kind {
    case .unquoted(let text), .colonInValue(let text): value = text
    default: return nil
    }
    guard document.source.text(in: problem.range) == value else { return nil }
    let names = record?.template(of: document)?.fields.map(\.name) ?? []
    let couldBeFields = value.split(separator: ":").dropLast().contains { part in
      part.split(separator: " ").last.map { names.contains(folded(String($0))) } ?? false
    }
    let hasComment = value.split(separator: "#").dropLast().contains { $0.last == " " }
    return Finding.Fix(
      "put the value in quotes", replacing: problem.range, of: document, by: doubleQuoted(value),
      isSafe: !couldBeFields && !hasComment)
  }
}
