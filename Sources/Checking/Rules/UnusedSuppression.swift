import MarkdownSyntax
import Programme

enum UnusedSuppression: Rule {
  static let id = "unused-suppression"
  static let severity = Severity.warning
  static let summary = """
    A `mentordoc-ignore` comment suppresses nothing, names a rule that is not there, or names none. \
    It would hide the next finding, or hides none at all.
    """
  static let group = RuleGroup.text
  static let example = RuleExample(
    in: "pairings/ines-moreau/meetings/2026-04-15-progress.md",
    bad: "- [ ] mentor: show the queue <!-- mentordoc-ignore unknown-owner: new here -->",
    good: "- [ ] mentor: show the queue")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record, !record.suppressions.isEmpty else { return }
    let found = findings(of: record, rules: others)
    for suppression in record.suppressions {
      guard let id = suppression.id else {
        add(suppression, "suppression names no rule", naming: nil, &report)
        continue
      }
      guard let rule = suppression.rule else {
        let meant = closest(to: id, among: allRules.map { $0.id })
        add(
          suppression,
          "rule \(quoted(id)) is unknown" + (meant.map { ", did you mean '\($0)'?" } ?? ""),
          naming: meant, &report)
        continue
      }
      // Whether it hides a finding of this rule can't be asked while that finding is looked for.
      if rule == UnusedSuppression.self || rule.needsWholeProgramme { continue }
      if !found.contains(where: suppression.covers) { addUnused(suppression, &report) }
    }
  }

  static func check(_ facts: [Facts], _ report: inout Report) {
    let suppressions = facts.flatMap(\.suppressions)
    guard !suppressions.isEmpty else { return }
    let found = findings(of: facts, in: report.programme, rules: others)
    for suppression in suppressions where !found.contains(where: suppression.covers) {
      addUnused(suppression, &report)
    }
  }

  private static var others: [any Rule.Type] { allRules.filter { $0 != UnusedSuppression.self } }

  private static func addUnused(_ suppression: Suppression, _ report: inout Report) {
    report.add(
      "suppression of '\(suppression.id ?? "")' suppresses nothing",
      at: Place(suppression.path, suppression.range), subject: subject(suppression, report),
      help: "Delete the comment, or move it to the line that it is about.",
      fix: Finding.Fix("delete the suppression", [suppression.removal]))
  }

  private static func add(
    _ suppression: Suppression, _ headline: String, naming meant: String?, _ report: inout Report
  ) {
    report.add(
      headline, at: Place(suppression.path, suppression.range),
      subject: subject(suppression, report),
      help: meant.map { "Write '\($0)'." }
        ?? "Write '<!-- mentordoc-ignore rule-id: reason -->' with the id of a rule, or delete the "
        + "comment.")
  }

  private static func subject(_ suppression: Suppression, _ report: Report) -> String {
    "\(report.nameInPairing(suppression.path)) suppression \(suppression.id ?? "")"
  }
}
