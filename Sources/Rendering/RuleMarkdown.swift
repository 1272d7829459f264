package import Checking

/// All rules, a table for each group.
package func markdownList(of rules: [any RuleDescription.Type]) -> String {
  grouped(rules).map { group, rules in
    let rows = rules.map { rule in
      "| `\(rule.id)` | \(rule.severity.rawValue) | \(cell(rule.summary)) |\n"
    }
    return """
      ### \(group.rawValue)

      | rule | level | what it finds |
      | --- | --- | --- |
      \(rows.joined())
      """
  }.joined(separator: "\n")
}

/// One rule, with its example.
package func markdown(of rule: any RuleDescription.Type) -> String {
  let (before, between) = introductions(to: rule.example) { "`\($0)`" }
  return """
    ## `\(rule.id)`

    *\(rule.severity.rawValue)*, \(rule.group.rawValue). \(rule.summary)

    \(before)

    ```markdown
    \(rule.example.bad)
    ```

    \(between)

    ```markdown
    \(rule.example.good)
    ```

    """
}

/// A pipe parts cells even inside of code (GFM, Tables).
private func cell(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar == "|" { result += "\\" }
    result.unicodeScalars.append(scalar)
  }
  return result
}
