import MarkdownSyntax
import Programme

enum LostPromise: Rule {
  static let id = "lost-promise"
  static let severity = Severity.warning
  static let summary = """
    An action item was open in one note and is in no later one: neither done, nor open, nor dropped. \
    Nothing promised is forgotten.
    """
  static let group = RuleGroup.promises
  static let example = RuleExample(
    in: "pairings/ines-moreau/meetings/2026-03-11-progress.md",
    bad: "- [ ] mentor: show the queue",
    good: """
      - [x] mentee: make three entries (by 2026-03-01)
      - [ ] mentor: show the queue
      """,
    context: "'make three entries' and 'show the queue' are open in the note before.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record else { return }
    let reviewed = record.claim(.itemsReviewed)?.document.path
    for forgotten in record.forgottenItems {
      let (item, note) = (forgotten.item, forgotten.note)
      // A note that claims to have reviewed all items is what is wrong then.
      if note.path == reviewed { continue }
      let section = note.section(.openItems) ?? note.section(.actionItems)
      report.add(
        "open item \(quoted(item.text)) is in no later note", at: Place(item.document, item.range),
        subject: "\(report.nameInPairing(item.document)) \(forgotten.subject)",
        help: """
          Write it into the newest note too: '- [ ]' where it is open, '- [x]' where it is done, \
          '~~item~~ why' where it is dropped; or tick it here.
          """,
        notes: [
          Finding.Note(
            place: Place(note.path, section.map(note.headingRange(of:))),
            text: "this note does not take it up")
        ])
    }
  }
}
