package import Checking

/// Findings as compilers write them, one a line, for editors and build logs:
/// `path:line:column: error: headline [rule-id]`.
package func concise(_ finding: Finding, source: SourceReader) -> String {
  let place = location(finding.place, source(finding.place.path))
  return "\(place): \(finding.severity.rawValue): \(visible(finding.headline)) [\(finding.rule)]\n"
}
