import ArgumentParser
import Checking
import GitStore
import Programme
import Rendering

/// `mentordoc check`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for damage and contradictions in the record.",
    discussion: """
      Without arguments the whole programme is checked, otherwise the pairings that the paths \
      belong to; '-' with '--stdin-filename' stands for a file that an editor holds. What is empty or unticked is counted and is no finding. Ends with 1 where there \
      is an error, with 2 where it could not check.
      """)

  @Argument(help: "Pairings, by their names or by files in them.")
  var paths: [String] = []

  @Flag(
    help: """
      Check the commits in place of the documents: what was removed, unticked, changed late or \
      by others. With '--changed-since' only those since then.
      """)
  var history = false

  @Option(help: "Default: full on a terminal, else concise.")
  var format: CheckFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the report to a file, whole or not at all.", valueName: "file"))
  var output: String?

  @OptionGroup var source: SourceOptions
  @OptionGroup var judgement: JudgementOptions
  @OptionGroup var fixing: FixOptions
  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var streams: OutputOptions

  func validate() throws {
    if history, fixing.isWanted || source.other != nil {
      throw ValidationError(
        "'--history' reads the commits that HEAD has and mends nothing: leave out "
          + "'\(source.other ?? "--fix' and '--diff")'.")
    }
    if fixing.isWanted, !source.isWorkTree {
      throw ValidationError(
        "only files of the work tree can be mended: leave out '--fix' and '--diff', or what says "
          + "what to read.")
    }
    if fixing.diff, format != nil || output != nil {
      throw ValidationError("'--diff' prints a diff and takes neither '--format' nor '--output'.")
    }
  }

  func run() throws {
    let rules = try judgement.rules(ofHistory: history)
    if history { return try reviewHistory(rules) }
    let (opened, selection) = try source.open(location, paths)
    let ids = Set(rules.map { $0.id })
    if fixing.isWanted { try fixing.run(opened, selection.slugs, rules: ids) }
    let results = check(selection.slugs, of: opened.programme, threads: processorCount())
    let facts = selection.isWhole ? results.map(\.facts) : []
    var programme = opened.programme
    programme.trackedPaths = source.trackedPrivatePaths(opened, selection)
    let findings = results.flatMap(\.findings) + check(facts, in: programme)
    let report = CheckReport(
      findings: findings.filter { ids.contains($0.rule) },
      open: results.flatMap(\.open), pairingCount: results.count,
      documentCount: results.reduce(0) { $0 + $1.documentCount },
      suppressedCount: results.reduce(suppressedCount(among: facts, in: opened.programme)) {
        $0 + $1.suppressedCount
      })
    try tell(report, of: selection.slugs, rules, opened, last: lastLine(report, selection))
  }

  private func reviewHistory(_ rules: [any RuleDescription.Type]) throws {
    let (opened, place) = try source.openRecord(location, paths)
    let review = try HistoryReview(
      opened, of: paths, since: source.changedSince, rules: Set(rules.map { $0.id }),
      in: try Repository(around: place))
    let last =
      review.commitCount == 0
      ? "Nothing checked: no commit is about it." : review.report.summary + " Next: mentordoc log"
    try tell(review.report, of: review.slugs.sorted(), rules, opened, last: last)
  }

  /// Gives the report where it is to go.
  private func tell(
    _ report: CheckReport, of slugs: [FilePath], _ rules: [any RuleDescription.Type],
    _ opened: OpenProgramme, last: String
  ) throws {
    let levels = opened.programme.configuration.levels
    let form = CheckReportForm(
      format: format ?? (Output.isTerminal && output == nil ? .full : .concise),
      slugs: slugs, rules: rules.filter { levels[$0.id]?.level != .off },
      failing: judgement.failOn, folder: RepositoryFolder(opened.pathInRepository),
      style: output == nil ? Output.style : .plain)
    let reader = opened.sourceReader()
    if fixing.diff {
      Output.note(last)
    } else if let output {
      var text: [UInt8] = []
      form.write(report, source: reader) { text += $0.utf8 }
      if form.format.isForPeople, !streams.quiet { text += (last + "\n").utf8 }
      try writeReport(text, to: output)
      Output.note(last)
    } else {
      form.write(report, source: reader) { Output.write($0) }
      if !form.format.isForPeople {
        Output.note(last)
      } else if !streams.quiet {
        Output.line(last)
      }
    }
    if judgement.fails(report) { throw ExitStatus.findings }
  }

  /// What was seen, and what to do next.
  private func lastLine(_ report: CheckReport, _ selection: Selection) -> String {
    if report.pairingCount == 0, report.findings.isEmpty {
      let outside = selection.outside.map { "'\(visible($0.bytes))'" }.joined(separator: ", ")
      if let since = selection.since {
        return "Nothing checked: no pairing changed since '\(visible(since))'."
      }
      return outside.isEmpty
        ? "Nothing checked: there is no pairing yet. Next: mentordoc new pairing --help"
        : "Nothing checked: \(outside) belongs to no pairing."
    }
    let next: String? =
      if report.count(.error) > 0 {
        "Next: mend the errors, then mentordoc check"
      } else if judgement.failOn == .warning, report.count(.warning) > 0 {
        "Next: mend the warnings, then mentordoc check"
      } else {
        source.nextStep
      }
    return report.summary + (next.map { " " + $0 } ?? "")
  }
}
