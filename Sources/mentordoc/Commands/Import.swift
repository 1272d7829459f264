import ArgumentParser
import MarkdownSyntax
import Programme
import Rendering

extension DateOrder: ExpressibleByArgument {}

/// `mentordoc import`
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn a log kept in one file into a note for each meeting.",
    discussion: """
      A meeting begins at a heading with its day, in any usual form, the newest or the oldest first. \
      Its text goes below the template of its note as it is, its headings one level to another; the \
      check lists stay unticked and nothing becomes a promise by itself. What belongs to no meeting \
      goes to the end of 'pairing.md'. Nothing is overwritten, and what was imported before is left \
      out; the log itself stays as it is.
      """)

  @Argument(help: ArgumentHelp("The log, a Markdown file.", valueName: "file"))
  var log: String

  @Option(help: "Whose log it is.")
  var pairing: String

  @Flag(help: "Say which lines would go where, and write nothing.")
  var dryRun = false

  @Option(help: "Which number of '05/12' is the day, where the log does not show it: dmy or mdy.")
  var dateOrder: DateOrder?

  @OptionGroup var clock: TodayOption
  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let today = try clock.day()
    let opened = try location.open()
    let pairing = try opened.pairing(named: self.pairing)
    let document = try requireSound(pairing)
    let source = SourceText(try input(named: log, limit: MeetingLog.limit))
    let read: MeetingLog
    do throws(LogProblem) {
      read = try MeetingLog(parsing: source, today: today, order: dateOrder)
    } catch {
      let place = error.line.map { "\(log):\($0)" } ?? log
      throw Failure("\(place): \(error.headline)", help: error.help)
    }
    for (line, title) in read.passedOver {
      Output.note(
        "\(visible(log)):\(line): '\(visible(title))' names a day further on and counts as text of "
          + "the meeting above it.")
    }
    let plan: LogImport
    do throws(DraftProblem) {
      plan = try opened.programme.importing(
        read, named: FilePath(log).lastComponent.text, into: pairing, document)
    } catch {
      throw GivenFields(values: [:], options: []).failure(
        error, .progress, opened.programme.configuration.words)
    }
    if !plan.known.isEmpty {
      Output.note("There already, and left as they are: \(counted(plan.known.count, "meeting")).")
    }
    guard !plan.notes.isEmpty || plan.rest != nil else {
      return Output.note("Nothing to import: everything in '\(visible(log))' is there.")
    }
    if dryRun {
      show(plan, of: read)
    } else {
      try write(plan, opened)
    }
    propose(plan)
    let name = visible(pairing.slug.bytes)
    Output.note(
      dryRun
        ? "Nothing was written. Next: the same without --dry-run"
        : "Next: mentordoc check \(name), then mentordoc save \(name).")
  }

  private func show(_ plan: LogImport, of log: MeetingLog) {
    for note in plan.notes {
      let lines = note.meeting.lines
      Output.line(
        "\(visible(note.path.bytes))  lines \(lines.lowerBound)-\(lines.upperBound)  "
          + visible(note.meeting.title))
    }
    guard let rest = plan.rest else { return }
    for lines in log.rest {
      Output.line(
        "\(visible(rest.path.bytes))  lines \(lines.lowerBound)-\(lines.upperBound)  (of no meeting)"
      )
    }
  }

  private func write(_ plan: LogImport, _ opened: OpenProgramme) throws(Failure) {
    do throws(FolderWriteError) {
      try FolderWriter(opened.folder.root).create(
        plan.notes.map { ($0.path, $0.bytes) }, andReplace: plan.rest)
    } catch {
      throw Failure(error)
    }
    let here = try currentFolder()
    for path in plan.notes.map(\.path) + [plan.rest?.path].compactMap(\.self) {
      Output.line(visible(opened.folder.relative(path, to: here)))
    }
    if let rest = plan.rest {
      Output.note("What belongs to no meeting stands at the end of \(visible(rest.path.bytes)).")
    }
  }

  /// Promises are made by people: these are only shown.
  private func propose(_ plan: LogImport) {
    if plan.proposals.isEmpty { return }
    Output.note(
      "Could be promises; what still holds belongs below the action items of the newest note:")
    for proposal in plan.proposals {
      Output.note("  \(visible(log)):\(proposal.line): \(visible(proposal.text))")
    }
  }
}
