import Testing

@testable import Programme

struct PathPatternTests {
  @Test(arguments: [
    ("meetings/{date}-first.md", "2026-01-14-first.md", "2026-01-14 1"),
    ("meetings/{date}-first.md", "2026-01-14-first-2.md", "2026-01-14 2"),
    ("meetings/{date}-first.md", "2026-01-14-first-12.md", "2026-01-14 12"),
    ("meetings/{date}-first.md", "2026-01-14-first-1.md", nil),
    ("meetings/{date}-first.md", "2026-01-14-first-02.md", nil),
    ("meetings/{date}-first.md", "2026-01-14-first-.md", nil),
    ("meetings/{date}-first.md", "2026-01-14-first-2x.md", nil),
    ("meetings/{date}-first.md", "2026-02-30-first.md", "impossible 2026-02-30"),
    ("meetings/{date}-first.md", "2026-1-14-first.md", nil),
    ("meetings/{date}-first.md", "2026-01-14-planning.md", nil),
    ("meetings/{date}-first.md", "2026-01-14-first.markdown", nil),
    ("reviews/{date}.md", "2026-01-14.md", "2026-01-14 1"),
    ("reviews/{date}.md", "2026-01-14-2.md", "2026-01-14 2"),
    ("check-ins/{month}.md", "2026-02.md", "2026-02-01 1"),
    ("check-ins/{month}.md", "2026-13.md", "impossible 2026-13"),
    ("check-ins/{month}.md", "2026-02-01.md", nil),
    ("closing.md", "closing.md", "nil 1"),
    ("closing.md", "closing-2.md", nil),
    ("closing.md", "Closing.md", nil),
    ("notes/talk-{date}-x.md", "talk-2026-01-14-x.md", "2026-01-14 1"),
  ])
  func `a name is matched to a pattern`(pattern: String, name: String, expected: String?) throws {
    let match = try #require(PathPattern(pattern)).match(FilePath(name))
    let text: String? =
      switch match {
      case .document(let date, let ordinal)?: "\(date?.description ?? "nil") \(ordinal)"
      case .impossibleDate(let date)?: "impossible \(date)"
      case nil: nil
      }
    #expect(text == expected)
  }

  @Test(arguments: [
    ("meetings/{date}-first.md", 1, "meetings/2026-02-11-first.md"),
    ("meetings/{date}-first.md", 2, "meetings/2026-02-11-first-2.md"),
    ("check-ins/{month}.md", 1, "check-ins/2026-02.md"),
    ("closing.md", 1, "closing.md"),
  ])
  func `a pattern makes the path of a document`(pattern: String, ordinal: Int, path: String) throws
  {
    #expect(
      try #require(PathPattern(pattern)).path(on: Day("2026-02-11"), ordinal: ordinal).text == path)
  }

  @Test(arguments: [
    "", ".md", "a.txt", "../a.md", "/a.md", "a/./b.md", "{date}/a.md", "{day}.md",
    "{date}{date}.md",
    "a/{date.md",
  ])
  func `a pattern that leads elsewhere or has no single date is none`(pattern: String) {
    #expect(PathPattern(pattern) == nil)
  }
}
