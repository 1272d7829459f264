import ArgumentParser

/// `mentordoc new`
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a document from its template.",
    discussion: """
      The document is written and nothing else: it is yours to fill in, and 'mentordoc save' \
      commits it. Nothing is overwritten.
      """,
    subcommands: [
      NewPairing.self, NewMeeting.self, NewCheckIn.self, NewReview.self, NewClosing.self,
    ])
}
