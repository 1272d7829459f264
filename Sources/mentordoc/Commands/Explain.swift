import ArgumentParser
import HistoryChecking
import Programme
import Rendering

/// `mentordoc explain`
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What a rule of 'check' finds, with a bad and a good example.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json
  }

  @Argument(help: "Its name, as 'check' prints it in brackets (default: all rules, a line each).")
  var rule: String?

  @Option(help: "Form of the output.")
  var format = Format.text

  @OptionGroup var output: OutputOptions

  func run() throws {
    guard let name = rule else {
      switch format {
      case .text: Output.write(textList(of: everyRule, style: Output.style))
      case .markdown: Output.write(markdownList(of: everyRule))
      case .json: Output.line(json(of: everyRule).pretty)
      }
      if format == .text { Output.note("Next: mentordoc explain RULE, for an example") }
      return
    }
    guard let rule = everyRule.first(where: { $0.id == name }) else {
      throw Failure(
        "there is no rule '\(name)'",
        help: closest(to: name, among: everyRule.map { $0.id }).map { "Did you mean '\($0)'?" }
          ?? "See 'mentordoc explain' for the list.")
    }
    switch format {
    case .text: Output.write(text(of: rule, style: Output.style))
    case .markdown: Output.write(markdown(of: rule))
    case .json: Output.line(json(of: [rule]).pretty)
    }
  }
}
