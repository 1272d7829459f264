import ArgumentParser
import Rendering

/// `mentordoc status`
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show which pairings need somebody, and why.",
    discussion: """
      A line a pairing, those in need first. It is computed from the documents as they lie there, \
      saved or not, and a day; which target dates were moved again and again, from the history.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, csv, markdown }

  @Option(help: "How to print it.")
  var format = Format.text

  @OptionGroup var clock: TodayOption
  @OptionGroup var location: ProgrammesOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let day = try clock.day()
    let programmes = try location.open()
    let rows = try programmes.members.flatMap { member in
      let privateNotes = try PrivateNotesFolder(asFarAsReadableFor: member.opened)
      let slips = member.opened.slips()
      return try member.schedules(on: day).map { schedule in
        StatusReport.Row(
          repository: member.name, schedule: schedule,
          slips: slips.map { $0[schedule.slug] ?? [] },
          note: try privateNotes.notes(on: schedule.slug)?.newest(on: day)?.text)
      }
    }
    let report = StatusReport(rows, on: day)
    Output.page(around: programmes.members[0].opened.folder.root)
    switch format {
    case .text: Output.write(report.text(style: Output.style, width: Output.lineWidth))
    case .json: Output.line(report.json.pretty)
    case .csv: Output.write(report.csv)
    case .markdown: Output.write(report.markdown)
    }
    Output.note(lastLine(report))
    try programmes.finish()
  }

  private func lastLine(_ report: StatusReport) -> String {
    report.rows.isEmpty
      ? "There is no pairing yet. Next: mentordoc new pairing --help"
      : report.summary + " Next: mentordoc due"
  }
}
