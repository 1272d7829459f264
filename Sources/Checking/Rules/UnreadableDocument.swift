import MarkdownSyntax
import Programme

enum UnreadableDocument: Rule {
  static let id = "unreadable-document"
  static let severity = Severity.error
  static let summary = """
    A document is no text file in UTF-8 that can be read: it is binary, a link, a folder, or too \
    large. Nothing else can be said of it.
    """
  static let group = RuleGroup.text
  static let example = RuleExample(
    named: "pairings/ines-moreau/check-ins/2026-03.md/notes.txt",
    ratherThan: "pairings/ines-moreau/check-ins/2026-03.md")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.unreadable {
      let name = report.nameInPairing(document.path)
      switch document.reason {
      case .file(let error):
        let (headline, help) = describe(error)
        report.add(headline, at: Place(document.path), subject: name, help: help)
      case .notUTF8(let position):
        let end = SourcePosition(line: position.line, column: position.column + 1)
        report.add(
          "byte in line \(position.line) is no UTF-8",
          at: Place(document.path, SourceRange(position, end)), subject: name,
          help: "Save the file again with the encoding UTF-8.")
      case .binary:
        report.add(
          "document holds a NUL byte, so it is no text", at: Place(document.path), subject: name,
          help: "Save the file as plain text in UTF-8.")
      case .tooComplex, .conflictMarkers: break
      }
    }
  }

  private static func describe(_ error: FileTreeError) -> (headline: String, help: String) {
    switch error {
    case .tooLarge(let size, let limit):
      (
        "document of \(size) bytes is larger than the limit of \(limit)",
        "Move what is not part of the record to another place and link it."
      )
    case .isLink:
      ("link in place of a document", "Replace the link by the file itself.")
    case .isNotAFile:
      ("folder or device in place of a document", "Rename it; a document is a plain file.")
    case .unreadable(let reason):
      ("document cannot be read: \(reason)", "Make the file readable for you.")
    }
  }
}
