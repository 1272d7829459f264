import Programme

enum BrokenTemplate: Rule {
  static let id = "broken-template"
  static let severity = Severity.error
  static let summary = """
    A template of the programme cannot be used, so the built-in one of its kind stands in for it.
    """
  static let group = RuleGroup.pairing
  static let example = RuleExample(
    in: "templates/check-in.md",
    bad: """
      ---
      mentordoc:
        kind: check-in
        path: check-ins/{month}.md
        max: many
        fields:
          mood: smiley
      ---

      # Check-in
      """,
    good: """
      ---
      mentordoc:
        kind: check-in
        path: check-ins/{month}.md
        max: many
        fields:
          mood: text
      ---

      # Check-in
      """)
  static let needsWholeProgramme = true

  static func check(_ facts: [Facts], _ report: inout Report) {
    for problem in report.programme.templates.problems {
      report.add(
        problem.headline, at: Place(problem.path, problem.range),
        subject: "\(problem.path.text) \(problem.headline)",
        explanation: "Until it is mended, documents are held to the built-in template.",
        help: problem.help)
    }
  }
}
