import Changes
import Programme
import Schedule

extension GoalLife {
  /// The goal, a line for each change, and what it amounts to.
  ///
  /// - Parameter isShown: which of the changes; the last line is about all of them.
  package func text(_ style: Style, where isShown: (LogEntry) -> Bool = { _ in true }) -> String {
    let title = "goal \(goal) of \(visible(pairing.bytes))" + (text.isEmpty ? "" : ": ")
    var lines = [style.bold(title) + visible(text), ""]
    for step in steps where isShown(step.entry) {
      let entry = step.entry
      let meeting = entry.meeting.map { "  " + style.dim("after \($0.meetingName)") } ?? ""
      lines.append(
        style.dim(entry.day) + "  " + visible(step.words) + "  "
          + style.dim("(\(visible(entry.author)))") + meeting)
    }
    if lines.count > 2 { lines.append("") }
    return (lines + [visible(summary)]).joined(separator: "\n") + "\n"
  }

  /// `set 2026-01-14; target date moved twice, both times later; met 2026-06-28 (https://…)`
  private var summary: String {
    let set = first.map { "set \($0.entry.day)" } ?? "set before this record begins"
    let moved =
      switch (moves.all, moves.later) {
      case (0, _): "target date never moved"
      case (1, 0): "target date moved once, to an earlier day"
      case (1, _): "target date slipped once"
      case (let all, let later) where all == later: "target date slipped \(all) times"
      case (let all, let later): "target date moved \(all) times, \(later) of them to a later day"
      }
    return [set, moved, end.map { "\($0.ending) \($0.entry.day)" + $0.evidence } ?? "still open"]
      .joined(separator: "; ")
  }
}

extension GoalLife.Step {
  /// What happened, without the goal's number.
  var words: String {
    switch change {
    case .goalSet(_, let text, let target):
      return "set: \(text)" + (target.map { ", target date \($0)" } ?? "")
    case .goalRemoved: return "removed"
    case .goalReworded(_, let from, let to): return "reworded: '\(from)' -> '\(to)'"
    case .goalRenumbered(let from, let to):
      return "number \(from.map(String.init) ?? "none") -> \(to.map(String.init) ?? "none")"
    case .cellEdited(_, let column, let from, let to):
      if from.isEmpty { return "\(column.name) set: '\(to)'" }
      if to.isEmpty { return "\(column.name) removed: '\(from)'" }
      return "\(column.name): '\(from)' -> '\(to)'"
    case .dateMoved(_, let from?, let to?) where from != to:
      let distance = to.days(since: from)
      let count = abs(distance)
      return "target date \(from) -> \(to) (\(count) day\(count == 1 ? "" : "s") "
        + (distance > 0 ? "later)" : "earlier)")
    case .dateMoved(_, nil, let to?): return "target date \(to)"
    case .dateMoved(_, let from?, nil): return "target date \(from) removed"
    case .dateMoved: return "remark at the target date"
    case .goalMet, .goalWaived: return ending + evidence
    case .goalReopened: return "open again"
    case .progressNoted(_, _, let text):
      return text.isEmpty ? "progress removed" : "progress: \(text)"
    default: return ""
    }
  }

  fileprivate var ending: String {
    switch change {
    case .goalMet: "met"
    case .goalWaived: "waived"
    default: "removed"
    }
  }

  fileprivate var evidence: String {
    switch change {
    case .goalMet(_, .links(let links)): " (\(links.joined(separator: ", ")))"
    case .goalMet(_, .confirmed(let person)): " (confirmed by \(person))"
    case .goalMet(_, .none): " (without evidence)"
    case .goalWaived(_, let reason): reason.isEmpty ? "" : " (\(reason))"
    default: ""
    }
  }
}
