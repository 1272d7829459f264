import Foundation
import Testing

@Suite struct ReportCommandTests {
  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme()
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    try scratch.write(Documents.first, to: "pairings/ada-lovelace/meetings/2026-01-14-first.md")
    return scratch
  }

  static let plan = """
    # Action plan of Ada

    ## Gaps

    - G1 (skill): reviews -> goal 1

    ## Action plan

    | Goals | Mentee’s Action Steps | Mentor’s Action Steps | Support Network’s Action Steps (Role of manager, peers, etc.) | Potential Barriers (Risk mitigation steps) | Success Measures (Must be measurable and results-focused) | Target Completion Date(s) |
    | --- | --- | --- | --- | --- | --- | --- |
    | **#1** Review alone | read | answer | | none | 8 reviews merged | 2026-05-30 |

    ## Progress

    - [ ] goal 1: begun

    """

  @Test func `the page is written to a file, with what needs attention before all else`() throws {
    let scratch = try programme()
    let run = try scratch.run(["report", "-o", "page.html", "--today", "2026-09-25"])
    #expect(run.transcript == "--- status 0\n")
    let page = try scratch.read("page.html")
    let attention = try #require(page.range(of: "id=\"attention\""))
    let table = try #require(page.range(of: "id=\"cohort\""))
    #expect(attention.lowerBound < table.lowerBound)
    #expect(page[attention.upperBound..<table.lowerBound].contains("ada-lovelace"))
  }

  @Test func `a date that was moved later is on the page and in the dossier`() throws {
    let scratch = try programme()
    let plan = "pairings/ada-lovelace/action-plan.md"
    try scratch.write(Self.plan, to: plan)
    _ = try scratch.run(["save", "--no-check"])
    try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
    _ = try scratch.run(["save", "--no-check"])
    let page = try scratch.run(["report", "--today", "2026-09-25"]).standardOutput
    #expect(page.contains("1 target date moved to a later day."))
    let dossier = try scratch.run(["report", "ada-lovelace", "--today", "2026-09-25"])
    #expect(dossier.status == 0)
    #expect(dossier.standardOutput.contains("target date 2026-05-30 -&gt; 2026-06-30"))
    #expect(dossier.standardOutput.contains("- **Success measure**: 8 reviews merged\n"))
  }

  @Test func `the notes are in the dossier only where they are asked for`() throws {
    let scratch = try programme()
    let plain = try scratch.run(["report", "ada-lovelace", "--today", "2026-09-25"])
    #expect(!plain.standardOutput.contains("## Check list"))
    let full = try scratch.run(["report", "ada-lovelace", "--notes", "--today", "2026-09-25"])
    #expect(full.standardOutput.contains(Documents.first))
  }

  @Test func `without history the page says that slips are not known`() throws {
    let scratch = try programme()
    try FileManager.default.removeItem(atPath: scratch.path(".git"))
    let run = try scratch.run(["report", "--today", "2026-09-25"])
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("Of 1 pairing the history can’t be read here."))
    #expect(!run.standardOutput.contains("No target date was moved"))
  }

  @Test func `an empty programme has a page that says so`() throws {
    let run = try Scratch.programme().run(["report", "--today", "2026-09-25"])
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("There is no pairing yet."))
  }

  @Test func `wrong usage and unknown names are refused`() throws {
    let scratch = try programme()
    let mistyped = try scratch.run(["report", "ada-lovelase"])
    #expect(mistyped.status == 2)
    #expect(mistyped.standardError.contains("ada-lovelace"))
    #expect(try scratch.run(["report", "--notes"]).status == 2)
    #expect(try scratch.run(["report", "--format", "markdown"]).status == 2)
    let epoch = try scratch.run(
      ["report"], environment: ["SOURCE_DATE_EPOCH": "soon", "MENTORDOC_TODAY": nil])
    #expect(epoch.status == 2)
    #expect(epoch.standardError.contains("SOURCE_DATE_EPOCH"))
  }
}
