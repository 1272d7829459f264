import ArgumentParser
import Changes
import GitStore
import Programme
import Rendering

/// `mentordoc log`
struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the record as events, newest first, or the life of one goal.",
    discussion: """
      Every commit counts, whether 'mentordoc save' made it or somebody by hand: what happened is \
      read from the documents before and after it, with the templates that the commit has. A pairing \
      is followed to the names that its folder had before.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
    case jsonLines = "json-lines"
  }

  @Argument(help: "A pairing, by its name (default: all of the programme).")
  var slug: String?

  @Option(
    help: ArgumentHelp(
      "Show the life of one goal: set, reworded, moved, met, by whom and after which meeting.",
      valueName: "number"))
  var goal: String?

  @Option(
    help: "Show events of one kind only, also those saved together with a weightier one.")
  var event: Event.Name?

  @Option(
    help: ArgumentHelp("Show what was written on a day or later.", valueName: "date"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "Show what somebody wrote whose name or address has this text in it.", valueName: "name"))
  var author: String?

  @Option(help: "How to print the events.")
  var format = Format.text

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try location.open(around: slug.map { [$0] } ?? [])
    let filter = try LogFilter(event: event, since: since, author: author)
    let goal = try goal.map(number)
    let repository = try Repository(around: opened.folder.root)
    let record = try GitRecord(of: opened, in: repository)
    var slug = try slug.map { try name(of: $0, opened) }
    if goal != nil, slug == nil { slug = try onlyPairing(opened) }
    guard record.head != nil else {
      if let slug { try require(slug, opened, wasSeen: false) }
      if format == .json { Output.line("[]") }
      Output.note("No events: nothing was saved yet. Next: mentordoc save")
      return
    }
    if repository.isShallow {
      Output.note(
        "This clone is shallow: what is older than it is not shown. "
          + "'git fetch --unshallow' brings the rest.")
    }
    if let slug, let goal {
      try writeLife(of: goal, in: slug, opened, record, filter, repository)
    } else {
      try writeEvents(of: slug, opened, record, filter, repository)
    }
    try record.trees.checkWhatWasRead()
  }

  // MARK: - Events

  private func writeEvents(
    of slug: FilePath?, _ opened: OpenProgramme, _ record: GitRecord, _ filter: LogFilter,
    _ repository: borrowing Repository
  ) throws {
    var count = 0
    var wasSeen = false
    try record.readEvents(of: slug, where: filter.admits, in: repository) { events in
      wasSeen = wasSeen || !events.isEmpty
      for entry in events where filter.admitsEvent(of: entry) {
        if count == 0 { begin(opened) }
        switch format {
        case .text: Output.write(entry.text(Output.style))
        case .json: Output.write((count == 0 ? "\n  " : ",\n  ") + entry.json)
        case .jsonLines: Output.line(entry.json)
        }
        count += 1
      }
      Output.flush()
      return !Output.isClosed
    }
    if let slug, filter.admitsAll { try require(slug, opened, wasSeen: wasSeen) }
    if format == .json { Output.line(count == 0 ? "[]" : "\n]") }
    if count == 0 {
      Output.note(
        filter.admitsAll
          ? "No events: nothing of this was saved yet. Next: mentordoc save"
          : "No events that fit the options. Next: mentordoc log, without them")
    }
  }

  /// Only what there is goes to a pager.
  private func begin(_ opened: OpenProgramme) {
    Output.page(around: opened.folder.root)
    if format == .json { Output.write("[") }
  }

  // MARK: - One goal

  private func writeLife(
    of goal: Int, in slug: FilePath, _ opened: OpenProgramme, _ record: GitRecord,
    _ filter: LogFilter, _ repository: borrowing Repository
  ) throws {
    var entries: [LogEntry] = []
    try record.readEvents(of: slug, in: repository) { events in
      entries += events
      return true
    }
    try require(slug, opened, wasSeen: !entries.isEmpty)
    guard let life = GoalLife(of: goal, in: slug, entries) else {
      let known = Set(entries.flatMap(\.event.goals)).sorted()
      throw Failure(
        "the record of '\(slug.text)' has no goal \(goal)",
        help: known.isEmpty
          ? "It has no goals yet: write them into the action plan, and save it."
          : "Name one of: \(known.map(String.init).joined(separator: ", ")).")
    }
    Output.page(around: opened.folder.root)
    switch format {
    case .text: Output.write(life.text(Output.style, where: filter.admits))
    case .json: Output.write(life.json(where: filter.admits))
    case .jsonLines: Output.write(life.jsonLines(where: filter.admits))
    }
  }

  /// `2`, `#2` or `goal 2`.
  private func number(_ text: String) throws(Failure) -> Int {
    let digits = text.drop { !$0.isASCII || !$0.isNumber }
    let before = text.dropLast(digits.count).lowercased().filter { $0 != " " }
    guard ["", "#", "goal", "goal#"].contains(before), let number = Int(digits) else {
      throw Failure(
        "'\(text)' of --goal is no goal", help: "Give a goal's number, as the plan has it: 2.")
    }
    return number
  }

  private func onlyPairing(_ opened: OpenProgramme) throws -> FilePath {
    let slugs = try opened.slugs()
    if slugs.count == 1 { return slugs[0] }
    throw Failure(
      "a goal is one of a pairing, and none is named",
      help: "Run 'mentordoc log NAME --goal \(goal ?? "1")'.")
  }

  // MARK: - Names

  /// The slug that the argument is or names as a folder.
  private func name(of argument: String, _ opened: OpenProgramme) throws -> FilePath {
    let parts = FilePath(argument).components
    let name = parts.count == 2 && parts[0] == Programme.pairingsFolder ? parts[1] : parts.first
    guard let name, name == parts.last, name != ".", name != ".." else {
      throw opened.unknown(pairing: argument, among: try opened.slugs())
    }
    return name
  }

  /// A pairing may be gone, but somewhere it has to be.
  private func require(_ slug: FilePath, _ opened: OpenProgramme, wasSeen: Bool) throws {
    let slugs = try opened.slugs()
    if !wasSeen, !slugs.contains(slug) { throw opened.unknown(pairing: slug.text, among: slugs) }
  }
}

extension Event.Name: ExpressibleByArgument {}

/// Which events of the record somebody asks for.
private struct LogFilter {
  private let event: Event.Name?
  private let since: Day?
  private let author: String?

  init(event: Event.Name?, since: String?, author: String?) throws(Failure) {
    self.event = event
    self.since = try since.map { text throws(Failure) in try dayArgument(text, of: "--since") }
    if let author { try requireLine(author, of: "--author") }
    self.author = author?.lowercased()
  }

  var admitsAll: Bool { event == nil && since == nil && author == nil }

  func admitsEvent(of entry: LogEntry) -> Bool { event.map(entry.has) ?? true }

  func admits(_ commit: CommitInfo) -> Bool {
    admits(authorDay(of: commit), commit.author.name, commit.author.mail)
  }

  func admits(_ entry: LogEntry) -> Bool {
    let day = LogEntry.day(seconds: entry.seconds, offset: entry.offset)
    return admitsEvent(of: entry) && admits(day, entry.author, entry.mail)
  }

  private func admits(_ day: Day?, _ name: String, _ mail: String) -> Bool {
    if let since, let day, day < since { return false }
    guard let author else { return true }
    return name.lowercased().contains(author) || mail.lowercased().contains(author)
  }
}
