import ArgumentParser
import Programme
import Rendering

/// `mentordoc doctor`
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for what is wrong with the set-up here, and say what to do.",
    discussion: """
      The documents are the business of 'check'; this looks at what is around them: git, its \
      settings and hooks, the files that 'init' makes, templates, the terminal. Nothing is changed. \
      Ends with 1 where there is a problem.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(help: "Form of the output.")
  var format = Format.text

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let examination = Examination(of: location)
    let found = examination.diagnoses
    switch format {
    case .text: Output.write(text(of: found, style: Output.style, width: terminalWidth()))
    case .json: Output.line(json(of: found).pretty)
    }
    let problems = found.count { $0.level == .problem }
    if problems > 0 { throw ExitStatus.findings }
    Output.note("No problem was found. Next: mentordoc check")
  }
}
