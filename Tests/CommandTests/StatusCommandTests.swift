import Foundation
import Testing

@Suite struct StatusCommandTests {
  /// Ada's meetings are silent in autumn, Grete waits for a mentor, Emmy is done.
  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme()
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    try scratch.write(Documents.first, to: "pairings/ada-lovelace/meetings/2026-01-14-first.md")
    try scratch.addPairing("emmy-noether", "Emmy Noether")
    try scratch.write(
      "---\noutcome: graduated\ndate: 2026-02-20\nnomination: https://example.org/1\n---\n\n# End\n",
      to: "pairings/emmy-noether/closing.md")
    try scratch.write(
      Documents.pairing("Grete Hermann", mentor: ""), to: "pairings/grete-hermann/pairing.md")
    try scratch.write(Documents.pairing("野田 花子"), to: "pairings/noda-hanako/pairing.md")
    return scratch
  }

  @Test func `those in need come first, with the reason in words`() throws {
    let scratch = try programme()
    let run = try scratch.run(["status", "--today", "2026-02-25"])
    #expect(
      run.transcript == """
        ! grete-hermann  waiting    waits for a mentor for 7 weeks (since 2026-01-07)
        ! ada-lovelace   planning   promise overdue since 2026-02-01
          noda-hanako    paired     meeting was due 2026-02-04; review 2026-04-07; chec…
          emmy-noether   graduated
        --- standard error
        4 pairings on 2026-02-25: 2 need somebody, 1 has ended. Next: mentordoc due
        --- status 0

        """)
  }

  @Test func `lines are as wide as the terminal`() throws {
    let scratch = try programme()
    for width in ["1", "20", "33", "60"] {
      let run = try scratch.run(
        ["status", "--today", "2026-09-25"], environment: ["COLUMNS": width])
      for line in run.standardOutput.split(separator: "\n") {
        #expect(line.unicodeScalars.count <= max(3, Int(width) ?? 0), "\(line)")
      }
    }
    let whole = try scratch.run(["status", "--today", "2026-09-25"], environment: ["COLUMNS": nil])
    #expect(!whole.standardOutput.contains("…"))
    #expect(
      whole.standardOutput.hasPrefix(
        """
        ! grete-hermann  waiting    waits for a mentor for 37 weeks (since 2026-01-07)
        ! ada-lovelace
        """) || whole.standardOutput.hasPrefix("! noda-hanako"))
  }

  @Test(arguments: ["json", "csv", "markdown"])
  func `every format is as it was agreed`(format: String) throws {
    let scratch = try programme()
    try scratch.write(
      Documents.pairing("=HYPERLINK(\"x\"), B", mentor: "\"@Evil | <b>\""),
      to: "pairings/odd/pairing.md")
    let run = try scratch.run(["status", "--today", "2026-02-25", "--format", format])
    #expect(run.status == 0)
    try expectSnapshot(run.standardOutput, "status-\(format)")
  }

  @Test func `no pairing and no programme`() throws {
    let scratch = try Scratch.programme()
    let run = try scratch.run(["status"])
    #expect(
      run.transcript == """
        --- standard error
        There is no pairing yet. Next: mentordoc new pairing --help
        --- status 0

        """)
    #expect(
      try scratch.run(["status", "--format", "json"]).standardOutput
        == "{\n  \"today\": \"2026-03-01\",\n  \"pairings\": []\n}\n")
    let nowhere = try scratch.run(["status"], in: "..")
    #expect(nowhere.status == 2)
    #expect(nowhere.standardError.hasPrefix("error: no 'mentordoc.yml' in this folder"))
  }

  @Test func `several repositories are one programme, and one that can't be read is said`() throws {
    let scratch = try Scratch()
    for (folder, mentee) in [("one", "Ada Lovelace"), ("two", "Grete Hermann")] {
      _ = try scratch.run(["init", folder, "--name", "Example"])
      let slug = mentee.lowercased().replacingOccurrences(of: " ", with: "-")
      try scratch.write(Documents.pairing(mentee), to: "\(folder)/pairings/\(slug)/pairing.md")
    }
    try scratch.write("name: [\n", to: "three/mentordoc.yml")
    let run = try scratch.run(
      [
        "status", "--today", "2026-01-20", "--repo", "one", "--repo", "two", "--repo", "three",
        "--repo", "nowhere", "--repo", "one/pairings",
      ])
    #expect(run.status == 2)
    #expect(
      run.standardOutput == """
          ada-lovelace  one   paired  meeting 2026-02-04; review 2026-04-07; check-in 2…
          grete-hermann  two  paired  meeting 2026-02-04; review 2026-04-07; check-in 2…

        """)
    #expect(run.standardError.contains("error: 'three': mentordoc.yml:1:"))
    #expect(run.standardError.contains("error: 'nowhere' can't be opened"))
    #expect(
      run.standardError.hasSuffix(
        "\n2 pairings on 2026-01-20: none needs anybody. Next: mentordoc due\n"))
    let none = try scratch.run(["status", "--repo", "nowhere", "--repo", "three"])
    #expect(none.status == 2)
    #expect(none.standardOutput == "")
    #expect(!none.standardError.contains("no pairing"))
  }

  @Test func `git's settings name the repositories where no other is meant`() throws {
    let scratch = try programme()
    try scratch.git("config", "--global", "--add", "mentordoc.repo", scratch.folder)
    let run = try scratch.run(["status", "--today", "2026-02-25"], in: "..")
    #expect(run.status == 0)
    #expect(run.standardOutput.hasPrefix("! grete-hermann  waiting  "))
    _ = try scratch.run(["init", "other", "--name", "Other"], in: "..")
    let inside = try scratch.run(["status"], in: "../other")
    #expect(inside.standardOutput == "")
  }

  @Test func `a date that slips again and again is named, under every name`() throws {
    let scratch = try Scratch.programme()
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    var plan = "pairings/ada-lovelace/action-plan.md"
    try scratch.write(ReportCommandTests.plan, to: plan)
    func move(_ day: String, to other: String) throws {
      try scratch.replace(day, with: other, in: plan)
    }
    func status() throws -> String {
      try scratch.run(["status", "--today", "2026-01-10"]).standardOutput
    }
    #expect(try scratch.run(["save"]).status == 0)
    try move("2026-05-30", to: "2026-06-30")
    #expect(try scratch.run(["save"]).status == 0)
    // Once is a plan that was looked at again.
    #expect(try status().hasPrefix("  ada-lovelace"))
    try scratch.git("mv", "pairings/ada-lovelace", "pairings/ada")
    plan = "pairings/ada/action-plan.md"
    #expect(try scratch.run(["save"]).status == 0)
    try move("2026-06-30", to: "2026-07-31")
    let twice = "! ada  paired  goal 1 moved twice, from 2026-05-30 to 2026-07-31\n"
    #expect(try status() == twice)
    #expect(try scratch.run(["save"]).status == 0)
    #expect(try status() == twice)
    let json = try scratch.run(["status", "--today", "2026-01-10", "--format", "json"])
    #expect(json.standardOutput.contains("\"need\": \"slipping\""))
    #expect(try scratch.run(["report"]).standardOutput.contains("goal 1 moved twice, from"))
    try move("2026-07-31", to: "2026-05-30")
    #expect(try status().hasPrefix("  ada  "))
  }

  @Test func `documents that can't be read hide no pairing`() throws {
    let scratch = try programme()
    try scratch.write([0xFF, 0x00], to: "pairings/ada-lovelace/pairing.md")
    let run = try scratch.run(["status", "--today", "2026-02-25"])
    #expect(run.status == 0)
    #expect(
      run.standardOutput.hasPrefix("! ada-lovelace   waiting    pairing.md is missing or dam"))
    #expect(run.standardOutput.contains("\n! grete-hermann  waiting    waits"))
  }
}
