import MarkdownSyntax
import Programme

enum ConflictMarkers: Rule {
  static let id = "conflict-markers"
  static let severity = Severity.error
  static let summary = """
    The markers of a merge conflict are left in a document, so that two versions of the record stand \
    side by side.
    """
  static let group = RuleGroup.text
  static let example = RuleExample(
    in: "pairings/ines-moreau/pairing.md",
    bad: """
      <<<<<<< HEAD
      Ines looks after the catalogue by herself in autumn.
      =======
      Ines looks after the catalogue by herself at the end of the year.
      >>>>>>> tariq
      """,
    good: "Ines looks after the catalogue by herself at the end of the year.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.unreadable {
      guard case .conflictMarkers(let line) = document.reason else { continue }
      // A marker is seven bytes long, whichever it is.
      report.add(
        "conflict markers of a merge are left in the document",
        at: Place(document.path, SourceRange(line: line, to: 8)),
        subject: report.nameInPairing(document.path),
        help: "Choose what is right of the two versions and delete the three marker lines.")
    }
  }
}
