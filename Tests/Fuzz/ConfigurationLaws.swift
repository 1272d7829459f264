import Checking
import MarkdownSyntax

@testable import Programme

enum ConfigurationLaws {
  private static let plan = Array(
    """
    ## Action plan

    | Professional Goals | Success Measures (Must be measurable and results-focused) |
    | --- | --- |
    | **#1** Review | 5 reviews without help |

    ## Progress

    - Goal #1: met, https://example.org/1
    """.utf8)
  private static let paths: [FilePath] = [
    "pairings/ada/private/notes.md", "pairings/ada/pairing.md", "Private/aaaaaaaaaaaaaaaaaaaa/b",
    "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a.md",
  ]

  static func hold(for bytes: [UInt8]) throws {
    let source = SourceText(bytes)
    let configuration: Configuration
    do throws(ProgrammeError) {
      configuration = try Configuration(parsing: source)
    } catch {
      guard case .brokenConfiguration(_, let problems) = error, !problems.isEmpty else {
        throw BrokenLaw("refused without a reason")
      }
      for problem in problems {
        try source.require(problem.range, "'\(problem.headline)'")
        try require(!problem.headline.isEmpty && !problem.help.isEmpty, "a problem without words")
      }
      return
    }
    let isPrivate = paths.map(PrivatePaths(configuration.privatePatterns).contains)
    try require(isPrivate[0], "what is in 'private' is not private")
    for problem in unknownRules(in: configuration, among: ["lost-promise"]) {
      try source.require(problem.range, "'\(problem.headline)'")
    }
    let programme = Programme(
      configuration, TemplateSet(templates: TemplateSet.builtIn, problems: []),
      in: FewFiles([("pairings/ada/action-plan.md", plan)]))
    let pairing = programme.pairing("ada")
    try require(pairing.plan?.goals.count == 1, "the plan is not read any more")
    _ = check(pairing, in: programme)
  }
}
