import ArgumentParser
import Checking
import Programme
import Rendering

extension CheckFormat: ExpressibleByArgument {}

/// How one run of `check` reports.
struct CheckReportForm {
  let format: CheckFormat
  /// The pairings that were checked.
  let slugs: [FilePath]
  /// The rules that they were checked with.
  let rules: [any RuleDescription.Type]
  /// The lowest severity that makes the run fail.
  let failing: Severity
  let folder: RepositoryFolder
  let style: Style

  /// Gives the report, in pieces.
  func write(_ report: CheckReport, source: SourceReader, to write: (String) -> Void) {
    switch format {
    case .full:
      let full = FullFormat(style: style, width: terminalWidth())
      for finding in report.findings { write(full.text(of: finding, source: source)) }
    case .concise:
      for finding in report.findings { write(concise(finding, source: source)) }
    case .grouped: write(report.grouped(style: style, source: source))
    case .json: write(report.json(source: source).pretty + "\n")
    case .jsonLines: write(report.jsonLines(source: source))
    case .github: write(report.github(in: folder, source: source))
    case .gitlab: write(report.gitlab(in: folder).pretty + "\n")
    case .junit:
      write(
        report.junit(
          pairings: slugs, rules: rules.map { $0.id }, failing: failing, source: source))
    case .sarif:
      let version = Mentordoc.configuration.version
      write(
        report.sarif(rules: rules, version: version, in: folder, source: source).pretty + "\n")
    case .markdown: write(report.markdown(source: source))
    }
  }
}

/// Writes a report to the file that an option names, whole or not at all; a file that is there is
/// replaced. `/dev/null`, `/dev/stdout` and their like take what is written to them.
func writeReport(_ bytes: [UInt8], to file: String) throws(Failure) {
  let help = "Choose a file that can be written."
  guard !file.hasPrefix("/dev/") else {
    guard let problem = Output.send(bytes, toDevice: file) else { return }
    throw Failure("'\(file)' can't be written: \(systemText(problem))", help: help)
  }
  let slash = file.lastIndex(of: "/")
  let folder = slash.map { String(file[...$0]) } ?? "."
  let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
  guard !name.isEmpty, name != ".", name != ".." else {
    throw Failure("'\(file)' is not the name of a file", help: "Give a file to write to.")
  }
  let writer = FolderWriter(folder)
  do throws(FolderWriteError) {
    do throws(FolderWriteError) {
      try writer.create(FilePath(name), bytes)
    } catch {
      guard error.problem == .exists else { throw error }
      try writer.replace(FilePath(name), bytes)
    }
  } catch {
    throw Failure("'\(file)' \(error.reason)", help: help)
  }
}
