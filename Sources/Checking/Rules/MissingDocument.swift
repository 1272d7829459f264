import MarkdownSyntax
import Programme

enum MissingDocument: Rule {
  static let id = "missing-document"
  static let severity = Severity.warning
  static let summary = """
    The folder of a pairing has documents and no `pairing.md`, so nobody knows whose they are.
    """
  static let group = RuleGroup.pairing
  static let example = RuleExample(
    named: "pairings/ines-moreau/ines.md",
    ratherThan: "pairings/ines-moreau/pairing.md",
    context: "Meetings and an action plan lie in the same folder.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let template = report.programme.templates[.pairing] else { return }
    let isThere =
      (pairing.documents.map(\.kind) + pairing.unreadable.compactMap(\.kind)).contains(.pairing)
    // A file with almost that name has a finding of its own.
    let isMistyped = pairing.strays.contains { $0.reason == .unknownName(closest: template.path) }
    let isEmpty =
      pairing.documents.isEmpty && pairing.unreadable.isEmpty && pairing.strays.isEmpty
    guard !isThere, !isMistyped, !isEmpty else { return }
    report.add(
      "document '\(template.path)' is missing",
      at: Place(pairing.folder.appending(FilePath(template.path))), subject: template.path,
      help: "Write who the mentee and the mentor are, as 'mentordoc templates show pairing' has it."
    )
  }
}
