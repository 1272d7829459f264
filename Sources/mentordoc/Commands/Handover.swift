import ArgumentParser
import Programme
import Rendering

/// `mentordoc handover`
struct Handover: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a pairing a new mentor.",
    discussion: """
      The folder stays the same, and with it the plan, the promises and the history. What comes \
      round is counted from that day, which is written down as 'mentor-since'. Works for the first \
      mentor of a pairing that waits for one, too; and for a mentor who leaves, with '--wait'.
      """)

  @Argument(help: "The pairing.")
  var slug: String

  @Option(help: ArgumentHelp("Who takes over.", valueName: "name (handle)"))
  var mentor: String?

  @Flag(help: "The mentor leaves and nobody follows yet: the pairing waits.")
  var wait = false

  @OptionGroup var clock: TodayOption
  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if (mentor == nil) != wait {
      throw ValidationError(
        "either '--mentor' says who takes over, or '--wait' that nobody does yet.")
    }
  }

  func run() throws {
    let new = try mentor.map { try personArgument($0, of: "--mentor") }
    let opened = try location.open(around: [slug])
    let pairing = try opened.pairing(named: slug)
    let name = pairing.slug.text
    let path = try requireGoingOn(pairing).path
    if let new, let mentee = pairing.mentee, mentee.isSame(as: new) {
      throw Failure("\(new.written) is the mentee of '\(name)'", help: "Name somebody else.")
    }
    if let new, let old = pairing.mentor, old.isSame(as: new) {
      return Output.note("\(visible(old.written)) is the mentor already; nothing was changed.")
    }
    if new == nil, pairing.mentor == nil {
      return Output.note("'\(visible(name))' waits for a mentor already; nothing was changed.")
    }

    let day = try clock.day()
    let changed = handover(
      try opened.bytes(of: path), from: pairing.mentor, earlier: pairing.earlierMentors, to: new,
      on: day)
    guard let changed else {
      throw Failure(
        "'\(path.text)' has no front matter to write a mentor into",
        help: "Mend what 'mentordoc check \(name)' finds, and hand over then.")
    }
    do throws(FolderWriteError) {
      try FolderWriter(opened.folder.root).replace(path, changed)
    } catch {
      throw Failure(error)
    }
    Output.line(visible(opened.folder.relative(path, to: try currentFolder())))
    guard let new else {
      return Output.note(
        "'\(visible(name))' waits for a mentor. Next: mentordoc save \(visible(name)); once there is "
          + "one, mentordoc handover \(visible(name)) --mentor \"Name (handle)\"")
    }
    if pairing.mentor == nil { Output.note("'\(visible(name))' waits no longer.") }
    var request = DraftRequest(
      .pairing, of: pairing, on: day, words: opened.programme.configuration.words)
    request.mentor = new
    opened.welcome(for: request)
    Output.note(
      "Next: mentordoc new meeting \(visible(name)) --kind first, where the two get to know each other."
    )
  }
}
