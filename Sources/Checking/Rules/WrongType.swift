import MarkdownSyntax
import Programme

enum WrongType: Rule {
  static let id = "wrong-type"
  static let severity = Severity.warning
  static let summary = """
    The value of a field is not what the template says it is: a date, a link, a person, one of a few \
    words. It counts as not there.
    """

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record else { return }
    for document in pairing.documents {
      for field in record.template(of: document)?.fields ?? [] {
        guard let value = document.field(field.name), !value.isEmpty else { continue }
        if case .list = value.value, !field.takesList {
          add(field, "a list", value, document, &report)
          continue
        }
        for element in value.elements where !element.isEmpty {
          guard let text = element.scalar else {
            add(field, "a list or mapping", element, document, &report)
            continue
          }
          if !field.type.admits(text, words: record.words) {
            add(field, quoted(text), element, document, &report)
          }
        }
      }
    }
  }

  private static func add(
    _ field: FieldSchema, _ found: String, _ node: YAMLNode, _ document: Document,
    _ report: inout Report
  ) {
    report.add(
      "field '\(field.name)' is \(field.type.noun), not \(found)", in: document, at: node.range,
      subject: "field \(field.name)", help: "Write '\(field.name): \(field.type.example)'.")
  }
}

extension FieldSchema {
  fileprivate var takesList: Bool { isList || type == .people || type == .period }
}

extension FieldSchema.FieldType {
  fileprivate var noun: String {
    switch self {
    case .text: "a text"
    case .date: "a date"
    case .month: "a month"
    case .period: "a period"
    case .person: "a person"
    case .people: "a list of people"
    case .url: "a link"
    case .oneOf(let values): "one of " + values.map { "'\($0)'" }.joined(separator: ", ")
    }
  }

  /// Whether a text is of the type as far as its shape goes; a date that does not exist has the shape
  /// of one and is another rule's business.
  fileprivate func admits(_ text: String, words: Words) -> Bool {
    switch self {
    case .text: true
    case .date: Day.isoNumbers(text) != nil
    case .month: monthNumbers(text) != nil
    case .period: Period(text) != nil || !impossibleDates(in: text).isEmpty
    case .person, .people: Person(parsing: text) != nil
    case .url: isLink(text)
    case .oneOf(let values):
      values.contains { value in
        folded(value) == folded(text)
          || Words.Word(rawValue: value).map { words.word(text, among: [$0]) != nil } ?? false
      }
    }
  }

  private func isLink(_ text: String) -> Bool {
    let schemes = ["https://", "http://", "mailto:"]
    return schemes.contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
      && !text.unicodeScalars.contains(where: \.properties.isWhitespace)
  }
}
