import Changes
import Programme

extension GoalLife {
  /// The goal with its changes.
  package func json(where isShown: (LogEntry) -> Bool = { _ in true }) -> String {
    JSONValue.object([
      ("pairing", .string(pairing.text)),
      ("goal", .number(goal)),
      ("text", .string(text)),
      ("set", .optional(first?.entry.day)),
      ("moved", .number(moves.all)),
      ("slipped", .number(moves.later)),
      ("end", end?.value ?? .null),
      ("changes", .array(steps.filter { isShown($0.entry) }.map(\.value))),
    ]).pretty + "\n"
  }

  /// A change a line.
  package func jsonLines(where isShown: (LogEntry) -> Bool = { _ in true }) -> String {
    steps.filter { isShown($0.entry) }.map { $0.value.compact + "\n" }.joined()
  }
}

extension GoalLife.Step {
  fileprivate var value: JSONValue {
    let meeting = entry.meeting.map { meeting in
      JSONValue.object([
        ("kind", .optional(meeting.kind?.rawValue)),
        ("date", .optional(meeting.date?.description)),
      ])
    }
    return .object(
      [
        ("commit", .string(entry.commit)),
        ("date", .string(entry.timestamp)),
        ("author", .string(entry.author)),
        ("after", meeting ?? .null),
      ] + members)
  }

  /// What is told of the kind of change.
  private var members: [(String, JSONValue)] {
    func change(_ name: String, _ rest: [(String, JSONValue)]) -> [(String, JSONValue)] {
      [("change", .string(name))] + rest
    }
    func number(_ goal: Int?) -> JSONValue { goal.map(JSONValue.number) ?? .null }
    func day(_ day: Day?) -> JSONValue { .optional(day?.description) }
    switch self.change {
    case .goalSet(_, let text, let target):
      return change("set", [("text", .string(text)), ("target", day(target))])
    case .goalRemoved(_, let text): return change("removed", [("text", .string(text))])
    case .goalReworded(_, let from, let to):
      return change("reworded", [("from", .string(from)), ("to", .string(to))])
    case .goalRenumbered(let from, let to):
      return change("renumbered", [("from", number(from)), ("to", number(to))])
    case .cellEdited(_, let column, let from, let to):
      return change(column.rawValue, [("from", .string(from)), ("to", .string(to))])
    case .dateMoved(_, let from, let to):
      return change("target", [("from", day(from)), ("to", day(to))])
    case .goalMet(_, .links(let links)):
      return change("met", [("links", .array(links.map(JSONValue.string)))])
    case .goalMet(_, .confirmed(let person)):
      return change("met", [("confirmed-by", .string(person))])
    case .goalMet(_, .none): return change("met", [])
    case .goalWaived(_, let reason): return change("waived", [("reason", .string(reason))])
    case .goalReopened: return change("reopened", [])
    case .progressNoted(_, _, let text): return change("progress", [("text", .string(text))])
    default: return []
    }
  }
}
