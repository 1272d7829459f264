import MarkdownSyntax
import Programme

enum DuplicateGap: Rule {
  static let id = "duplicate-gap"
  static let severity = Severity.warning
  static let summary = "Two gaps of the action plan have the same name, such as `G1`."
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: """
      - G1 (knowledge): how a catalogue entry is made -> goal 1
      - G2 (skill): writing queries -> none: not needed for this role
      - G1 (behaviour): answers come late -> goal 2
      """,
    good: """
      - G1 (knowledge): how a catalogue entry is made -> goal 1
      - G2 (skill): writing queries -> none: not needed for this role
      - G3 (behaviour): answers come late -> goal 2
      """)

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let plan = pairing.plan else { return }
    var first: [String: Gap] = [:]
    for gap in plan.gaps {
      guard let identifier = gap.identifier else { continue }
      guard let other = first[folded(identifier)] else {
        first[folded(identifier)] = gap
        continue
      }
      report.add(
        "gap \(quoted(identifier)) is there twice", in: plan.document, at: gap.range,
        subject: "gap \(folded(identifier))", help: "Give one of them a name that is not used yet.",
        notes: [
          Finding.Note(place: Place(plan.document.path, other.range), text: "the other one")
        ])
    }
  }
}
