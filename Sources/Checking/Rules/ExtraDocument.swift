import MarkdownSyntax
import Programme

enum ExtraDocument: Rule {
  static let id = "extra-document"
  static let severity = Severity.warning
  static let summary = """
    There are more documents of a kind than its template allows for each mentor that the pairing has \
    had.
    """
  static let group = RuleGroup.pairing
  static let example = RuleExample(
    named: "pairings/ines-moreau/meetings/2026-03-11-planning.md",
    ratherThan: "pairings/ines-moreau/meetings/2026-03-11-progress.md",
    context: "There is a planning note already, and the pairing has had one mentor.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record, record.namesAreKnown else { return }
    for template in report.programme.templates.templates {
      guard let maximum = template.maximum else { continue }
      // The oldest ones are those that count.
      let allowed = maximum * (1 + pairing.earlierMentors.count)
      guard record.newestFirst.count(where: { $0.kind == template.kind }) > allowed else {
        continue
      }
      let documents = record.newestFirst.filter { $0.kind == template.kind }
      guard let first = documents.last else { continue }
      for document in documents.dropLast(allowed) {
        report.add(
          "document of kind '\(template.kind.rawValue)' is one too many", at: Place(document.path),
          subject: report.nameInPairing(document.path),
          help: """
            Rename it as the kind that it is, or name the mentor who went in 'earlier-mentors' of \
            pairing.md.
            """,
          notes: [Finding.Note(place: Place(first.path), text: "the first one")])
      }
    }
  }
}
