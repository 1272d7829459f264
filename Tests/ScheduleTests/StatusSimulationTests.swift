import Changes
import Programme
import Rendering
import Testing

@testable import Schedule

/// A pairing that lives from day to day, and what a coordinator should hear of it. What is expected is
/// counted from what the people did, a day at a time, and not from any document.
private struct Life {
  private struct Goal {
    var target: Day
    var moves = 0
    var movesLeft: Int
    var metOn: Day?
  }

  let slug: FilePath
  private let start: Day
  /// Days between two meetings.
  private let rhythm: Int
  private let away: Period?
  private let joining: Day?
  private let handover: Day?
  private let graduatesAt: Int?
  private var chance: Chance

  private var mentor: String?
  private var mentorSince: Day?
  private var meetings = 0
  private var nextMeeting: Day
  private var quietDays = 0
  private var goals: [Goal] = []
  private var moveOn: Day?
  private var meetOn: Day?
  private var decisions = 0
  private var reviewDue: Day
  private var decideOn: Day
  private var hesitateOn: Day?
  private var isUndecided = false
  private var nominated: Day?
  private var hasEnded = false

  init(number: Int) throws {
    slug = FilePath("pairing-\(number)")
    chance = Chance(number)
    start = try #require(Day(year: 2026, month: 1, day: 1 + number % 28))
    rhythm = [28, 42, 42][number % 3]
    away = number % 5 == 0 ? Period("2026-07-20/2026-08-19") : nil
    joining = number % 11 == 5 ? try later(start, chance.number(in: 1...60)) : nil
    handover = number % 7 == 2 ? try later(start, chance.number(in: 400...700)) : nil
    graduatesAt = number % 9 == 4 ? chance.number(in: 2...5) : nil
    mentor = joining == nil ? "Grace" : nil
    (nextMeeting, reviewDue, decideOn) = (start, start, start)
    try begin(on: start)
  }

  private var isWaiting: Bool { mentor == nil }
  private var isNominated: Bool { nominated != nil }

  private mutating func begin(on day: Day) throws {
    quietDays = 0
    isUndecided = false
    nextMeeting = try later(day, chance.number(in: 0...rhythm))
    try expectReview(from: day)
  }

  private mutating func expectReview(from day: Day) throws {
    reviewDue = try #require(day.adding(Interval(count: 3, unit: .month)))
    while away?.contains(reviewDue) ?? false { reviewDue = try later(reviewDue, 1) }
    let delay = [-4, 0, 0, 1, 5, 30, 120][chance.number(in: 0...6)]
    decideOn = try later(reviewDue, delay)
    hesitateOn = delay > 3 && chance.number(in: 0...1) == 0 ? try later(reviewDue, 2) : nil
  }

  /// What the people write down on a day.
  mutating func live(_ day: Day) throws -> [FilePath: String] {
    var written: [FilePath: String] = [:]
    if day.description == "2026-01-01" { written["pairing.md"] = page }
    if hasEnded || day < start || isAway(day) { return written }
    quietDays += 1
    if day == start { quietDays = 0 }
    if day == joining {
      (mentor, mentorSince) = ("Grace", day)
      written["pairing.md"] = page
      try begin(on: day)
    }
    if day == handover, !isNominated {
      (mentor, mentorSince) = ("Hedy", day)
      written["pairing.md"] = page
      try begin(on: day)
    }
    if isWaiting { return written }
    if let nominated {
      try conclude(nominated, on: day, &written)
      return written
    }
    if day >= nextMeeting { try meet(on: day, &written) }
    try pursue(on: day, &written)
    try review(on: day, &written)
    return written
  }

  /// The project says yes or no.
  private mutating func conclude(
    _ nominated: Day, on day: Day, _ written: inout [FilePath: String]
  ) throws {
    guard day.days(since: nominated) == 60 else { return }
    self.nominated = nil
    quietDays = 0
    if slug.bytes.count.isMultiple(of: 2) {
      hasEnded = true
      written["closing.md"] = "---\noutcome: graduated\ndate: \(day)\n---\n\n# End\n"
    } else {
      written[FilePath("reviews/\(day).md")] = decision("continue")
      try expectReview(from: day)
    }
  }

  private mutating func meet(on day: Day, _ written: inout [FilePath: String]) throws {
    let kind = meetings == 0 ? "first" : meetings == 1 ? "planning" : "progress"
    written[FilePath("meetings/\(day)-\(kind).md")] = "# Meeting\n"
    meetings += 1
    quietDays = 0
    let gaps = [
      rhythm, rhythm - 3, rhythm + 5, 2 * rhythm, 2 * rhythm + 1,
      2 * rhythm + chance.number(in: 2...90),
    ]
    nextMeeting = try later(day, gaps[chance.number(in: 0...5)])
    guard meetings > 1, goals.last.map({ $0.metOn != nil }) ?? true else { return }
    goals.append(Goal(target: try later(day, 60), movesLeft: chance.number(in: 0...3)))
    try aim()
    written["action-plan.md"] = plan
  }

  private mutating func aim() throws {
    guard let goal = goals.last else { return }
    (moveOn, meetOn) = (nil, nil)
    if goal.movesLeft > 0 {
      moveOn = try later(goal.target, chance.number(in: -9...3))
    } else {
      meetOn = try later(goal.target, chance.number(in: -20...40))
    }
  }

  private mutating func pursue(on day: Day, _ written: inout [FilePath: String]) throws {
    guard var goal = goals.last, goal.metOn == nil else { return }
    if let moveOn, day >= moveOn {
      goal.target = try later(goal.target, 30)
      goal.moves += 1
      goal.movesLeft -= 1
    } else if let meetOn, day >= meetOn {
      goal.metOn = day
      quietDays = 0
    } else {
      return
    }
    goals[goals.count - 1] = goal
    try aim()
    written["action-plan.md"] = plan
  }

  private mutating func review(on day: Day, _ written: inout [FilePath: String]) throws {
    let path = FilePath("reviews/\(day).md")
    if let hesitateOn, day >= hesitateOn, day < decideOn {
      self.hesitateOn = nil
      (isUndecided, quietDays) = (true, 0)
      written[path] = decision("")
    } else if day >= decideOn {
      decisions += 1
      (isUndecided, quietDays) = (false, 0)
      try expectReview(from: day)
      guard decisions == graduatesAt else {
        written[path] = decision("continue")
        return
      }
      written[path] = decision("graduate")
      nominated = day
      if !goals.isEmpty, goals[goals.count - 1].metOn == nil {
        goals[goals.count - 1].metOn = day
        written["action-plan.md"] = plan
      }
    }
  }

  /// Names of what the coordinator should hear of at the end of a day.
  func expected(on day: Day) -> Set<String> {
    if hasEnded || isAway(day) { return [] }
    if isWaiting { return ["no-mentor"] }
    var names: Set<String> = []
    if let goal = goals.last, goal.metOn == nil {
      if goal.target < day { names.insert("goals-overdue") }
      if goal.moves > 1 { names.insert("slipping") }
    }
    if isNominated || day < start { return names }
    if quietDays > 2 * rhythm { names.insert("silent") }
    if day >= reviewDue { names.insert("review-waits") }
    if isUndecided { names.insert("no-decision") }
    return names
  }

  private func isAway(_ day: Day) -> Bool { away?.contains(day) ?? false }

  private var page: String {
    """
    ---
    mentee: Ada
    mentor: \(mentor ?? "")
    mentor-since: \(mentorSince?.description ?? "")
    role: tester
    started: \(start)
    meets: every \(rhythm / 7) weeks
    away: [\(away?.written ?? "")]
    ---

    # Ada

    """
  }

  private func decision(_ word: String) -> String { "---\ndecision: \(word)\n---\n\n# Review\n" }

  private var plan: String {
    planText(
      goals.enumerated().map { "| **#\($0 + 1)** Do it | | | | | | \($1.target) |" },
      progress: goals.enumerated().map { index, goal in
        goal.metOn.map { "- [x] goal \(index + 1): \($0), https://example.org" }
          ?? "- [ ] goal \(index + 1)"
      })
  }
}

private func later(_ day: Day, _ days: Int) throws -> Day {
  try #require(day.adding(Interval(count: days, unit: .day)))
}

@Suite struct StatusSimulationTests {
  /// A pairing's rows on the days that are looked at closely, and what they should name.
  private struct Course {
    var rows: [Day: (row: StatusReport.Row, isNamed: Bool)] = [:]
    var surprises: [String] = []
    /// How many days each need lasted.
    var lengths: [String: Int] = [:]
  }

  private func course(_ number: Int) throws -> Course {
    var life = try Life(number: number)
    let folder = Programme.pairingsFolder.appending(life.slug)
    var tree = MemoryTree(files: ["mentordoc.yml": "name: Simulation\n"])
    let programme = try Programme(in: tree)
    var memory = PairingMemory()
    var pairing = programme.pairing(life.slug, knowing: &memory)
    var slips: [Slip] = []
    var course = Course()
    var day = try #require(Day("2026-01-01"))
    let end = try #require(Day("2028-12-31"))
    while day <= end {
      let written = try life.live(day)
      if !written.isEmpty {
        for (path, text) in written { tree.files[folder.appending(path)] = text }
        let new = programme.reading(tree).pairing(life.slug, knowing: &memory)
        let changes = changes(
          from: pairing.ifPresent, to: new, words: programme.configuration.words)
        slips += changes.changes.compactMap { Slip($0.kind, on: day) }
        pairing = new
      }
      let row = StatusReport.Row(
        repository: ".",
        schedule: PairingSchedule(of: pairing, in: programme.configuration, on: day),
        slips: slips)
      let expected = life.expected(on: day)
      let named = Set(row.needs.map(\.identifier))
      if named != expected {
        course.surprises.append("\(life.slug.text) \(day): \(named), not \(expected)")
      }
      for name in named { course.lengths[name, default: 0] += 1 }
      if day.day == 15 { course.rows[day] = (row, !expected.isEmpty) }
      day = try later(day, 1)
    }
    return course
  }

  @Test func `200 pairings over three years: status names those in need, on every day`() throws {
    var lengths: [String: Int] = [:]
    var rows: [Day: [(row: StatusReport.Row, isNamed: Bool)]] = [:]
    for number in 0..<200 {
      let course = try course(number)
      #expect(course.surprises.first == nil, "\(course.surprises.count) days")
      lengths.merge(course.lengths) { $0 + $1 }
      for (day, row) in course.rows { rows[day, default: []].append(row) }
    }
    // The simulation made enough of everything.
    for name in [
      "silent", "review-waits", "no-decision", "slipping", "goals-overdue", "no-mentor",
    ] {
      #expect(lengths[name, default: 0] > 500, "\(name)")
    }
    for (day, rows) in rows {
      let report = StatusReport(rows.map(\.row), on: day)
      let named = report.rows.prefix { !$0.needs.isEmpty }.map(\.schedule.slug)
      #expect(
        Set(named) == Set(rows.filter(\.isNamed).map(\.row.schedule.slug)), "\(day)")
    }
  }
}
