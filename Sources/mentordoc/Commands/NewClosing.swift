import ArgumentParser
import Programme
import Rendering

/// `mentordoc new closing`
struct NewClosing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closing", abstract: "How a pairing ended. No reason is asked for.")

  @Argument(help: "The pairing.")
  var slug: String

  @Argument(help: "graduated, ended or lapsed.")
  var outcome: String

  @Option(help: ArgumentHelp("The nomination, for 'graduated'.", valueName: "url"))
  var nomination: String?

  @Option(help: "Day of the end (default: today).")
  var date: String?

  @OptionGroup var options: DraftOptions

  func run() throws {
    let day = try options.day(date)
    let fields = try options.fields([
      "outcome": outcome, "nomination": nomination, "date": day.description,
    ])
    let opened = try options.location.open(around: [slug])
    let pairing = try opened.pairing(named: slug)
    try requireGoingOn(pairing)
    let words = opened.programme.configuration.words
    if words.word(outcome, among: [.graduated]) != nil, nomination == nil {
      throw Failure(
        "'\(outcome)' needs the link to the nomination", help: "Give it with '--nomination URL'.")
    }
    if let later = pairing.documents.filter({ $0.date ?? day > day }).first {
      throw Failure(
        "'\(later.path.text)' is of a day after \(day)",
        help: "Choose a later day with '--date', or correct that file's name.")
    }
    try opened.write(DraftRequest(.closing, of: pairing, on: day, words: words), fields, options)
    if words.word(outcome, among: [.graduated]) != nil, let mentee = pairing.mentee,
      let line = pairing.graduateLine(of: day.year)
    {
      Output.note("For \(visible(mentee.name)) to add to graduates.md, as they like:")
      Output.note(visible(line))
    }
    let name = visible(pairing.slug.bytes)
    try opened.finish(
      pairing.slug, options, next: "Next: mentordoc check \(name), then mentordoc save.")
  }
}
