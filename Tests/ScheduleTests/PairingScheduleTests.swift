import Programme
import Testing

@testable import Schedule

/// The schedule of a pairing with these fields and documents.
private func schedule(
  _ fields: String = "mentor: Grace\nstarted: 2026-01-05", _ others: [FilePath: String] = [:],
  on day: String, configuration: String = ""
) throws -> PairingSchedule {
  let folder: FilePath = "pairings/ada"
  var files: [FilePath: String] = [
    "mentordoc.yml": "name: Example\ncoordinators: [Cora (cc)]\n" + configuration,
    folder.appending("pairing.md"): "---\nmentee: Ada\nrole: tester\n\(fields)\n---\n\n# Ada\n",
  ]
  for (path, text) in others { files[folder.appending(path)] = text }
  let programme = try Programme(in: MemoryTree(files: files))
  return PairingSchedule(
    of: programme.pairing("ada"), in: programme.configuration, on: try #require(Day(day)))
}

private func review(_ decision: String) -> String {
  "---\ndecision: \(decision)\n---\n\n# Review\n"
}
private func cancelled(_ day: String = "") -> String { "---\nmoved-to: \(day)\n---\n\n# Off\n" }

@Suite struct MeetingScheduleTests {
  private func next(
    _ fields: String = "mentor: Grace\nstarted: 2026-01-07", _ others: [FilePath: String] = [:],
    on day: String = "2026-02-20", configuration: String = ""
  ) throws -> String? {
    try schedule(fields, others, on: day, configuration: configuration).nextMeeting?.description
  }

  @Test func `the next meeting is counted from the newest one, or from the start`() throws {
    #expect(try next() == "2026-02-04")
    let two: [FilePath: String] = [
      "meetings/2026-01-14-first.md": "# First\n", "meetings/2026-02-11-planning.md": "# Two\n",
    ]
    #expect(try next(others: two) == "2026-03-11")
    #expect(try next(others: two, on: "2026-02-01") == "2026-02-11")
  }

  private func next(others: [FilePath: String], on day: String = "2026-02-20") throws -> String? {
    try next("mentor: Grace\nstarted: 2026-01-07", others, on: day)
  }

  @Test func `a meeting whose note can't be read was held all the same`() throws {
    let notes: [FilePath: String] = [
      "meetings/2026-01-14-first.md": "# First\n", "meetings/2026-02-11-planning.md": "\0",
    ]
    #expect(try next(others: notes) == "2026-03-11")
    let schedule = try schedule(
      "mentor: Grace\nstarted: 2026-01-07", notes, on: "2026-03-20")
    // Nor are the two silent, two rhythms after the note before it.
    #expect(schedule.needs == [.unreadable(1)])
    #expect(schedule.newestRecord?.description == "2026-02-11")
  }

  @Test func `the pair's own rhythm goes before the programme's`() throws {
    #expect(try next("mentor: Grace\nstarted: 2026-01-31\nmeets: every month") == "2026-02-28")
    #expect(try next("mentor: Grace\nstarted: 2026-01-31\nmeets: when it suits") == "2026-02-28")
    #expect(try next("mentor: Grace\nstarted: 2026-01-31\nmeets: every 0 weeks") == "2026-02-28")
    #expect(
      try next(
        "mentor: Grace\nstarted: 2026-01-31", configuration: "cadence: {meeting: 2 weeks}\n")
        == "2026-02-14")
    #expect(
      try next(
        "mentor: Grace\nstarted: 2026-01-31\nmeets: alle 2 Wochen",
        configuration: "words: {every: [alle], week: [Woche, Wochen]}\n") == "2026-02-14")
  }

  @Test func `nobody meets while one of them is away`() throws {
    let fields = "mentor: Grace\nstarted: 2026-06-10\naway: [2026-07-01/2026-08-15]"
    #expect(try next(fields, on: "2026-06-20") == "2026-08-16")
    #expect(
      try next("mentor: Grace\nstarted: 2026-06-10\naway: [2026-07-01]", on: "2026-06-20") == nil)
  }

  @Test func `who waits for a mentor, has ended or never began has no next meeting`() throws {
    #expect(try next("mentor:\nstarted: 2026-01-07") == nil)
    #expect(try next("mentor: Grace") == nil)
    let closing = "---\noutcome: ended\ndate: 2026-02-01\n---\n\n# End\n"
    #expect(try next(others: ["closing.md": closing]) == nil)
  }

  @Test func `a meeting that moved is on its new day`() throws {
    let held: [FilePath: String] = ["meetings/2026-01-14-first.md": "# First\n"]
    func with(_ cancelled: [FilePath: String]) -> [FilePath: String] {
      held.merging(cancelled) { $1 }
    }
    let moved: [FilePath: String] = [
      "meetings/2026-02-11-cancelled.md": cancelled("2026-02-18")
    ]
    #expect(try next(others: with(moved)) == "2026-02-18")
    #expect(
      try next(
        others: with(moved).merging(["meetings/2026-02-18-cancelled.md": cancelled("2026-02-25")]) {
          $1
        }) == "2026-02-25")
    // Held on its new day, later or earlier.
    #expect(
      try next(others: with(moved).merging(["meetings/2026-02-18-progress.md": "# P\n"]) { $1 })
        == "2026-03-18")
    let earlier: [FilePath: String] = [
      "meetings/2026-02-11-cancelled.md": cancelled("2026-02-09"),
      "meetings/2026-02-09-progress.md": "# P\n",
    ]
    #expect(try next(others: with(earlier)) == "2026-03-09")
  }

  @Test(arguments: [
    ("2026-02-11", "2026-03-11"), ("2026-02-09", "2026-03-11"), ("2026-02-13", "2026-03-11"),
    ("2026-01-20", "2026-03-11"), ("2026-03-10", "2026-04-08"),
  ])
  func `after a meeting that was called off the rhythm goes on`(day: String, expected: String)
    throws
  {
    let others: [FilePath: String] = [
      "meetings/2026-01-14-first.md": "# First\n",
      FilePath("meetings/\(day)-cancelled.md"): cancelled(),
    ]
    #expect(try next(others: others, on: "2026-03-12") == expected)
  }
}

@Suite struct CheckInScheduleTests {
  private func checkIns(
    _ fields: String, _ others: [FilePath: String] = [:], on day: String
  ) throws -> String {
    let schedule = try schedule(fields, others, on: day)
    return "\(schedule.unansweredCheckIn?.description ?? "-") "
      + (schedule.nextCheckIn?.description ?? "-")
  }

  @Test(arguments: [
    ("2026-01-31", "- 2026-02-28"), ("2026-02-27", "- 2026-02-28"),
    ("2026-02-28", "2026-02-28 2026-03-31"), ("2026-03-30", "2026-02-28 2026-03-31"),
    ("2026-03-31", "2026-03-31 2026-04-30"), ("2028-02-29", "2028-02-29 2028-03-31"),
  ])
  func `months are counted from the start and do not drift`(day: String, expected: String) throws {
    #expect(try checkIns("mentor: Grace\nstarted: 2026-01-31", on: day) == expected)
  }

  @Test func `a check-in of the month answers it`() throws {
    let fields = "mentor: Grace\nstarted: 2026-01-20"
    let text = "# Check-in\n"
    #expect(
      try checkIns(fields, ["check-ins/2026-02.md": text], on: "2026-03-01") == "- 2026-03-20")
    #expect(
      try checkIns(fields, ["check-ins/2026-01.md": text], on: "2026-03-01")
        == "2026-02-20 2026-03-20")
    let slow = fields + "\ncheck-ins: every 2 months"
    #expect(try checkIns(slow, ["check-ins/2026-04.md": text], on: "2026-05-01") == "- 2026-05-20")
  }

  @Test func `while somebody is away nobody is asked, and afterwards once`() throws {
    let fields = "mentor: Grace\nstarted: 2026-01-10\naway: [2026-03-01/2026-06-15]"
    #expect(try checkIns(fields, on: "2026-03-12") == "- 2026-06-16")
    #expect(try checkIns(fields, on: "2026-06-15") == "- 2026-06-16")
    #expect(try checkIns(fields, on: "2026-06-16") == "2026-06-16 2026-07-10")
  }

  @Test func `before the start and after the end there is none`() throws {
    #expect(
      try checkIns("mentor: Grace\nstarted: 2026-06-01", on: "2026-03-01") == "- 2026-07-01")
    #expect(try checkIns("mentor:\nstarted: 2026-01-01", on: "2026-03-01") == "- -")
    #expect(
      try checkIns(
        "mentor: Grace\nstarted: 2026-01-01", ["closing.md": "---\noutcome: ended\n---\n"],
        on: "2026-03-01") == "- -")
  }

  @Test func `every day of four years has the same answer as counting day by day`() throws {
    let start = try #require(Day("2027-08-31"))
    var expected: Day?
    var number = 0
    for offset in 0..<1461 {
      let day = try #require(start.adding(Interval(count: offset, unit: .day)))
      let next = try #require(start.adding(Interval(count: number + 1, unit: .month)))
      if day == next { (expected, number) = (day, number + 1) }
      let schedule = try schedule("mentor: Grace\nstarted: 2027-08-31", on: day.description)
      #expect(schedule.unansweredCheckIn == expected)
    }
  }
}

@Suite struct ReviewScheduleTests {
  @Test func `a review is due a cadence after the last decision, or after the start`() throws {
    #expect(try schedule(on: "2026-02-01").nextReview?.description == "2026-04-05")
    let decided: [FilePath: String] = ["reviews/2026-04-01.md": review("continue")]
    let later = try schedule("mentor: Grace\nstarted: 2026-01-05", decided, on: "2026-04-10")
    #expect(later.nextReview?.description == "2026-07-01")
    #expect(!later.isReviewWaiting)
    let own = "mentor: Grace\nstarted: 2026-01-05\nreviews: every 6 weeks"
    #expect(try schedule(own, decided, on: "2026-04-10").nextReview?.description == "2026-05-13")
  }

  @Test func `from its day on it waits for the decision`() throws {
    #expect(try !schedule(on: "2026-04-04").isReviewWaiting)
    let waiting = try schedule(on: "2026-04-05")
    #expect(waiting.isReviewWaiting)
    #expect(waiting.needs.contains(.reviewWaits(since: try #require(Day("2026-04-05")))))
  }

  @Test func `a review without a decision decides nothing`() throws {
    let empty: [FilePath: String] = ["reviews/2026-04-06.md": review("")]
    let schedule = try schedule("mentor: Grace\nstarted: 2026-01-05", empty, on: "2026-04-10")
    #expect(schedule.isReviewWaiting)
    #expect(schedule.needs.contains(.undecided(try #require(Day("2026-04-06")))))
  }

  @Test func `after the decision to graduate nobody is asked, until it is declined`() throws {
    var reviews: [FilePath: String] = [
      "reviews/2026-04-01.md": review("continue"), "reviews/2026-07-01.md": review("Graduate"),
    ]
    let fields = "mentor: Grace\nstarted: 2026-01-05"
    let nominated = try schedule(fields, reviews, on: "2027-01-01")
    #expect(nominated.stage == .nominated)
    #expect(nominated.nextMeeting == nil)
    #expect(nominated.nextReview == nil)
    #expect(nominated.needs == [])
    reviews["reviews/2026-08-01.md"] = review("continue")
    let declined = try schedule(fields, reviews, on: "2026-08-02")
    #expect(declined.stage == .paired)
    #expect(declined.nextReview?.description == "2026-11-01")
    #expect(declined.nextMeeting?.description == "2026-02-02")
    reviews["closing.md"] = "---\noutcome: graduated\n---\n"
    #expect(try schedule(fields, reviews, on: "2026-08-02").stage == .graduated)
  }
}

@Suite struct NeedTests {
  private let first: [FilePath: String] = ["meetings/2026-03-02-first.md": "# First\n"]
  private let fields = "mentor: Grace\nstarted: 2026-01-05\nreviews: 9 years"

  @Test func `nothing recorded for two rhythms is silence`() throws {
    #expect(try schedule(fields, first, on: "2026-04-27").needs == [])
    #expect(
      try schedule(fields, first, on: "2026-04-28").needs
        == [.silent(since: try #require(Day("2026-03-02")))])
  }

  @Test(arguments: [
    "check-ins/2026-03.md", "reviews/2026-04-01.md", "meetings/2026-03-30-cancelled.md",
    "meetings/2026-04-28-progress.md", "meetings/2026-06-01-cancelled.md",
  ])
  func `every dated document is a sign of life`(path: String) throws {
    let others = first.merging([FilePath(path): review("continue")]) { $1 }
    #expect(try schedule(fields, others, on: "2026-04-28").needs == [])
  }

  @Test func `time away does not count as silence`() throws {
    let away = fields + "\naway: [2026-03-10/2026-03-19, 2026-04-25/2026-05-01]"
    // 56 days, ten and seven of which are away.
    #expect(try schedule(away, first, on: "2026-05-14").needs == [])
    #expect(try schedule(away, first, on: "2026-05-15").needs.count == 1)
    let open = fields + "\naway: [2026-03-10]"
    let schedule = try schedule(open, first, on: "2027-05-15")
    #expect(schedule.needs == [])
    #expect(schedule.isAway)
    #expect(schedule.back == nil)
  }

  @Test func `who waits for a mentor does so since the start`() throws {
    #expect(
      try schedule("mentor:\nstarted: 2026-01-05", on: "2026-02-01").needs
        == [.waiting(since: Day("2026-01-05"))])
    let left = "mentor:\nearlier-mentors: [Grace]\nstarted: 2026-01-05"
    #expect(
      try schedule(left, first, on: "2026-04-01").needs
        == [.waiting(since: Day("2026-03-02"))])
    #expect(
      try schedule("mentor:\nstarted: 2026-03-05", on: "2026-02-01").needs
        == [.waiting(since: nil)])
  }

  @Test func `who waits again does so since the mentor left`() throws {
    func since(_ fields: String, _ others: [FilePath: String] = [:]) throws -> [Need] {
      try schedule("mentor:\nstarted: 2026-01-05\n" + fields, others, on: "2026-04-20").needs
    }
    let left = "earlier-mentors: [Grace]\nmentor-since: 2026-03-10"
    #expect(try since(left) == [.waiting(since: Day("2026-03-10"))])
    // A note of the mentee alone is none of a meeting.
    let alone = first.merging(["check-ins/2026-04.md": "# Check-in\n"]) { $1 }
    #expect(try since(left, alone) == [.waiting(since: Day("2026-03-10"))])
    // Somebody emptied the field by hand, after the day of a hand-over before it.
    let later = first.merging(["meetings/2026-04-01-progress.md": "# P\n"]) { $1 }
    #expect(try since(left, later) == [.waiting(since: Day("2026-04-01"))])
    #expect(try since("", first) == [.waiting(since: Day("2026-03-02"))])
  }

  @Test func `who waits is a matter of the coordinators, one for each mentor to be found`() throws {
    func wanted(_ fields: String, on day: String = "2026-04-20") throws -> [String] {
      try schedule("mentor:\nstarted: 2026-01-05\n" + fields, on: day).dues
        .filter { $0.matter == .mentor }
        .map { due in
          #expect(due.parties == [.person(Person(name: "Cora", handle: "cc"))])
          return "\(due.day) \(due.identity)"
        }
    }
    #expect(try wanted("") == ["2026-01-05 mentor-1"])
    #expect(
      try wanted("earlier-mentors: [Grace, Bo]\nmentor-since: 2026-03-10")
        == ["2026-03-10 mentor-3"])
    // Nobody looks for one while the mentee is away.
    #expect(try wanted("away: [2026-01-01/2026-04-30]") == ["2026-05-01 mentor-1"])
    #expect(try wanted("", on: "2026-01-04") == ["2026-01-05 mentor-1"])
    #expect(try schedule(fields, on: "2026-04-20").dues.allSatisfy { $0.matter != .mentor })
  }

  @Test func `what a mentor promised who has left is the coordinators'`() throws {
    let note = "# First\n\n## Action items\n\n- [ ] mentor: ask (by 2026-05-01)\n"
    let others: [FilePath: String] = ["meetings/2026-03-02-first.md": note]
    let left = "mentor:\nearlier-mentors: [Grace]\nstarted: 2026-01-05"
    func parties(_ fields: String) throws -> [[Due.Party]] {
      try schedule(fields, others, on: "2026-04-20").dues.filter { $0.matter == .promise("ask") }
        .map(\.parties)
    }
    #expect(
      try parties(left) == [[.person(Person(name: "Cora", handle: "cc"))]])
    #expect(try parties(fields) == [[.person(Person(name: "Grace"))]])
  }

  @Test func `where no coordinator is named either, it is nobody's`() throws {
    let folder: FilePath = "pairings/ada"
    let tree = MemoryTree(files: [
      "mentordoc.yml": "name: Example\n",
      folder.appending("pairing.md"): "---\nmentee: Ada\nmentor:\n---\n",
      folder.appending("meetings/2026-03-02-first.md"):
        "# First\n\n## Action items\n\n- [ ] mentor: ask (by 2026-05-01)\n",
    ])
    let programme = try Programme(in: tree)
    let schedule = PairingSchedule(
      of: programme.pairing("ada"), in: programme.configuration,
      on: try #require(Day("2026-04-20")))
    #expect(schedule.dues.map(\.matter) == [.mentor, .promise("ask")])
    #expect(schedule.dues.map(\.parties) == [[.nobody], [.nobody]])
  }

  @Test func `a start to come needs nobody`() throws {
    let schedule = try schedule("mentor: Grace\nstarted: 2027-01-05", on: "2026-02-01")
    #expect(schedule.needs == [])
    #expect(schedule.nextMeeting?.description == "2027-02-02")
  }

  @Test func `a record that can't be read is said`() throws {
    #expect(try schedule("mentor: Grace", on: "2026-02-01").needs == [.undated])
    #expect(try schedule("mentor: @grace: x", on: "2026-02-01").needs == [.unknown])
    let conflict = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n"
    #expect(
      try schedule(fields, ["meetings/2026-01-06-first.md": conflict], on: "2026-01-20").needs
        == [.unreadable(1)])
  }

  @Test func `goals and promises whose day is over`() throws {
    let plan = planText(
      [
        "| **#1** Review | | | | | | ~~2026-03-01~~ 2026-04-30 |",
        "| **#2** Release | | | | | | 2026-02-01 |",
        "| **#3** Met | | | | | | 2026-02-01 |",
        "| **#4** Waived | | | | | | 2026-02-01 |",
        "| **#5** Undated | | | | | | soon |",
      ],
      progress: [
        "- [ ] goal 1: half", "- [x] goal 3: 2026-02-01, https://example.org",
        "- ~~goal 4~~ waived: no",
      ])
    let note = """
      # First

      ## Action items

      - [ ] mentee: read the guide (by 2026-03-20)
      - [ ] mentor: ask (by 2026-05-01)
      - [x] mentee: done (by 2026-03-20)
      - [ ] coordinator: find a room
      """
    let later = """
      # Progress

      ## Open since the last meeting

      - [ ] mentee: read the guide (by 2026-03-27)

      ## Action items
      """
    let schedule = try schedule(
      fields,
      [
        "action-plan.md": plan, "meetings/2026-03-02-first.md": note,
        "meetings/2026-03-23-progress.md": later,
      ], on: "2026-04-01")
    #expect(schedule.goals.map(\.number) == [2, 1])
    let promise = try #require(schedule.promises.first)
    #expect(promise.text == "read the guide")
    #expect(promise.since?.description == "2026-03-02")
    #expect(promise.timesCarried == 1)
    #expect(schedule.needs.map(\.rank) == [7, 9])
    #expect(schedule.needs.map(\.since?.description) == ["2026-02-01", "2026-03-27"])
    #expect(
      schedule.dues(until: try #require(Day("2026-04-30"))).map { "\($0.day) \($0.identity)" } == [
        "2026-02-01 goal-2", "2026-03-27 \(identity(of: "read the guide", in: schedule))",
        "2026-04-05 check-in-3", "2026-04-20 meeting-after-2026-03-23", "2026-04-30 goal-1",
      ])
  }

  private func identity(of text: String, in schedule: PairingSchedule) -> String {
    schedule.dues.first { $0.matter == .promise(text) }?.identity ?? ""
  }
}
