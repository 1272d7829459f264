import MarkdownSyntax
import Programme

enum MisplacedSection: Rule {
  static let id = "misplaced-section"
  static let severity = Severity.warning
  static let summary = """
    A section stands in another order than in the template, or below another heading.
    """
  static let group = RuleGroup.form
  static let example = RuleExample(
    in: "pairings/ines-moreau/meetings/2026-02-11-planning.md",
    bad: "### Development needs",
    good: "## Development needs")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      for section in document.sections where section.isMisplaced {
        report.add(
          "section \(quoted(section.title)) is not where the template has it", in: document,
          at: document.headingRange(of: section),
          subject: "section \(section.schema?.title ?? section.title)",
          help: "Move the section, or give its heading the level it has in the template.")
      }
    }
  }
}
