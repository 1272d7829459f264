import ArgumentParser
import Changes
import Checking
import GitStore
import Programme
import Rendering

/// `mentordoc save`
struct Save: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Commit what changed, a commit for each pairing.",
    discussion: """
      Without arguments everything that changed in the programme is saved, otherwise the pairings \
      or files that are named; the first save of a programme takes its new settings and lists along. \
      The messages are written from what changed. A new error in a pairing stops all of it (exit \
      status 1); warnings are printed and stop nothing. What else is staged or changed in the \
      repository stays as it is, and nothing is pushed.
      """)

  @Argument(help: "Pairings, by their names or by files in them, and the programme's own files.")
  var paths: [String] = []

  @Option(
    name: [.customShort("m"), .customLong("note")],
    help: "What to add to the messages, in your words.")
  var note = ""

  @Flag(help: "Open the messages in your editor first.")
  var edit = false

  @Flag(help: "Print the messages and commit nothing.")
  var dryRun = false

  @Flag(name: .customLong("no-check"), help: "Save in spite of errors, and say so in the message.")
  var isUnchecked = false

  @Flag(
    name: .customLong("no-verify"),
    help: "Skip the hooks 'pre-commit' and 'commit-msg', as git's option does.")
  var skipsHooks = false

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try location.open(around: paths)
    let repository = try Repository(around: opened.folder.root)
    try repository.checkReadyToCommit()
    let record = try GitRecord(of: opened, in: repository)
    let pending = try PendingSave(of: paths, in: record, repository)
    // What changed can't be told from what can't be read.
    try record.trees.checkWhatWasRead()
    if !pending.privatePaths.isEmpty {
      Output.note("Left out as private: \(listed(pending.privatePaths)).")
    }
    if pending.isEmpty {
      Output.line(reason(pending))
      return
    }
    if !isUnchecked { try gate(pending, opened) }
    let requests = try pending.requests(note: note, isChecked: !isUnchecked)
    if dryRun {
      for request in requests { Output.write(preview(request)) }
      Output.note("Nothing was committed. Next: the same without --dry-run")
      return
    }
    let head = try repository.head()
    for hook in try repository.ignoredHooks() {
      Output.note("The hook '\(visible(hook))' is not executable, so it does not run.")
    }
    let ids = try repository.commit(requests, options(opened, record))
    for (request, id) in zip(requests, ids) {
      let headline = request.message.prefix { $0 != "\n" }
      // Somebody else may have committed the same just now.
      let name = id.map { String($0.hex.prefix(7)) } ?? "unchanged"
      Output.line("[\(branch(head)) \(name)] \(visible(String(headline)))")
    }
    if case .detached = head, let id = ids.last(where: { $0 != nil }) ?? nil {
      Output.warn(
        "HEAD is detached, so what was saved is on no branch",
        help: "Keep it with 'git branch NAME \(id.hex.prefix(10))'.")
    }
    Output.note("Next: mentordoc log")
  }

  private func options(_ opened: OpenProgramme, _ record: GitRecord) -> CommitOptions {
    var options = CommitOptions()
    options.skipsVerification = skipsHooks
    let privacy = PrivatePaths(opened.programme.configuration.privatePatterns)
    options.isForbidden = { path in record.programmePath(path).map(privacy.contains) ?? false }
    guard edit else { return options }
    options.editor = { path throws(GitError) in
      do throws(Failure) {
        try openEditor(
          [path], root: opened.folder.root, consequence: "nothing was committed")
      } catch {
        throw GitError(.other, error.message, help: error.help ?? "Try again.")
      }
    }
    return options
  }

  /// Prints what the changes bring in, and stops where an error is among it.
  private func gate(_ pending: PendingSave, _ opened: OpenProgramme) throws {
    let findings = try pending.newFindings()
    let report = CheckReport(
      findings: findings, open: [], pairingCount: pending.pairings.count, documentCount: 0)
    let source = opened.sourceReader()
    let isError = report.count(.error) > 0
    for finding in report.findings where isError || !output.quiet {
      let text = concise(finding, source: source)
      Output.complain(String(text.dropLast()))
    }
    guard isError else { return }
    let stopping = Set(report.findings.filter { $0.severity == .error }.map(\.pairing))
    let names = stopping.map { $0.map { visible($0.bytes) } ?? "the programme's templates" }
    throw Failure(
      "nothing was saved: \(counted(report.count(.error), "new error")) in "
        + names.sorted().joined(separator: ", "),
      help: "Mend what is named above, or save what is well by its name; "
        + "'mentordoc check' explains. '--no-check' saves all the same and says so.",
      status: .findings)
  }

  /// Why there is nothing to save.
  private func reason(_ pending: PendingSave) -> String {
    if !paths.isEmpty {
      return "Nothing to save: what is named is as it was saved last."
    }
    return pending.isUnborn
      ? "Nothing to save: there is no document yet. Next: mentordoc new pairing --help"
      : "Nothing to save: everything is as it was saved last."
  }

  /// A request as it would be carried out.
  private func preview(_ request: CommitRequest) -> String {
    let files = request.paths.map { "  \(visible($0))\n" }.joined()
    let message = request.message.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map { $0.isEmpty ? "\n" : "    \(visible(String($0)))\n" }.joined()
    return "would commit\n\(files)\n\(message)\n"
  }

  private func branch(_ head: Head) -> String {
    switch head {
    case .unborn(let branch), .branch(let branch, _):
      branch.hasPrefix("refs/heads/") ? visible(String(branch.dropFirst(11))) : visible(branch)
    case .detached: "detached HEAD"
    }
  }

  private func listed(_ paths: [FilePath]) -> String {
    paths.prefix(5).map { "'\(visible($0.bytes))'" }.joined(separator: ", ")
      + (paths.count > 5 ? " and \(paths.count - 5) more" : "")
  }
}
