import MarkdownSyntax
package import Programme

/// What `check` says of a pairing.
package struct PairingResult: Sendable {
  /// Sorted by place, then rule.
  package let findings: [Finding]
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

  init(of record: Record) {
    let pairing = record.pairing
    slug = pairing.slug
    folder = pairing.folder
    mentee = pairing.mentee
    mentor = pairing.mentor
    stage = pairing.stage
    let document = record.document(.pairing)
    place = Place(document?.path ?? pairing.folder, document?.field("mentee")?.range)
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
  var findings: [Finding] = []
  for rule in rules {
    guard var report = Report(rule, about: record, in: programme) else { continue }
    rule.check(pairing, &report)
    findings += report.findings
  }
  return PairingResult(
    findings: findings.inOrder(), open: record.openMatters, facts: Facts(of: record),
    documentCount: pairing.documents.count + pairing.unreadable.count)
}

/// Findings about the programme as a whole: broken templates, and what only all pairings together show.
package func check(_ facts: [Facts], in programme: Programme) -> [Finding] {
  check(facts, in: programme, rules: allRules)
}

func check(_ facts: [Facts], in programme: Programme, rules: [any Rule.Type]) -> [Finding] {
  var findings: [Finding] = []
  for rule in rules {
    guard var report = Report(rule, about: nil, in: programme) else { continue }
    rule.check(facts, &report)
    findings += report.findings
  }
  return findings.inOrder()
}

/// Rules that a configuration sets and that are not there.
package func unknownRules(in configuration: Configuration) -> [ConfigurationProblem] {
  let ids = allRules.map { $0.id }
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
