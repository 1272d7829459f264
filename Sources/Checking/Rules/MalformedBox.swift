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
      for block in document.markdown.blocks {
        guard case .item(let item) = block.kind, let box = item.box,
          case .malformed(let ticked) = box.state,
          document.sections.contains(where: {
            $0.holdsBoxes && $0.lines.contains(block.lines.lowerBound)
          })
        else { continue }
        let wanted = item.isOrdered ? "" : "- "
        report.add(
          "box \(quoted(document.source.text(in: box.range))) is no check box", in: document,
          at: box.range, subject: "box of \(folded(block.text.plain))",
          help: "Write '\(wanted)[\(ticked ? "x" : " ")]' with a blank behind it.",
          fix: fix(box, isTicked: ticked, in: document))
      }
    }
  }

  private static func fix(
    _ box: TaskBox, isTicked: Bool, in document: Document
  ) -> Finding.Fix {
    let source = document.source
    let offsets = source.offsets(of: box.range)
    let written = source.text(in: box.range)
    let opening = written.firstIndex { "[\\☐☑☒".contains($0) } ?? written.startIndex
    var marker = String(written[..<opening]).filter { $0 != " " }
    let line = source.offsets(ofLine: box.range.start.line)
    let hasMarker = source.bytes[line.lowerBound..<offsets.lowerBound].contains {
      ![0x20, 0x09, 0x3E].contains($0)
    }
    // What word processors make of a dash is no marker; neither is nothing at all.
    let isKnown = marker.utf8.first.map { "-*+0123456789".utf8.contains($0) } ?? hasMarker
    if !isKnown { marker = "-" }
    let next = offsets.upperBound < line.upperBound ? source.bytes[offsets.upperBound] : 0x20
    let isApart = next == 0x20 || next == 0x09
    let text = (marker.isEmpty ? "" : marker + " ") + (isTicked ? "[x]" : "[ ]")
    let mark = written[opening...].filter { !" []\\".contains($0) }
    return Finding.Fix(
      "write '\(text)'", replacing: box.range, of: document, by: text + (isApart ? "" : " "),
      isSafe: clearMarks.contains(mark))
  }

  /// Of others, such as `-`, `~` or a cross, people mean different things.
  private static let clearMarks: Set<String> = [
    "", "x", "X", "✓", "✔", "✔\u{FE0F}", "✅", "☐", "☑", "☑\u{FE0F}", "☒", "×", "х", "Х",
  ]
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
