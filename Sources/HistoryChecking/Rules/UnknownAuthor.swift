import Changes
import Checking
import Programme

enum UnknownAuthor: HistoryRule {
  static let id = "unknown-author"
  static let severity = Severity.warning
  static let summary = """
    Somebody changed a pairing who belongs neither to it nor to the programme's coordinators, as far as \
    name, address and handle tell. Where no coordinator is named, whoever set the programme up is taken \
    for one. Changes of the programme's own files are not looked at.
    """
  static let group = RuleGroup.history
  static let example = RuleExample(
    commit: """
      Author: Kai Lund <kai@lund.example>
      Date: 2026-05-02

      in pairings/ines-moreau/check-ins/2026-03.md
      - All is well.
      + All is very well.
      """,
    ratherThan: """
      Author: Tariq A. <123+taziz@users.noreply.github.com>
      Date: 2026-05-02

      in pairings/ines-moreau/check-ins/2026-03.md
      - All is well.
      + All is very well.
      """)

  static func check(_ step: RecordStep, _ report: inout HistoryReport) {
    let people = [step.old, step.new].compactMap(\.self).flatMap(\.people)
    // Whose pairing it is stands nowhere, or can't be read.
    guard !people.isEmpty, !step.changes.isEmpty else { return }
    let coordinators = report.programme.configuration.coordinators
    let known = people + (coordinators.isEmpty ? report.founders : coordinators)
    let (author, mail) = (step.commit.author, step.commit.mail)
    if known.contains(where: { $0.isMeant(byAuthor: author, mail) }) { return }
    report.add(
      "pairing changed by '\(author)', neither in it nor a coordinator,",
      at: (step.new ?? step.old)?.folder.appending("pairing.md") ?? Programme.pairingsFolder,
      of: step.slug, subject: "author",
      help: "Add the person to 'pairing.md' or the coordinators, or another name of theirs to "
        + "'.mailmap'.")
  }
}

extension Person {
  /// Whether an author of a commit is this person, by name, address or handle. A handle is told by
  /// the address that hosts give out, `123+handle@users.noreply.github.com`, and where it is all the
  /// name that there is.
  fileprivate func isMeant(byAuthor author: String, _ address: String) -> Bool {
    if folded(name) == folded(author) { return true }
    if let mail, folded(mail) == folded(address) { return true }
    guard let handle else { return false }
    if folded(handle) == folded(author) { return true }
    let parts = address.split(separator: "@")
    guard parts.count == 2, parts[1].contains("noreply") else { return false }
    let local = parts[0].split(separator: "+").last ?? parts[0]
    return folded(handle) == folded(String(local))
  }
}
