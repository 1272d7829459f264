import MarkdownSyntax
import Programme

enum RewordedCheckListItem: Rule {
  static let id = "reworded-check-list-item"
  static let severity = Severity.warning
  static let summary = """
    An item of the check list has other words than the template's, so that ticks of different notes \
    do not say the same.
    """
  static let group = RuleGroup.form
  static let example = RuleExample(
    in: "pairings/ines-moreau/meetings/2026-03-11-progress.md",
    bad: "- [x] Discuss items of interest, current challenges and recent successes",
    good: "- [x] Discuss items of interest, current challenges, recent successes, etc.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      for section in document.sections {
        for item in section.checkList where item.isReworded {
          guard let schema = item.schema else { continue }
          report.add(
            "check-list item \(quoted(item.text)) is reworded", in: document, at: item.textRange,
            subject: "item \(schema.text)",
            help: "Write '\(schema.text)', and remarks on a line of their own below it.")
        }
      }
    }
  }
}
