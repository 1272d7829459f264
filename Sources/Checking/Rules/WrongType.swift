import MarkdownSyntax
import Programme

enum WrongType: Rule {
  static let id = "wrong-type"
  static let severity = Severity.warning
  static let summary = """
    The value of a field is not what the template says it is: a date, a link, a person, one of a few \
    words. It counts as not there.
    """
  static let group = RuleGroup.frontMatter
  static let example = RuleExample(
    in: "pairings/ines-moreau/reviews/2026-04-16.md",
    bad: "decision: go on",
    good: "decision: continue")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record else { return }
    for document in pairing.documents {
      for field in record.template(of: document)?.fields ?? [] {
        guard let value = document.field(field.name), !value.isEmpty else { continue }
        if case .list = value.value, !field.takesList {
          add(field, "a list", value, document, record.words, &report)
          continue
        }
        for element in value.elements where !element.isEmpty {
          guard let text = element.scalar else {
            add(field, "a list or mapping", element, document, record.words, &report)
            continue
          }
          if !field.type.admits(text, words: record.words) {
            add(field, quoted(text), element, document, record.words, &report)
          }
        }
      }
    }
  }

  private static func add(
    _ field: FieldSchema, _ found: String, _ node: YAMLNode, _ document: Document,
    _ words: Words, _ report: inout Report
  ) {
    report.add(
      "field '\(field.name)' is \(field.type.noun(words)), not \(found)", in: document,
      at: node.range,
      subject: "field \(field.name)", help: "Write '\(field.name): \(field.type.example(words))'.",
      fix: field.type == .date
        ? node.scalar.flatMap { Finding.Fix(date: node.range, of: document, writtenAs: $0) } : nil)
  }
}
