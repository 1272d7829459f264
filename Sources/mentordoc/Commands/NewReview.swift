import ArgumentParser
import Programme
import Rendering

/// `mentordoc new review`
struct NewReview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "The mentor's three-monthly decision.")

  @Argument(help: "The pairing.")
  var slug: String

  @Argument(help: "continue or graduate.")
  var decision: String

  @Option(help: ArgumentHelp("Who decided (default: the mentor).", valueName: "name (handle)"))
  var by: String?

  @Option(help: ArgumentHelp("Where it was said.", valueName: "url"))
  var link: String?

  @Option(help: "Day of the decision (default: today).")
  var date: String?

  @OptionGroup var options: DraftOptions

  func run() throws {
    let day = try options.day(date)
    let by = try by.map { try personArgument($0, of: "--by").written }
    let fields = try options.fields(["decision": decision, "by": by, "link": link])
    let opened = try options.location.open(around: [slug])
    let pairing = try opened.pairing(named: slug)
    try requireGoingOn(pairing)
    let words = opened.programme.configuration.words
    try opened.write(DraftRequest(.review, of: pairing, on: day, words: words), fields, options)
    let isEnd = words.word(decision, among: [.graduate]) != nil
    let name = visible(pairing.slug.bytes)
    if isEnd {
      Output.note(
        "Now \(visible(pairing.mentee?.name ?? name)) is proposed where the project decides. With the "
          + "nomination's link: mentordoc new closing \(name) graduated --nomination URL. Should it be "
          + "declined: mentordoc new review \(name) continue.")
    }
    try opened.finish(
      pairing.slug, options, next: "Next: look at the line of each goal, then mentordoc save.")
  }
}
