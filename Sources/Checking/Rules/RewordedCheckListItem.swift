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
    let templates = report.programme.templates.templates
    // Few documents have such an item.
    lazy var fillers = templates.reduce(into: Set<String>()) {
      $0.formUnion(wordsOfItems(in: $1.sections))
    }
    for document in pairing.documents {
      for section in document.sections {
        for item in section.checkList where item.isReworded {
          guard let schema = item.schema else { continue }
          report.add(
            "check-list item \(quoted(item.text)) is reworded", in: document, at: item.textRange,
            subject: "item \(schema.text)",
            help: "Write '\(schema.text)', and remarks on a line of their own below it.",
            fix: fix(item, schema, in: document, fillers))
        }
      }
    }
  }

  /// Back to the template's words: safe where the person's own say no more than these.
  private static func fix(
    _ item: CheckListItem, _ schema: CheckItemSchema, in document: Document,
    _ fillers: Set<String>
  ) -> Finding.Fix {
    let written = document.source.text(in: item.textRange)
    return Finding.Fix(
      "write '\(schema.text)'", replacing: item.textRange, of: document, by: schema.text,
      // A text with a link or the like in it holds more than its words.
      isSafe: folded(written) == folded(item.text)
        && addsNothing(item.text, to: schema.text, fillers: fillers))
  }

  private static func wordsOfItems(in sections: [SectionSchema]) -> Set<String> {
    sections.reduce(into: []) { result, section in
      for item in section.items { result.formUnion(words(item.text)) }
      result.formUnion(wordsOfItems(in: section.children))
    }
  }
}
