import ArgumentParser
import GitStore
import Programme
import Schedule

/// Which programmes a command reads that shows several as one.
struct ProgrammesOptions: ParsableArguments {
  @Option(
    name: .customLong("repo"),
    help: ArgumentHelp(
      "Folder of a programme, or one below it; can be repeated (default: the current folder, or "
        + "all that git's setting mentordoc.repo names).",
      valueName: "folder"))
  var repos: [String] = []

  /// Opens them, each once. What can't be opened is said, and `OpenProgrammes.finish` ends with 2.
  ///
  /// - Throws: `Failure` where there is no other one.
  func open() throws -> OpenProgrammes {
    if repos.isEmpty {
      let listed =
        ProgrammeFolder(around: ".") == nil ? try Repository.personsSettings("mentordoc.repo") : []
      if !listed.isEmpty { return try OpenProgrammes(listed.map(inHome)) }
    }
    guard repos.count > 1 else {
      var location = ProgrammeOptions()
      location.repo = repos.first
      return OpenProgrammes(only: try OpenProgrammes.Member(repos.first ?? ".", location.open()))
    }
    return try OpenProgrammes(repos)
  }

  private func inHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = variable("HOME") else { return path }
    return home + path.dropFirst()
  }
}

/// Programmes that are shown as one: with a repository for each pairing there is still one programme.
struct OpenProgrammes {
  struct Member {
    /// The folder as somebody named it.
    let name: String
    let opened: OpenProgramme
    let slugs: [FilePath]

    init(_ name: String, _ opened: OpenProgramme) throws(Failure) {
      (self.name, self.opened) = (name, opened)
      slugs = try opened.slugs()
    }

    /// The schedules of its pairings on a day.
    func schedules(on day: Day) -> [PairingSchedule] {
      Schedule.schedules(
        of: slugs, in: opened.programme, on: day, threads: processorCount())
    }
  }

  let members: [Member]
  /// Whether all that were named could be opened.
  let isWhole: Bool

  init(only member: Member) { (members, isWhole) = ([member], true) }

  /// - Throws: `ExitStatus.trouble` where none can be opened; why has been said then.
  init(_ names: [String]) throws {
    var members: [Member] = []
    var isWhole = true
    for name in names {
      do {
        var location = ProgrammeOptions()
        location.repo = name
        let member = try Member(name, location.open())
        // The same one under another name.
        if members.contains(where: { $0.opened.folder.root == member.opened.folder.root }) {
          continue
        }
        members.append(member)
      } catch {
        isWhole = false
        let failures = Failures(describing: error).all
        for failure in failures { Output.complain(failure.about(name)) }
      }
    }
    if members.isEmpty { throw ExitStatus.trouble }
    (self.members, self.isWhole) = (members, isWhole)
  }

  /// Ends with 2 where something is missing from what was shown.
  func finish() throws(ExitStatus) { if !isWhole { throw .trouble } }
}

extension Failure {
  /// The same with the folder that it is about, where it does not say so.
  func about(_ folder: String) -> Failure {
    message.contains(folder) ? self : Failure("'\(folder)': \(message)", help: help, status: status)
  }
}
