import Programme

enum UnsupportedClaim: Rule {
  static let id = "unsupported-claim"
  static let severity = Severity.warning
  static let summary = """
    A ticked box or a decision says what the record does not show: a plan that is complete, goals \
    that are set, items that are reviewed. Only the newest tick counts, an older one is history.
    """
  static let group = RuleGroup.promises
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an hour \
      a day | none | | 2026-08-31 |
      """,
    good: """
      | **#2** Answer in time | Look at the queue every day | Ask once a week | Manager: an hour \
      a day | none | 30 requests answered within two days | 2026-08-31 |
      """,
    context: "'Complete an action plan' is ticked.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record else { return }
    for claim in record.claims {
      for lack in claim.lacks(in: record) {
        report.add(
          "check-list item \(quoted(claim.item.schema?.text ?? claim.item.text)) is ticked, but \(lack.text)",
          at: Place(claim.document.path, claim.item.box.range),
          subject: "\(claim.claim.rawValue) \(lack.subject)",
          explanation: "A ticked box is a claim, and the record should show what it says.",
          help: "\(lack.help); or untick the box until then.",
          notes: lack.place.map { [Finding.Note(place: $0, text: lack.note)] } ?? [],
          severity: claim.claim.severity)
      }
    }
    checkDecision(record, &report)
  }

  /// The decision to graduate claims that every goal is met or waived. Whether a met one has evidence
  /// is a question of its own line.
  private static func checkDecision(_ record: Record, _ report: inout Report) {
    guard let review = record.newestFirst.first(where: { $0.kind == .review }),
      let decision = review.field("decision"), let text = decision.scalar,
      record.words.word(text, among: [.graduate, .continue]) == .graduate,
      let plan = record.plan.plan, record.plan.progressIsKnown
    else { return }
    for goal in plan.goals where record.plan.progress(of: goal)?.state ?? .open == .open {
      // A goal without a line is what the claim to have reviewed all goals is about.
      if record.plan.progress(of: goal) == nil, record.claim(.goalsReviewed) != nil { continue }
      report.add(
        "decision '\(text)' is made, but \(goal.name) is neither met nor waived",
        at: Place(review.path, decision.range), subject: "decision \(goal.key)",
        explanation: "Graduation says that every goal is met with evidence or waived.",
        help: """
          Tick the goal's line in the plan's progress and write date and evidence behind it, or \
          strike it out and write '\(record.words.written(.waived)): why'.
          """,
        notes: [
          Finding.Note(
            place: Place(
              plan.document.path,
              record.plan.progress(of: goal)?.range
                ?? plan.document.source.range(ofLine: goal.row.line)),
            text: "the goal is still open")
        ])
    }
  }
}
