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

  @OptionGroup var output: OutputOptions

  func run() throws {
    if let name { try requireLine(name, of: "--name") }
    if let contact { try requireLine(contact, of: "--contact") }
    let coordinators = try coordinator.map { try personArgument($0, of: "--coordinator") }

    let root = try makeFolder()
    let madeRepository = try ensureRepository(root)
    let scaffold = ProgrammeScaffold(
      name: name ?? FilePath(root).lastComponent.text, coordinators: coordinators,
      contact: contact, audience: audience)
    let place = ProgrammeFolder(root: root)
    let here = try currentFolder()
    var kept: [String] = []
    for (path, text) in scaffold.files {
      do throws(FolderWriteError) {
        try FolderWriter(root).create(path, Array(text.utf8))
        Output.line(visible(place.relative(path, to: here)))
      } catch {
        guard error.problem == .exists else { throw Failure(error) }
        kept.append(path.text)
      }
    }
    if madeRepository { Output.note("Made a git repository.") }
    if !kept.isEmpty { Output.note("Kept as they were: \(kept.joined(separator: ", "))") }
    if !ignoresPrivate(root) {
      Output.note("Add a line 'private/' to .gitignore: private notes must stay out of git.")
    }
    Output.note(#"Next: mentordoc new pairing --mentee "Name (handle)" --role "…""#)
  }

  /// The absolute path of the folder, which is made where it is not there.
  private func makeFolder() throws -> String {
    let isMade = mkdir(folder, 0o777) == 0
    guard isMade || errno == EEXIST else {
      throw Failure(
        "'\(folder)' can't be made: \(systemText(errno))",
        help: "Choose a folder that you may write to.")
    }
    if let above = ProgrammeFolder(around: folder + "/..") {
      if isMade { rmdir(folder) }
      throw Failure(
        "'\(folder)' lies inside of the programme in \(above.root)",
        help: "Choose a folder outside of it.")
    }
    guard let resolved = realpath(folder + "/.", nil) else {
      throw Failure("'\(folder)' can't be opened: \(systemText(errno))")
    }
    defer { free(resolved) }
    return String(cString: resolved)
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
