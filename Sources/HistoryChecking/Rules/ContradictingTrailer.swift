import Changes
import Checking
import Programme

enum ContradictingTrailer: HistoryRule {
  static let id = "contradicting-trailer"
  static let severity = Severity.warning
  static let summary = """
    The trailers of a commit (`Pairing`, `Event`, `Goal`) say something else than the documents before \
    and after it, which alone count: whoever searches with git alone is misled.
    """
  static let group = RuleGroup.history
  static let example = RuleExample(
    commit: """
      Author: Tariq Aziz <tariq@example.org>
      Date: 2026-05-02

          ines-moreau: review of 2026-05-02: graduate

          Pairing: ines-moreau
          Event: review

      in pairings/ines-moreau/check-ins/2026-03.md
      - All is well.
      + All is very well.
      """,
    ratherThan: """
      Author: Tariq Aziz <tariq@example.org>
      Date: 2026-05-02

          ines-moreau: check-in of 2026-03 edited

          Pairing: ines-moreau
          Event: edit

      in pairings/ines-moreau/check-ins/2026-03.md
      - All is well.
      + All is very well.
      """)

  static func check(
    _ commit: CommitRecord, _ events: [RecordedEvent], _ report: inout HistoryReport
  ) {
    let trailers = commit.trailers
    guard !trailers.isEmpty, let first = events.first else { return }
    let pairings = events.compactMap(\.pairing)
    func compare(_ key: String, _ said: [String], _ found: [String]) {
      let (said, found) = (Set(said), Set(found))
      guard said != found else { return }
      let words = { (values: Set<String>) in
        values.isEmpty ? "none" : values.sorted().map { "'\($0)'" }.joined(separator: ", ")
      }
      report.add(
        "trailer '\(key)' says \(words(said)) and the documents \(words(found))",
        at: first.place, of: pairings.count == 1 ? pairings[0] : nil, subject: "trailer \(key)",
        help: "Believe the documents, as 'mentordoc log' does; a message can't be mended any more.")
    }
    if !trailers.pairings.isEmpty || !pairings.isEmpty {
      compare("Pairing", trailers.pairings.map(\.text), pairings.map(\.text))
    }
    if !trailers.events.isEmpty {
      compare("Event", trailers.events, events.map(\.event.name.rawValue))
    }
    compare("Goal", trailers.goals, events.flatMap(\.event.goals).map(\.description))
  }
}
