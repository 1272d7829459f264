import Testing

@testable import Changes
@testable import Programme

/// Two states of a pairing, what changes from the one to the other, and what the other way round.
struct MirrorCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let forward: [Change.Kind]
  let backward: [Change.Kind]
  let states: @Sendable (Fixture) throws -> (Pairing?, Pairing?)

  init(
    _ name: String, _ forward: [Change.Kind], _ backward: [Change.Kind],
    states: @escaping @Sendable (Fixture) throws -> (Pairing?, Pairing?)
  ) {
    testDescription = name
    self.forward = forward
    self.backward = backward
    self.states = states
  }

  /// An edit of the fixture's files.
  init(
    _ name: String, _ forward: [Change.Kind], _ backward: [Change.Kind],
    edit: @escaping @Sendable (inout Fixture) throws -> Void
  ) {
    self.init(name, forward, backward) { fixture in
      (try fixture.pairing(), try fixture.with(edit).pairing())
    }
  }
}

private let folder = Programme.pairingsFolder.appending(Fixture.slug)
private let grace = Person(name: "Grace Hopper", handle: "grace")
private let plan = "action-plan.md"
private let note = "meetings/2026-03-11-progress.md"
private let checkIn = "check-ins/2026-02.md"

private func reference(_ path: String, _ date: String) -> DocumentReference {
  DocumentReference(
    path: folder.appending(FilePath(path)), kind: .progress, date: Day(date), isMeeting: true)
}

/// Only the document that says who the two are.
private func bare(_ fixture: Fixture) -> Fixture {
  fixture.with { fixture in
    for path in [plan, note, checkIn, "meetings/2026-01-14-first.md", "reviews/2026-04-07.md"] {
      fixture[path] = nil
    }
  }
}

@Suite struct MirrorTests {
  static let cases: [MirrorCase] = [
    MirrorCase("a pairing", [.pairingRemoved], [.pairingMade(mentor: grace)]) { fixture in
      (try bare(fixture).pairing(), nil)
    },
    MirrorCase(
      "another folder", [.pairingRenamed(from: Fixture.slug)], [.pairingRenamed(from: "ada-king")]
    ) { fixture in
      var after = fixture
      try after.rename(to: "ada-king")
      return (try fixture.pairing(), try Programme(in: after).pairing("ada-king"))
    },
    MirrorCase("no plan any more", [.documentRemoved], [.documentAdded]) { fixture in
      let before = bare(fixture).with { $0[plan] = "# Action plan\n" }
      return (try before.pairing(), try bare(fixture).pairing())
    },
    MirrorCase(
      "another day of a note", [.documentMoved(from: reference(note, "2026-03-11"))],
      [.documentMoved(from: reference("meetings/2026-03-12-progress.md", "2026-03-12"))]
    ) { fixture in
      fixture["meetings/2026-03-12-progress.md"] = fixture[note]
      fixture[note] = nil
    },
    MirrorCase("a damaged document", [.documentUnreadable], [.documentReadable]) {
      $0[checkIn] = "<<<<<<< HEAD\n\0\n"
    },
    MirrorCase(
      "a meeting", [.meetingRecorded, .promises(PromiseChanges([], open: 3))], [.documentRemoved]
    ) { $0["meetings/2026-05-12-progress.md"] = "# Progress meeting\n" },
    MirrorCase("a meeting that was not", [.meetingCancelled], [.documentRemoved]) {
      $0["meetings/2026-05-12-cancelled.md"] = "# No meeting\n"
    },
    MirrorCase("a check-in", [.checkInRecorded], [.documentRemoved]) {
      $0["check-ins/2026-05.md"] = "# Check-in\n"
    },
    MirrorCase("a review", [.reviewDecided("graduate")], [.documentRemoved]) {
      $0["reviews/2026-07-01.md"] = "---\ndecision: graduate\n---\n\n# Review\n"
    },
    MirrorCase("an end", [.closed(outcome: "graduated")], [.documentRemoved]) {
      $0["closing.md"] = "---\noutcome: graduated\n---\n\n# How it ended\n"
    },
    MirrorCase(
      "another number", [.goalRenumbered(from: 1, to: 5)], [.goalRenumbered(from: 5, to: 1)]
    ) { fixture in
      try fixture.replace("| **#1** Review", with: "| **#5** Review", in: plan)
      try fixture.replace("goal 1: 2026", with: "goal 5: 2026", in: plan)
      try fixture.replace("-> goal 1", with: "-> goal 5", in: plan)
    },
  ]

  @Test(arguments: cases)
  func `what changes the one way changes back the other way`(mirror: MirrorCase) throws {
    let (before, after) = try mirror.states(Fixture())
    func kinds(_ old: Pairing?, _ new: Pairing?) -> [Change.Kind] {
      changes(from: old, to: new, words: .english).changes.map(\.kind)
    }
    #expect(kinds(before, after) == mirror.forward)
    #expect(kinds(after, before) == mirror.backward)
  }

  @Test func `every kind of change has its mirror stated`() {
    let edits = SingleChangeTests.edits.flatMap { [$0.forward, $0.backward] }
    let stated = Set((edits + MirrorTests.cases.flatMap { $0.forward + $0.backward }).map(\.name))
    #expect(KindName.allCases.filter { !stated.contains($0) } == [])
  }
}

/// A kind of change without what it says; one that is new has to be named here.
private enum KindName: CaseIterable {
  case pairingMade, pairingRemoved, pairingRenamed, mentorChanged, awayChanged, fieldChanged
  case documentAdded, documentRemoved, documentMoved, documentUnreadable, documentReadable
  case meetingRecorded, meetingCancelled, checkInRecorded, reviewDecided, closed
  case gapAdded, gapRemoved, gapChanged
  case goalSet, goalRemoved, goalReworded, goalRenumbered, cellEdited, dateMoved
  case goalMet, goalWaived, goalReopened, progressNoted
  case checkList, promises, prose
}

extension Change.Kind {
  fileprivate var name: KindName {
    switch self {
    case .pairingMade: .pairingMade
    case .pairingRemoved: .pairingRemoved
    case .pairingRenamed: .pairingRenamed
    case .mentorChanged: .mentorChanged
    case .awayChanged: .awayChanged
    case .fieldChanged: .fieldChanged
    case .documentAdded: .documentAdded
    case .documentRemoved: .documentRemoved
    case .documentMoved: .documentMoved
    case .documentUnreadable: .documentUnreadable
    case .documentReadable: .documentReadable
    case .meetingRecorded: .meetingRecorded
    case .meetingCancelled: .meetingCancelled
    case .checkInRecorded: .checkInRecorded
    case .reviewDecided: .reviewDecided
    case .closed: .closed
    case .gapAdded: .gapAdded
    case .gapRemoved: .gapRemoved
    case .gapChanged: .gapChanged
    case .goalSet: .goalSet
    case .goalRemoved: .goalRemoved
    case .goalReworded: .goalReworded
    case .goalRenumbered: .goalRenumbered
    case .cellEdited: .cellEdited
    case .dateMoved: .dateMoved
    case .goalMet: .goalMet
    case .goalWaived: .goalWaived
    case .goalReopened: .goalReopened
    case .progressNoted: .progressNoted
    case .checkList: .checkList
    case .promises: .promises
    case .prose: .prose
    }
  }
}
