import ArgumentParser
import GitStore
import MarkdownSyntax
import Programme

/// What `check` reads in place of the work tree, and which part of it.
struct SourceOptions: ParsableArguments {
  @Flag(help: "Check what is staged for the next commit.")
  var staged = false

  @Option(help: "Check a commit, without checking it out; works in a bare repository.")
  var rev: String?

  @Option(
    help: ArgumentHelp(
      "Check only pairings that changed since the commit where the work left this one.",
      valueName: "rev"))
  var changedSince: String?

  @Option(
    help: ArgumentHelp("With '-': the file whose text comes on standard input.", valueName: "path"))
  var stdinFilename: String?

  /// Whether what is checked is what lies on disk, so that it can be changed there.
  var isWorkTree: Bool { !staged && rev == nil && stdinFilename == nil }

  /// What to do once nothing is to be mended.
  var nextStep: String? {
    if staged { return "Next: git commit" }
    // Whether all is saved would take git longer to tell than the check takes.
    return rev == nil ? "Next: mentordoc save, if something is not saved yet" : nil
  }

  /// The option that says to read something else than the work tree, if one does.
  var other: String? {
    staged ? "--staged" : rev != nil ? "--rev" : stdinFilename != nil ? "--stdin-filename" : nil
  }

  /// Opens what is to be checked, and finds out which pairings.
  func open(
    _ location: ProgrammeOptions, _ paths: [String]
  ) throws -> (OpenProgramme, Selection) {
    try requireSense(paths)
    if let stdinFilename {
      let opened = try overlaid(location, stdinFilename)
      return (opened, try opened.selection(of: [stdinFilename]))
    }
    guard staged || rev != nil || changedSince != nil else {
      let opened = try location.open(around: paths)
      return (opened, try opened.selection(of: paths))
    }
    let (start, rest) = GitSource.existing(location.repo ?? ".")
    let repository = try Repository(around: start)
    let source = try GitSource(
      location, staged: staged, rev: rev, in: repository, around: start, rest)
    let selection = try source.opened.selection(of: paths)
    guard let changedSince else { return (source.opened, selection) }
    return (
      source.opened, try source.changed(since: changedSince, among: selection, in: repository)
    )
  }

  /// Opens the programme whose history is asked for: the one on disk, or what HEAD of a bare repository
  /// has; and says where its repository is found.
  func openRecord(
    _ location: ProgrammeOptions, _ paths: [String]
  ) throws -> (OpenProgramme, place: String) {
    let (start, rest) = GitSource.existing(location.repo ?? ".")
    guard ProgrammeFolder(around: start) == nil, try isBareRepository(around: start) == true else {
      let opened = try location.open(around: paths)
      return (opened, opened.folder.root)
    }
    let repository = try Repository(around: start)
    let source = try GitSource(
      location, staged: false, rev: "HEAD", in: repository, around: start, rest)
    return (source.opened, start)
  }

  /// Refuses what can't be meant together.
  private func requireSense(_ paths: [String]) throws(Failure) {
    let isInput = paths.contains("-")
    if isInput != (stdinFilename != nil) {
      throw isInput
        ? Failure(
          "'-' needs a name for what comes on standard input",
          help: "Say which file it is with '--stdin-filename PATH'.")
        : Failure("'--stdin-filename' is given without '-'", help: "Name '-' as what to check.")
    }
    if isInput, paths.count > 1 {
      throw Failure(
        "'-' and other paths are given", help: "Check standard input by itself, then the others.")
    }
    let given = [
      isInput ? "-" : nil, staged ? "--staged" : nil, rev == nil ? nil : "--rev",
    ].compactMap(\.self)
    if given.count > 1 {
      throw Failure(
        "'\(given[0])' and '\(given[1])' both say what to read", help: "Give one of them.")
    }
    if isInput, changedSince != nil {
      throw Failure(
        "'--changed-since' says nothing about standard input", help: "Leave one of them out.")
    }
  }

  /// The work tree with standard input in the place of one file.
  private func overlaid(_ location: ProgrammeOptions, _ name: String) throws -> OpenProgramme {
    let folder = try location.folder(around: [name])
    guard let path = folder.path(of: name, from: try currentFolder()), !path.bytes.isEmpty else {
      throw Failure(
        "'\(name)' lies outside of the programme in \(folder.root)",
        help: "Name a file of the programme.")
    }
    let bytes = try standardInput(limit: Complexity.Limits.standard.bytes)
    return try OpenProgramme(
      folder: folder,
      tree: OverlayTree(
        FolderTree(folder.root), with: [path], from: SingleFileTree(path, bytes)))
  }
}
