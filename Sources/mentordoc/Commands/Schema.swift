import ArgumentParser
import Programme
import Rendering

/// `mentordoc schema`
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a JSON Schema (draft-07), for editors and other programs.",
    subcommands: [SchemaConfig.self, SchemaCheck.self])
}

struct SchemaConfig: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Of 'mentordoc.yml'.")

  @OptionGroup var output: OutputOptions

  func run() { Output.line(Configuration.schema.pretty) }
}

struct SchemaCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Of what 'check --format json' prints.")

  @OptionGroup var output: OutputOptions

  func run() { Output.line(CheckReport.schema.pretty) }
}
