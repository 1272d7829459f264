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
    for document in pairing.documents
    where document.sections.contains(where: { !$0.missingItems.isEmpty }) {
      let model = report.programme.model(of: document, in: pairing)
      for section in document.sections {
        for missing in section.missingItems {
          report.add(
            "check-list item \(quoted(missing.schema.text)) is missing", in: document,
            at: document.end(ofLine: missing.afterLine), subject: "item \(missing.schema.text)",
            help: "Write '- [ ] \(missing.schema.text)' here; ticked where it is done.",
            fix: model.flatMap { fix(missing, of: section, in: document, as: $0) })
        }
      }
    }
  }

  /// The item as the template has it, unticked, with the marker and indentation of its neighbour.
  private static func fix(
    _ missing: MissingItem, of section: Section, in document: Document, as model: Document
  ) -> Finding.Fix? {
    let items = model.sections.flatMap(\.checkList)
    guard let item = items.first(where: { $0.schema == missing.schema }) else { return nil }
    let text = model.source.text(in: item.textRange).split(whereSeparator: \.isNewline)
      .joined(separator: " ")
    let source = document.source
    let neighbor =
      section.checkList.last { $0.box.range.start.line <= missing.afterLine }
      ?? section.checkList.first
    var prefix: [UInt8] = []
    if let box = neighbor?.box.range {
      let start = source.offsets(ofLine: box.start.line).lowerBound
      prefix = Array(source.bytes[start..<source.offset(of: box.start)])
    }
    // A box without a marker before it has it inside, or lacks it.
    if !prefix.contains(where: { ![0x20, 0x09, 0x3E].contains($0) }) { prefix += Array("- ".utf8) }
    return Finding.Fix(
      "write the item '\(missing.schema.text)', unticked",
      [
        source.insertion(
          of: [prefix + Array("[ ] \(text)".utf8)], below: missing.afterLine,
          isApart: neighbor == nil)
      ])
  }
}
