package import Checking
package import MarkdownSyntax
package import Programme

/// All that one run of `check` has to say.
package struct CheckReport: Sendable {
  /// By path, then place, then rule.
  package let findings: [Finding]
  package let open: [OpenMatter]
  package let pairingCount: Int
  package let documentCount: Int
  /// How many findings comments in the documents suppress; they are not among `findings`.
  package let suppressedCount: Int
  /// How many commits were looked at; nil where the documents were.
  package let commitCount: Int?

  package init(
    findings: [Finding], open: [OpenMatter], pairingCount: Int, documentCount: Int,
    suppressedCount: Int = 0, commitCount: Int? = nil
  ) {
    self.findings = findings.inOrder()
    self.open = open
    self.pairingCount = pairingCount
    self.documentCount = documentCount
    self.suppressedCount = suppressedCount
    self.commitCount = commitCount
  }

  package func count(_ severity: Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// `3 pairings, 14 documents: 2 errors, 1 warning; 1 suppressed; 12 still open; 3 promises open.`
  package var summary: String {
    let promises = open.count { $0.kind == .item }
    let matters = open.count - promises
    var parts: [String] = []
    if findings.isEmpty {
      parts.append("no findings")
    } else {
      let counts = [(Severity.error, "error"), (.warning, "warning")]
        .map { (count($0.0), $0.1) }.filter { $0.0 > 0 }
      parts.append(counts.map { counted($0.0, $0.1) }.joined(separator: ", "))
    }
    if suppressedCount > 0 { parts.append("\(suppressedCount) suppressed") }
    if matters > 0 { parts.append("\(matters) still open") }
    if promises > 0 { parts.append("\(counted(promises, "promise")) open") }
    let looked =
      commitCount.map { [counted($0, "commit"), counted(pairingCount, "pairing")] }
      ?? [counted(pairingCount, "pairing"), counted(documentCount, "document")]
    return looked.joined(separator: ", ") + ": " + parts.joined(separator: "; ") + "."
  }
}

/// How to get the text of a file that a finding names.
package struct SourceReader {
  private let read: (FilePath) -> SourceText?

  /// - Parameter read: gives nil where the text can't be had.
  package init(_ read: @escaping (FilePath) -> SourceText?) { self.read = read }

  func callAsFunction(_ path: FilePath) -> SourceText? { read(path) }
}

/// `1 pairing`, `2 pairings`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// `path:line:column` for people and editors; columns count characters.
func location(_ place: Place, _ source: SourceText?) -> String {
  guard let range = place.range else { return visible(place.path.bytes) }
  let column = characterColumn(of: range.start, in: source)
  return "\(visible(place.path.bytes)):\(range.start.line):\(column)"
}

/// The 1-based column in Unicode characters; the UTF-8 column where the text is not at hand.
func characterColumn(of position: SourcePosition, in source: SourceText?) -> Int {
  guard let source else { return position.column }
  let before = source.line(position.line).prefix(max(0, position.column - 1))
  return 1 + before.count { $0 & 0xC0 != 0x80 }
}
