import Foundation
import Templates
import Testing

@testable import Checking

struct MeasureJudgementTests {
  let judge = MeasureJudge()

  /// A line of `Measures/<language>.tsv`: what the text is, by definition, and the text.
  struct Example: CustomTestStringConvertible {
    let language: String
    let isMeasurable: Bool
    let isResultsFocused: Bool
    let text: String
    var testDescription: String { "\(language): \(text)" }
  }

  static let examples: [Example] = builtInMeasureWords.flatMap { language, _ in
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Measures/\(language).tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", maxSplits: 2)
      return Example(
        language: language, isMeasurable: fields[0] == "1", isResultsFocused: fields[1] == "1",
        text: String(fields[2]))
    }
  }

  @Test(arguments: builtInMeasureWords.map(\.language))
  func `every language has labelled examples of all sorts`(language: String) {
    let own = Self.examples.filter { $0.language == language }
    #expect(Set(own.map { [$0.isMeasurable, $0.isResultsFocused] }).count == 4)
  }

  @Test(arguments: examples)
  func `a labelled example is judged as it is labelled`(example: Example) {
    let judgement = judge.judge(example.text)
    #expect(judgement.isMeasurable == example.isMeasurable, "\(judgement.because)")
    #expect(judgement.isResultsFocused == example.isResultsFocused, "\(judgement.because)")
    #expect((judgement.ask == nil) == (example.isMeasurable && example.isResultsFocused))
    #expect(!judgement.because.isEmpty)
  }

  @Test(arguments: builtInMeasureWords.map(\.language))
  func `a language's lists are all known to the code`(language: String) throws {
    let bytes = try #require(builtInMeasureWords.first { $0.language == language }).bytes
    let lists = Lexicon.lists(in: bytes[...])
    let forGrammar: Set = [
      "abbreviations", "ability-endings", "accents", "adverb-endings", "compounds", "elisions",
      "endings", "gerund", "letters", "participles", "plural", "prefixes", "superlative",
      "verb-final",
    ]
    #expect(Set(lists.keys).subtracting(WordList.named.keys).isSubset(of: forGrammar))
    #expect(lists.values.allSatisfy { words in words.allSatisfy { $0 == $0.lowercased() } })
  }

  @Test func `the question names what the measure leaves open`() {
    #expect(
      judge.judge("Better reviews").ask == "How many reviews, by when, confirmed by whom?")
    #expect(
      judge.judge("Improve test coverage").ask
        == "From what to what does 'coverage' change, by when, confirmed by whom?")
    #expect(
      judge.judge("More confidence").ask
        == "What will others see that is done differently once 'confidence' has changed?")
    #expect(
      judge.judge("TBD").ask
        == "What will be there or be different, and where could a third person see it?")
  }

  @Test(arguments: [
    ("**3** PRs [merged](https://example.org/pull/7)", true),
    ("[better docs](https://example.org/issues/4893)", false),
    ("better docs<br>2 tutorials published", true),
    ("better docs; faster reviews", false),
    ("`astropy.units` 7", false),
    ("Learn Angular 6", false),
    ("increase coverage by xx%", false),
    ("no crashes in `wcs`", true),
    ("", false),
  ])
  func `Markdown, several measures and numbers that are names`(text: String, expected: Bool) {
    #expect(judge.judge(text).isMeasurable == expected)
  }

  @Test func `a programme's own words count`() {
    let text = "gnarly docs for the release"
    #expect(judge.judge(text).isMeasurable)
    #expect(!MeasureJudge(adding: ["vague": ["gnarly"]]).judge(text).isMeasurable)
    #expect(!judge.judge("JDK 17 katas").isMeasurable)
    #expect(MeasureJudge(adding: ["units": ["katas"]]).judge("JDK 17 katas").isMeasurable)
  }

  @Test func `any text is judged, and the same at every time`() {
    var generator = Xorshift(state: 42)
    let alphabet = Array("ab 1%[]()*`<>~.;:#-é漢\u{200B}\u{2}\u{3}\n|'/\\")
    for _ in 0..<500 {
      let length = Int(generator.next() % 60)
      let text = String(
        (0..<length).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] })
      #expect(judge.judge(text) == judge.judge(text))
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["[", "[a](", "w/", "improve ", "[x ", "co-", "can "])
  func `a long cell takes no longer than its length`(piece: String) {
    let judgement = judge.judge("read " + String(repeating: piece, count: 16_000 / piece.count))
    #expect(!judgement.isResultsFocused)
  }

  private struct Xorshift {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }
}
