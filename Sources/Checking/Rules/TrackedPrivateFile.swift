import MarkdownSyntax
import Programme

enum TrackedPrivateFile: Rule {
  static let id = "tracked-private-file"
  static let severity = Severity.error
  static let summary = """
    A file below a folder `private`, or one that `mentordoc.yml` calls private, is in git's hands and \
    goes wherever the repository goes.
    """
  static let group = RuleGroup.privacy
  static let example = RuleExample(
    named: "pairings/ines-moreau/private/2026-03.md",
    ratherThan: "pairings/ines-moreau/check-ins/2026-03.md",
    context: "Somebody has added the file with 'git add --force'.")

  static func check(_ facts: [Facts], _ report: inout Report) {
    let privacy = PrivatePaths(report.programme.configuration.privatePatterns)
    for path in report.programme.trackedPaths where privacy.contains(path) {
      report.add(
        "private file \(quoted(path.text)) is tracked by git", at: Place(path),
        subject: path.text,
        explanation: "Commits that have it keep it: whoever has them can read it.",
        help: "Run 'git rm --cached' with its path, which leaves the file where it is.")
    }
  }
}
