import ArgumentParser
import Checking
import Programme
import Rendering

/// `mentordoc show`
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show one pairing on one page.",
    discussion: """
      Who it is, the plan from its gaps to the evidence, promises that are open and since when, what \
      is still to fill in, and where to turn with problems. Reads the documents as they lie there, \
      saved or not.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
  }

  @Argument(help: "The pairing.")
  var slug: String

  @Option(help: "Form of the output.")
  var format = Format.text

  @OptionGroup var clock: TodayOption
  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let today = try clock.day()
    let opened = try location.open(around: [slug])
    let pairing = try opened.pairing(named: slug)
    let open = check(pairing, in: opened.programme).open
    let page = PairingPage(pairing, in: opened.programme, open: open, today: today)
    Output.page(around: opened.folder.root)
    switch format {
    case .text: Output.write(page.text(Output.style, width: terminalWidth()))
    case .json: Output.line(page.json.pretty)
    case .markdown: Output.write(page.markdown)
    }
  }
}
