import Changes
import Programme

@testable import Checking
@testable import HistoryChecking

/// A commit as the examples of the history's rules write it, on top of the base programme:
///
///     Author: Name <mail>
///     Date: 2026-05-02
///     Signed: yes
///
///         the message, indented by four
///
///     in pairings/ines-moreau/pairing.md
///     - a line that is there
///     + the line that takes its place
struct RecordedCommit {
  let commit: CommitRecord
  let before: MemoryTree
  let after: MemoryTree

  init(_ text: String, on tree: MemoryTree) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let edits = lines.firstIndex { $0.hasPrefix("in ") || $0.hasPrefix("remove ") } ?? lines.count
    var fields: [String: String] = [:]
    var message: [String] = []
    for line in lines[..<edits] {
      if line.hasPrefix("    ") || line.isEmpty {
        message.append(String(line.dropFirst(4)))
      } else if let colon = line.firstIndex(of: ":") {
        fields[String(line[..<colon])] = String(line[colon...].dropFirst(2))
      }
    }
    let parts = (fields["Author"] ?? "").split(separator: " <")
    commit = CommitRecord(
      id: String(repeating: "1a2b3c4d", count: 5), author: parts.first.map(String.init) ?? "",
      mail: parts.count > 1 ? String(parts[1].dropLast()) : "",
      day: fields["Date"].flatMap { Day($0) }, isSigned: fields["Signed"] == "yes",
      message: message.drop { $0.isEmpty }.joined(separator: "\n"))
    before = tree
    var edited = tree
    try edited.apply(Array(lines[edits...]), of: "a commit")
    after = edited
  }

  /// What rules find in it, `headline [rule]`.
  func findings(
    by rules: [any HistoryRule.Type] = historyRules, isSigning: Bool = false
  ) throws -> [String] {
    let (old, new) = (try Programme(in: before), try Programme(in: after))
    let check = HistoryCheck(in: new, isSigning: isSigning, rules: rules)
    var findings: [Finding] = []
    var events: [RecordedEvent] = []
    for slug in Set(try old.slugs() + new.slugs()).sorted() {
      let states = try [old, new].map { try $0.slugs().contains(slug) ? $0.pairing(slug) : nil }
      let changes = changes(from: states[0], to: states[1], words: new.configuration.words)
      if changes.isEmpty { continue }
      findings += check.findings(
        in: RecordStep(commit, slug, from: states[0], to: states[1], changes))
      events.append(RecordedEvent(slug, changes.event))
    }
    findings += check.findings(in: commit, doing: events)
    return findings.map { "\($0.place.path.text): \($0.headline) [\($0.rule)]" }
  }
}
