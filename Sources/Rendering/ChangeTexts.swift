import Changes
import Programme

extension Change {
  /// What stood in the documents and what stands there now, where words were changed.
  var texts: (old: [String], new: [String]) {
    switch kind {
    case .fieldChanged(_, let from, let to), .gapChanged(_, let from, let to),
      .goalReworded(_, let from, let to), .cellEdited(_, _, let from, let to),
      .progressNoted(_, let from, let to):
      ([from], [to])
    case .awayChanged(let from, let to):
      (
        from.filter { !to.contains($0) }.map(\.written),
        to.filter { !from.contains($0) }.map(\.written)
      )
    case .goalSet(_, let text, _), .gapAdded(_, let text):
      ([], [text])
    case .goalRemoved(_, let text), .gapRemoved(_, let text): ([text], [])
    case .goalWaived(_, let reason): ([], [reason])
    case .goalMet(_, .links(let links)): ([], links)
    case .checkList(let change): (change.items.flatMap(\.old), change.items.flatMap(\.new))
    case .promises(let change): (change.items.flatMap(\.old), change.items.flatMap(\.new))
    default: ([], [])
    }
  }
}

extension CheckListChange.Item {
  fileprivate var old: [String] {
    switch edit {
    case .removed(let wasTicked): [(wasTicked ? "[x] " : "[ ] ") + text]
    case .reworded(let from): [from]
    case .ticked, .unticked, .added: []
    }
  }

  fileprivate var new: [String] {
    switch edit {
    case .ticked: ["[x] " + text]
    case .unticked: ["[ ] " + text]
    case .added(let isTicked): [(isTicked ? "[x] " : "[ ] ") + text]
    case .reworded: [text]
    case .removed: []
    }
  }
}

extension PromiseChanges.Item {
  fileprivate var old: [String] {
    switch edit {
    case .gone: ["[ ] " + promise.line]
    case .reworded(let from): [from.line]
    case .new, .done, .reopened, .dropped, .restated: []
    }
  }

  fileprivate var new: [String] {
    switch edit {
    case .new, .reopened: ["[ ] " + promise.line]
    case .done: ["[x] " + promise.line]
    case .dropped(let reason): ["~~\(promise.line)~~ \(reason)"]
    case .reworded: [promise.line]
    case .gone, .restated: []
    }
  }
}

extension PromiseChanges.Wording {
  /// As a note has it.
  fileprivate var line: String {
    (owner.name.isEmpty ? "" : owner.name + ": ") + text + (due.map { " (by \($0))" } ?? "")
  }
}
