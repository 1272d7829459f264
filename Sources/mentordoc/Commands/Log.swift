import ArgumentParser
import Changes
import GitStore
import Programme
import Rendering

/// `mentordoc log`
struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the record as events, newest first.",
    discussion: """
      Every commit counts, whether 'mentordoc save' made it or somebody by hand: what happened is \
      read from the documents before and after it.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case jsonLines = "json-lines"
  }

  @Argument(help: "A pairing, by its name (default: all of the programme).")
  var slug: String?

  @Option(help: "How to print the events.")
  var format = Format.text

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try location.open(around: slug.map { [$0] } ?? [])
    let repository = try Repository(around: opened.folder.root)
    let record = try GitRecord(of: opened, in: repository)
    let slug = try slug.map { try name(of: $0, opened) }
    guard record.head != nil else {
      if let slug { try require(slug, opened, wasSeen: false) }
      Output.note("No events: nothing was saved yet. Next: mentordoc save")
      return
    }
    if repository.isShallow {
      Output.note(
        "This clone is shallow: what is older than it is not shown. "
          + "'git fetch --unshallow' brings the rest.")
    }
    Output.page(around: opened.folder.root)
    var reader = EventReader(record)
    var count = 0
    // The first events come at once, later ones in larger parts that share more of the reading.
    var part = 64
    let folder = slug.map(Programme.pairingsFolder.appending) ?? ""
    try repository.history(
      from: "HEAD", below: record.repositoryPath(folder)
    ) { entry throws(GitError) in
      try reader.note(entry, slug: slug, repository)
      guard reader.count >= part else { return true }
      part = min(2 * part, 1 << 14)
      count += write(&reader)
      return !Output.isClosed
    }
    count += write(&reader)
    if let slug { try require(slug, opened, wasSeen: count > 0) }
    if count == 0 { Output.note("No events: nothing of this was saved yet. Next: mentordoc save") }
  }

  private func write(_ reader: inout EventReader) -> Int {
    let events = reader.read(threads: processorCount())
    for event in events {
      Output.write(format == .text ? event.text(Output.style) : event.jsonLine)
    }
    Output.flush()
    return events.count
  }

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
