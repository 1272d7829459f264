import Foundation
import Testing

@Suite struct MeasureCommandTests {
  @Test func `a wording is judged and the question asked`() throws {
    let run = try Scratch().run(["measure", "better reviews", "3 PRs merged"])
    #expect(
      run.transcript == """
        better reviews
          names a result, but can't be measured: 'better' has no amount; it says what is there or different in the end
          How many reviews, by when, confirmed by whom?
        3 PRs merged
          measurable and results-focused: '3' is an amount; it says what is there or different in the end
        --- status 0

        """)
  }

  @Test func `each line of standard input is one object`() throws {
    struct Judgement: Decodable, Equatable {
      let text: String
      let measurable, resultsFocused: Bool
      let language: String
      let because: [String]
      let ask: String?
    }
    let scratch = try Scratch()
    let run = try scratch.run(
      ["measure", "-", "--format", "json-lines"],
      input: "Attend two calls\n\n\"quoted\" \u{1B}[31m\n")
    #expect(run.status == 0)
    let lines = run.standardOutput.split(separator: "\n")
    let judgements = try lines.map {
      try JSONDecoder().decode(Judgement.self, from: Data($0.utf8))
    }
    #expect(judgements.map(\.text) == ["Attend two calls", "", "\"quoted\" \u{1B}[31m"])
    #expect(judgements[0].measurable && !judgements[0].resultsFocused)
    #expect(judgements[0].ask == "What will be there, or be different, after 'Attend two calls'?")
    #expect(!run.standardOutput.utf8.contains(0x1B))
  }

  @Test func `a programme's own words count inside of it`() throws {
    let scratch = try Scratch.programme()
    let before = try scratch.run(["measure", "gnarly docs for the release"])
    #expect(before.standardOutput.contains("measurable and results-focused"))
    let settings = try scratch.read("mentordoc.yml")
    try scratch.write(settings + "\nmeasures: {vague: [gnarly]}\n", to: "mentordoc.yml")
    let after = try scratch.run(["measure", "gnarly docs for the release"])
    #expect(after.standardOutput.contains("'gnarly' has no amount"))
  }

  @Test func `nothing to judge is wrong usage`() throws {
    #expect(try Scratch().run(["measure"]).status == 2)
  }
}
