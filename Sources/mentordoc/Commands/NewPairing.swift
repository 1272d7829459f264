import ArgumentParser
import Programme
import Rendering

/// `mentordoc new pairing`
struct NewPairing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairing", abstract: "Bring two people together, or note one who waits.")

  @Option(help: ArgumentHelp("The mentee.", valueName: "name (handle)"))
  var mentee: String

  @Option(help: ArgumentHelp("The mentor, where there is one.", valueName: "name (handle)"))
  var mentor: String?

  @Option(help: "What the mentee wants to become.")
  var role: String

  @Option(help: ArgumentHelp("Since when (default: today).", valueName: "date"))
  var started: String?

  @Option(help: ArgumentHelp("Link to the application.", valueName: "url"))
  var application: String?

  @Option(help: "Name of the folder (default: the mentee's name).")
  var slug: String?

  @OptionGroup var options: DraftOptions

  func run() throws {
    let mentee = try personArgument(mentee, of: "--mentee")
    let mentor = try mentor.map { try personArgument($0, of: "--mentor") }
    if let mentor, mentor.isSame(as: mentee) {
      throw Failure("\(mentee.written) is both mentee and mentor", help: "Name two people.")
    }
    let day = try options.day(started, of: "--started")
    let fields = try options.fields([
      "mentee": mentee.written, "mentor": mentor?.written, "role": role,
      "started": day.description, "application": application,
    ])
    let opened = try options.location.open()
    let taken = try opened.slugs()
    let slug = try chooseSlug(for: mentee, day, taken)

    var request = DraftRequest(.pairing, in: Programme.pairingsFolder.appending(slug), on: day)
    request.mentee = mentee
    request.mentor = mentor
    request.role = role
    let pairing = try opened.draft(request, fields)
    request.kind = .actionPlan
    let plan = try opened.draft(request, GivenFields(values: [:], options: []))
    let paths = [pairing.path, plan.path]
    do throws(FolderWriteError) {
      try FolderWriter(opened.folder.root).create(
        folder: request.folder,
        with: [pairing, plan].map { ($0.path.below(request.folder), $0.bytes) })
    } catch {
      throw Failure(error)
    }
    warnOfRepetition(mentee, mentor, besides: slug, taken, opened)
    try opened.present(paths, options)
    Output.note(
      welcome(
        mentee: mentee, mentor: mentor, slug: slug, contact: opened.programme.configuration.contact)
    )
  }

  private func chooseSlug(
    for mentee: Person, _ day: Day, _ taken: [FilePath]
  ) throws(Failure) -> FilePath {
    if let slug {
      guard Slug.isValid(slug) else {
        throw Failure(
          "'\(slug)' of --slug can't be a folder's name",
          help: "Use up to \(Slug.maximumLength) of a to z, 0 to 9, and '-' between them.")
      }
      guard !taken.contains(FilePath(slug)) else {
        throw Failure(
          "there is a pairing '\(slug)' already", help: "Choose another name with '--slug'.")
      }
      return FilePath(slug)
    }
    guard let first = Slug.from(mentee.name) else {
      throw Failure(
        "no folder's name can be made of '\(mentee.name)'", help: "Choose one with '--slug'.")
    }
    let withYear = FilePath("\(first.text)-\(day.year)")
    guard let free = [first, withYear].first(where: { !taken.contains($0) }) else {
      throw Failure(
        "there are pairings '\(first.text)' and '\(withYear.text)' already",
        help: "Choose another name with '--slug'.")
    }
    return free
  }

  /// The folder's name tells which pairings can be the mentee's; `check` looks at all of them.
  private func warnOfRepetition(
    _ mentee: Person, _ mentor: Person?, besides slug: FilePath, _ taken: [FilePath],
    _ opened: OpenProgramme
  ) {
    guard let mentor, let name = Slug.from(mentee.name) else { return }
    for other in taken where other.bytes.starts(with: name.bytes) {
      let pairing = opened.programme.pairing(other)
      guard pairing.outcome == nil, let hers = pairing.mentee, let his = pairing.mentor,
        hers.isSame(as: mentee), his.isSame(as: mentor)
      else { continue }
      Output.warn(
        "pairing '\(other.text)' is of the same two people and has not ended",
        help: "Close one of the two with 'mentordoc new closing'.")
    }
  }
}
