import Foundation
import Testing

/// Pairings from the application to their end.
@Suite struct WholeLifeTests {
  private func run(_ scratch: Scratch, _ day: String, _ arguments: String...) throws -> Run {
    let run = try scratch.run(arguments, environment: ["MENTORDOC_TODAY": day])
    #expect(run.status == 0, "\(arguments): \(run.transcript)")
    return run
  }

  private func applied() throws -> Scratch {
    let scratch = try Scratch.programme("--github", "--contact", "help@example.org")
    try scratch.write(
      """
      {"author": {"login": "ada"}, "url": "https://github.com/o/r/issues/7", "number": 7, "title": "x",
       "body": "### Name\\n\\nAda Example\\n\\n### Role\\n\\nReviewer\\n\\n### Why this role\\n\\nBecause."}
      """, to: "../application.json")
    _ = try run(
      scratch, "2026-01-05", "new", "pairing", "--application", "../application.json", "--save")
    _ = try run(scratch, "2026-01-05", "save")
    return scratch
  }

  @Test func `from an application to graduation`() throws {
    let scratch = try applied()
    let welcome = try run(
      scratch, "2026-01-12", "handover", "ada-example", "--mentor", "Bo Example (bo)")
    #expect(welcome.standardError.hasPrefix("'ada-example' waits no longer.\n## To Ada Example\n"))
    #expect(welcome.standardError.contains("\n## To Bo Example\n"))
    _ = try run(scratch, "2026-01-14", "new", "meeting", "ada-example", "--save")
    _ = try run(scratch, "2026-02-11", "new", "meeting", "ada-example", "--save")
    try scratch.replace(
      "## Gaps\n", with: "## Gaps\n\n- G1 (skill): reviews with help only -> goal 1\n",
      in: "pairings/ada-example/action-plan.md")
    try scratch.replace(
      "| **#1** | | | | | | |",
      with: "| **#1** Review *alone* | a | b | | none | 8 reviews merged | 2026-05-29 |",
      in: "pairings/ada-example/action-plan.md")
    try scratch.replace(
      "## Progress\n",
      with: "## Progress\n\n- [x] goal 1: 2026-05-20, https://example.org/reviews\n",
      in: "pairings/ada-example/action-plan.md")
    let review = try run(
      scratch, "2026-06-10", "new", "review", "ada-example", "graduate", "--link",
      "https://example.org/r", "--save")
    #expect(review.standardOutput.contains("] ada-example: "))
    #expect(
      review.standardError.contains(
        "Should it be declined: mentordoc new review ada-example continue."))
    #expect(
      try scratch.read("pairings/ada-example/reviews/2026-06-10.md").hasSuffix(
        "\n\n- goal 1: 2026-05-20, https://example.org/reviews\n"))
    let closing = try run(
      scratch, "2026-06-24", "new", "closing", "ada-example", "graduated", "--nomination",
      "https://example.org/n", "--save")
    #expect(closing.standardError.contains("\n- Ada Example, Reviewer, 2026\n"))
    #expect(!(try scratch.read("graduates.md").contains("Ada")))
    #expect(try run(scratch, "2026-06-24", "check").standardOutput.contains("no findings"))
    let again = try scratch.run(["new", "closing", "ada-example", "ended"])
    #expect(again.status == 2)
    #expect(again.standardError.contains("has ended: graduated"))
    #expect(try scratch.git("status", "--porcelain") == "")
    #expect(try scratch.git("rev-list", "--count", "HEAD") == "6")
  }

  @Test func `from an application to a hand-over, with a time away`() throws {
    let scratch = try applied()
    _ = try run(scratch, "2026-01-12", "handover", "ada-example", "--mentor", "Bo Example (bo)")
    _ = try run(scratch, "2026-01-14", "new", "meeting", "ada-example")
    try scratch.replace(
      "## Action items\n", with: "## Action items\n\n- [ ] mentee: read the guide\n",
      in: "pairings/ada-example/meetings/2026-01-14-first.md")
    _ = try run(scratch, "2026-01-20", "away", "ada-example", "2026-02-01")
    _ = try run(scratch, "2026-03-01", "away", "ada-example", "--back")
    let handover = try run(
      scratch, "2026-03-02", "handover", "ada-example", "--mentor", "Cy Example (cy)")
    #expect(!handover.standardError.contains("waits no longer"))
    #expect(handover.standardError.contains("--kind first"))
    let meeting = try run(scratch, "2026-03-09", "new", "meeting", "ada-example", "--save")
    #expect(meeting.standardOutput.hasPrefix("pairings/ada-example/meetings/2026-03-09-first.md\n"))
    #expect(
      try scratch.read("pairings/ada-example/meetings/2026-03-09-first.md")
        .contains("- [ ] mentee: read the guide\n"))
    #expect(
      try scratch.read("pairings/ada-example/pairing.md").contains(
        "away: [2026-02-01/2026-02-28]\n"))
    #expect(try run(scratch, "2026-03-09", "check").standardOutput.contains("no findings"))
    _ = try run(scratch, "2026-04-01", "new", "closing", "ada-example", "lapsed", "--save")
    #expect(try scratch.git("status", "--porcelain") == "")
  }

  @Test func `a save that is refused leaves the document`() throws {
    let scratch = try applied()
    try scratch.replace(
      "role: Reviewer", with: "role: @Reviewer", in: "pairings/ada-example/pairing.md")
    let broken = try scratch.run(["new", "check-in", "ada-example", "--save"])
    #expect(broken.status == 2)
    try scratch.replace("role: @Reviewer", with: "role: R", in: "pairings/ada-example/pairing.md")
    try scratch.replace("## Progress\n", with: "", in: "pairings/ada-example/action-plan.md")
    let run = try scratch.run(["new", "check-in", "ada-example", "--save"])
    #expect(run.status == 1)
    #expect(run.standardError.contains("nothing was saved"))
    #expect(scratch.exists("pairings/ada-example/check-ins/2026-03.md"))
  }
}
