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
          help: "Rename the field to '\(meant)'.",
          fix: fix(entry, in: document, record))
      }
    }
  }

  /// Renames the field: safe where one field alone could be meant, and it takes the value.
  private static func fix(
    _ entry: YAMLEntry, in document: Document, _ record: Record
  ) -> Finding.Fix? {
    let absent = (record.template(of: document)?.fields ?? []).filter {
      document.field($0.name) == nil
    }
    let meant = onlyNearest(
      to: entry.key, among: absent.map { (spelling: $0.name, meaning: $0.name) })
    guard let field = absent.first(where: { $0.name == meant?.meaning }) else { return nil }
    var fits = entry.value.elements.allSatisfy { element in
      element.isEmpty || element.scalar.map { field.type.admits($0, words: record.words) } ?? false
    }
    if case .list = entry.value.value, !field.takesList { fits = false }
    return Finding.Fix(
      "rename the field to '\(field.name)'", replacing: entry.keyRange, of: document,
      by: field.name, isSafe: fits)
  }
}
