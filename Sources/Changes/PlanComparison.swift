import MarkdownSyntax
import Programme

extension PairingComparison {
  /// Gaps, goals and progress of the two plans.
  mutating func comparePlans() {
    // Of a plan that can't be read nothing is known, and least that all of it was taken back.
    guard let place = planReference, !isUnread(.actionPlan) else { return }
    if let before = old?.plan?.document, let after = new?.plan?.document,
      before.source.bytes == after.source.bytes
    {
      return
    }
    let goals = matchedGoals
    compareGaps(
      old?.plan?.gaps ?? [], new?.plan?.gaps ?? [], renumbered: goals.numbers, in: place)
    compareGoals(goals, in: place)
  }

  private var planReference: DocumentReference? {
    let newer = new?.plan.map { reference($0.document, in: new) }
    return newer ?? old?.plan.map { reference($0.document, in: old) }
  }

  private mutating func compareGaps(
    _ before: [Gap], _ after: [Gap], renumbered numbers: [Int: Int], in place: DocumentReference
  ) {
    let matching = Matching(
      before, after,
      keys: [
        { gap in gap.identifier.map { [$0] + gap.wording + gap.goals.map(\.description) } },
        { gap in gap.identifier.map { [$0] } },
        { gap in [folded(gap.text)] },
      ],
      text: { folded($0.text) },
      canResemble: { $0.identifier == nil || $1.identifier == nil }
    ).earlier
    for (index, gap) in after.enumerated() {
      guard let earlier = matching[index] else {
        add(.gapAdded(gap.identifier, text: gap.text), in: place)
        continue
      }
      let was = before[earlier]
      let goals = was.goals.map { numbers[$0] ?? $0 }
      if was.wording != gap.wording || goals != gap.goals || was.identifier != gap.identifier {
        add(.gapChanged(gap.identifier, from: was.said, to: gap.said), in: place)
      }
    }
    let kept = Set(matching.values)
    for (index, gap) in before.enumerated() where !kept.contains(index) {
      add(.gapRemoved(gap.identifier, text: gap.text), in: place)
    }
  }

  /// The goals of the two plans matched to each other.
  private struct MatchedGoals {
    let before: [Goal]
    let after: [Goal]
    /// For an index of the later goals that of the earlier one that it was.
    let earlier: [Int: Int]
    /// What a number that both have had is now.
    let numbers: [Int: Int]
  }

  private var matchedGoals: MatchedGoals {
    let before = old?.plan?.goals ?? []
    let after = new?.plan?.goals ?? []
    let earlier = Matching(
      before, after,
      keys: [
        { goal in [goal.number?.description ?? "", folded(goal.text)] },
        // Renumbered; a row without a text is known by its number alone.
        { goal in goal.text.isEmpty ? nil : [folded(goal.text)] },
        { goal in goal.number.map { [$0.description] } },
      ],
      text: { folded($0.text) },
      canResemble: { $0.number == nil || $1.number == nil }
    ).earlier
    var numbers: [Int: Int] = [:]
    for (index, goal) in after.enumerated() {
      if let was = earlier[index].flatMap({ before[$0].number }), let now = goal.number {
        numbers[was] = now
      }
    }
    return MatchedGoals(before: before, after: after, earlier: earlier, numbers: numbers)
  }

  private mutating func compareGoals(_ goals: MatchedGoals, in place: DocumentReference) {
    for (index, goal) in goals.after.enumerated() {
      if let earlier = goals.earlier[index] {
        compare(goals.before[earlier], goal, in: place)
      } else {
        add(
          .goalSet(goal.number, text: goal.text, target: goal.targets.last?.day), in: place)
      }
    }
    let kept = Set(goals.earlier.values)
    let gone = goals.before.indices.filter { !kept.contains($0) }.map { goals.before[$0] }
    for goal in gone { add(.goalRemoved(goal.number, text: goal.text), in: place) }
    let numbers = Set(gone.compactMap(\.number)).subtracting(goals.numbers.values)
    compareProgress(renumbered: goals.numbers, gone: numbers, in: place)
  }

  private mutating func compare(_ before: Goal, _ after: Goal, in place: DocumentReference) {
    if before.number != after.number {
      add(.goalRenumbered(from: before.number, to: after.number), in: place)
    }
    if folded(before.text) != folded(after.text) {
      add(.goalReworded(after.number, from: before.text, to: after.text), in: place)
    }
    for column in PlanColumn.allCases where column != .goal {
      guard let (was, now) = before.cells.texts(of: column, after.cells) else { continue }
      if column == .target {
        add(
          .dateMoved(
            after.number, from: before.targets.last?.day, to: after.targets.last?.day), in: place)
      } else {
        add(.cellEdited(after.number, column, from: was, to: now), in: place)
      }
    }
  }

  private mutating func compareProgress(
    renumbered numbers: [Int: Int], gone: Set<Int>, in place: DocumentReference
  ) {
    // The last line about a goal is the one that counts.
    let before = Dictionary(
      (old?.plan?.progress ?? []).map { (numbers[$0.goal] ?? $0.goal, $0) }
    ) { $1 }
    let after = Dictionary((new?.plan?.progress ?? []).map { ($0.goal, $0) }) { $1 }
    for goal in Set(before.keys).union(after.keys).subtracting(gone).sorted() {
      let (was, now) = (before[goal], after[goal])
      switch (was.status, now.status) {
      case (.open, .met), (.waived, .met): add(.goalMet(goal, now.evidence), in: place)
      case (.open, .waived), (.met, .waived):
        add(.goalWaived(goal, reason: now.reason), in: place)
      case (.met, .open), (.waived, .open): add(.goalReopened(goal), in: place)
      case (.open, .open), (.met, .met), (.waived, .waived):
        if was.words != now.words {
          add(.progressNoted(goal, from: was?.text ?? "", to: now?.text ?? ""), in: place)
        }
      }
    }
  }
}

extension Gap {
  /// All that it says, without its identifier and the goals.
  fileprivate var wording: [String] {
    [folded(text), folded(kind ?? ""), folded(reason ?? "")]
  }

  /// On one line, as the plan's template writes it.
  var said: String {
    let name = [identifier, kind.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
    let closed =
      goals.isEmpty
      ? reason.map { "none: \($0)" } : goals.map { "goal \($0)" }.joined(separator: ", ")
    return (name.isEmpty ? "" : name + ": ") + text + (closed.map { " -> \($0)" } ?? "")
  }
}

extension [PlanColumn: TableCell] {
  /// The texts of a column in two rows; nil where they say the same.
  fileprivate func texts(of column: PlanColumn, _ other: Self) -> (String, String)? {
    let (mine, theirs) = (self[column], other[column])
    let (was, now) = (mine?.text.plain ?? "", theirs?.text.plain ?? "")
    let hasSameLinks = mine?.text.links ?? [] == theirs?.text.links ?? []
    return hasSameLinks && (was == now || folded(was) == folded(now)) ? nil : (was, now)
  }
}

extension GoalProgress? {
  fileprivate enum Status { case open, met, waived }

  /// A goal without a line is open.
  fileprivate var status: Status {
    switch self?.state {
    case .met: .met
    case .waived: .waived
    case .open, nil: .open
    }
  }

  fileprivate var words: [String] {
    guard let self else { return [] }
    return [folded(self.text), folded(reason)].filter { !$0.isEmpty } + self.links
  }

  fileprivate var reason: String {
    if case .waived(let text) = self?.state { text } else { "" }
  }

  fileprivate var evidence: Change.Evidence {
    guard let self else { return .none }
    if !self.links.isEmpty { return .links(self.links) }
    return self.confirmedBy.map(Change.Evidence.confirmed) ?? .none
  }
}
