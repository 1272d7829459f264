import ArgumentParser
import Programme
import Rendering

/// `mentordoc new pairing`
struct NewPairing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairing", abstract: "Bring two people together, or note one who waits.")

  @Option(help: ArgumentHelp("The mentee.", valueName: "name (handle)"))
  var mentee: String?

  @Option(help: ArgumentHelp("The mentor, where there is one.", valueName: "name (handle)"))
  var mentor: String?

  @Option(help: "What the mentee wants to become.")
  var role: String?

  @Option(help: ArgumentHelp("Since when (default: today).", valueName: "date"))
  var started: String?

  @Option(
    help: ArgumentHelp(
      "Link to the application; or a file, or '-', with what 'gh issue view --json "
        + "title,body,author,url,number' prints of it, for mentee, role, aim and link.",
      valueName: "url or file"))
  var application: String?

  @Option(help: "Name of the folder (default: the mentee's name).")
  var slug: String?

  @OptionGroup var options: DraftOptions

  func run() throws {
    let opened = try options.location.open()
    let (given, link) = try readApplication(opened)
    let mentee = try chooseMentee(given)
    let mentor = try mentor.map { try personArgument($0, of: "--mentor") }
    if let mentor, mentor.isSame(as: mentee) {
      throw Failure("\(mentee.written) is both mentee and mentor", help: "Name two people.")
    }
    guard let role = role ?? given?.role else {
      throw Failure(
        given.map { "the application has no answer to '\($0.label(of: .role))'" }
          ?? "the role is missing",
        help: "Say with '--role' what the mentee wants to become.")
    }
    let day = try options.day(started, of: "--started")
    let fields = try options.fields([
      "mentee": mentee.written, "mentor": mentor?.written, "role": role,
      "started": day.description, "application": link,
    ])
    let taken = try opened.slugs()
    let slug = try chooseSlug(for: mentee, day, taken)

    var request = DraftRequest(.pairing, in: Programme.pairingsFolder.appending(slug), on: day)
    request.mentee = mentee
    request.mentor = mentor
    request.role = role
    request.application = link
    request.aim = given?.aim
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
    opened.welcome(for: request)
    let name = visible(slug.bytes)
    try opened.finish(
      slug, options,
      next: mentor == nil
        ? "Next: mentordoc save; once there is a mentor, mentordoc handover \(name) "
          + "--mentor \"Name (handle)\""
        : "Next: mentordoc save; for the first meeting, mentordoc new meeting \(name)")
  }

  /// What `--application` gives: an application to read, or only the link to one.
  private func readApplication(
    _ opened: OpenProgramme
  ) throws(Failure) -> (Application?, link: String?) {
    guard let application else { return (nil, nil) }
    if ["https://", "http://", "mailto:"].contains(where: application.hasPrefix) {
      return (nil, application)
    }
    let bytes = try input(named: application, limit: Application.limit)
    let name = application == "-" ? "standard input" : "'\(application)'"
    do throws(ApplicationProblem) {
      let read = try Application(
        parsing: bytes, form: opened.repositoryFile(Programme.applicationFormPath))
      return (read, read.link)
    } catch {
      let problem =
        switch error {
        case .empty: "\(name) is empty"
        case .noJSON: "\(name) is no JSON of an issue"
        case .wrongValue(let member): "'\(member)' of \(name) is not what an issue has there"
        case .missingMember(let member): "\(name) has no '\(member)'"
        }
      throw Failure(
        problem,
        help: "Give what 'gh issue view NUMBER --json title,body,author,url,number' prints, or the "
          + "application's link.")
    }
  }

  private func chooseMentee(_ given: Application?) throws(Failure) -> Person {
    if let mentee { return try personArgument(mentee, of: "--mentee") }
    guard let person = given?.mentee else {
      throw Failure(
        given.map { "the application has no answer to '\($0.label(of: .name))'" }
          ?? "the mentee is missing",
        help: "Name the mentee with '--mentee \"Name (handle)\"'.")
    }
    return try personArgument(person.written, of: "--mentee")
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
