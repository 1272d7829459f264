import Testing

@testable import Checking

struct MeasureWeightsTests {
  let weights = MeasureWeights(
    Array(
      """
      # measurable, results-focused, hint
      -10 0 always
      50 50 rules true
      -50 -50 rules false
      90 -20 word shipped
      -30 -80 word learn
      nonsense 5 word shipped
      """.utf8))

  func hints(_ words: String...) -> [MeasureEvidence] {
    words.map { MeasureEvidence(key: "word " + $0, text: $0.uppercased()) }
  }

  @Test func `the rules stand where the words don't outweigh them`() {
    #expect(weights.overruling(true, by: hints("learn"), on: \.measurable) == nil)
    #expect(weights.overruling(false, by: hints("unknown"), on: \.measurable) == nil)
    #expect(weights.overruling(true, by: hints("shipped"), on: \.measurable) == nil)
    #expect(weights.overruling(false, by: [], on: \.measurable) == nil)
  }

  @Test func `the words that overrule them are named, those of most weight`() {
    #expect(weights.overruling(false, by: hints("shipped"), on: \.measurable) == ["SHIPPED"])
    #expect(weights.overruling(true, by: hints("learn"), on: \.resultsFocused) == ["LEARN"])
    #expect(
      weights.overruling(true, by: hints("shipped", "learn"), on: \.resultsFocused)
        == ["LEARN", "SHIPPED"])
  }

  @Test func `a word on a list of the programme's own is not outweighed`() {
    let text = "gnarly docs for the release"
    #expect(MeasureJudge().judge(text).isMeasurable)
    #expect(!MeasureJudge(adding: ["vague": ["gnarly"]]).judge(text).isMeasurable)
  }

  @Test func `hints are told once, with the words they come from`() throws {
    let lexicon = Lexicon.best(for: ["publish"])
    let tokens = measureTokens("Publish 3 posts, publish Java 17", lexicon, own: [:])
    let evidence = MeasureEvidence.all(in: [MeasurePart(tokens, lexicon)])
    let keys = evidence.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(try #require(evidence.first { $0.key == "is amount" }).text == "3")
    #expect(keys.contains("word number"))
    #expect(keys.contains("word name's number"))
    #expect(keys.contains("word0 publish"))
  }
}
