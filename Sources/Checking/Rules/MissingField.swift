import MarkdownSyntax
import Programme

enum MissingField: Rule {
  static let id = "missing-field"
  static let severity = Severity.warning
  static let summary = """
    A field that the template requires is not in the front matter, or nothing stands behind it.
    """
  static let group = RuleGroup.frontMatter
  static let example = RuleExample(
    in: "pairings/ines-moreau/pairing.md",
    bad: "role:",
    good: "role: Data steward")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record else { return }
    for document in pairing.documents where !document.hasUnreadFields {
      let mistyped = Set(record.mistypedFields(of: document).map(\.meant))
      for field in record.template(of: document)?.fields ?? []
      where field.isRequired && !mistyped.contains(field.name) {
        let entry = document.fields.first { $0.key == field.name }
        if let entry, !entry.value.isEmpty { continue }
        report.add(
          entry == nil ? "field '\(field.name)' is missing" : "field '\(field.name)' is empty",
          in: document, at: entry?.keyRange ?? document.frontMatterRange,
          subject: "field \(field.name)",
          help: "Write '\(field.name): \(field.type.example(record.words))'.")
      }
    }
  }
}

extension Document {
  /// The line that opens the front matter; the top of a document without one.
  var frontMatterRange: SourceRange {
    let opening = markdown.frontMatter.map { max(1, $0.lines.lowerBound - 1) }
    return opening.map(source.range(ofLine:)) ?? SourceRange(line: 1, to: 1)
  }
}
