import Programme

/// What the changes of one pairing in one commit amount to: the `Event:` trailer and the line of `log`.
///
/// Texts of documents stand in it only as far as names, days and known words; they are as written, and
/// whoever prints them makes them harmless.
package struct Event: Hashable, Sendable {
  /// What kind of thing happened; the raw value is what stands behind `Event:`.
  package enum Name: String, Sendable, CaseIterable {
    case pairing, handover, first, planning, progress, plan
    case checkIn = "check-in"
    case review, closing, edit, programme, cancelled
  }

  package let name: Name
  /// `progress meeting of 2026-05-12`: the headline without the slug.
  package let headline: String
  /// Bullet lines, without the bullet: `goal 2: target date 2026-05-30 -> 2026-06-30`.
  package let details: [String]
  /// Numbers of the goals that the changes are about, ascending.
  package let goals: [Int]

  package init(_ name: Name, _ headline: String, details: [String] = [], goals: [Int] = []) {
    self.name = name
    self.headline = headline
    self.details = details
    self.goals = goals
  }
}

extension PairingChanges {
  /// The event that the changes amount to.
  package var event: Event {
    let (name, headline) = title(weightiest)
    var details = lines.map(\.text)
    if changes.isEmpty, reformatted.count > 1 { details += reformatted.map(\.fileName) }
    // A headline that says it all needs no line of its own.
    if details == [headline] { details = [] }
    return Event(name, headline, details: details, goals: Set(changes.flatMap(\.goals)).sorted())
  }

  /// The changes beside the one that is an event by itself, each in its own words.
  package var lines: [(change: Change, text: String)] {
    let own = weightiest.flatMap { $0.weight > Change.planWeight ? $0 : nil }
    let isHandover = changes.contains { $0.isHandover }
    let hasNewMentor = changes.contains {
      if case .mentorChanged = $0.kind { true } else { false }
    }
    let others = changes.filter { change in
      if change == own { return false }
      // A handover moves the mentor there.
      if isHandover, case .fieldChanged("earlier-mentors", _, _) = change.kind { return false }
      if hasNewMentor, case .fieldChanged("mentor-since", _, _) = change.kind { return false }
      return true
    }
    let isPlain = edited.count == 1 && !isOneTitle
    return others.compactMap { change in
      change.detail(isAlone: isPlain || change.document == own?.document).map { (change, $0) }
    }
  }

  /// Whether the one line about it all is the headline as well, and names the document.
  private var isOneTitle: Bool { changes.count == 1 && changes[0].isTitleOfItsOwn }

  private var weightiest: Change? {
    changes.max { a, b in (a.weight, a.document.date) < (b.weight, b.document.date) }
  }

  /// Documents that the changes are in, in the order of the changes.
  private var edited: [DocumentReference] { changes.map(\.document).uniqued() }

  private func title(_ weightiest: Change?) -> (Event.Name, String) {
    guard let weightiest else {
      switch reformatted.count {
      case 0: return (.edit, "files edited")
      case 1: return (.edit, "formatting of \(reformatted[0].fileName)")
      default: return (.edit, "formatting of \(reformatted.count) documents")
      }
    }
    if weightiest.weight > Change.planWeight, let title = weightiest.title { return title }
    if weightiest.weight == Change.planWeight { return (.plan, "action plan revised") }
    switch edited.count {
    case 1:
      let detail = isOneTitle ? weightiest.detail(isAlone: false) : nil
      return (.edit, detail ?? "\(edited[0].name) edited")
    case 2: return (.edit, "\(edited[0].name) and \(edited[1].name) edited")
    default: return (.edit, "\(edited.count) documents edited")
    }
  }
}

extension Sequence<Change> {
  /// The events that are among the changes, whichever of them the headline is about.
  package var eventNames: Set<Event.Name> {
    Set(compactMap { $0.title?.0 ?? ($0.weight == Change.planWeight ? .plan : nil) })
  }
}

extension DocumentReference {
  /// `notes of 2026-05-12`, `check-in of 2026-05`, `action plan`.
  var name: String {
    let day = date.map { " of \($0)" } ?? ""
    if isMeeting { return "notes" + day }
    switch kind {
    case .actionPlan?: return "action plan"
    case .checkIn?: return "check-in" + (date.map { " of \($0.monthText)" } ?? "")
    case .review?, .closing?: return (kind?.rawValue ?? "") + day
    default: return fileName
    }
  }

  /// `progress meeting of 2026-05-12`, for a meeting.
  package var meetingName: String {
    "\(kind?.rawValue ?? "") meeting\(date.map { " of \($0)" } ?? "")"
  }

  var fileName: String { path.lastComponent.text }
}

extension Change {
  fileprivate static let planWeight = 2

  /// How much of the headline a change deserves.
  fileprivate var weight: Int {
    switch kind {
    case .pairingRemoved: 9
    case .pairingRenamed: 7
    case .closed: 8
    case .mentorChanged: 7
    case .pairingMade: 6
    case .reviewDecided: 5
    case .meetingRecorded: 4
    case .checkInRecorded, .meetingCancelled: 3
    case .documentAdded where document.kind == .actionPlan,
      .documentRemoved where document.kind == .actionPlan:
      3
    case .gapAdded, .gapRemoved, .gapChanged, .goalSet, .goalRemoved, .goalReworded,
      .goalRenumbered, .cellEdited, .dateMoved, .goalMet, .goalWaived, .goalReopened,
      .progressNoted:
      Change.planWeight
    case .fieldChanged, .awayChanged, .documentAdded, .documentRemoved, .documentMoved,
      .documentUnreadable, .documentReadable, .checkList, .promises, .prose:
      1
    }
  }

  fileprivate var isHandover: Bool {
    if case .mentorChanged(_?, _) = kind { true } else { false }
  }

  /// The event that the change is, where it is one by itself.
  fileprivate var title: (Event.Name, String)? {
    switch kind {
    case .pairingRemoved: (.pairing, "pairing removed")
    case .pairingRenamed(let slug): (.pairing, "renamed from \(slug.text)")
    case .closed(let outcome): (.closing, "closing" + Change.behind(outcome))
    case .mentorChanged(_?, let mentor?): (.handover, "handover to \(mentor.name)")
    case .mentorChanged(nil, let mentor?), .pairingMade(let mentor?):
      (.pairing, "pairing with \(mentor.name)")
    case .mentorChanged, .pairingMade: (.pairing, "waiting for a mentor")
    case .reviewDecided(let decision): (.review, document.name + Change.behind(decision))
    case .meetingRecorded:
      // A programme's own kinds of meeting are progress of its own making.
      (
        document.kind.flatMap { Event.Name(rawValue: $0.rawValue) } ?? .progress,
        document.meetingName
      )
    case .meetingCancelled:
      (
        .cancelled, "meeting\(document.date.map { " of \($0)" } ?? "") did not take place"
      )
    case .checkInRecorded: (.checkIn, document.name)
    case .documentAdded where document.kind == .actionPlan: (.plan, "\(document.name) added")
    case .documentRemoved where document.kind == .actionPlan: (.plan, "\(document.name) removed")
    default: nil
    }
  }

  /// Only what is a known word: of people's own texts none gets into a headline.
  private static func behind(_ word: String) -> String {
    Words.Word(rawValue: word) == nil ? "" : ": \(word)"
  }

  /// Whether the line about it, alone, is the headline as well.
  fileprivate var isTitleOfItsOwn: Bool {
    switch kind {
    case .documentAdded, .documentRemoved, .documentMoved, .documentUnreadable, .documentReadable,
      .fieldChanged, .awayChanged:
      true
    default: false
    }
  }

  /// The bullet of a change.
  ///
  /// - Parameter isAlone: whether it is plain which document is meant.
  fileprivate func detail(isAlone: Bool) -> String? {
    if let title { return title.1 }
    let place = isAlone ? "" : " of \(document.name)"
    switch kind {
    case .fieldChanged(let field, let from, let to):
      let name = field + (document.kind == .pairing ? "" : place)
      // Of people's own texts only that they are others.
      let shown = [from, to].allSatisfy {
        Day($0) != nil || Words.Word(rawValue: $0) != nil || Interval($0) != nil
      }
      return shown
        ? "\(name): \(from) -> \(to)"
        : "\(name) \(editWord(from: from, to: to))"
    case .awayChanged(_, let periods):
      return periods.isEmpty
        ? "away removed" : "away: " + periods.map(\.written).joined(separator: ", ")
    case .documentAdded: return "\(document.name) added"
    case .documentRemoved: return "\(document.name) removed"
    case .documentMoved(let from) where from.fileName == document.fileName:
      return "\(document.name) moved to another folder"
    case .documentMoved(let from):
      return from.name == document.name
        ? "\(from.fileName) renamed to \(document.fileName)"
        : "\(from.name) moved to \(document.name)"
    case .documentUnreadable: return "\(document.fileName) can't be read any more"
    case .documentReadable: return "\(document.fileName) can be read again"
    case .gapAdded(let gap, _): return "\(gap.map { "gap \($0)" } ?? "a gap") added"
    case .gapRemoved(let gap, _): return "\(gap.map { "gap \($0)" } ?? "a gap") removed"
    case .gapChanged(let gap, _, _): return "\(gap.map { "gap \($0)" } ?? "a gap") changed"
    case .goalSet(let goal, _, let target):
      return "\(Change.name(goal)) set" + (target.map { ", target date \($0)" } ?? "")
    case .goalRemoved(let goal, _): return "\(Change.name(goal)) removed"
    case .goalReworded(let goal, _, _): return "\(Change.name(goal)) reworded"
    case .goalRenumbered(let from, let to):
      return "\(Change.name(from)) is \(to.map { "goal \($0)" } ?? "without a number") now"
    case .cellEdited(let goal, let column, let from, let to):
      return "\(Change.name(goal)): \(column.name) \(editWord(from: from, to: to))"
    case .dateMoved(let goal, let from, let to):
      let name = "\(Change.name(goal)): target date"
      switch (from, to) {
      case (let from?, let to?) where from != to: return "\(name) \(from) -> \(to)"
      case (nil, let to?): return "\(name) \(to)"
      case (let from?, nil): return "\(name) \(from) removed"
      default: return "\(Change.name(goal)): remark at the target date"
      }
    case .goalMet(let goal, let evidence):
      switch evidence {
      case .links: return "goal \(goal) met (evidence: link)"
      case .confirmed(let person): return "goal \(goal) met (confirmed by \(person))"
      case .none: return "goal \(goal) met"
      }
    case .goalWaived(let goal, _): return "goal \(goal) waived"
    case .goalReopened(let goal): return "goal \(goal) open again"
    case .progressNoted(let goal, _, let to):
      return "goal \(goal): progress \(to.isEmpty ? "removed" : "noted")"
    case .checkList(let list):
      let day = isAlone ? "" : " of \(document.date?.description ?? document.name)"
      return "check list\(day): \(list.words)"
    case .promises(let promises): return "action items: \(promises.words)"
    case .prose(let added, let removed):
      let changed = min(added, removed)
      let counts = [
        (changed, "changed"), (added - changed, "added"), (removed - changed, "removed"),
      ]
      .filter { $0.0 > 0 }
      let unit = counts.first?.0 == 1 ? "line" : "lines"
      let words = counts.enumerated().map { index, count in
        "\(count.0) \(index == 0 ? unit + " " : "")\(count.1)"
      }
      return "text\(place): " + words.joined(separator: ", ")
    case .pairingMade, .pairingRemoved, .pairingRenamed, .mentorChanged, .meetingRecorded,
      .meetingCancelled, .checkInRecorded, .reviewDecided, .closed:
      return nil
    }
  }

  private static func name(_ goal: Int?) -> String {
    goal.map { "goal \($0)" } ?? "goal without number"
  }

  /// Numbers of the goals that the change is about.
  package var goals: [Int] {
    switch kind {
    case .goalSet(let goal, _, _), .goalRemoved(let goal, _), .goalReworded(let goal, _, _),
      .cellEdited(let goal, _, _, _), .dateMoved(let goal, _, _):
      [goal].compactMap(\.self)
    case .goalRenumbered(let from, let to): [from, to].compactMap(\.self)
    case .goalMet(let goal, _), .goalWaived(let goal, _), .goalReopened(let goal),
      .progressNoted(let goal, _, _):
      [goal]
    default: []
    }
  }
}

extension PlanColumn {
  /// What people call it: `mentee's steps`.
  package var name: String {
    switch self {
    case .goal: "goal"
    case .menteeSteps: "mentee's steps"
    case .mentorSteps: "mentor's steps"
    case .supportSteps: "support's steps"
    case .barriers: "barriers"
    case .measure: "measure"
    case .target: "target date"
    }
  }
}

extension CheckListChange {
  /// `3 of 4`, how many are only called otherwise, or that there is none any more.
  fileprivate var words: String {
    let isReworded = items.allSatisfy { if case .reworded = $0.edit { true } else { false } }
    if isReworded { return "\(items.count) reworded" }
    return total == 0 ? "taken out" : "\(ticked) of \(total)"
  }
}

extension PromiseChanges {
  /// `1 done, 1 still open, 2 new`
  fileprivate var words: String {
    var counts: [String: Int] = ["still open": open]
    for item in items { counts[item.edit.word, default: 0] += 1 }
    let order = [
      "done", "still open", "new", "dropped", "open again", "removed", "changed",
      "changed in earlier notes only",
    ]
    return order.compactMap { word in
      counts[word].flatMap { $0 > 0 ? "\($0) \(word)" : nil }
    }.joined(separator: ", ")
  }
}

extension PromiseChanges.Item.Edit {
  fileprivate var word: String {
    switch self {
    case .new: "new"
    case .done: "done"
    case .reopened: "open again"
    case .dropped: "dropped"
    case .gone: "removed"
    case .reworded: "changed"
    case .restated: "changed in earlier notes only"
    }
  }
}

/// What became of a text that is another one now.
func editWord(from old: String, to new: String) -> String {
  old.isEmpty ? "set" : new.isEmpty ? "removed" : "changed"
}

/// nil sorts first.
private func < (a: (Int, Day?), b: (Int, Day?)) -> Bool {
  if a.0 != b.0 { return a.0 < b.0 }
  switch (a.1, b.1) {
  case (_, nil): return false
  case (nil, _): return true
  case (let x?, let y?): return x < y
  }
}
