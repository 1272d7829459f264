import Checking

extension CheckReport {
  /// A code quality report of GitLab: `minor` for a warning, `major` for an error.
  package func gitlab(in folder: RepositoryFolder) -> JSONValue {
    .array(
      findings.map { finding in
        let lines: [(String, JSONValue)] = [
          ("begin", .number(finding.place.range?.start.line ?? 1)),
          ("end", .number(finding.place.range?.end.line ?? 1)),
        ]
        return .object([
          ("description", .string(finding.headline)),
          ("check_name", .string(finding.rule)),
          ("fingerprint", .string(finding.fingerprint)),
          ("severity", .string(finding.severity == .error ? "major" : "minor")),
          (
            "location",
            .object([
              ("path", .string(folder.path(finding.place.path).text)), ("lines", .object(lines)),
            ])
          ),
        ])
      })
  }
}
