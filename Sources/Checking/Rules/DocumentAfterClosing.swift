import MarkdownSyntax
import Programme

enum DocumentAfterClosing: Rule {
  static let id = "document-after-closing"
  static let severity = Severity.error
  static let summary = """
    A meeting, check-in or review is dated after the day on which the pairing ended.
    """
  static let group = RuleGroup.pairing
  static let example = RuleExample(
    in: "pairings/ines-moreau/closing.md",
    bad: """
      ---
      outcome: ended
      date: 2026-04-01
      nomination:
      ---

      # How it ended
      """,
    good: """
      ---
      outcome: ended
      date: 2026-05-29
      nomination:
      ---

      # How it ended
      """,
    context: "The last meeting is dated 2026-04-15.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let closing = report.record?.document(.closing), let value = closing.field("date"),
      let end = value.scalar.flatMap({ Day($0) })
    else { return }
    for document in pairing.documents {
      guard let date = document.date, date > end else { continue }
      report.add(
        "document of \(date) is dated after the closing of \(end)", at: Place(document.path),
        subject: report.nameInPairing(document.path),
        help: "Correct one of the two dates, or delete closing.md where the pairing goes on.",
        notes: [Finding.Note(place: Place(closing.path, value.range), text: "the closing")])
    }
  }
}
