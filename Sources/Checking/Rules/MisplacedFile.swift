import MarkdownSyntax
import Programme

enum MisplacedFile: Rule {
  static let id = "misplaced-file"
  static let severity = Severity.warning
  static let summary = """
    A file lies among a pairing's documents and no kind of document has such a name, so it is not \
    read.
    """
  static let group = RuleGroup.pairing
  static let example = RuleExample(
    named: "pairings/ines-moreau/meetings/2026-03-11-progres.md",
    ratherThan: "pairings/ines-moreau/meetings/2026-03-11-progress.md")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for stray in pairing.strays {
      guard case .unknownName(let meant) = stray.reason else { continue }
      let name = report.nameInPairing(stray.path)
      report.add(
        "file \(quoted(name)) is no document" + (meant.map { ", did you mean '\($0)'?" } ?? ""),
        at: Place(stray.path), subject: name,
        help: meant.map { "Rename the file to '\($0)'." }
          ?? "Rename the file as its kind wants it, or move it to another folder.")
    }
  }
}
