package import Programme

/// Something that `check` looks for in one pairing.
///
/// The type's name is the id in camel case, and so are the names of its file and its fixture folder.
package protocol Rule: Sendable {
  /// Kebab-case words that name the defect: `missing-section`.
  static var id: String { get }
  static var severity: Severity { get }
  /// What it finds and why that matters, in one or two sentences, for `explain` and the README's table.
  static var summary: String { get }
  static func check(_ pairing: Pairing, _ report: inout Report)
}

/// Collects the findings of one rule about one pairing.
package struct Report: Sendable {
  package let programme: Programme
  let pairing: Pairing
  let rule: String
  let severity: Severity
  package private(set) var findings: [Finding] = []

  init(_ rule: any Rule.Type, about pairing: Pairing, in programme: Programme) {
    self.programme = programme
    self.pairing = pairing
    self.rule = rule.id
    severity = rule.severity
  }

  /// Adds a finding; `severity` is given only by a rule whose findings differ in it.
  mutating func add(
    _ headline: String, at place: Place, subject: String, explanation: String = "",
    help: String, notes: [Finding.Note] = [], fix: Finding.Fix? = nil, severity: Severity? = nil
  ) {
    findings.append(
      Finding(
        rule: rule, severity: severity ?? self.severity, place: place, headline: headline,
        explanation: explanation, notes: notes, help: help, fix: fix, subject: subject,
        pairing: pairing.slug))
  }
}
