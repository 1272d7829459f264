import Testing

@testable import Programme

/// A pairing without notes, which logs can be brought into.
struct LogTarget {
  let document: Document
  private let programme: Programme
  private let pairing: Pairing

  init() throws {
    programme = try Programme(
      in: MemoryTree([
        "mentordoc.yml": "name: E\n",
        "pairings/ada/pairing.md": "---\nmentee: Ada\nmentor: Bo\nstarted: 2026-01-01\n---\n",
      ]))
    pairing = programme.pairing("ada")
    document = try #require(pairing.documents.first)
  }

  func importing(_ log: MeetingLog) throws -> LogImport {
    try programme.importing(log, named: "log.md", into: pairing, document)
  }
}
