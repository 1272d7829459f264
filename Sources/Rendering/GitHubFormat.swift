import Checking
import Programme

extension CheckReport {
  /// Workflow commands of GitHub Actions, one a line, which show findings beside the lines of a pull
  /// request. GitHub shows only the first ten of each severity of a step, so errors come first.
  package func github(in folder: RepositoryFolder, source: SourceReader) -> String {
    let errors = findings.filter { $0.severity == .error }
    let warnings = findings.filter { $0.severity == .warning }
    return (errors + warnings).map { command($0, folder, source) }.joined()
  }

  private func command(
    _ finding: Finding, _ folder: RepositoryFolder, _ source: SourceReader
  ) -> String {
    let path = folder.path(finding.place.path)
    var properties = [("file", escaped(path.bytes, isProperty: true))]
    if let range = finding.place.range {
      let text = source(finding.place.path)
      properties.append(("line", String(range.start.line)))
      properties.append(("endLine", String(range.end.line)))
      // GitHub takes columns only within one line.
      if range.start.line == range.end.line {
        properties.append(("col", String(characterColumn(of: range.start, in: text))))
        properties.append(("endColumn", String(characterColumn(of: range.end, in: text))))
      }
    }
    properties.append(("title", escaped(Array(finding.rule.utf8), isProperty: true)))
    let list = properties.map { "\($0)=\($1)" }.joined(separator: ",")
    let message = [finding.headline, finding.explanation, finding.help].filter { !$0.isEmpty }
      .joined(separator: "\n")
    return "::\(finding.severity.rawValue) \(list)::"
      + escaped(Array(message.utf8), isProperty: false) + "\n"
  }

  /// As `@actions/core` escapes; line ends stay line ends for the reader, and all else that would act
  /// in a log is made visible.
  private func escaped(_ bytes: [UInt8], isProperty: Bool) -> String {
    var result = ""
    var shown: [UInt8] = []
    for byte in bytes + [0x0A] {
      guard byte == 0x0A || byte == 0x0D else {
        shown.append(byte)
        continue
      }
      for scalar in visible(shown).unicodeScalars {
        switch scalar {
        case "%": result += "%25"
        case ":" where isProperty: result += "%3A"
        case "," where isProperty: result += "%2C"
        default: result.unicodeScalars.append(scalar)
        }
      }
      result += byte == 0x0A ? "%0A" : "%0D"
      shown = []
    }
    return String(result.dropLast(3))
  }
}
