package import Programme

/// What is told of a rule.
///
/// The type's name is the id in camel case, and so are the names of its file and its fixture folder.
package protocol RuleDescription: Sendable {
  /// Kebab-case words that name the defect: `missing-section`.
  static var id: String { get }
  static var severity: Severity { get }
  /// What it finds and why that matters, in one or two sentences, for `explain` and the README's table.
  static var summary: String { get }
  static var group: RuleGroup { get }
  /// Small enough to be understood at a glance; a test runs it.
  static var example: RuleExample { get }
}

extension Configuration {
  /// How bad a finding of a rule is where the programme says so, else where the rule does.
  ///
  /// - Returns: nil for a rule that the programme turns off.
  package func severity(of rule: any RuleDescription.Type) -> Severity? {
    switch levels[rule.id]?.level {
    case .off: nil
    case .warning: .warning
    case .error: .error
    case nil: rule.severity
    }
  }
}
