import ArgumentParser
import Programme
import Rendering

/// `mentordoc new check-in`
struct NewCheckIn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-in", abstract: "What both want the record to show of a month.")

  @Argument(help: "The pairing.")
  var slug: String

  @Option(help: ArgumentHelp("The month (default: this one).", valueName: "yyyy-mm"))
  var month: String?

  @OptionGroup var options: DraftOptions

  func run() throws {
    let day = try options.day(month.map { $0 + "-01" }, of: "--month")
    let fields = try options.fields()
    let opened = try options.location.open(around: [slug])
    let pairing = try opened.pairing(named: slug)
    try requireGoingOn(pairing)
    let words = opened.programme.configuration.words
    try opened.write(
      DraftRequest(.checkIn, of: pairing, on: day, words: words), fields, options)
    try opened.finish(
      pairing.slug, options,
      next:
        "Next: write what both of you want to keep, then mentordoc save. Everyone who can read this "
        + "repository reads it.")
  }
}
