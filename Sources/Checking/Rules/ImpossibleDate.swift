import MarkdownSyntax
import Programme

enum ImpossibleDate: Rule {
  static let id = "impossible-date"
  static let severity = Severity.error
  static let summary = """
    A date is written as one and does not exist, such as 30 February: in a field, a target, an \
    action item, a line of progress, or a file's name.
    """
  static let group = RuleGroup.frontMatter
  static let example = RuleExample(
    in: "pairings/ines-moreau/pairing.md",
    bad: "started: 2026-02-30",
    good: "started: 2026-02-28")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      checkFields(of: document, &report)
      for item in document.actionItems {
        add(item.due, "date", of: "action item \(quoted(item.text))", document, &report)
      }
    }
    for goal in pairing.plan?.goals ?? [] {
      for target in goal.targets {
        add(target, "target date", of: goal.name, pairing.plan?.document, &report)
      }
    }
    for line in pairing.plan?.progress ?? [] {
      add(
        line.date, "date", of: "progress of goal '#\(line.goal)'", pairing.plan?.document, &report)
    }
    for stray in pairing.strays {
      guard case .impossibleDate(let text) = stray.reason else { continue }
      report.add(
        "date \(quoted(text)) in the file's name does not exist", at: Place(stray.path),
        subject: report.nameInPairing(stray.path),
        help: "Rename the file with a day that exists, as YYYY-MM-DD.")
    }
  }

  private static func checkFields(of document: Document, _ report: inout Report) {
    for field in report.record?.template(of: document)?.fields ?? [] {
      guard [.date, .month, .period].contains(field.type) else { continue }
      for element in document.field(field.name)?.elements ?? [] {
        guard let text = element.scalar else { continue }
        let dates = field.type == .month ? impossibleMonths(in: text) : impossibleDates(in: text)
        for date in dates {
          report.add(
            "date \(quoted(date)) of field '\(field.name)' does not exist", in: document,
            at: document.range(of: date, in: element.range), subject: "field \(field.name)",
            help: help)
        }
      }
    }
  }

  private static let help = "Write a day that exists, as YYYY-MM-DD."

  private static func add(
    _ date: WrittenDate?, _ noun: String, of item: @autoclosure () -> String,
    _ document: Document?, _ report: inout Report
  ) {
    guard let date, date.reading == .impossible, let document else { return }
    let what = item()
    report.add(
      "\(noun) \(quoted(date.text)) of \(what) does not exist", in: document, at: date.range,
      subject: "date of \(what)", help: help)
  }
}
