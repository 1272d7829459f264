import MarkdownSyntax
package import Programme

/// Something that `check` looks for in documents: in one pairing or in the programme as a whole, for
/// which it implements the function.
package protocol Rule: RuleDescription {
  /// Whether its findings are known only when the whole programme is checked.
  static var needsWholeProgramme: Bool { get }
  /// Looks at one pairing, which the report holds too.
  static func check(_ pairing: Pairing, _ report: inout Report)
  /// Looks at what only all pairings together show, and at what belongs to none.
  static func check(_ facts: [Facts], _ report: inout Report)
}

extension Rule {
  package static var needsWholeProgramme: Bool { false }
  package static func check(_ pairing: Pairing, _ report: inout Report) {}
  package static func check(_ facts: [Facts], _ report: inout Report) {}
}

/// Collects the findings of one rule.
package struct Report: Sendable {
  package let programme: Programme
  /// nil for a look at the programme as a whole.
  let record: Record?
  let rule: any Rule.Type
  /// What the programme's configuration sets for the rule.
  private let level: Severity?
  package private(set) var findings: [Finding] = []

  /// - Parameter record: the pairing that is looked at, nil for the programme as a whole.
  /// - Returns: nil where the configuration turns the rule off.
  init?(_ rule: any Rule.Type, about record: Record?, in programme: Programme) {
    switch programme.configuration.levels[rule.id]?.level {
    case .off: return nil
    case .warning: level = .warning
    case .error: level = .error
    case nil: level = nil
    }
    self.programme = programme
    self.record = record
    self.rule = rule
  }

  /// Adds a finding; `severity` is given only by a rule whose findings differ in it, and `fix` is a
  /// repair of the file that `place` is in.
  mutating func add(
    _ headline: String, at place: Place, subject: String, explanation: String = "",
    help: String, notes: [Finding.Note] = [], severity: Severity? = nil, fix: Finding.Fix? = nil
  ) {
    findings.append(
      Finding(
        rule: rule.id, severity: level ?? severity ?? rule.severity, place: place,
        headline: headline, explanation: explanation, notes: notes, help: help, fix: fix,
        subject: subject, pairing: record?.pairing.slug))
  }

  /// Adds a finding about a document; its name within the pairing goes before the subject.
  mutating func add(
    _ headline: String, in document: Document, at range: SourceRange, subject: String,
    explanation: String = "", help: String, notes: [Finding.Note] = [], fix: Finding.Fix? = nil
  ) {
    add(
      headline, at: Place(document.path, range),
      subject: "\(nameInPairing(document.path)) \(subject)", explanation: explanation, help: help,
      notes: notes, fix: fix)
  }

  /// A path below the folder of the pairing that is looked at.
  func nameInPairing(_ path: FilePath) -> String {
    guard let folder = record?.pairing.folder, path.isInside(folder) else { return path.text }
    return FilePath(bytes: Array(path.bytes[(folder.bytes.count + 1)...])).text
  }
}
