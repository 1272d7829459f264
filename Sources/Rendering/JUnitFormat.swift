package import Checking
package import Programme

extension CheckReport {
  /// A JUnit report: a test case for each pairing and rule, so that a good pairing is passed tests.
  /// What makes `check` fail is a failure, all else is the output of a passed test. Findings about the
  /// programme as a whole are test cases of their own.
  ///
  /// - Parameters:
  ///   - pairings: names of those that were checked, good ones too.
  ///   - rules: ids of the rules that they were checked with.
  ///   - failing: the lowest severity that makes `check` fail.
  package func junit(
    pairings: [FilePath], rules: [String], failing: Severity, source: SourceReader
  ) -> String {
    let byPairing = Dictionary(grouping: findings, by: \.pairing)
    var suites = pairings.map { slug in
      Suite(
        name: visible(Programme.pairingsFolder.appending(slug).bytes), rules: rules,
        findings: byPairing[slug] ?? [])
    }
    if let findings = byPairing[nil] {
      suites.append(Suite(name: "programme", rules: [], findings: findings))
    }
    let bodies = suites.map { $0.element(failing: failing, source: source) }
    let tests = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + $1.failureCount(failing: failing) }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="mentordoc" tests="\(tests)" failures="\(failures)" errors="0">

      """ + bodies.joined() + "</testsuites>\n"
  }
}

/// The test cases of one pairing, or of the programme as a whole.
private struct Suite {
  let name: String
  let cases: [(rule: String, findings: [Finding])]

  /// - Parameter rules: those that have a test case even where they find nothing.
  init(name: String, rules: [String], findings: [Finding]) {
    self.name = name
    let byRule = Dictionary(grouping: findings, by: \.rule)
    let others = byRule.keys.filter { !rules.contains($0) }.sorted()
    cases = (rules + others).map { ($0, byRule[$0] ?? []) }
  }

  func failureCount(failing: Severity) -> Int {
    cases.count { $0.findings.contains { $0.severity >= failing } }
  }

  func element(failing: Severity, source: SourceReader) -> String {
    let count = failureCount(failing: failing)
    var result =
      "  <testsuite name=\"\(xml(name))\" tests=\"\(cases.count)\" failures=\"\(count)\""
      + " errors=\"0\" skipped=\"0\">\n"
    for (rule, findings) in cases {
      let start = "    <testcase classname=\"\(xml(name))\" name=\"\(xml(rule))\""
      guard !findings.isEmpty else {
        result += start + "/>\n"
        continue
      }
      result += start + ">\n"
      let failures = findings.filter { $0.severity >= failing }
      // Readers differ in how many failures of one test they take, so all findings are one.
      if let first = failures.first {
        let more = failures.count > 1 ? " (and \(failures.count - 1) more)" : ""
        result +=
          "      <failure type=\"\(xml(rule))\" message=\"\(xml(visible(first.headline) + more))\">"
          + lines(failures, source) + "</failure>\n"
      }
      let others = findings.filter { $0.severity < failing }
      if !others.isEmpty {
        result += "      <system-out>" + lines(others, source) + "</system-out>\n"
      }
      result += "    </testcase>\n"
    }
    return result + "  </testsuite>\n"
  }

  private func lines(_ findings: [Finding], _ source: SourceReader) -> String {
    findings.map { finding in
      xml(concise(finding, source: source) + "help: " + visible(finding.help) + "\n")
    }.joined()
  }
}

/// Text or an attribute's value; what XML 1.0 does not allow at all is made `visible` before.
private func xml(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
