import MarkdownSyntax
import Programme

/// What the action plan shows, and how far it can be trusted: where a row, a column or the whole table
/// is in doubt, that is a finding of its own, and what would follow from it is none.
struct PlanEvidence: Sendable {
  let plan: ActionPlan?
  /// Whether there is no plan at all, rather than one that could not be read.
  let isAbsent: Bool
  /// Whether the rows can be told: the table, its goal column and all of its lines are there.
  let rowsAreKnown: Bool
  /// Whether a number that no row has is surely wrong, and one that a row has surely right.
  let numbersAreKnown: Bool

  init(of pairing: Pairing) {
    plan = pairing.plan
    isAbsent = plan == nil && !pairing.unreadable.contains { $0.kind == .actionPlan }
    guard let plan else {
      rowsAreKnown = isAbsent
      numbersAreKnown = isAbsent
      return
    }
    rowsAreKnown =
      !plan.tables.isEmpty
      && plan.tables.allSatisfy { $0.columns[.goal] != nil && $0.table.detachedLines.isEmpty }
    let numbers = plan.goals.compactMap(\.number)
    numbersAreKnown =
      rowsAreKnown && plan.goals.allSatisfy(\.isSound)
      && numbers.count == plan.goals.count && Set(numbers).count == numbers.count
  }

  var goals: [Goal] { plan?.goals ?? [] }

  var numbers: Set<Int> { Set(goals.compactMap(\.number)) }

  func progress(of goal: Goal) -> GoalProgress? {
    guard let number = goal.number else { return nil }
    return plan?.progress.last { $0.goal == number }
  }

  func isWaived(_ goal: Goal) -> Bool {
    if case .waived = progress(of: goal)?.state { true } else { false }
  }

  /// Lines of *Progress* that name a goal which no row has.
  var strangeProgress: [GoalProgress] {
    plan?.progress.filter { !numbers.contains($0.goal) } ?? []
  }

  /// Goals that *Progress* could have meant by a wrong number are left in peace.
  var progressIsKnown: Bool {
    guard let plan else { return isAbsent }
    return numbersAreKnown && !plan.document.lacks(.progress) && strangeProgress.isEmpty
  }
}

extension Goal {
  /// `goal '#3'`, or its text where it has no number.
  var name: String { number.map { "goal '#\($0)'" } ?? "goal \(quoted(text))" }

  /// For the subject of a finding.
  var key: String { number.map { "goal \($0)" } ?? "goal \(quoted(text))" }

  /// A goal that is only being thought about: neither measure nor date is set.
  var isDraft: Bool {
    ![PlanColumn.measure, .target].contains { cells[$0]?.saysSomething ?? false }
  }

  /// Columns that a goal needs for its plan to be complete and that are empty in this row.
  var emptyCells: [(column: PlanColumn, cell: TableCell)] {
    let needed: [PlanColumn] = [.goal, .menteeSteps, .mentorSteps, .barriers, .measure, .target]
    return needed.compactMap { column in
      guard let cell = cells[column] else { return nil }
      if column == .goal { return folded(text).isEmpty && number != nil ? (column, cell) : nil }
      // A dash is a barrier that there is none.
      if column == .barriers { return barriers.isEmpty ? (column, cell) : nil }
      return cell.saysSomething ? nil : (column, cell)
    }
  }
}

extension TableCell {
  /// A dash, a question mark or an emphasis mark alone says nothing.
  var saysSomething: Bool {
    text.plain.unicodeScalars.contains { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": true
      default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      }
    } || !text.links.isEmpty
  }
}

extension PlanColumn {
  /// `has no …`
  var lacking: String {
    switch self {
    case .goal: "text"
    case .menteeSteps: "steps for the mentee"
    case .mentorSteps: "steps for the mentor"
    case .supportSteps: "steps for the support network"
    case .barriers: "barrier"
    case .measure: "success measure"
    case .target: "target date"
    }
  }

  /// What to write into an empty cell.
  var wanted: String {
    switch self {
    case .goal: "what the goal is"
    case .menteeSteps: "what the mentee does"
    case .mentorSteps: "what the mentor does"
    case .supportSteps: "what others do"
    case .barriers: "what could get in the way, with what is done about it in brackets, or 'none'"
    case .measure: "how everybody will see that the goal is met"
    case .target: "a date as YYYY-MM-DD"
    }
  }
}
