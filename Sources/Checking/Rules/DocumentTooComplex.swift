import MarkdownSyntax
import Programme

enum DocumentTooComplex: Rule {
  static let id = "document-too-complex"
  static let severity = Severity.error
  static let summary = """
    A document is nested or tangled so deeply that reading it could take for ever. It was not read, \
    so nothing else can be said of it.
    """
  static let group = RuleGroup.text
  static let example = RuleExample(
    in: "pairings/ines-moreau/check-ins/2026-05.md",
    bad: String(repeating: "> ", count: 101) + "All is well.",
    good: "> All is well.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.unreadable {
      guard case .tooComplex(let complexity) = document.reason else { continue }
      let start = SourcePosition(line: complexity.line, column: 1)
      report.add(
        "text was not read: \(complexity.reason)",
        at: Place(document.path, SourceRange(start, start)),
        subject: report.nameInPairing(document.path),
        help: "Write this part more simply, or move it out of the document and link it.")
    }
  }
}
