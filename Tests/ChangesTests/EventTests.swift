import MarkdownSyntax
import Testing

@testable import Changes
@testable import Programme

@Suite struct EventTests {
  private let before: Fixture

  init() throws { before = try Fixture() }

  private func event(_ edit: (inout Fixture) throws -> Void) throws -> Event {
    try before.event(to: before.with(edit))
  }

  private let note = """
    # Progress meeting: Ada Lovelace and Grace Hopper

    ## Open since the last meeting

    - [x] mentee: ask the editor for a date (by 2026-04-01)
    - [ ] mentor: introduce her to the release team
    - ~~coordinator: find a reader for the German chapter~~ there is none

    ## Check list

    - [x] Review progress on actions items determined at the end of the last meeting.
    - [x] Discuss items of interest, current challenges, recent successes, etc.
    - [x] Review the mentee's goals and their progress, and amend as needed.
    - [ ] Discuss action items to be completed before the next meeting.

    ## Action items

    - [ ] mentee: send chapter three (by 2026-06-01)
    - [ ] mentee: tell @grace of #12

    """

  @Test func `a meeting with what was agreed in it`() throws {
    let event = try event { fixture in
      fixture["meetings/2026-05-12-progress.md"] = note
      try fixture.replace("| 2026-09-30 |", with: "| 2026-10-31 |", in: "action-plan.md")
      try fixture.replace(
        "- [ ] goal 2: two chapters are written",
        with: "- [x] goal 2: 2026-05-10, confirmed by Mary",
        in: "action-plan.md")
    }
    #expect(
      event
        == Event(
          .progress, "progress meeting of 2026-05-12",
          details: [
            "goal 2: target date 2026-09-30 -> 2026-10-31", "goal 2 met (confirmed by Mary)",
            "check list: 3 of 4", "action items: 1 done, 1 still open, 2 new, 1 dropped",
          ], goals: [2]))
  }

  @Test func `a new pairing`() throws {
    let empty = before.with { fixture in
      for path in ["meetings/2026-01-14-first.md", "meetings/2026-03-11-progress.md"] {
        fixture[path] = nil
      }
      fixture["check-ins/2026-02.md"] = nil
      fixture["reviews/2026-04-07.md"] = nil
      fixture["action-plan.md"] = nil
    }
    let none = empty.with { $0["pairing.md"] = nil }
    #expect(try none.event(to: empty) == Event(.pairing, "pairing with Grace Hopper"))
    let waiting = try empty.with {
      try $0.replace("mentor: Grace Hopper (grace)", with: "mentor:", in: "pairing.md")
    }
    #expect(try none.event(to: waiting) == Event(.pairing, "waiting for a mentor"))
    #expect(try waiting.event(to: empty) == Event(.pairing, "pairing with Grace Hopper"))
    let left = try empty.with {
      try $0.replace(
        "mentor: Grace Hopper (grace)",
        with: "mentor:\nmentor-since: 2026-05-04\nearlier-mentors: [Grace Hopper (grace)]",
        in: "pairing.md")
    }
    #expect(try empty.event(to: left) == Event(.pairing, "waiting for a mentor"))
    #expect(try empty.event(to: none) == Event(.pairing, "pairing removed"))
  }

  @Test func `an imported pairing is told in its notes`() throws {
    let none = before.with { fixture in
      for path in [
        "pairing.md", "action-plan.md", "meetings/2026-01-14-first.md",
        "meetings/2026-03-11-progress.md", "check-ins/2026-02.md", "reviews/2026-04-07.md",
      ] {
        fixture[path] = nil
      }
    }
    #expect(
      try none.event(to: before)
        == Event(
          .pairing, "pairing with Grace Hopper",
          details: [
            "check-in of 2026-02", "first meeting of 2026-01-14", "progress meeting of 2026-03-11",
            "review of 2026-04-07: continue", "gap G1 added", "gap G2 added",
            "goal 1 set, target date 2026-06-30", "goal 2 set, target date 2026-09-30",
            "goal 1 met (evidence: link)", "goal 2: progress noted",
            "check list of 2026-01-14: 3 of 3",
            "check list of 2026-03-11: 3 of 4",
            "action items: 1 done, 3 new",
          ], goals: [1, 2]))
  }

  @Test func `a handover`() throws {
    let event = try event { fixture in
      try fixture.replace(
        "mentor: Grace Hopper (grace)",
        with: "mentor: Mary Somerville (mary)\nearlier-mentors: [Grace Hopper (grace)]",
        in: "pairing.md")
    }
    #expect(event == Event(.handover, "handover to Mary Somerville"))
  }

  @Test func `a review, a check-in and a closing`() throws {
    #expect(
      try event {
        $0["reviews/2026-07-01.md"] = "---\ndecision: Graduate\nby: Grace Hopper\n---\n\n# Review\n"
      } == Event(.review, "review of 2026-07-01: graduate"))
    #expect(
      try event { $0["check-ins/2026-05.md"] = "# Check-in\n\nAll well.\n" }
        == Event(.checkIn, "check-in of 2026-05"))
    #expect(
      try event {
        $0["closing.md"] = "---\noutcome: graduated\ndate: 2026-10-01\n---\n\n# How it ended\n"
      } == Event(.closing, "closing: graduated"))
  }

  @Test func `a decision that is no decision is not repeated`() throws {
    #expect(
      try event {
        $0["reviews/2026-07-01.md"] = "---\ndecision: ask @grace about #1\n---\n\n# Review\n"
      }.headline == "review of 2026-07-01")
  }

  @Test func `the words of the programme are read`() throws {
    let words = Words(adding: [.continue: ["weiter"]])
    let after = before.with {
      $0["reviews/2026-07-01.md"] = "---\ndecision: Weiter\n---\n\n# Review\n"
    }
    let changed = changes(from: try before.pairing(), to: try after.pairing(), words: words)
    #expect(changed.event.headline == "review of 2026-07-01: continue")
  }

  @Test func `changes of the plan alone`() throws {
    let event = try event { fixture in
      try fixture.replace("8 reviewed PRs", with: "12 reviewed PRs", in: "action-plan.md")
      try fixture.replace(
        "| **#3** | | | | | | |", with: "| **#3** Lead a release | | | | | | |",
        in: "action-plan.md")
    }
    #expect(
      event
        == Event(
          .plan, "action plan revised", details: ["goal 1: measure changed", "goal 3 set"],
          goals: [1, 3]))
  }

  @Test func `text alone`() throws {
    #expect(
      try event {
        try $0.replace("was short", with: "was @grace's #1", in: "meetings/2026-03-11-progress.md")
      } == Event(.edit, "notes of 2026-03-11 edited", details: ["text: 1 line changed"]))
    #expect(
      try event {
        try $0.replace("All well.", with: "All well.\n\nA bit late.", in: "check-ins/2026-02.md")
        try $0.replace("on its way", with: "late", in: "reviews/2026-04-07.md")
      }
        == Event(
          .edit, "check-in of 2026-02 and review of 2026-04-07 edited",
          details: [
            "text of check-in of 2026-02: 1 line added",
            "text of review of 2026-04-07: 1 line changed",
          ]))
  }

  @Test func `formatting alone`() throws {
    #expect(
      try event {
        try $0.replace("| **#3** |", with: "|   **#3**   |", in: "action-plan.md")
      } == Event(.edit, "formatting of action-plan.md"))
    #expect(
      try event {
        try $0.replace("| **#3** |", with: "|   **#3**   |", in: "action-plan.md")
        try $0.replace("All well.", with: "All well.\n\n", in: "check-ins/2026-02.md")
      }
        == Event(
          .edit, "formatting of 2 documents", details: ["action-plan.md", "2026-02.md"]))
  }

  @Test func `a field alone`() throws {
    #expect(
      try event { try $0.replace("role: maintainer", with: "role: tester", in: "pairing.md") }
        == Event(.edit, "role changed"))
    #expect(
      try event { try $0.replace("2026-01-07", with: "2026-01-08", in: "pairing.md") }
        == Event(.edit, "started: 2026-01-07 -> 2026-01-08"))
  }

  @Test func `a field of another document is told with the document`() throws {
    #expect(
      try event {
        try $0.replace(
          "decision: continue", with: "decision: graduate", in: "reviews/2026-04-07.md")
      } == Event(.edit, "decision of review of 2026-04-07: continue -> graduate"))
  }

  @Test func `a plan that is taken away is the headline, and its goals are the details`() throws {
    #expect(
      try event { $0["action-plan.md"] = nil }
        == Event(
          .plan, "action plan removed",
          details: ["gap G1 removed", "gap G2 removed", "goal 1 removed", "goal 2 removed"],
          goals: [1, 2]))
  }

  @Test func `how much of a text changed, and what became of lists, in words`() throws {
    #expect(
      try event {
        try $0.replace(
          "The first chapter was short.", with: "It was far too short.\n\nAnd late.",
          in: "meetings/2026-03-11-progress.md")
        try $0.replace("2026-06-30 |", with: "2026-06-30 (agreed) |", in: "action-plan.md")
        try $0.replace(
          "(by 2026-02-01)", with: "(by 2026-02-02)", in: "meetings/2026-01-14-first.md")
      }.details == [
        "goal 1: remark at the target date",
        "action items: 3 still open, 1 changed in earlier notes only",
        "text of notes of 2026-03-11: 1 line changed, 1 added",
      ])
  }

  @Test func `a note that is moved, removed or damaged`() throws {
    let path = "meetings/2026-03-11-progress.md"
    #expect(
      try event {
        $0["meetings/2026-03-12-progress.md"] = $0[path]
        $0[path] = nil
      } == Event(.edit, "notes of 2026-03-11 moved to notes of 2026-03-12"))
    #expect(
      try event { $0["check-ins/2026-02.md"] = nil } == Event(.edit, "check-in of 2026-02 removed"))
    let damaged = before.with { $0["check-ins/2026-02.md"] = "<<<<<<< HEAD\n\0\n" }
    #expect(
      try before.event(to: damaged) == Event(.edit, "2026-02.md can't be read any more"))
    #expect(try damaged.event(to: before) == Event(.edit, "2026-02.md can be read again"))
    #expect(try before.event(to: before) == Event(.edit, "files edited"))
  }

  @Test func `a meeting of a programme's own kind has the kind's name`() throws {
    let template = """
      ---
      mentordoc:
        kind: midterm
        path: meetings/{date}-midterm.md
        max: many
      ---

      # Midterm

      ## Action items <!-- is: action-items -->

      """
    let own = before.with { $0.setProgrammeFile("templates/midterm.md", template) }
    let after = own.with { $0["meetings/2026-06-01-midterm.md"] = "# Midterm\n\n## Action items\n" }
    let event = try own.event(to: after)
    #expect(event.name == .progress)
    #expect(event.headline == "midterm meeting of 2026-06-01")
  }

  @Test func `renumbered goals take their progress and their gaps along`() throws {
    let event = try event { fixture in
      try fixture.replace("| **#1** Review", with: "| **#5** Review", in: "action-plan.md")
      try fixture.replace("goal 1: 2026", with: "goal 5: 2026", in: "action-plan.md")
      try fixture.replace("-> goal 1", with: "-> goal 5", in: "action-plan.md")
    }
    #expect(event.details == ["goal 1 is goal 5 now"])
    #expect(event.goals == [1, 5])
  }

  private func event(
    changing files: [FilePath], from old: String? = nil, to new: String? = nil,
    isSetUp: Bool = false
  ) throws -> Event {
    func configuration(_ text: String?) throws -> Configuration? {
      try text.map { try Configuration(parsing: SourceText(Array($0.utf8))) }
    }
    return programmeEvent(
      changing: files, from: try configuration(old), to: try configuration(new), isSetUp: isSetUp)
  }

  @Test func `what the programme's own files amount to`() throws {
    #expect(
      try event(changing: ["mentordoc.yml", "README.md"], isSetUp: true)
        == Event(.programme, "set up"))
    #expect(
      try event(changing: ["mentordoc.yml", "templates/first.md"])
        == Event(.programme, "configuration and template first changed"))
    #expect(
      try event(changing: ["graduates.md", "prompts.md", "README.md"])
        == Event(.programme, "3 files changed", details: ["graduates", "prompts", "README.md"]))
  }

  /// A setting before and after, and the line about it.
  static let settings = [
    ("name: Sky", "name: Sun", "name changed"),
    ("name: Sky", "", "name removed"),
    ("coordinators: Jo Fox", "coordinators: [Jo Fox, Ed Roe]", "coordinator Ed Roe added"),
    ("coordinators: [Jo Fox, Ed Roe]", "coordinators: Ed Roe", "coordinator Jo Fox removed"),
    ("coordinators: Jo Fox", "coordinators: Jo Fox (jo)", "coordinator Jo Fox changed"),
    ("", "contact: jo@example.org", "contact set"),
    ("handbook: https://a.example", "handbook: https://b.example", "handbook changed"),
    ("", "audience: public", "audience public (was programme)"),
    ("", "cadence: {check-in: 2 weeks}", "check-in every 2 weeks (was 1 month)"),
    (
      "cadence: {meeting: 1 week}", "cadence: {meeting: 2 weeks}",
      "meeting every 2 weeks (was 1 week)"
    ),
    ("", "rules: {lost-cell: off}", "rule lost-cell: off"),
    ("rules: {lost-cell: off}", "rules: {lost-cell: error}", "rule lost-cell: error (was off)"),
    ("rules: {lost-cell: off}", "", "rule lost-cell: as built in (was off)"),
    ("", "words: {mentor: Mentorin}", "words changed"),
    ("", "measures: {vague: [roughly]}", "words of measures changed"),
    ("private: [a.md]", "private: [a.md, b.md]", "private paths changed"),
  ]

  @Test(arguments: settings)
  func `a setting that changed is named`(before: String, after: String, line: String) throws {
    #expect(
      try event(changing: ["mentordoc.yml"], from: before, to: after)
        == Event(.programme, line))
  }

  @Test func `several settings are a line each, beside what else changed`() throws {
    let old = "name: Sky\ncadence: {check-in: 2 weeks}\n"
    let new = "# ours\nname: Sun\ncadence: {check-in: 1 month}\n"
    let lines = ["name changed", "check-in every 1 month (was 2 weeks)"]
    #expect(
      try event(changing: ["mentordoc.yml"], from: old, to: new)
        == Event(.programme, "configuration changed", details: lines))
    #expect(
      try event(changing: ["graduates.md", "mentordoc.yml"], from: old, to: new)
        == Event(.programme, "graduates and configuration changed", details: lines))
    #expect(
      try event(changing: ["mentordoc.yml"], from: old, to: "# new\n" + old)
        == Event(.programme, "formatting of mentordoc.yml"))
    #expect(
      try event(changing: ["mentordoc.yml"], from: nil, to: new)
        == Event(.programme, "configuration changed"))
  }
}
