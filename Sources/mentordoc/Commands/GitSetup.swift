import ArgumentParser
import GitStore
import Programme
import Rendering

/// `mentordoc git-setup`
struct GitSetup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make git's own diff and messages speak of the programme.",
    usage: "mentordoc git-setup [--hook | --check | --remove] [<options>]",
    discussion: """
      Sets up this clone: 'git diff' and 'git log -p' then show a row of a plan as one line for each \
      cell, and with '--hook' a plain 'git commit' gets the message that 'save' would write. Only the \
      repository's own configuration and hooks are touched, and '--remove' undoes it.
      """,
    subcommands: [GitSetupTextconv.self, GitSetupMessage.self])

  @Flag(help: "Install the 'prepare-commit-msg' hook, too.")
  var hook = false

  @Flag(help: "Say what is installed and change nothing; ends with 1 where something is missing.")
  var check = false

  @Flag(help: "Take away what is installed.")
  var remove = false

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if [hook, check, remove].count(where: \.self) > 1 {
      throw ValidationError("'--hook', '--check' and '--remove' go one at a time.")
    }
  }

  func run() throws {
    let folder = try location.folder(around: [])
    let state = try GitSetupState(of: folder)
    if check { return try report(state) }
    if remove {
      try state.remove()
      return Output.line(
        state.hasAnyDriver || state.hasHook ? "Removed." : "Nothing of mentordoc was installed.")
    }
    try state.install()
    if hook { try state.installHook() }
    try report(GitSetupState(of: folder))
  }

  private func report(_ state: GitSetupState) throws {
    let driver =
      state.hasDriver
      ? "installed"
      : state.hasAnyDriver ? "set up for another mentordoc" : "not installed"
    let hook =
      state.hasHook
      ? (state.hasCurrentHook ? "installed" : "written by another mentordoc") : "not installed"
    Output.line("diff driver: \(driver)")
    Output.line(".gitattributes: \(state.hasAttribute ? "names it" : "does not name it")")
    Output.line("prepare-commit-msg hook: \(hook)\(state.hasHook ? "" : " (on request: --hook)")")
    if !state.hasAttribute {
      Output.note(
        "Next: add the line '\(GitSetupState.attribute)' to the programme's .gitattributes")
    } else if !state.hasDriver || (state.hasHook && !state.hasCurrentHook) {
      Output.note("Next: mentordoc git-setup" + (state.hasHook ? " --hook" : ""))
    }
    let isWhole =
      state.hasDriver && state.hasAttribute && (!state.hasHook || state.hasCurrentHook)
    if check, !isWhole { throw ExitStatus.findings }
  }
}

/// What git calls for each state of a document that it compares.
struct GitSetupTextconv: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "textconv", abstract: "Print a document as git is to compare it.",
    shouldDisplay: false)

  @Argument(help: "The file.")
  var file: String

  func run() throws { Output.write(comparableText(try contents(ofFile: file))) }
}

/// What the `prepare-commit-msg` hook calls.
struct GitSetupMessage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "message", abstract: "Write the message of what is staged into git's file.",
    shouldDisplay: false)

  @Argument(help: "The file with the message.")
  var file: String

  @Argument(help: "Where git has the message from; then it is left alone.")
  var source: String?

  @Argument(help: "The commit that it is from.")
  var commit: String?

  func run() {
    guard source ?? "" == "" else { return }
    // Whatever happens, the commit goes on.
    do {
      guard let message = try stagedMessage() else { return }
      let character = Subprocess.output(
        of: "git config core.commentString || git config core.commentChar", [])
      let text = String(decoding: try contents(ofFile: file), as: UTF8.self)
      let comment = character.map { String($0.prefix { $0 != "\n" }) } ?? "#"
      guard let whole = prepared(message, above: text, comment: comment) else { return }
      try writeReport(Array(whole.utf8), to: file)
    } catch {
      Output.note("mentordoc wrote no message: \(visible(Failure(describing: error).message))")
    }
  }
}
