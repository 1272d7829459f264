package import Checking

/// All rules in their groups, a line each with the first sentence of what it finds.
package func textList(of rules: [any RuleDescription.Type], style: Style) -> String {
  let width = rules.map { $0.id.utf8.count }.max() ?? 0
  let levelWidth = rules.map { $0.severity.rawValue.utf8.count }.max() ?? 0
  return grouped(rules).map { group, rules in
    let lines = rules.map { rule in
      let level = rule.severity.rawValue
      return "  " + rule.id + blanks(width - rule.id.utf8.count) + "  "
        + emphasised(level, rule.severity, style) + blanks(levelWidth - level.utf8.count) + "  "
        + firstSentence(of: rule.summary) + "\n"
    }
    return style.bold(group.rawValue) + "\n" + lines.joined()
  }.joined(separator: "\n")
}

/// One rule, with its example.
package func text(of rule: any RuleDescription.Type, style: Style) -> String {
  func passage(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }
  let example = rule.example
  let (before, between) = introductions(to: example) { "'\($0)'" }
  return """
    \(emphasised(rule.severity.rawValue, rule.severity, style))[\(rule.id)]: \(rule.group.rawValue)

    \(rule.summary)

    \(before)

    \(passage(example.bad))
    \(between)

    \(passage(example.good))
    \(style.help("help:")) Write 'rules: {\(rule.id): off}' into 'mentordoc.yml' to turn it off; \
    'warning' and 'error' set its level.

    """
}

/// The groups that have rules, each with them.
func grouped(_ rules: [any RuleDescription.Type]) -> [(RuleGroup, [any RuleDescription.Type])] {
  RuleGroup.allCases.compactMap { group in
    let members = rules.filter { $0.group == group }
    return members.isEmpty ? nil : (group, members)
  }
}

/// What stands before the bad and before the good text of an example.
///
/// - Parameter name: marks a path as a name.
func introductions(
  to example: RuleExample, name: (String) -> String
) -> (before: String, between: String) {
  let context = example.context.isEmpty ? "" : example.context + " "
  return switch example.place {
  case .inFile(let path): (context + "Instead of this, in \(name(path.text)):", "write:")
  case .name: (context + "Instead of a file named so:", "have it named:")
  case .commit: (context + "Instead of such a commit:", "make one like this:")
  }
}

private func emphasised(_ text: String, _ severity: Severity, _ style: Style) -> String {
  switch severity {
  case .error: style.error(text)
  case .warning: style.warning(text)
  }
}

private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

/// Up to a full stop that a blank follows.
private func firstSentence(of text: String) -> Substring {
  let bytes = text.utf8
  for index in bytes.indices where bytes[index] == 0x2E {
    let next = bytes.index(after: index)
    if next < bytes.endIndex, bytes[next] == 0x20 { return text[..<next] }
  }
  return text[...]
}
