import Programme
import Testing

@testable import Schedule

/// Laws that hold on every day, and records of every kind, most of them nonsense.
@Suite struct ScheduleLawTests {
  private func day(_ chance: inout Chance, _ years: ClosedRange<Int> = 1...9999) -> Day? {
    // The edges of months and of the calendar more often than others.
    let year = chance.one(of: [1, 4, 1900, 2000, 2024, 2026, 9999, chance.number(in: years)])
    let month = chance.one(of: [1, 2, 2, 3, 12, chance.number(in: 1...12)])
    let last = Day.daysIn(month: month, year: year)
    return Day(
      year: years.contains(year) ? year : years.lowerBound, month: month,
      day: chance.one(of: [1, min(28, last), last, chance.number(in: 1...last)])
    )
  }

  @Test func `months and years keep the day of the month, or take the month's last`() throws {
    var chance = Chance(11)
    for _ in 0..<5_000 {
      guard let start = day(&chance) else { continue }
      let count = chance.number(in: 1...40)
      let index = start.year * 12 + start.month - 1 + count
      let later = start.adding(Interval(count: count, unit: .month))
      guard index / 12 <= 9999 else {
        #expect(later == nil)
        continue
      }
      let end = try #require(later)
      #expect(end.year * 12 + end.month - 1 == index)
      #expect(end.day == min(start.day, Day.daysIn(month: end.month, year: end.year)))
      // There and back never goes beyond the start, and from the first days of a month not behind it.
      let back = try #require(end.adding(Interval(count: -count, unit: .month)))
      #expect(back <= start && (back == start || start.day > 28))
      #expect(
        start.adding(Interval(count: 12 * (count % 9), unit: .month))
          == start.adding(Interval(count: count % 9, unit: .year)))
    }
  }

  @Test func `an interval moves a later day to no earlier one`() throws {
    var chance = Chance(12)
    for _ in 0..<5_000 {
      let interval = Interval(
        count: chance.number(in: 1...400), unit: chance.one(of: Interval.Unit.allCases))
      guard let start = day(&chance),
        let next = start.adding(Interval(count: chance.number(in: 0...40), unit: .day)),
        let (a, b) = both(start.adding(interval), next.adding(interval))
      else { continue }
      #expect(a <= b, "\(start) \(next) \(interval)")
      #expect(a > start)
    }
  }

  @Test func `days and weeks are counted, and numbers of days are told apart`() throws {
    var chance = Chance(13)
    for _ in 0..<5_000 {
      guard let start = day(&chance) else { continue }
      let count = chance.number(in: -4_000...4_000)
      guard let end = start.adding(Interval(count: count, unit: .day)) else { continue }
      #expect(end.days(since: start) == count)
      #expect((end < start) == (count < 0))
      #expect(Day(daysSince1970: start.daysSince1970) == start)
      if count.isMultiple(of: 7) {
        #expect(start.adding(Interval(count: count / 7, unit: .week)) == end)
      }
    }
  }

  @Test func `times away are passed over, all of them and nothing else`() throws {
    var chance = Chance(14)
    for _ in 0..<500 {
      guard let start = day(&chance, 2026...2026) else { continue }
      var periods: [Period] = []
      for _ in 0..<chance.number(in: 0...4) {
        guard let from = start.adding(Interval(count: chance.number(in: -30...60), unit: .day))
        else { continue }
        let to = from.adding(Interval(count: chance.number(in: 0...25), unit: .day))
        periods.append(Period(start: from, end: chance.number(in: 0...9) == 0 ? nil : to))
      }
      func isFree(_ day: Day) -> Bool { !periods.contains { $0.contains(day) } }
      // A day at a time is the plain way to say it; a year is longer than all that is away.
      let year = (0..<400).compactMap { start.adding(Interval(count: $0, unit: .day)) }
      #expect(start.after(periods) == year.first(where: isFree))
      let count = chance.number(in: 1...50)
      let free = year.dropFirst().filter(isFree)
      #expect(
        start.passing(count, outside: periods) == (free.count >= count ? free[count - 1] : nil))
    }
  }

  private func both(_ a: Day?, _ b: Day?) -> (Day, Day)? {
    if let a, let b { (a, b) } else { nil }
  }

  // MARK: - Records

  private static let values = [
    "", "~", "2026-01-05", "2026-02-30", "0001-01-01", "9999-12-31", "2026-13-01", "26-1-5", "0",
    "-1", "every 0 weeks", "every 999 years", "1000 days", "every 3 days", "1 month",
    "4 to 8 weeks",
    "weeks", "often", "Ada", "Ada (ada)", "(", "[]", "[2026-03-01/2026-02-01]", "[2026-03-01]",
    "[2026-03-01/2026-04-01, 2026-03-15, 9999-12-31]", "[0001-01-01/9999-12-31]", "{a: b}", "[[x]]",
    "\"\\n\"", "'", "@x", "# c", "continue", "graduate", "maybe", "ended", "graduated",
  ]

  private static let names = [
    "action-plan.md", "closing.md", "closing-2.md", "check-ins/2026-03.md", "check-ins/9999-12.md",
    "check-ins/2026-00.md", "meetings/2026-02-02-first.md", "meetings/2026-02-02-first-2.md",
    "meetings/2027-02-02-progress.md", "meetings/9999-12-31-progress.md",
    "meetings/0001-01-01-planning.md", "meetings/2026-02-30-first.md",
    "meetings/2026-03-02-cancelled.md", "meetings/9999-12-31-cancelled.md",
    "reviews/2026-04-01.md", "reviews/9999-12-31.md", "reviews/0001-01-01.md", "notes.md",
  ]

  private static let fields = [
    "mentee", "mentor", "mentor-since", "earlier-mentors", "started", "meets", "check-ins",
    "reviews", "away", "decision", "outcome", "date", "moved-to", "role", "mentee",
  ]

  private func document(_ chance: inout Chance) -> String {
    var lines = chance.number(in: 0...9) == 0 ? [] : ["---"]
    for _ in 0..<chance.number(in: 0...9) {
      lines.append("\(chance.one(of: Self.fields)): \(chance.one(of: Self.values))")
    }
    if chance.number(in: 0...9) != 0 { lines.append("---") }
    lines += ["# T", "", "## Action items", ""]
    for _ in 0..<chance.number(in: 0...3) {
      let owner = chance.one(of: ["mentee", "mentor", "support", "nobody", "Ada", ""])
      lines.append("- [ ] \(owner): it (by \(chance.one(of: Self.values)))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func `no record breaks the schedule, whatever stands in it`() throws {
    var chance = Chance(15)
    let folder: FilePath = "pairings/ada"
    for _ in 0..<400 {
      var files: [FilePath: String] = [
        "mentordoc.yml": "name: E\n", folder.appending("pairing.md"): document(&chance),
      ]
      for _ in 0..<chance.number(in: 0...8) {
        let name = FilePath(chance.one(of: Self.names))
        let rows = (1...3).map { number in
          "| **#\(number)** a | | | | | | \(chance.one(of: Self.values)) |"
        }
        let progress = ["- [ ] goal 1", "- [x] goal 2: \(chance.one(of: Self.values))"]
        files[folder.appending(name)] =
          name == "action-plan.md" ? planText(rows, progress: progress) : document(&chance)
      }
      let programme = try Programme(in: MemoryTree(files: files))
      let pairing = programme.pairing("ada")
      for _ in 0..<4 {
        guard let day = day(&chance) else { continue }
        let schedule = PairingSchedule(of: pairing, in: programme.configuration, on: day)
        #expect(schedule.needs.map(\.rank) == schedule.needs.map(\.rank).sorted())
        #expect(schedule.dues.map(\.day) == schedule.dues.map(\.day).sorted())
        #expect(schedule.dues.allSatisfy { !$0.parties.isEmpty })
        #expect(schedule.needs.allSatisfy { $0.since.map { $0 <= day } ?? true })
        if let next = schedule.nextCheckIn { #expect(next > day) }
        if schedule.hasEnded { #expect(schedule.dues.isEmpty && schedule.nextMeeting == nil) }
        for prompt in schedule.promptsDue(after: Prompts(parsing: [])) {
          #expect(prompt.due.map { $0 <= day } ?? false)
        }
      }
      _ = Chronicle(of: pairing, in: programme.configuration)
    }
  }
}
