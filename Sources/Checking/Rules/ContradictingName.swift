import MarkdownSyntax
import Programme

enum ContradictingName: Rule {
  static let id = "contradicting-name"
  static let severity = Severity.warning
  static let summary = """
    The front matter says another kind, date or month than the file's name, which alone counts.
    """
  static let group = RuleGroup.frontMatter
  static let example = RuleExample(
    in: "pairings/ines-moreau/check-ins/2026-05.md",
    bad: """
      ---
      month: 2026-04
      ---

      # Check-in
      """,
    good: """
      ---
      month: 2026-05
      ---

      # Check-in
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      for entry in document.fields {
        guard let text = entry.value.scalar, let name = contradicted(entry.key, text, document)
        else { continue }
        report.add(
          "\(entry.key) \(quoted(text)) contradicts the file's name, which says '\(name)'",
          in: document, at: entry.value.range, subject: "field \(entry.key)",
          explanation: "Kind and date stand in the file's name and nowhere else.",
          help: "Delete the field, or rename the file.")
      }
    }
  }

  /// What the name says where a field says something else.
  private static func contradicted(
    _ key: String, _ text: String, _ document: Document
  ) -> String? {
    switch (key, document.date) {
    case ("kind", _):
      return folded(text) == folded(document.kind.rawValue) ? nil : document.kind.rawValue
    case ("date", let date?):
      guard let written = Day(text), written != date else { return nil }
      return date.description
    case ("month", let date?):
      guard let written = monthNumbers(text), written != (date.year, date.month) else { return nil }
      return String(date.description.prefix(7))
    default: return nil
    }
  }
}
