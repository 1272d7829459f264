/// A message put above what git has prepared for the editor; nil where somebody has written something
/// there already.
///
/// - Parameters:
///   - text: git's own: blank lines, `Signed-off-by:` where that is asked for, comments.
///   - comment: what a comment begins with, `auto` where git chooses it.
package func prepared(_ message: String, above text: String, comment: String) -> String? {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  func isComment(_ line: Substring) -> Bool {
    guard comment == "auto" else { return line.hasPrefix(comment) }
    return line.first.map { "#;@!$%^&|:".contains($0) } ?? false
  }
  let first = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? lines.endIndex
  guard first < lines.endIndex, !isComment(lines[first]) else { return message + text }
  // One paragraph with our trailers, or git would see the last one only.
  guard lines[first].hasPrefix("Signed-off-by: ") else { return nil }
  return message + lines[first...].joined(separator: "\n")
}
