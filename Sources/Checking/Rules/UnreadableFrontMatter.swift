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
          explanation: "No field of this document can be read.", help: problem.help)
      }
    }
  }
}
