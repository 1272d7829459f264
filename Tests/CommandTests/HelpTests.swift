import Testing

@Suite struct HelpTests {
  /// A command that is added, renamed or given another option changes this.
  @Test func `the whole help is as it was agreed`() throws {
    let scratch = try Scratch()
    var pages = ""
    var waiting: [[String]] = [[]]
    while !waiting.isEmpty {
      let command = waiting.removeFirst()
      let run = try scratch.run(command + ["--help"])
      #expect(run.status == 0)
      #expect(run.standardError == "")
      let name = (["mentordoc"] + command).joined(separator: " ")
      pages += "===== \(name)\n\n\(run.standardOutput)\n"
      waiting = subcommands(of: run.standardOutput).map { command + [$0] } + waiting
    }
    try expectSnapshot(pages, "help")
  }

  /// The first words below every heading for subcommands.
  private func subcommands(of help: String) -> [String] {
    var result: [String] = []
    var isList = false
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasSuffix("SUBCOMMANDS:") {
        isList = true
      } else if !line.hasPrefix("  ") {
        isList = false
      } else if isList, !line.hasPrefix("   "), !line.hasPrefix("  See "),
        let word = line.split(separator: " ").first
      {
        result.append(String(word))
      }
    }
    return result
  }
}
