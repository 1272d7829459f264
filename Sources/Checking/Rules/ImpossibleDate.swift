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
        guard let due = item.due, due.reading == .impossible else { continue }
        add(due, "date", of: "action item \(quoted(item.text))", document, &report)
      }
    }
    if let plan = pairing.plan {
      for goal in plan.goals {
        for target in goal.targets where target.reading == .impossible {
          add(target, "target date", of: goal.name, plan.document, &report)
        }
      }
      for line in plan.progress {
        guard let date = line.date, date.reading == .impossible else { continue }
        add(date, "date", of: "progress of goal '#\(line.goal)'", plan.document, &report)
      }
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
      let impossible: (String) -> [String]
      switch field.type {
      case .month: impossible = impossibleMonths
      case .date, .period: impossible = impossibleDates
      default: continue
      }
      for element in document.field(field.name)?.elements ?? [] {
        for date in element.scalar.map(impossible) ?? [] {
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
    _ date: WrittenDate, _ noun: String, of what: String, _ document: Document,
    _ report: inout Report
  ) {
    report.add(
      "\(noun) \(quoted(date.text)) of \(what) does not exist", in: document, at: date.range,
      subject: "date of \(what)", help: help)
  }
}
