import Checking
import Programme

extension CheckReport {
  /// For people: the findings below the name of their file, in columns.
  package func grouped(style: Style, source: SourceReader) -> String {
    var result = ""
    var rest = findings[...]
    while let path = rest.first?.place.path {
      let group = rest.prefix { $0.place.path == path }
      rest = rest.dropFirst(group.count)
      let places = group.map { finding in
        finding.place.range.map { range in
          "\(range.start.line):\(characterColumn(of: range.start, in: source(path)))"
        } ?? "-"
      }
      let width = places.map(\.utf8.count).max() ?? 0
      result += style.bold(visible(path.bytes)) + "\n"
      for (finding, place) in zip(group, places) {
        let severity =
          finding.severity == .error ? style.error("error  ") : style.warning("warning")
        let blanks = String(repeating: " ", count: width - place.utf8.count)
        result +=
          "  \(blanks)\(place)  \(severity)  \(visible(finding.headline)) "
          + style.dim("[\(finding.rule)]") + "\n"
      }
      result += "\n"
    }
    return result
  }
}
