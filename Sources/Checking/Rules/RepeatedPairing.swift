import MarkdownSyntax
import Programme

enum RepeatedPairing: Rule {
  static let id = "repeated-pairing"
  static let severity = Severity.warning
  static let summary = "Two pairings that are not closed are of the same two people."
  static let group = RuleGroup.pairing
  static let example = RuleExample(
    in: "pairings/ines-moreau-2026/pairing.md",
    bad: """
      ---
      mentee: Ines Moreau (imoreau)
      mentor: Tariq Aziz (taziz)
      role: Editor
      started: 2026-06-01
      ---
      """,
    good: """
      ---
      mentee: Ines Moreau (imoreau)
      mentor: Noor Haddad
      role: Editor
      started: 2026-06-01
      ---
      """,
    context: "'pairings/ines-moreau' is of Ines Moreau and Tariq Aziz, and not closed.")
  static let needsWholeProgramme = true

  static func check(_ facts: [Facts], _ report: inout Report) {
    let open = facts.filter { $0.mentee != nil && $0.mentor != nil && $0.stage.isOpen }
    // By the mentee's folded name first, so that thousands of pairings are compared with few.
    for group in Dictionary(grouping: open, by: { folded($0.mentee?.name ?? "") }).values {
      for (index, one) in group.enumerated() {
        guard let first = group[..<index].first(where: { $0.isSamePair(as: one) }) else { continue }
        report.add(
          "pairing '\(one.slug.text)' is of the same two people as '\(first.slug.text)'",
          at: one.place, subject: one.slug.text,
          help: "Close one of the two, or correct the names.",
          notes: [Finding.Note(place: first.place, text: "the other pairing")])
      }
    }
  }
}

extension Facts {
  fileprivate func isSamePair(as other: Facts) -> Bool {
    guard let mentee, let mentor, let hers = other.mentee, let his = other.mentor else {
      return false
    }
    return mentee.isSame(as: hers) && mentor.isSame(as: his)
  }
}

extension Stage {
  var isOpen: Bool {
    switch self {
    case .waiting, .paired, .planning, .active, .nominated: true
    case .graduated, .ended, .lapsed: false
    }
  }
}
