package import Checking
package import Programme

/// Judges commits one at a time, so that a long history needs no more memory than a short one.
package struct HistoryCheck: Sendable {
  private let programme: Programme
  private let isSigning: Bool
  private let founders: [Person]
  private let rules: [any HistoryRule.Type]

  /// - Parameters:
  ///   - programme: as it is now; its configuration says who coordinates and what rules are.
  ///   - isSigning: whether git is set up to sign commits here.
  ///   - founders: who set the programme up.
  package init(
    in programme: Programme, isSigning: Bool, founders: [Person] = [],
    rules: [any HistoryRule.Type] = historyRules
  ) {
    self.programme = programme
    self.isSigning = isSigning
    self.founders = founders
    self.rules = rules
  }

  /// What is to be said of a commit's doing in one pairing.
  package func findings(in step: RecordStep) -> [Finding] {
    findings(of: step.commit) { $0.check(step, &$1) }
  }

  /// What is to be said of a commit as a whole.
  package func findings(in commit: CommitRecord, doing events: [RecordedEvent]) -> [Finding] {
    findings(of: commit) { $0.check(commit, events, &$1) }
  }

  private func findings(
    of commit: CommitRecord, _ look: (any HistoryRule.Type, inout HistoryReport) -> Void
  ) -> [Finding] {
    rules.flatMap { rule in
      guard
        var report = HistoryReport(
          rule, about: commit, in: programme, isSigning: isSigning, founders: founders)
      else { return [Finding]() }
      look(rule, &report)
      return report.findings
    }
  }
}
