import MarkdownSyntax
import Testing

@testable import Programme

struct PersonTests {
  @Test(arguments: [
    ("Ada Lovelace", Person(name: "Ada Lovelace")),
    ("  Ada Lovelace (ada) ", Person(name: "Ada Lovelace", handle: "ada")),
    ("Ada Lovelace (@ada)", Person(name: "Ada Lovelace", handle: "ada")),
    ("Ada Lovelace <ada@example.org>", Person(name: "Ada Lovelace", mail: "ada@example.org")),
    ("Ada Lovelace (ada@example.org)", Person(name: "Ada Lovelace", mail: "ada@example.org")),
    (
      "Ada (ada) <ada@example.org>",
      Person(name: "Ada", handle: "ada", mail: "ada@example.org")
    ),
    ("Ada (Augusta) Lovelace", Person(name: "Ada (Augusta) Lovelace")),
    ("Ada (the first programmer)", Person(name: "Ada (the first programmer)")),
    ("Łukasz Żółć (lz)", Person(name: "Łukasz Żółć", handle: "lz")),
  ])
  func `a person is a name with a handle or an address behind it`(text: String, person: Person) {
    #expect(Person(parsing: text) == person)
    #expect(Person(parsing: person.written) == person)
  }

  @Test(arguments: ["", "  ", "(ada)", "<ada@example.org>", "A (a) (b)"])
  func `a text without a name is nobody`(text: String) {
    #expect(Person(parsing: text) == nil)
  }

  @Test func `people are the same by handle, else by address, else by name`() {
    let ada = Person(name: "Ada Lovelace", handle: "ada")
    #expect(ada.isSame(as: Person(name: "A. Lovelace", handle: "Ada")))
    #expect(!ada.isSame(as: Person(name: "Ada Lovelace", handle: "lovelace")))
    #expect(ada.isSame(as: Person(name: "ada  lovelace")))
    #expect(!Person(name: "A", mail: "a@x.org").isSame(as: Person(name: "A", mail: "b@x.org")))
  }

  @Test func `a period has one or two dates with anything between them`() throws {
    let july = try #require(Day("2026-07-01"))
    let august = try #require(Day("2026-08-15"))
    for text in [
      "2026-07-01 to 2026-08-15", "2026-07-01/2026-08-15", "2026-07-01..2026-08-15",
      "2026-07-01 – 2026-08-15 (thesis)", " 2026-07-01 bis 2026-08-15",
    ] {
      #expect(Period(text) == Period(start: july, end: august), "\(text)")
    }
    #expect(Period("2026-07-01") == Period(start: july, end: nil))
    #expect(Period("2026-07-01 to 2026-02-30") == nil)
    #expect(Period("2026-08-15 to 2026-07-01") == nil)
    #expect(Period("since 2026-07-01") == nil)
    #expect(Period("all summer") == nil)
    #expect(Period(start: july, end: august).contains(august))
    #expect(!Period(start: july, end: august).contains(try #require(Day("2026-08-16"))))
    #expect(Period(start: august, end: nil).contains(try #require(Day("2030-01-01"))))
  }

  @Test func `an interval is a count and a unit`() {
    #expect(Interval("4 weeks") == Interval(count: 4, unit: .week))
    #expect(Interval("every 2 Weeks") == Interval(count: 2, unit: .week))
    #expect(Interval("month") == Interval(count: 1, unit: .month))
    #expect(Interval("every month.") == Interval(count: 1, unit: .month))
    #expect(Interval("every 4 to 8 weeks") == Interval(count: 8, unit: .week))
    #expect(Interval("4–8 weeks") == Interval(count: 8, unit: .week))
    #expect(Interval("10 days")?.description == "10 days")
    #expect(Interval("1 month")?.description == "1 month")
    for text in [
      "", "4", "0 weeks", "-1 weeks", "9999 days", "1.5 weeks", "4 weeks or so", "every",
      "8 to 4 weeks", "4-8-9 weeks", "4 to 0 weeks", "+4 weeks",
    ] {
      #expect(Interval(text) == nil, "\(text)")
    }
  }

  @Test func `dates are found where they stand alone`() {
    func found(_ text: String) -> [String] {
      isoDates(in: Array(text.utf8)).map { $0.day?.description ?? "impossible" }
    }
    #expect(found("2026-05-01") == ["2026-05-01"])
    #expect(found("~~2026-05-01~~ 2026-06-31, later") == ["2026-05-01", "impossible"])
    #expect(found("12026-05-01 2026-05-011 a2026-05-01 2026-05-01-x 2026-5-1") == [])
    #expect(found("2026-05-01T10:00Z") == ["2026-05-01"])
    #expect(found("") == [])
  }
}
