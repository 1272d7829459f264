import ArgumentParser
import Checking
import Programme
import Rendering

/// `mentordoc measure`
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge a success measure and ask what would mend it.",
    discussion: """
      A success measure is measurable (a third person could later say yes or no) and \
      results-focused (something is different or exists in the end). The judgement goes by rules, \
      lists of words and what these weigh; it may be wrong, and you may overrule it. Ends with 0 \
      whatever it says.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case jsonLines = "json-lines"
  }

  @Argument(
    help: "Success measures, one an argument; '-' reads them from standard input, one a line.")
  var texts: [String]

  @Option(help: "How to print the judgements.")
  var format = Format.text

  @OptionGroup var location: ProgrammeOptions

  func run() throws {
    // A wording can be tried anywhere; in a programme its own words count.
    let isInProgramme = location.repo != nil || ProgrammeFolder(around: ".") != nil
    let own = isInProgramme ? try location.open().programme.configuration.measureWords : [:]
    let judge = MeasureJudge(adding: own)
    func print(_ text: String) {
      let judgement = judge.judge(text)
      Output.write(format == .text ? judgement.description : judgement.jsonLine)
    }
    guard texts == ["-"] else { return texts.forEach(print) }
    while let line = readLine() { print(line) }
  }
}
