import MarkdownSyntax

@testable import Programme

enum LogLaws {
  private static let programme = Programme(
    Configuration(), TemplateSet(templates: TemplateSet.builtIn, problems: []),
    in: FewFiles([
      (
        "pairings/ada/pairing.md",
        Array("---\nmentee: Ada\nmentor: Bo\nrole: Editor\nstarted: 2026-01-01\n---\n".utf8)
      )
    ]))
  private static let pairing = programme.pairing("ada")

  /// Every byte of a log is in a note or is left for the pairing, or all is refused with a reason.
  static func hold(for bytes: [UInt8]) throws {
    let source = SourceText(bytes)
    guard let today = Day("2026-06-20"), let document = pairing.documents.first else { return }
    let log: MeetingLog
    do {
      log = try MeetingLog(parsing: source, today: today)
    } catch {
      return try require(
        !error.help.isEmpty && (error.line.map { (1...source.lineCount).contains($0) } ?? true),
        "refused without a reason")
    }
    let parts = (log.meetings.map(\.lines) + log.rest).sorted { $0.lowerBound < $1.lowerBound }
    var next = 1
    for part in parts {
      try require(part.lowerBound >= next, "lines \(part) are in two parts")
      for line in next..<part.lowerBound {
        try require(content(source.line(line)).isEmpty, "line \(line) is in no part")
      }
      next = part.upperBound + 1
    }
    for line in stride(from: next, through: source.lineCount, by: 1) {
      try require(content(source.line(line)).isEmpty, "line \(line) is in no part")
    }
    for meeting in log.meetings {
      try require(
        content(log.text(of: meeting)) == content(bytes[source.offsets(of: meeting.lines)]),
        "the note of '\(meeting.title)' has another text")
    }
    try require(
      content(log.restText) == content(log.rest.flatMap { bytes[source.offsets(of: $0)] }),
      "what is left has another text")

    let plan: LogImport
    do {
      plan = try programme.importing(log, named: "log.md", into: pairing, document)
    } catch {
      throw BrokenLaw("no note can be drafted: \(error)")
    }
    try require(
      plan.notes.count + plan.known.count == log.meetings.count
        && Set(plan.notes.map(\.path)).count == plan.notes.count,
      "not every meeting has a note of its own")
    for note in plan.notes {
      let text = log.text(of: note.meeting)
      try require(
        note.bytes.suffix(text.count).elementsEqual(text), "a note does not end in its text")
    }
    if let rest = plan.rest {
      try require(
        rest.bytes.starts(with: document.source.bytes)
          && rest.bytes.suffix(log.restText.count).elementsEqual(log.restText),
        "the pairing's document does not end in what is left")
    }
  }

  /// The bytes that no heading, fence or mark at the start of the file is made of.
  private static func content(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.filter { !" \t\r\n#-=`".utf8.contains($0) && ![0xEF, 0xBB, 0xBF].contains($0) }
  }
}
