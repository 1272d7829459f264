import MarkdownSyntax
import Programme

enum MalformedBox: Rule {
  static let id = "malformed-box"
  static let severity = Severity.warning
  static let summary = """
    A box is written so that Markdown does not see it as one, such as `[]`, `[x ]` or `-[ ]`: it is \
    shown as text, open or not.
    """
  static let group = RuleGroup.form
  static let example = RuleExample(
    in: "pairings/ines-moreau/meetings/2026-04-15-progress.md",
    bad: "-[] mentee: draft the guide for newcomers (by 2026-05-20)",
    good: "- [ ] mentee: draft the guide for newcomers (by 2026-05-20)")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      let lists = document.sections.filter(\.holdsBoxes).map(\.lines)
      for block in document.markdown.blocks {
        guard case .item(let item) = block.kind, let box = item.box,
          case .malformed(let ticked) = box.state,
          lists.contains(where: { $0.contains(block.lines.lowerBound) })
        else { continue }
        let wanted = item.isOrdered ? "" : "- "
        report.add(
          "box \(quoted(document.source.text(in: box.range))) is no check box", in: document,
          at: box.range, subject: "box of \(folded(block.text.plain))",
          help: "Write '\(wanted)[\(ticked ? "x" : " ")]' with a blank behind it.")
      }
    }
  }
}

extension Section {
  /// Whether boxes mean something here.
  fileprivate var holdsBoxes: Bool {
    switch meaning {
    case .actionItems, .openItems, .progress: true
    default: !(schema?.items ?? []).isEmpty
    }
  }
}
