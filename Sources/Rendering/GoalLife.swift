package import Changes
package import Programme

/// Everything that happened to one goal, the oldest first.
package struct GoalLife: Sendable {
  /// One change of the goal in one commit.
  package struct Step: Sendable {
    package let change: Change.Kind
    package let entry: LogEntry
  }

  package let pairing: FilePath
  package let goal: Int
  package let steps: [Step]

  /// nil where nothing of the goal is in the record.
  ///
  /// - Parameters:
  ///   - goal: the number that it has today; earlier ones are followed.
  ///   - entries: the whole record of the pairing, newest first.
  package init?(of goal: Int, in pairing: FilePath, _ entries: [LogEntry]) {
    var number: Int? = goal
    var steps: [Step] = []
    for entry in entries {
      for change in entry.changes.reversed() {
        guard let current = number, change.goals.contains(current) else { continue }
        if case .goalRenumbered(let from, let to) = change.kind {
          // Where it became another one, it is no more this one.
          guard to == current else { continue }
          number = from
        }
        steps.append(Step(change: change.kind, entry: entry))
      }
    }
    if steps.isEmpty { return nil }
    self.pairing = pairing
    self.goal = goal
    self.steps = steps.reversed()
  }

  /// Its newest wording.
  var text: String {
    for step in steps.reversed() {
      switch step.change {
      case .goalSet(_, let text, _), .goalReworded(_, _, let text): return text
      default: continue
      }
    }
    return ""
  }

  /// When it was set first; nil where the record begins later, as in a shallow clone.
  var first: Step? {
    steps.first { if case .goalSet = $0.change { true } else { false } }
  }

  /// How often the target date was moved, and how often to a later day.
  var moves: (all: Int, later: Int) {
    var result = (all: 0, later: 0)
    for step in steps {
      guard case .dateMoved(_, let from?, let to?) = step.change, from != to else { continue }
      result.all += 1
      if from < to { result.later += 1 }
    }
    return result
  }

  /// The step that ended it; nil while it is open.
  var end: Step? {
    let last = steps.last { step in
      switch step.change {
      case .goalSet, .goalMet, .goalWaived, .goalReopened, .goalRemoved: true
      default: false
      }
    }
    switch last?.change {
    case .goalMet, .goalWaived, .goalRemoved: return last
    default: return nil
    }
  }
}
