import ArgumentParser
import Checking
import Programme
import Rendering

/// `mentordoc check`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for damage and contradictions in the record.",
    discussion: """
      Without arguments the whole programme is checked, otherwise the pairings that the paths \
      belong to. What is empty or unticked is counted and is no finding. Ends with 1 where there \
      is an error, with 2 where it could not check.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case full, concise, json
  }

  @Argument(help: "Pairings, by their names or by files in them.")
  var paths: [String] = []

  @Option(help: "Default: full on a terminal, else concise.")
  var format: Format?

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try location.open()
    let selection = try opened.selection(of: paths)
    let results = check(selection.slugs, of: opened.programme, threads: processorCount())
    let facts = selection.isWhole ? results.map(\.facts) : []
    let report = CheckReport(
      findings: results.flatMap(\.findings) + check(facts, in: opened.programme),
      open: results.flatMap(\.open), pairingCount: results.count,
      documentCount: results.reduce(0) { $0 + $1.documentCount })

    let last = lastLine(report, selection)
    let source = opened.sourceReader()
    switch format ?? (Output.isTerminal ? .full : .concise) {
    case .full:
      let format = FullFormat(style: Output.style, width: terminalWidth())
      for finding in report.findings { Output.write(format.text(of: finding, source: source)) }
      if !output.quiet { Output.line(last) }
    case .concise:
      for finding in report.findings { Output.write(concise(finding, source: source)) }
      if !output.quiet { Output.line(last) }
    case .json:
      Output.line(report.json(source: source).pretty)
      Output.note(last)
    }
    if report.count(.error) > 0 { throw ExitStatus.findings }
  }

  /// What was seen, and what to do next.
  private func lastLine(_ report: CheckReport, _ selection: Selection) -> String {
    if report.pairingCount == 0, report.findings.isEmpty {
      let outside = selection.outside.map { "'\(visible($0.bytes))'" }.joined(separator: ", ")
      return outside.isEmpty
        ? "Nothing checked: there is no pairing yet. Next: mentordoc new pairing --help"
        : "Nothing checked: \(outside) belongs to no pairing."
    }
    let next =
      report.count(.error) > 0
      ? "Next: mend the errors, then mentordoc check" : "Next: mentordoc save"
    return report.summary + " " + next
  }
}
