import Testing

@testable import Changes
@testable import Programme

/// One edit, the one change that it is, and the change that taking it back is.
struct SingleEdit: CustomTestStringConvertible, Sendable {
  let path: String
  let old: String
  let new: String
  let forward: Change.Kind
  let backward: Change.Kind

  init(
    _ path: String, _ old: String, _ new: String, _ forward: Change.Kind, _ backward: Change.Kind
  ) {
    self.path = path
    self.old = old
    self.new = new
    self.forward = forward
    self.backward = backward
  }

  var testDescription: String { "\(path): '\(old)' -> '\(new)'" }
}

private let plan = "action-plan.md"
private let first = "meetings/2026-01-14-first.md"
private let progress = "meetings/2026-03-11-progress.md"

private func away(_ text: String) -> [Period] { [Period(text)].compactMap(\.self) }

private func day(_ text: String) -> Day? { Day(text) }

private typealias Promised = PromiseChanges.Wording

private func promise(
  _ edit: PromiseChanges.Item.Edit, _ promise: Promised, open: Int
) -> Change.Kind {
  .promises(PromiseChanges([PromiseChanges.Item(edit, promise)], open: open))
}

private func box(
  _ edit: CheckListChange.Item.Edit, _ text: String, _ ticked: Int, of total: Int
) -> Change.Kind {
  .checkList(CheckListChange([CheckListChange.Item(edit, text)], ticked: ticked, of: total))
}

private let late = "G1 (behaviour): reviews come late -> goal 1"
private let longPause = "thesis in May (two months' pause)"
private let merged = " reviewed PRs merged without a second reviewer"
private let review =
  "Review the mentee's goals and their progress, and amend as needed."
private let clarify = "Clarify roles and responsibilities."
private let guide = Promised("read the review guide", owner: .mentee, due: "2026-02-01")
private func date(_ day: String) -> Promised {
  Promised("ask the editor for a date", owner: .mentee, due: day)
}
private let introduction = Promised("introduce her to the release team", owner: .mentor)

@Suite struct SingleChangeTests {
  static let edits: [SingleEdit] = [
    // Front matter.
    SingleEdit(
      "pairing.md", "role: maintainer", "role: release manager",
      .fieldChanged("role", from: "maintainer", to: "release manager"),
      .fieldChanged("role", from: "release manager", to: "maintainer")),
    SingleEdit(
      "pairing.md", "2026-08-15", "2026-08-31",
      .awayChanged(from: away("2026-07-01/2026-08-15"), to: away("2026-07-01/2026-08-31")),
      .awayChanged(from: away("2026-07-01/2026-08-31"), to: away("2026-07-01/2026-08-15"))),
    SingleEdit(
      "pairing.md", "2026-07-01/2026-08-15", "in the summer",
      .fieldChanged("away", from: "2026-07-01/2026-08-15", to: "in the summer"),
      .fieldChanged("away", from: "in the summer", to: "2026-07-01/2026-08-15")),
    SingleEdit(
      "pairing.md", "mentor: Grace Hopper (grace)", "mentor: Mary Somerville",
      .mentorChanged(
        from: Person(name: "Grace Hopper", handle: "grace"), to: Person(name: "Mary Somerville")),
      .mentorChanged(
        from: Person(name: "Mary Somerville"), to: Person(name: "Grace Hopper", handle: "grace"))),
    SingleEdit(
      "pairing.md", "mentor: Grace Hopper (grace)", "mentor: Grace B. Hopper (grace)",
      .fieldChanged("mentor", from: "Grace Hopper (grace)", to: "Grace B. Hopper (grace)"),
      .fieldChanged("mentor", from: "Grace B. Hopper (grace)", to: "Grace Hopper (grace)")),
    SingleEdit(
      "reviews/2026-04-07.md", "decision: continue", "decision: graduate",
      .fieldChanged("decision", from: "continue", to: "graduate"),
      .fieldChanged("decision", from: "graduate", to: "continue")),
    // Gaps.
    SingleEdit(
      plan, "- G2 (skill)", "- G3 (knowledge): the licence\n- G2 (skill)",
      .gapAdded("G3", text: "the licence"), .gapRemoved("G3", text: "the licence")),
    SingleEdit(
      plan, "reviews come late", "reviews come weeks late",
      .gapChanged("G1", from: late, to: "G1 (behaviour): reviews come weeks late -> goal 1"),
      .gapChanged("G1", from: "G1 (behaviour): reviews come weeks late -> goal 1", to: late)),
    SingleEdit(
      plan, "(behaviour)", "(skill)",
      .gapChanged("G1", from: late, to: "G1 (skill): reviews come late -> goal 1"),
      .gapChanged("G1", from: "G1 (skill): reviews come late -> goal 1", to: late)),
    // Goals.
    SingleEdit(
      plan, "| **#3** | | | | | | |", "| **#3** Lead a release | | | | | | 2027-01-15 |",
      .goalSet(3, text: "Lead a release", target: day("2027-01-15")),
      .goalRemoved(3, text: "Lead a release")),
    SingleEdit(
      plan, "Review pull requests alone", "Review and merge pull requests alone",
      .goalReworded(
        1, from: "Review pull requests alone", to: "Review and merge pull requests alone"),
      .goalReworded(
        1, from: "Review and merge pull requests alone", to: "Review pull requests alone")),
    SingleEdit(
      plan, "review one a week", "review two a week",
      .cellEdited(1, .menteeSteps, from: "review one a week", to: "review two a week"),
      .cellEdited(1, .menteeSteps, from: "review two a week", to: "review one a week")),
    SingleEdit(
      plan, "| second look | |", "| second look | the release team helps |",
      .cellEdited(1, .supportSteps, from: "", to: "the release team helps"),
      .cellEdited(1, .supportSteps, from: "the release team helps", to: "")),
    SingleEdit(
      plan, "(pause, agreed)", "(two months' pause)",
      .cellEdited(1, .barriers, from: "thesis in May (pause, agreed)", to: longPause),
      .cellEdited(1, .barriers, from: longPause, to: "thesis in May (pause, agreed)")),
    SingleEdit(
      plan, "8 reviewed PRs", "12 reviewed PRs",
      .cellEdited(1, .measure, from: "8" + merged, to: "12" + merged),
      .cellEdited(1, .measure, from: "12" + merged, to: "8" + merged)),
    SingleEdit(
      plan, "| 2026-06-30 |", "| 2026-07-31 |",
      .dateMoved(1, from: day("2026-06-30"), to: day("2026-07-31")),
      .dateMoved(1, from: day("2026-07-31"), to: day("2026-06-30"))),
    SingleEdit(
      plan, "| 2026-06-30 |", "| |", .dateMoved(1, from: day("2026-06-30"), to: nil),
      .dateMoved(1, from: nil, to: day("2026-06-30"))),
    SingleEdit(
      plan, "| 2026-06-30 |", "| 2026-06-30 (agreed) |",
      .dateMoved(1, from: day("2026-06-30"), to: day("2026-06-30")),
      .dateMoved(1, from: day("2026-06-30"), to: day("2026-06-30"))),
    // Progress.
    SingleEdit(
      plan, "- [ ] goal 2: two chapters are written",
      "- [x] goal 2: 2026-09-01, confirmed by Mary Somerville",
      .goalMet(2, .confirmed(by: "Mary Somerville")), .goalReopened(2)),
    SingleEdit(
      plan, "- [ ] goal 2: two chapters are written", "- ~~goal 2~~ waived: the role changed",
      .goalWaived(2, reason: "the role changed"), .goalReopened(2)),
    SingleEdit(
      plan, "two chapters", "three chapters",
      .progressNoted(
        2, from: "two chapters are written", to: "three chapters are written"),
      .progressNoted(
        2, from: "three chapters are written", to: "two chapters are written")),
    SingleEdit(
      plan, "https://example.org/pulls/8", "https://example.org/pulls/9",
      .progressNoted(
        1, from: "2026-04-02, https://example.org/pulls/8",
        to: "2026-04-02, https://example.org/pulls/9"),
      .progressNoted(
        1, from: "2026-04-02, https://example.org/pulls/9",
        to: "2026-04-02, https://example.org/pulls/8")),
    SingleEdit(
      plan, "- [x] goal 1: 2026-04-02, https://example.org/pulls/8\n", "",
      .goalReopened(1), .goalMet(1, .links(["https://example.org/pulls/8"]))),
    // Check lists.
    SingleEdit(
      progress, "- [ ] Review the mentee's goals", "- [x] Review the mentee's goals",
      box(.ticked, review, 4, of: 4), box(.unticked, review, 3, of: 4)),
    SingleEdit(
      first, "- [x] Clarify", "- [ ] Clarify",
      box(.unticked, clarify, 2, of: 3), box(.ticked, clarify, 3, of: 3)),
    SingleEdit(
      first, "Clarify roles and responsibilities", "Clarify the roles and responsibilities",
      box(.reworded(from: clarify), "Clarify the roles and responsibilities.", 3, of: 3),
      box(.reworded(from: "Clarify the roles and responsibilities."), clarify, 3, of: 3)),
    SingleEdit(
      first, "- [x] Clarify", "- [x] Bring tea.\n- [x] Clarify",
      box(.added(isTicked: true), "Bring tea.", 4, of: 4),
      box(.removed(wasTicked: true), "Bring tea.", 3, of: 3)),
    // Promises.
    SingleEdit(
      progress, "- [ ] mentor: introduce her to the release team",
      "- [x] mentor: introduce her to the release team",
      promise(.done, introduction, open: 2), promise(.reopened, introduction, open: 2)),
    SingleEdit(
      progress, "- [ ] mentor: introduce her to the release team",
      "- ~~mentor: introduce her to the release team~~ she knows them",
      promise(.dropped(reason: "she knows them"), introduction, open: 2),
      promise(.reopened, introduction, open: 2)),
    SingleEdit(
      progress, "- [ ] coordinator: find a reader for the German chapter",
      "- [ ] coordinator: find a reader for the German chapter\n- [ ] mentee: write to Mary",
      promise(.new, Promised("write to Mary", owner: .mentee), open: 3),
      promise(.gone, Promised("write to Mary", owner: .mentee), open: 3)),
    SingleEdit(
      progress, "(by 2026-04-01)", "(by 2026-05-01)",
      promise(.reworded(from: date("2026-04-01")), date("2026-05-01"), open: 3),
      promise(.reworded(from: date("2026-05-01")), date("2026-04-01"), open: 3)),
    SingleEdit(
      first, "- [ ] mentee: read the review guide", "- [x] mentee: read the review guide",
      promise(.restated, guide, open: 3), promise(.restated, guide, open: 3)),
    SingleEdit(
      "reviews/2026-04-07.md", "decision: continue", "decision:",
      .fieldChanged("decision", from: "continue", to: ""), .reviewDecided("continue")),
    // Prose.
    SingleEdit(
      progress, "The first chapter was short.", "The first chapter was far too short.",
      .prose(added: 1, removed: 1), .prose(added: 1, removed: 1)),
    SingleEdit(
      progress, "## Notes\n", "## Successes\n\nA merged PR.\n\n## Notes\n",
      .prose(added: 2, removed: 0), .prose(added: 0, removed: 2)),
    SingleEdit(
      progress, "The first chapter was short.\n\nThe second one is too long.",
      "The second one is too long.\n\nThe first chapter was short.",
      .prose(added: 2, removed: 2), .prose(added: 2, removed: 2)),
    SingleEdit(
      plan, "three months", "six months", .prose(added: 1, removed: 1),
      .prose(added: 1, removed: 1)),
    SingleEdit(
      "reviews/2026-04-07.md", "- goal 1: met", "- goal 1: met, and how",
      .prose(added: 1, removed: 1), .prose(added: 1, removed: 1)),
  ]

  @Test(arguments: edits)
  func `an edit is its one change, and taking it back the mirrored one`(edit: SingleEdit) throws {
    let before = try Fixture()
    let after = try before.with { try $0.replace(edit.old, with: edit.new, in: edit.path) }
    #expect(try before.kinds(to: after) == [edit.forward])
    #expect(try after.kinds(to: before) == [edit.backward])
  }

  @Test(arguments: edits)
  func `a state read with another one known is the same`(edit: SingleEdit) throws {
    let before = try Fixture()
    let after = try before.with { try $0.replace(edit.old, with: edit.new, in: edit.path) }
    var memory = PairingMemory()
    let known = try before.pairing(knowing: &memory)
    let read = try after.pairing(knowing: &memory)
    let fresh = try after.pairing()
    #expect(changes(from: fresh, to: read, words: .english).isEmpty)
    #expect(read?.documents.map(\.source.bytes) == fresh?.documents.map(\.source.bytes))
    #expect(read?.people == fresh?.people)
    #expect(read?.promises.map(\.state) == fresh?.promises.map(\.state))
    #expect(changes(from: known, to: read, words: .english).changes.map(\.kind) == [edit.forward])
  }

  @Test func `a pairing is no different from itself`() throws {
    #expect(try Fixture().changed(to: Fixture()).isEmpty)
  }

  @Test func `what never was has no changes`() {
    #expect(changes(from: nil, to: nil, words: .english).isEmpty)
  }

  @Test(arguments: [
    (plan, "| **#1** Review pull requests alone |", "|   **#1**   Review pull requests alone   |"),
    (plan, "| --- | --- | --- | --- | --- | --- | --- |", "|:--|--|--|--|--|--|---:|"),
    (plan, "**#1** Review", "#1 Review"),
    (
      plan, "- G1 (behaviour): reviews come late -> goal 1",
      "* **G1** (behaviour) – reviews come late → goal 1"
    ),
    (progress, "## Notes\n", "## Notes\n\n\n"),
    (progress, "The first chapter was short.", "The first chapter\nwas *short*.  "),
    (progress, "- [x] Discuss items", "- [X] Discuss items"),
    (progress, "- [ ] mentee: ask the editor", "* [ ] Mentee: ask the editor"),
    ("pairing.md", "role: maintainer", "role: \"maintainer\""),
    ("pairing.md", "role: maintainer", "# a remark\nrole:   maintainer"),
  ])
  func `formatting is no change of the record`(path: String, old: String, new: String) throws {
    let before = try Fixture()
    let after = try before.with { try $0.replace(old, with: new, in: path) }
    let changed = try before.changed(to: after)
    #expect(changed.changes == [])
    #expect(
      changed.reformatted.map(\.path.lastComponent.text) == [
        path.split(separator: "/").last.map(String.init)
      ])
    #expect(!changed.isEmpty)
  }

  @Test(arguments: [plan, first, progress, "pairing.md"])
  func `line ends and a BOM are no change of the record`(path: String) throws {
    let before = try Fixture()
    let after = before.with { fixture in
      fixture[path] = "\u{FEFF}" + (fixture[path] ?? "").replacing("\n", with: "\r\n")
    }
    #expect(try before.changed(to: after).changes == [])
  }
}
