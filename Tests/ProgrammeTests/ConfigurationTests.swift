import MarkdownSyntax
import Testing

@testable import Programme

struct ConfigurationTests {
  func problems(_ text: String) -> [ConfigurationProblem] {
    do {
      _ = try Configuration(parsing: SourceText(text))
      return []
    } catch {
      guard case .brokenConfiguration(_, let problems) = error else { return [] }
      return problems
    }
  }

  @Test func `every setting is read`() throws {
    let configuration = try Configuration(
      parsing: SourceText(
        """
        # The programme.
        name: Skyframe Mentoring  # ours
        coordinators: [Ingrid Solheim (isolheim), "Rafael Ortega <r@example.org>"]
        contact: mentoring@example.org
        handbook: https://example.org/#top
        audience: public
        cadence: {meeting: 2 weeks, review: 1 year}
        rules: {gap-without-goal: off, not-a-date: error}
        private: [notes/private/**]
        words:
          by: [bis]
          confirmed by: [bestätigt von, laut]
        measures: {vague: [], units: []}

        """))
    #expect(configuration.name == "Skyframe Mentoring")
    #expect(configuration.coordinators.map(\.name) == ["Ingrid Solheim", "Rafael Ortega"])
    #expect(configuration.contact == "mentoring@example.org")
    #expect(configuration.handbook == "https://example.org/#top")
    #expect(configuration.audience == .everyone)
    #expect(configuration.meetingCadence == Interval(count: 2, unit: .week))
    #expect(configuration.checkInCadence == Interval(count: 1, unit: .month))
    #expect(configuration.reviewCadence == Interval(count: 1, unit: .year))
    #expect(
      configuration.levels.mapValues(\.level) == ["gap-without-goal": .off, "not-a-date": .error])
    #expect(configuration.privatePatterns == ["notes/private/**"])
    #expect(configuration.words.written(.confirmedBy) == "bestätigt von")
    #expect(configuration.words.word("by", among: [.by]) == .by)
  }

  @Test func `a byte that is no UTF-8 is refused, not replaced`() {
    let latin = SourceText(Array("name: E\ncontact: Andr".utf8) + [0xE9, 0x0A])
    #expect {
      _ = try Configuration(parsing: latin)
    } throws: { error in
      guard case .brokenConfiguration(_, let problems)? = error as? ProgrammeError else {
        return false
      }
      return problems.map(\.headline) == ["a byte here is no UTF-8"]
        && problems.first?.range.start == SourcePosition(line: 2, column: 14)
    }
  }

  @Test(arguments: [
    "", "# nothing yet\n", "name:\naudience:\ncadence:\nrules: {}\nwords:\n",
    "cadence:\n  meeting:\nrules:\n  lost-cell:\nwords:\n  by:\nmeasures:\n  vague:\n",
  ])
  func `what is not set has its default`(text: String) throws {
    let configuration = try Configuration(parsing: SourceText(text))
    #expect(configuration.audience == .programme)
    #expect(configuration.meetingCadence == Interval(count: 4, unit: .week))
    #expect(configuration.words == .english)
    #expect(configuration.levels.isEmpty && configuration.measureWords.isEmpty)
  }

  @Test(arguments: [
    ("nmae: x", "setting 'nmae' is unknown", "Did you mean 'name'?", 1, 1),
    ("a: 1\n", "setting 'a' is unknown", "Choose one of these: name", 1, 1),
    ("name: [x]", "'name' is not a text", "Write one text", 1, 7),
    ("audience: publc", "audience 'publc' is unknown", "Did you mean 'public'?", 1, 11),
    (
      "cadence: {meetings: 1 week}", "cadence 'meetings' is unknown", "Did you mean 'meeting'?", 1,
      11
    ),
    (
      "cadence:\n  review: 0 weeks", "cadence '0 weeks' of 'review' is no stretch of time", "Write",
      2, 11
    ),
    (
      "cadence:\n  review: often", "cadence 'often' of 'review' is no stretch of time", "Write", 2,
      11
    ),
    ("cadence: monthly", "'cadence' is no list of settings", "Write", 1, 10),
    ("rules: {not-a-date: eror}", "level 'eror' is unknown", "Did you mean 'error'?", 1, 21),
    ("words: {bye: [x]}", "word 'bye' is unknown", "Did you mean 'by'?", 1, 9),
    ("words: {by: ['-', ' ']}", "word ' ' for 'by' is empty", "Write", 1, 19),
    ("words: {mentee: [Pate], mentor: [pate]}", "word 'pate' stands for both", "Choose", 1, 34),
    ("words: {by: [mentor]}", "word 'mentor' stands for both 'mentor' and 'by'", "Choose", 1, 14),
    ("coordinators: [(x)]", "'(x)' is no person", "Write 'Name'", 1, 16),
    ("coordinators: {a: b}", "'coordinators' is not a list of texts", "Write", 1, 15),
    ("contact: @x", "'@x' begins with", "Put the value in double quotes: \"@x\".", 1, 10),
  ])
  func `what cannot be used is named with its place`(
    text: String, headline: String, help: String, line: Int, column: Int
  ) throws {
    let problem = try #require(problems(text).first)
    #expect(problem.headline.hasPrefix(headline), "\(problem.headline)")
    #expect(problem.help.hasPrefix(help), "\(problem.help)")
    #expect(problem.range.start == SourcePosition(line: line, column: column))
  }

  @Test func `all problems come in one run`() {
    #expect(problems("nmae: x\naudience: all\ncadence: {review: never}").count == 3)
  }
}
