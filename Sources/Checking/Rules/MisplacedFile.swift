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
      let headline = "file \(quoted(name)) is no document"
      let place = Place(stray.path)
      if let meant, pairing.paths.contains(pairing.folder.appending(FilePath(meant))) {
        report.add(
          headline + ", and '\(meant)' is there", at: place, subject: name,
          help: "Take what is right of the two over into '\(meant)', and remove the other file.")
      } else {
        report.add(
          headline + (meant.map { ", did you mean '\($0)'?" } ?? ""), at: place, subject: name,
          help: meant.map { "Rename the file to '\($0)'." }
            ?? "Rename the file as its kind wants it, or move it to another folder.")
      }
    }
  }
}
