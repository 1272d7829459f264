import MarkdownSyntax
package import Programme

/// What `check` says of a pairing.
package struct PairingResult: Sendable {
  /// Sorted by place, then rule, without those that a comment suppresses.
  package let findings: [Finding]
  /// How many findings comments suppress.
  package let suppressedCount: Int
  /// What is empty or unticked: never a finding.
  package let open: [OpenMatter]
  package let facts: Facts
  /// Documents that were looked at, read or not.
  package let documentCount: Int
}

/// What rules about the whole programme need to know of a pairing.
package struct Facts: Sendable {
  package let slug: FilePath
  package let folder: FilePath
  package let mentee: Person?
  package let mentor: Person?
  package let stage: Stage
  /// Where the pairing says who the mentee is.
  package let place: Place
  /// Comments that are about what only the whole programme shows.
  let suppressions: [Suppression]

  init(of record: Record) {
    let pairing = record.pairing
    slug = pairing.slug
    folder = pairing.folder
    mentee = pairing.mentee
    mentor = pairing.mentor
    stage = pairing.stage
    let document = record.document(.pairing)
    place = Place(document?.path ?? pairing.folder, document?.field("mentee")?.range)
    suppressions = record.suppressions.filter { $0.rule?.needsWholeProgramme ?? false }
  }
}

/// Checks one pairing with all rules that the configuration leaves on.
package func check(_ pairing: Pairing, in programme: Programme) -> PairingResult {
  check(pairing, in: programme, rules: allRules)
}

/// Checks one pairing with some rules.
func check(
  _ pairing: Pairing, in programme: Programme, rules: [any Rule.Type]
) -> PairingResult {
  let record = Record(pairing, in: programme)
  let all = findings(of: record, rules: rules).inOrder()
  let findings = all.filter { finding in !record.suppressions.contains { $0.covers(finding) } }
  return PairingResult(
    findings: findings, suppressedCount: all.count - findings.count, open: record.openMatters,
    facts: Facts(of: record),
    documentCount: pairing.documents.count + pairing.unreadable.count)
}

/// Everything that some rules find in a pairing, suppressed or not.
func findings(of record: Record, rules: [any Rule.Type]) -> [Finding] {
  var findings: [Finding] = []
  for rule in rules {
    guard var report = Report(rule, about: record, in: record.programme) else { continue }
    rule.check(record.pairing, &report)
    findings += report.findings
  }
  return findings
}

/// Findings about the programme as a whole: broken templates, and what only all pairings together show.
package func check(_ facts: [Facts], in programme: Programme) -> [Finding] {
  check(facts, in: programme, rules: allRules)
}

func check(_ facts: [Facts], in programme: Programme, rules: [any Rule.Type]) -> [Finding] {
  let suppressions = facts.flatMap(\.suppressions)
  return findings(of: facts, in: programme, rules: rules).inOrder().filter { finding in
    !suppressions.contains { $0.covers(finding) }
  }
}

/// Everything that some rules find in the programme as a whole, suppressed or not.
func findings(
  of facts: [Facts], in programme: Programme, rules: [any Rule.Type]
) -> [Finding] {
  var findings: [Finding] = []
  for rule in rules {
    guard var report = Report(rule, about: nil, in: programme) else { continue }
    rule.check(facts, &report)
    findings += report.findings
  }
  return findings
}

/// How many findings about the programme as a whole comments suppress.
package func suppressedCount(among facts: [Facts], in programme: Programme) -> Int {
  let suppressions = facts.flatMap(\.suppressions)
  guard !suppressions.isEmpty else { return 0 }
  return findings(of: facts, in: programme, rules: allRules).count { finding in
    suppressions.contains { $0.covers(finding) }
  }
}

/// Rules that a configuration sets and that are not there.
///
/// - Parameter ids: of those that are.
package func unknownRules(
  in configuration: Configuration, among ids: [String]
) -> [ConfigurationProblem] {
  return configuration.levels.filter { !ids.contains($0.key) }
    .sorted { $0.value.range.start < $1.value.range.start }
    .map { id, setting in
      let meant = closest(to: id, among: ids)
      return ConfigurationProblem(
        range: setting.range,
        headline: "rule \(quoted(id)) is unknown"
          + (meant.map { ", did you mean '\($0)'?" } ?? ""),
        help: meant.map { "Write '\($0)'." } ?? "Delete the line, or write the id of a rule.")
    }
}
