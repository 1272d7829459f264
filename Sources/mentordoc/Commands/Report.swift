import ArgumentParser
import Programme
import Rendering
import Schedule

/// `mentordoc report`
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a page about all pairings, or the dossier of one.",
    discussion: """
      Without a name: one HTML page for the coordinator, with what needs attention, the cohort and \
      its time lines. It loads nothing and can be read without a script. With a name: the record of \
      that pairing, for a nomination or the next mentor.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case html, markdown }

  @Argument(help: "A pairing, by its name (default: all).")
  var slug: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"))
  var output: String?

  @Option(help: "Default: markdown for one pairing; the page of all is html.")
  var format: Format?

  @Flag(help: "Add the meetings' notes as they stand to the dossier.")
  var notes = false

  @OptionGroup var clock: TodayOption
  @OptionGroup var location: ProgrammesOptions
  @OptionGroup var streams: OutputOptions

  func validate() throws {
    if slug == nil, format == .markdown {
      throw ValidationError(
        "the page of all pairings is HTML; 'mentordoc status --format markdown' is a table of them."
      )
    }
    if slug == nil, notes {
      throw ValidationError("'--notes' goes with the name of a pairing.")
    }
  }

  func run() throws {
    let day = try clock.dayOfBuild()
    let programmes = try location.open()
    if let slug {
      try write { try dossier(of: slug, in: programmes, on: day, to: $0) }
    } else {
      try write { page(of: programmes, on: day).writeHTML(to: $0) }
    }
    try programmes.finish()
  }

  private func write(_ report: ((String) -> Void) throws -> Void) throws {
    guard let output else {
      try report { Output.write($0) }
      return
    }
    var bytes: [UInt8] = []
    try report { bytes += $0.utf8 }
    try writeReport(bytes, to: output)
  }

  private func page(of programmes: OpenProgrammes, on day: Day) -> CohortReport {
    var entries: [CohortReport.Entry] = []
    for member in programmes.members {
      let programme = member.opened.programme
      let slips = member.opened.slips()
      entries += concurrentMap(member.slugs, threads: processorCount()) { slug in
        let pairing = programme.pairing(slug)
        return CohortReport.Entry(
          row: StatusReport.Row(
            repository: member.name,
            schedule: PairingSchedule(of: pairing, in: programme.configuration, on: day),
            slips: slips.map { $0[slug] ?? [] }),
          chronicle: Chronicle(of: pairing, in: programme.configuration))
      }
    }
    let names = Set(programmes.members.map { $0.opened.programme.configuration.name })
    return CohortReport(title: names.sorted().joined(separator: ", "), entries, on: day)
  }

  private func dossier(
    of slug: String, in programmes: OpenProgrammes, on day: Day, to write: (String) -> Void
  ) throws {
    let found = programmes.members.filter { $0.slugs.contains(FilePath(slug)) }
    if found.count > 1 {
      throw Failure(
        "'\(slug)' is in several of the programmes",
        help: "Name one with '--repo': \(found.map(\.name).joined(separator: ", ")).")
    }
    guard let member = found.first ?? programmes.members.first else { return }
    let pairing = try member.opened.pairing(named: slug)
    let configuration = member.opened.programme.configuration
    let dossier = Dossier(
      Chronicle(of: pairing, in: configuration),
      PairingSchedule(of: pairing, in: configuration, on: day),
      history: member.opened.history(of: pairing.slug),
      notes: notes
        ? pairing.meetings.map { ($0.path, String(decoding: $0.source.bytes, as: UTF8.self)) } : [])
    write(format == .html ? dossier.html : dossier.markdown)
  }
}
