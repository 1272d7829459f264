package import Checking
package import Programme

/// Something that `check --history` looks for.
///
/// It looks at what a commit did to one pairing, or at a commit with all that it did.
package protocol HistoryRule: RuleDescription {
  static func check(_ step: RecordStep, _ report: inout HistoryReport)
  static func check(
    _ commit: CommitRecord, _ events: [RecordedEvent], _ report: inout HistoryReport)
}

extension HistoryRule {
  package static func check(_ step: RecordStep, _ report: inout HistoryReport) {}
  package static func check(
    _ commit: CommitRecord, _ events: [RecordedEvent], _ report: inout HistoryReport
  ) {}
}

/// Every rule about the history, in the order of `explain`. One line a rule.
package let historyRules: [any HistoryRule.Type] = [
  RemovedDocument.self,
  UntickedBox.self,
  LateChange.self,
  ChangeAfterEnd.self,
  UnknownAuthor.self,
  UnsignedCommit.self,
  ContradictingTrailer.self,
]

/// Every rule about documents or the history.
package let everyRule: [any RuleDescription.Type] = allRules + historyRules

/// Collects the findings of one rule in one commit.
package struct HistoryReport: Sendable {
  package let programme: Programme
  /// Whether git is set up to sign commits here.
  let isSigning: Bool
  /// Who set the programme up.
  let founders: [Person]
  let commit: CommitRecord
  let rule: any HistoryRule.Type
  private let severity: Severity
  private(set) var findings: [Finding] = []

  /// - Returns: nil where the configuration turns the rule off.
  init?(
    _ rule: any HistoryRule.Type, about commit: CommitRecord, in programme: Programme,
    isSigning: Bool, founders: [Person]
  ) {
    guard let severity = programme.configuration.severity(of: rule) else { return nil }
    self.programme = programme
    self.isSigning = isSigning
    self.founders = founders
    self.commit = commit
    self.rule = rule
    self.severity = severity
  }

  /// Adds a finding; the commit is named behind the headline.
  ///
  /// - Parameter path: a file as the commit or its parent has it.
  mutating func add(
    _ headline: String, at path: FilePath, of pairing: FilePath?, subject: String,
    explanation: String = "", help: String
  ) {
    findings.append(
      Finding(
        rule: rule.id, severity: severity, place: Place(path),
        headline: "\(headline) in \(commit.name)", explanation: explanation, help: help,
        subject: "\(commit.id) \(subject)", pairing: pairing, commit: commit.id))
  }
}
