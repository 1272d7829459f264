import ArgumentParser
import Checking
import HistoryChecking
import Programme
import Rendering

extension Severity: ExpressibleByArgument {}

/// Which findings of a check count, and which of them make it fail.
struct JudgementOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Report findings of these rules only.", valueName: "rule,…"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Report no findings of these rules.", valueName: "rule,…"))
  var ignore: [String] = []

  @Option(help: "The lowest severity that ends with 1.")
  var failOn = Severity.error

  @Flag(help: "End with 0 whatever is found.")
  var exitZero = false

  /// The rules whose findings are reported: those about documents, or those about the history.
  func rules(ofHistory isHistory: Bool) throws(Failure) -> [any RuleDescription.Type] {
    let selected = try ids(select, of: "--select")
    let ignored = try ids(ignore, of: "--ignore")
    let rules: [any RuleDescription.Type] = isHistory ? historyRules : allRules
    if let stranger = selected.subtracting(rules.map { $0.id }).sorted().first {
      throw Failure(
        "rule '\(stranger)' of --select is about \(isHistory ? "documents" : "the history")",
        help: isHistory ? "Leave '--history' out." : "Add '--history'.")
    }
    return rules.filter {
      (select.isEmpty || selected.contains($0.id)) && !ignored.contains($0.id)
    }
  }

  func fails(_ report: CheckReport) -> Bool {
    !exitZero && report.findings.contains { $0.severity >= failOn }
  }

  private func ids(_ texts: [String], of option: String) throws(Failure) -> Set<String> {
    let known = everyRule.map { $0.id }
    var result: Set<String> = []
    for text in texts {
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let id = String(part.drop { $0 == " " })
        guard known.contains(id) else {
          throw Failure(
            "rule '\(id)' of \(option) is unknown",
            help: closest(to: id, among: known).map { "Did you mean '\($0)'?" }
              ?? "Give ids of rules, as they stand in brackets behind findings.")
        }
        result.insert(id)
      }
    }
    return result
  }
}
