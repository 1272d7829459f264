import ArgumentParser
import Programme
import Rendering
import Schedule

/// `mentordoc new meeting`
struct NewMeeting: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting",
    abstract: "The note of a meeting, with what the last one left open.",
    discussion: """
      Its kind follows from what there is: a first meeting with every mentor, then one planning \
      meeting, then progress meetings. With --cancelled, the record of one that did not take place: \
      no promises go into it, and no reason is asked.
      """)

  @Argument(help: "The pairing.")
  var slug: String

  @Option(help: "first, planning, progress, or a kind of the programme's own.")
  var kind: String?

  @Option(help: "Day of the meeting (default: today).")
  var date: String?

  @Flag(help: "It did not take place.")
  var cancelled = false

  @Option(
    help: ArgumentHelp("With '--cancelled', the new day where there is one.", valueName: "date"))
  var movedTo: String?

  @OptionGroup var options: DraftOptions

  func validate() throws {
    if cancelled, kind != nil {
      throw ValidationError("'--cancelled' is a kind of its own and takes no '--kind'.")
    }
    if movedTo != nil, !cancelled {
      throw ValidationError("'--moved-to' goes with '--cancelled'.")
    }
  }

  func run() throws {
    let day = try options.day(date)
    let fields = try options.fields(cancelled ? ["moved-to": movedTo] : [:])
    let opened = try options.location.open(around: [slug])
    let pairing = try opened.pairing(named: slug)
    try requireGoingOn(pairing)
    let kind = try chooseKind(pairing, opened)
    let words = opened.programme.configuration.words
    var request = DraftRequest(kind, of: pairing, on: day, words: words)
    if cancelled {
      try requireNoNote(of: pairing, on: day)
      request.openItems = []
    }
    try opened.write(request, fields, options)

    let name = visible(pairing.slug.bytes)
    let carried = request.openItems.count
    if carried > 0 {
      Output.note("Took over from the last meetings: \(counted(carried, "open promise")).")
    }
    let next = PairingSchedule(
      of: opened.programme.pairing(pairing.slug), in: opened.programme.configuration, on: day
    ).nextMeeting
    try opened.finish(
      pairing.slug, options,
      next: cancelled
        ? "Next: mentordoc save." + (next.map { " The next meeting: \($0)." } ?? "")
        : "Next: write down what you agree on, then mentordoc check \(name) and mentordoc save."
          + (next.map { " The meeting after this one: \($0)." } ?? ""))
  }

  /// The record would say of a meeting that it took place and that it did not.
  private func requireNoNote(of pairing: Pairing, on day: Day) throws(Failure) {
    let note = pairing.documents.first { note in
      note.date == day
        && (note.kind == .cancelled || pairing.meetings.contains { $0.path == note.path })
    }
    guard let note else { return }
    throw Failure(
      "'\(note.path.text)' is of that day already",
      help: note.kind == .cancelled
        ? "Write the new day into it."
        : "Remove it if there was no meeting, or name another day with '--date'.")
  }

  private func chooseKind(
    _ pairing: Pairing, _ opened: OpenProgramme
  ) throws(Failure) -> DocumentKind {
    let name = pairing.slug.text
    guard let next = pairing.nextMeetingKind else {
      throw Failure(
        "'\(name)' has no mentor yet",
        help: "Give it one with 'mentordoc handover \(name) --mentor \"Name (handle)\"'.")
    }
    if cancelled { return .cancelled }
    guard let kind else { return next }
    let templates = opened.programme.templates
    let meetings = templates.templates.map(\.kind).filter(opened.programme.isMeeting)
    guard let chosen = meetings.first(where: { $0.rawValue == kind }) else {
      let meant = closest(to: kind, among: meetings.map(\.rawValue))
      throw Failure(
        "'\(kind)' is no kind of meeting",
        help: meant.map { "Did you mean '\($0)'?" }
          ?? "Choose one of: \(meetings.map(\.rawValue).joined(separator: ", ")).")
    }
    if let maximum = templates[chosen]?.maximum,
      let last = pairing.newest(of: chosen),
      pairing.documents.count(where: { $0.kind == chosen })
        >= maximum * (1 + pairing.earlierMentors.count)
    {
      throw Failure(
        "there is a \(chosen.rawValue) meeting already: \(last.path.text)",
        help: "Write into that one, or make a meeting of another kind.")
    }
    return chosen
  }
}
