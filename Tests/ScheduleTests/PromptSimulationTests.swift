import Programme
import Testing

@testable import Schedule

/// A pairing whose people do as they always do, and the prompts that they should get.
private struct Course {
  static let end = Day("2028-12-31")

  let slug: FilePath
  let fields: String
  /// Documents by the day on which somebody writes them.
  private(set) var written: [Day: [FilePath: String]] = [:]
  private(set) var expected: Set<Prompts.Prompt> = []
  private let away: Period?

  /// What the people do follows from the number.
  init(number: Int) throws {
    slug = FilePath("pairing-\(number)")
    let start = try #require(Day(year: 2026, month: 1, day: 1 + number % 28))
    away = number % 5 == 0 ? Period("2026-07-20/2026-08-19") : nil
    fields =
      "mentor: Grace\nstarted: \(start)\naway: [\(away?.written ?? "")]"
    let closing = try review(from: start, as: number % 4)
    try checkIn(from: start, until: closing, as: number % 3)
  }

  private func shifted(_ day: Day) throws -> Day {
    guard let away, away.contains(day) else { return day }
    return try #require(away.end?.adding(Interval(count: 1, unit: .day)))
  }

  private func later(_ day: Day, _ count: Int, _ unit: Interval.Unit) throws -> Day {
    try #require(day.adding(Interval(count: count, unit: unit)))
  }

  /// - Returns: the day of the closing, where there is one.
  private mutating func review(from start: Day, as habit: Int) throws -> Day? {
    var base = start
    for number in 1... {
      let due = try shifted(later(base, 3, .month))
      guard let end = Course.end, due <= end else { return nil }
      // The mentors of the second habit decide before they are asked.
      if habit != 1 { expected.insert(Prompts.Prompt(on: due, to: slug, .review, due: due)) }
      // Those of the third never do, and are asked once.
      if habit == 2 { return nil }
      base = try later(due, habit == 1 ? -2 : 5, .day)
      let isLast = habit == 3 && number == 3
      written[base, default: [:]][FilePath("reviews/\(base).md")] =
        "---\ndecision: \(isLast ? "graduate" : "continue")\n---\n\n# Review\n"
      guard isLast else { continue }
      let closing = try later(base, 60, .day)
      written[closing, default: [:]]["closing.md"] =
        "---\noutcome: graduated\ndate: \(closing)\n---\n\n# End\n"
      return closing
    }
    return nil
  }

  private mutating func checkIn(from start: Day, until closing: Day?, as habit: Int) throws {
    for number in 1... {
      let regular = try later(start, number, .month)
      let due = try shifted(regular)
      guard let end = Course.end, due <= end, closing.map({ due < $0 }) ?? true else { return }
      if habit != 0 { expected.insert(Prompts.Prompt(on: due, to: slug, .checkIn, due: due)) }
      // Pairs of the first habit write before they are asked, those of the second after it.
      guard habit < 2 else { continue }
      let day = try later(habit == 0 ? regular : due, habit == 0 ? -1 : 3, .day)
      let month = regular.description.prefix(7)
      written[day, default: [:]][FilePath("check-ins/\(month).md")] = "# Check-in\n"
    }
  }

  /// All prompts that were given when every day was asked.
  func given() throws -> [Prompts.Prompt] {
    let folder = Programme.pairingsFolder.appending(slug)
    var tree = MemoryTree(files: [
      "mentordoc.yml": "name: Simulation\n",
      folder.appending("pairing.md"): "---\nmentee: Ada\nrole: tester\n\(fields)\n---\n\n# Ada\n",
    ])
    let programme = try Programme(in: tree)
    var pairing = programme.pairing(slug)
    var list: [UInt8]?
    var prompts = Prompts(parsing: [])
    var day = try #require(Day("2026-01-01"))
    let end = try #require(Course.end)
    while day <= end {
      if let new = written[day] {
        for (path, text) in new { tree.files[folder.appending(path)] = text }
        pairing = programme.reading(tree).pairing(slug)
      }
      let schedule = PairingSchedule(of: pairing, in: programme.configuration, on: day)
      let due = schedule.promptsDue(after: prompts)
      if !due.isEmpty {
        let text = Prompts.adding(due, to: list)
        (list, prompts) = (text, Prompts(parsing: text))
      }
      day = try later(day, 1, .day)
    }
    return prompts.prompts
  }
}

@Suite struct PromptSimulationTests {
  @Test func `200 pairings over three years get each prompt once, on its day`() throws {
    var count = 0
    for number in 0..<200 {
      let course = try Course(number: number)
      let given = try course.given()
      #expect(Set(given).count == given.count, "\(course.slug.text)")
      #expect(Set(given) == course.expected, "\(course.slug.text)")
      count += given.count
    }
    #expect(count > 4000)
  }
}

@Suite struct PromptsDueTests {
  private func due(
    _ fields: String = "mentor: Grace\nstarted: 2026-01-05", _ others: [FilePath: String] = [:],
    slug: FilePath = "ada", after given: String = "", on day: String
  ) throws -> [String] {
    let folder = Programme.pairingsFolder.appending(slug)
    var files: [FilePath: String] = [
      "mentordoc.yml": "name: Example\n",
      folder.appending("pairing.md"): "---\nmentee: Ada\nrole: tester\n\(fields)\n---\n\n# Ada\n",
    ]
    for (path, text) in others { files[folder.appending(path)] = text }
    let programme = try Programme(in: MemoryTree(files: files))
    let schedule = PairingSchedule(
      of: programme.pairing(slug), in: programme.configuration, on: try #require(Day(day)))
    return schedule.promptsDue(after: Prompts(parsing: Array(given.utf8))).map(\.line)
  }

  @Test func `of many months only the newest check-in is asked for`() throws {
    #expect(
      try due(on: "2026-09-20") == [
        "- 2026-09-20: ada, check-in due 2026-09-05", "- 2026-09-20: ada, review due 2026-04-05",
      ])
  }

  @Test(arguments: [
    "mentor: Grace\nstarted: 2026-01-05\naway: [2026-09-01]", "mentor:\nstarted: 2026-01-05",
    "mentor: Grace", "mentor: Grace\nstarted: 2027-01-05",
  ])
  func `nobody is asked who is away, waits or has not begun`(fields: String) throws {
    #expect(try due(fields, on: "2026-09-20") == [])
  }

  @Test func `the end ends it, and a nomination the reviews`() throws {
    let fields = "mentor: Grace\nstarted: 2026-01-05"
    let nomination: [FilePath: String] = [
      "reviews/2026-04-05.md": "---\ndecision: graduate\n---\n\n# Review\n"
    ]
    #expect(
      try due(fields, nomination, on: "2026-09-20") == [
        "- 2026-09-20: ada, check-in due 2026-09-05"
      ])
    for outcome in ["ended", "lapsed", "graduated"] {
      let closing = "---\noutcome: \(outcome)\ndate: 2026-09-01\n---\n\n# End\n"
      #expect(try due(fields, ["closing.md": closing], on: "2026-09-20") == [])
    }
  }

  @Test(arguments: [
    "ada lovelace, x", "a:b", "ada-2026-01-01", "check-in, ada", "x due 2026-01-01",
  ])
  func `a folder of any name is asked once`(slug: String) throws {
    let first = try due(slug: FilePath(slug), on: "2026-02-06")
    #expect(first.count == 1)
    #expect(try due(slug: FilePath(slug), after: first[0], on: "2026-02-07") == [])
  }

  @Test func `a name that can't stand in the list is not asked every day`() throws {
    #expect(try due(slug: "ada\nbo", on: "2026-02-06") == [])
  }
}
