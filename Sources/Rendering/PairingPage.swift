package import Checking
package import Programme
import Schedule

/// One pairing as `show` tells it on a day.
package struct PairingPage: Sendable {
  /// A gap with the goals that close it; nil gathers the goals that close none.
  struct Row: Sendable {
    let gap: Gap?
    let goals: [GoalLine]
  }

  /// A goal with what was made of it.
  struct GoalLine: Sendable {
    let goal: Goal
    /// The line of *Progress* about it that counts.
    let progress: GoalProgress?
    /// Whether an earlier row has it, too.
    let isRepeated: Bool
  }

  let pairing: Pairing
  let today: Day
  let rows: [Row]
  let promises: [OpenPromise]
  /// What is empty or unticked, promises left out.
  let open: [OpenMatter]
  /// What comes next and when.
  let dates: [(name: String, day: Day)]
  /// Who answers questions, and hears what does not belong in a file.
  let contact: String?

  /// - Parameter open: the open matters of the pairing, as `check` gives them.
  package init(_ pairing: Pairing, in programme: Programme, open: [OpenMatter], today: Day) {
    self.pairing = pairing
    self.today = today
    self.open = open.filter { $0.kind != .item }
    rows = PairingPage.rows(of: pairing.plan)
    let configuration = programme.configuration
    let schedule = PairingSchedule(of: pairing, in: configuration, on: today)
    promises = schedule.promises
    dates = [
      ("next meeting", schedule.nextMeeting), ("next review", schedule.nextReview),
      ("next check-in", schedule.nextCheckIn),
    ].compactMap { name, day in day.map { (name, $0) } }
    contact = configuration.contact ?? configuration.coordinators.first?.written
  }

  private static func rows(of plan: ActionPlan?) -> [Row] {
    guard let plan else { return [] }
    var shown: Set<Int> = []
    func line(_ goal: Goal) -> GoalLine {
      let isRepeated = goal.number.map { !shown.insert($0).inserted } ?? false
      return GoalLine(
        goal: goal, progress: plan.progress.last { $0.goal == goal.number },
        isRepeated: isRepeated)
    }
    var rows = plan.gaps.map { gap in
      Row(
        gap: gap,
        goals: plan.goals.filter { goal in goal.number.map(gap.goals.contains) ?? false }
          .map(line))
    }
    let others = plan.goals.filter { goal in goal.number.map { !shown.contains($0) } ?? true }
    if !others.isEmpty { rows.append(Row(gap: nil, goals: others.map(line))) }
    return rows
  }

  /// `active`, and whether somebody is away.
  var stage: String {
    let away = pairing.away.first { $0.contains(today) }
    guard let away, pairing.outcome == nil else { return pairing.stage.rawValue }
    return pairing.stage.rawValue + ", away" + (away.end.map { " until \($0)" } ?? "")
  }

  /// Documents that could not be read, in byte order.
  var unreadable: [FilePath] { pairing.unreadable.map(\.path).sorted() }
}

extension PairingPage.GoalLine {
  /// `goal 1`
  var name: String { goal.number.map { "goal \($0)" } ?? "goal without number" }

  func text(of column: PlanColumn) -> String { goal.cells[column]?.text.plain ?? "" }

  /// The day that counts, or what stands in its place.
  var target: String { goal.targets.last?.day?.description ?? text(of: .target) }

  /// `open`, `met` or `waived`.
  var state: String {
    switch progress?.state {
    case .met: "met"
    case .waived: "waived"
    case .open, nil: "open"
    }
  }

  /// What the record has to show for it: the words of its line of *Progress*, and links that the
  /// words do not show.
  var evidence: String {
    guard let progress else { return "" }
    var text = progress.text
    if case .waived(let reason) = progress.state { text = reason }
    let links = progress.links.filter { !text.contains($0) }
    return ([text] + links).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension PairingPage {
  /// Days since a promise was made; nil where its note has no day.
  func age(of promise: OpenPromise) -> Int? { promise.since.map { today.days(since: $0) } }

  /// When a promise is due and since when it is open, in brackets; empty where nothing is known of that.
  func remark(on promise: OpenPromise) -> String {
    var parts: [String] = []
    if let due = promise.dueText {
      parts.append("by \(due)" + (promise.isOverdue ? ", overdue" : ""))
    }
    if let since = promise.since, let age = age(of: promise) {
      parts.append("since \(since)" + (age > 0 ? ", \(counted(age, "day"))" : ""))
    }
    if promise.isLost { parts.append("in no later note") }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }
}

extension ActionItem.Owner? {
  /// Who it is, as a line names them; empty for nobody.
  var name: String {
    switch self {
    case .mentee?: "mentee"
    case .mentor?: "mentor"
    case .coordinator?: "coordinator"
    case .support?: "support"
    case .named(let name)?, .unknown(let name)?: name
    case nil: ""
    }
  }
}
