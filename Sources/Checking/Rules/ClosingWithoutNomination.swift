import MarkdownSyntax
import Programme

enum ClosingWithoutNomination: Rule {
  static let id = "closing-without-nomination"
  static let severity = Severity.warning
  static let summary = """
    A pairing is closed as graduated without the link to the nomination, which shows that others \
    agreed.
    """
  static let group = RuleGroup.pairing
  static let example = RuleExample(
    in: "pairings/ines-moreau/closing.md",
    bad: """
      ---
      outcome: graduated
      date: 2026-05-29
      nomination:
      ---

      # How it ended
      """,
    good: """
      ---
      outcome: graduated
      date: 2026-05-29
      nomination: https://example.org/issues/40
      ---

      # How it ended
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record, let closing = record.document(.closing),
      let outcome = closing.field("outcome"), let text = outcome.scalar,
      record.words.word(text, among: [.graduated, .ended, .lapsed]) == .graduated,
      closing.field("nomination")?.isEmpty ?? true,
      !record.mistypedFields(of: closing).contains(where: { $0.meant == "nomination" })
    else { return }
    let entry = closing.fields.first { $0.key == "nomination" }
    report.add(
      "outcome '\(text)' has no link to the nomination", in: closing,
      at: entry?.keyRange ?? outcome.range, subject: "nomination",
      help: "Write 'nomination: https://…'.")
  }
}
