import Checking
import Programme

extension CheckReport {
  /// A table for the summary of a CI job, errors first. Texts of documents stand in it as text: they
  /// make no link, call nobody, and begin no HTML.
  ///
  /// - Parameter limit: bytes of the table; what is beyond is counted. GitHub refuses a summary of
  ///   more than 1 MiB.
  package func markdown(source: SourceReader, limit: Int = 900_000) -> String {
    let counts = [(count(.error), "error"), (count(.warning), "warning")].filter { $0.0 > 0 }
      .map { counted($0.0, $0.1) }.joined(separator: ", ")
    var result = "## mentordoc check: \(findings.isEmpty ? "no findings" : counts)\n\n"
    guard !findings.isEmpty else { return result }
    result += "| | Place | Finding |\n| --- | --- | --- |\n"
    let inOrder =
      findings.filter { $0.severity == .error } + findings.filter { $0.severity == .warning }
    var shown = 0
    for finding in inOrder {
      let place = location(finding.place, source(finding.place.path))
      let help = finding.help.isEmpty ? "" : "<br>" + markdownText(finding.help)
      let row =
        "| \(finding.severity.rawValue) | \(markdownText(place)) | "
        + "\(markdownText(finding.headline)) (\(finding.rule))\(help) |\n"
      guard result.utf8.count + row.utf8.count <= limit else { break }
      result += row
      shown += 1
    }
    if shown < inOrder.count { result += "\nAnd \(inOrder.count - shown) more.\n" }
    return result + "\n"
  }
}

/// A text that GitHub Flavored Markdown shows as it is, on one line and in a table's cell too.
func markdownText(_ text: String) -> String {
  let scalars = Array(visible(text).unicodeScalars)
  var result = ""
  for (index, scalar) in scalars.enumerated() {
    let next = index + 1 < scalars.count ? scalars[index + 1] : " "
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    // Hosts make links and calls of these even where they are escaped, but not across a comment.
    case ":" where next == "/": result += ":<!-- -->"
    case "." where scalars[..<index].suffix(3).allSatisfy({ $0 == "w" || $0 == "W" }) && index > 2:
      result += ".<!-- -->"
    case "@", "#": result += "\\\(scalar)<!-- -->"
    case "\\", "`", "*", "_", "[", "]", "(", ")", "!", "|", "~", "{", "}", "$":
      result += "\\\(scalar)"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
