import MarkdownSyntax
import Programme

enum MissingCheckListItem: Rule {
  static let id = "missing-check-list-item"
  static let severity = Severity.error
  static let summary = """
    An item of the template's check list is not in the document, so nobody can tell whether it was \
    done.
    """
  static let group = RuleGroup.form
  static let example = RuleExample(
    in: "pairings/ines-moreau/meetings/2026-01-14-first.md",
    bad: """
      - [x] Identify your expectations for the mentoring relationship.
      - [x] Discuss action items to be completed before the next meeting.
      """,
    good: """
      - [x] Identify your expectations for the mentoring relationship.
      - [x] Clarify roles and responsibilities.
      - [x] Discuss action items to be completed before the next meeting.
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      for section in document.sections {
        for missing in section.missingItems {
          report.add(
            "check-list item \(quoted(missing.schema.text)) is missing", in: document,
            at: document.end(ofLine: missing.afterLine), subject: "item \(missing.schema.text)",
            help: "Write '- [ ] \(missing.schema.text)' here; ticked where it is done.")
        }
      }
    }
  }
}
