import Changes
import Checking
import Programme

enum UnsignedCommit: HistoryRule {
  static let id = "unsigned-commit"
  static let severity = Severity.warning
  static let summary = """
    A commit carries no signature where signing is asked for: by git's `commit.gpgsign`, or by a level \
    of this rule in `mentordoc.yml`. Whether a signature is good, `git log --show-signature` tells.
    """
  static let group = RuleGroup.history
  static let example = RuleExample(
    commit: """
      Author: Tariq Aziz <tariq@example.org>
      Date: 2026-05-02

      in pairings/ines-moreau/check-ins/2026-03.md
      - All is well.
      + All is very well.
      """,
    ratherThan: """
      Author: Tariq Aziz <tariq@example.org>
      Date: 2026-05-02
      Signed: yes

      in pairings/ines-moreau/check-ins/2026-03.md
      - All is well.
      + All is very well.
      """,
    context: "Git's setting 'commit.gpgsign' is true.")

  static func check(
    _ commit: CommitRecord, _ events: [RecordedEvent], _ report: inout HistoryReport
  ) {
    let isAskedFor = report.isSigning || report.programme.configuration.levels[id] != nil
    guard isAskedFor, !commit.isSigned, let first = events.first else { return }
    report.add(
      "no signature", at: first.place, of: first.pairing, subject: "signature",
      help: "Ask the author, and have git sign: 'git config commit.gpgsign true'.")
  }
}

extension RecordedEvent {
  /// The file that stands for what the event is about.
  var place: FilePath {
    pairing.map { Programme.pairingsFolder.appending($0).appending("pairing.md") }
      ?? Programme.configurationPath
  }
}
