import ArgumentParser
import Programme
import Rendering
import Schedule

/// `mentordoc due`
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Show what is due and for whom.",
    discussion: """
      Meetings by their rhythm, reviews, check-ins, target dates of goals, promises with a day and \
      mentors to be found, overdue ones first. 'ics' is a calendar that does not change when nothing changed.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, markdown, ics }

  @Option(help: ArgumentHelp("The last day (default: four weeks ahead).", valueName: "date"))
  var until: String?

  @Option(help: "How to print it.")
  var format = Format.text

  @OptionGroup var clock: TodayOption
  @OptionGroup var location: ProgrammesOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let day = try clock.day()
    let ahead = day.adding(Interval(count: 4, unit: .week)) ?? day
    let end = try until.map { try dayArgument($0, of: "--until") } ?? ahead
    let programmes = try location.open()
    // Only programs follow an event over the days.
    let isFollowed = format == .ics || format == .json
    let schedules = programmes.members.flatMap { member in
      let lineages = isFollowed ? member.opened.lineages(of: member.slugs) : [:]
      let programme = member.opened.programme.configuration.name
      return member.schedules(on: day).map { (member.name, programme, $0, lineages[$0.slug]) }
    }
    let report = DueReport(schedules, on: day, until: end)
    Output.page(around: programmes.members[0].opened.folder.root)
    switch format {
    case .text: Output.write(report.text(style: Output.style, width: Output.lineWidth))
    case .json: Output.line(report.json.pretty)
    case .markdown: Output.write(report.markdown)
    case .ics: Output.write(report.calendar)
    }
    Output.note(report.summary + " Next: mentordoc status")
    try programmes.finish()
  }
}
