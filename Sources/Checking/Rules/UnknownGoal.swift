import MarkdownSyntax
import Programme

enum UnknownGoal: Rule {
  static let id = "unknown-goal"
  static let severity = Severity.warning
  static let summary = """
    A line of progress, a gap or a review names a goal that the action plan does not have: its row \
    is gone, or the number is wrong.
    """
  static let group = RuleGroup.plan
  static let example = RuleExample(
    in: "pairings/ines-moreau/action-plan.md",
    bad: "- G3 (behaviour): answers come late -> goal 7",
    good: "- G3 (behaviour): answers come late -> goal 2",
    context: "The plan has the goals #1 and #2.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record, record.plan.numbersAreKnown else { return }
    let known = record.plan.numbers
    // That the plan has no goal at all is what the claim to have set them is about.
    if known.isEmpty, record.claim(.goalsSet) != nil { return }
    var places: [Int: [Place]] = [:]
    for mention in mentions(in: record) where !known.contains(mention.goal) {
      places[mention.goal, default: []].append(mention.place)
    }
    // A row that is gone leaves many mentions behind: one defect.
    for (number, places) in places {
      guard let first = places.first else { continue }
      report.add(
        "goal '#\(number)' is not in the action plan", at: first, subject: "goal \(number)",
        explanation: "Rows stay when a goal is met or waived, and numbers are not used again.",
        help: known.isEmpty
          ? "Write the goal into the plan, or delete this line."
          : """
          Correct the number; the plan has \
          \(known.sorted().map { "#\($0)" }.joined(separator: ", ")). Or write the goal's row again.
          """,
        notes: places.dropFirst().map { Finding.Note(place: $0, text: "here too") })
    }
  }

  private static func mentions(in record: Record) -> [(goal: Int, place: Place)] {
    var result: [(Int, Place)] = []
    if let plan = record.plan.plan {
      result += plan.progress.map { ($0.goal, Place(plan.document.path, $0.range)) }
      for gap in plan.gaps {
        result += gap.goals.map { ($0, Place(plan.document.path, gap.range)) }
      }
    }
    for review in record.pairing.documents where review.kind == .review {
      result += review.goalLines(words: record.words).map {
        ($0.goal, Place(review.path, $0.range))
      }
    }
    return result
  }
}
