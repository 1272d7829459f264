import ArgumentParser
import Programme
import Rendering

/// `mentordoc away`
struct Away: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Note a time without meetings, or its end.",
    discussion: """
      Nobody is reminded of anything in it. Only the field 'away' of 'pairing.md' changes. With \
      '--back' the day is the one from which they are there again (default: today).
      """)

  @Argument(help: "The pairing.")
  var slug: String

  @Argument(help: ArgumentHelp("The first day (default: today).", valueName: "from"))
  var start: String?

  @Argument(help: ArgumentHelp("The last day; without it, until '--back'.", valueName: "to"))
  var end: String?

  @Flag(help: "They are there again.")
  var back = false

  @OptionGroup var clock: TodayOption
  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if back, end != nil { throw ValidationError("'--back' takes one day.") }
  }

  func run() throws {
    let first =
      try start.map { text throws(Failure) in try dayArgument(text, of: "FROM") } ?? clock.day()
    let last = try end.map { text throws(Failure) in try dayArgument(text, of: "TO") }
    if let last, last < first {
      throw Failure("\(last) is before \(first)", help: "Give the first day first.")
    }
    let opened = try location.open(around: [slug])
    let pairing = try opened.pairing(named: slug)
    let path = try requireGoingOn(pairing).path
    let name = pairing.slug.text
    guard let edit = AwayEdit(try opened.bytes(of: path)) else {
      throw Failure(
        "'\(path.text)' has no front matter to write it into",
        help: "Mend what 'mentordoc check \(name)' finds first.")
    }
    let period = Period(start: first, end: last)
    guard let changed = back ? edit.ending(on: first) : edit.adding(period, to: pairing.away) else {
      return Output.note(
        back
          ? "'\(visible(name))' is not away on \(first); nothing was changed."
          : "'\(visible(name))' is away then already; nothing was changed.")
    }
    do throws(FolderWriteError) {
      try FolderWriter(opened.folder.root).replace(path, changed)
    } catch {
      throw Failure(error)
    }
    Output.line(visible(opened.folder.relative(path, to: try currentFolder())))
    Output.note(
      "Next: mentordoc save \(visible(name))"
        + (back || last != nil
          ? "" : "; when they are there again, mentordoc away \(visible(name)) --back"))
  }
}
