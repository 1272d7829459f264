import MarkdownSyntax
import Programme

enum MistypedField: Rule {
  static let id = "mistyped-field"
  static let severity = Severity.warning
  static let summary = """
    A field that the template does not know looks like one that it knows and that is not there, so \
    its value is not read.
    """
  static let group = RuleGroup.frontMatter
  static let example = RuleExample(
    in: "pairings/ines-moreau/reviews/2026-04-16.md",
    bad: "desicion: continue",
    good: "decision: continue")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record else { return }
    for document in pairing.documents {
      for (entry, meant) in record.mistypedFields(of: document) {
        report.add(
          "field \(quoted(entry.key)) is unknown, did you mean '\(meant)'?", in: document,
          at: entry.keyRange, subject: "field \(entry.key)",
          help: "Rename the field to '\(meant)'.")
      }
    }
  }
}
