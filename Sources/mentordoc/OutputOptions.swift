import ArgumentParser
import Rendering

extension ColorChoice: ExpressibleByArgument {}

/// Options about the output that every command has.
struct OutputOptions: ParsableArguments {
  @Option(help: "Colour of the output.")
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "Print only what was asked for.")
  var quiet = false

  // The first moment at which the options are known, so that errors of the command keep to them.
  func validate() { Output.configure(color: color, isQuiet: quiet) }
}
