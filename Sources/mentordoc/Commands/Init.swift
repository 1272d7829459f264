import ArgumentParser
import GitStore
import Programme
import Rendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Audience: ExpressibleByArgument {}

/// `mentordoc init`
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a programme repository.",
    discussion: """
      Writes the programme's files, and makes a git repository where there is none. Nothing that \
      is there is overwritten.
      """)

  @Argument(help: "Where the programme shall lie.")
  var folder = "."

  @Option(help: "Name of the programme (default: the folder's).")
  var name: String?

  @Option(help: ArgumentHelp("A coordinator; can be repeated.", valueName: "name (handle)"))
  var coordinator: [String] = []

  @Option(help: "Address or link where everybody can write in confidence.")
  var contact: String?

  @Option(help: "Who can read the repository.")
  var audience = Audience.programme

  @Flag(help: "Add GitHub's: an application form, and workflows that check and remind.")
  var github = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    if let name { try requireLine(name, of: "--name") }
    if let contact { try requireLine(contact, of: "--contact") }
    let coordinators = try coordinator.map { try personArgument($0, of: "--coordinator") }

    if let above = ProgrammeFolder(around: parent) {
      throw Failure(
        "'\(folder)' lies inside of the programme in \(above.root)",
        help: "Choose a folder outside of it.")
    }
    let place = try makeFolder(folder)
    let madeRepository = try ensureRepository(place.root)
    let scaffold = ProgrammeScaffold(
      name: name ?? FilePath(place.root).lastComponent.text, coordinators: coordinators,
      contact: contact, audience: audience)
    let here = try currentFolder()
    var kept: [String] = []
    let version = Mentordoc.configuration.version
    let files = scaffold.files + (github ? scaffold.gitHubFiles(version: version) : [])
    for (path, text) in files {
      do throws(FolderWriteError) {
        try FolderWriter(place.root).create(path, Array(text.utf8))
        Output.line(visible(place.relative(path, to: here)))
      } catch {
        guard error.problem == .exists else { throw Failure(error) }
        kept.append(path.text)
      }
    }
    if madeRepository { Output.note("Made a git repository.") }
    if !kept.isEmpty { Output.note("Kept as they were: \(kept.joined(separator: ", "))") }
    if github, access(place.root + "/.git", F_OK) != 0 {
      Output.note(
        "GitHub reads .github only at the top of the repository: move it there, and name the "
          + "programme's folder in the workflow.")
    }
    if !ignoresPrivate(place.root) {
      Output.note("Add a line 'private/' to .gitignore: private notes must stay out of git.")
    }
    Output.note(#"Next: mentordoc new pairing --mentee "Name (handle)" --role "…""#)
  }

  /// The folder above, also of a folder that is still to be made.
  private var parent: String {
    if access(folder, F_OK) == 0 { return folder + "/.." }
    let start = folder.utf8.first == 0x2F ? "/" : "./"
    return start + folder.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// Whether a repository had to be made.
  private func ensureRepository(_ root: String) throws(GitError) -> Bool {
    switch try isBareRepository(around: root) {
    case false?: return false
    case true?:
      throw GitError(
        .bare, "'\(folder)' is a bare repository, which has no documents to work on",
        help: "Clone it, and make the programme in the clone.")
    case nil:
      _ = try Repository(creatingAt: root)
      return true
    }
  }

  private func ignoresPrivate(_ root: String) -> Bool {
    let bytes = (try? FolderTree(root).contents(of: ".gitignore", limit: 1 << 20)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .contains { ["private/", "/private/", "private", "/private"].contains($0) }
  }
}
