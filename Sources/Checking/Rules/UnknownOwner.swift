import MarkdownSyntax
import Programme

enum UnknownOwner: Rule {
  static let id = "unknown-owner"
  static let severity = Severity.warning
  static let summary = """
    An action item is given to somebody that the pairing does not know, so nobody will do it.
    """
  static let group = RuleGroup.promises
  static let example = RuleExample(
    in: "pairings/ines-moreau/meetings/2026-04-15-progress.md",
    bad: "- [ ] mentre: draft the guide for newcomers (by 2026-05-20)",
    good: "- [ ] mentee: draft the guide for newcomers (by 2026-05-20)")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record, record.namesAreKnown else { return }
    let words: [Words.Word] = [.mentee, .mentor, .coordinator, .support]
    let roles = words.flatMap(record.words.spellings(of:))
    let names = pairing.people.map(\.name)
    for document in pairing.documents {
      for item in document.actionItems {
        guard case .unknown(let owner) = item.owner else { continue }
        let meant = closest(to: owner, among: roles + names)
        report.add(
          "owner \(quoted(owner)) is unknown" + (meant.map { ", did you mean '\($0)'?" } ?? ""),
          in: document, at: document.range(of: owner, in: item.range),
          subject: "owner of \(folded(item.text))",
          help: meant.map { "Write '\($0):'." } ?? """
            Write \(words.map { "'\(record.words.written($0))'" }.joined(separator: ", ")) or a name \
            from pairing.md.
            """)
      }
    }
  }
}

extension Document {
  /// The first place of a text within a range; the range where it is not there as written.
  func range(of text: String, in range: SourceRange) -> SourceRange {
    let offsets = source.offsets(of: range)
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, offsets.count >= wanted.count else { return range }
    for start in offsets.lowerBound...(offsets.upperBound - wanted.count)
    where source.bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return SourceRange(source.position(of: start), source.position(of: start + wanted.count))
    }
    return range
  }
}
