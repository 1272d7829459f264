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
          ada-lovelace   one  paired  meeting 2026-02-04; review 2026-04-07; check-in 2…
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

  @Test
  func `a repository is named from where they part, and not where it is called as its pairing`()
    throws
  {
    let scratch = try Scratch()
    for (slug, mentee) in [("ada-lovelace", "Ada Lovelace"), ("noda", "野田 花子")] {
      _ = try scratch.run(["init", slug, "--name", "Example"])
      try scratch.write(Documents.pairing(mentee), to: "\(slug)/pairings/\(slug)/pairing.md")
    }
    func status(_ folders: String...) throws -> String {
      try scratch.run(
        ["status", "--today", "2026-01-20"]
          + folders.flatMap { ["--repo", scratch.path($0)] },
        environment: ["COLUMNS": "60"]
      ).standardOutput
    }
    #expect(
      try status("ada-lovelace", "noda") == """
          ada-lovelace  paired  meeting 2026-02-04; review 2026-04-…
          noda          paired  meeting 2026-02-04; review 2026-04-…

        """)
    try FileManager.default.moveItem(atPath: scratch.path("noda"), toPath: scratch.path("two"))
    #expect(
      try status("ada-lovelace", "two") == """
          ada-lovelace  ada-lovelace  paired  meeting 2026-02-04; r…
          noda          two           paired  meeting 2026-02-04; r…

        """)
    let due = try scratch.run(
      ["due", "--today", "2026-01-20", "--repo", "ada-lovelace", "--repo", "two"])
    #expect(
      due.standardOutput.contains("  2026-02-04  meeting   noda          two           the two"))
  }

  @Test
  func `a cadence of zero or nonsense is named with its line, and nothing is computed with it`()
    throws
  {
    let scratch = try programme()
    for (cadence, text) in [
      ("{meeting: 0 weeks}", "cadence '0 weeks' of 'meeting'"),
      ("{review: often}", "cadence 'often' of 'review'"),
      ("{check-in: -1 month}", "cadence '-1 month' of 'check-in'"),
      ("{review: 99999999999999999999 days}", "cadence '99999999999999999999 days' of 'review'"),
    ] {
      try scratch.write("name: Example\ncadence: \(cadence)\n", to: "mentordoc.yml")
      for command in [["status"], ["due"], ["remind"], ["report"], ["show", "ada-lovelace"]] {
        let run = try scratch.run(command)
        #expect(run.status == 2, "\(command)")
        #expect(run.standardOutput == "", "\(command)")
        #expect(
          run.standardError.hasPrefix("error: mentordoc.yml:2:")
            && run.standardError.contains("\(text) is no stretch of time\nhelp: Write a number"),
          "\(run.standardError)")
      }
    }
  }

  @Test(arguments: [
    "every 0 weeks", "often", "-1 week", "99999999999999999999 weeks", "[1 week, 2]",
  ])
  func `a pair's rhythm of zero or nonsense is a finding, and the programme's counts`(
    rhythm: String
  )
    throws
  {
    let scratch = try programme()
    try scratch.replace(
      "started:", with: "meets: \(rhythm)\nstarted:", in: "pairings/noda-hanako/pairing.md")
    #expect(
      try scratch.run(["status", "--today", "2026-01-20"]).standardOutput.contains(
        "noda-hanako    paired     meeting 2026-02-04;"))
    let check = try scratch.run(["check", "noda-hanako"])
    #expect(check.standardOutput.contains("field 'meets' is a stretch of time, not "))
  }

  @Test func `a start in the future is a pairing that nobody need look at yet`() throws {
    let scratch = try Scratch.programme()
    try scratch.write(
      Documents.pairing("Ada Lovelace").replacingOccurrences(of: "2026-01-07", with: "2027-01-07"),
      to: "pairings/ada-lovelace/pairing.md")
    #expect(
      try scratch.run(["status"]).transcript == """
          ada-lovelace  paired  meeting 2027-02-04; review 2027-04-07; check-in 2027-02…
        --- standard error
        1 pairing on 2026-03-01: none needs anybody. Next: mentordoc due
        --- status 0

        """)
    #expect(try scratch.run(["due"]).standardOutput == "")
    #expect(try scratch.run(["remind"]).standardError == "Nothing is due.\n")
    for command in [["report"], ["report", "ada-lovelace"], ["show", "ada-lovelace"]] {
      let run = try scratch.run(command)
      #expect(run.status == 0)
      #expect(run.standardOutput.contains("2027-01-07"))
    }
    // At the end of the calendar there is no day to come.
    try scratch.replace("2027-01-07", with: "9999-12-31", in: "pairings/ada-lovelace/pairing.md")
    for command in [["status"], ["due", "--format", "ics"], ["report"]] {
      #expect(try scratch.run(command).status == 0)
    }
  }

  @Test func `a review that decides nothing is told as one, and goes on waiting`() throws {
    let scratch = try Scratch.programme()
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    let path = "pairings/ada-lovelace/reviews/2026-04-08.md"
    for decision in ["", "maybe"] {
      try scratch.write("---\ndecision: \(decision)\n---\n\n# Review\n\n## Goals\n", to: path)
      let day = ["--today", "2026-04-09"]
      #expect(
        try scratch.run(["status"] + day, environment: ["COLUMNS": nil]).standardOutput
          == "! ada-lovelace  paired  review due 2026-04-07 waits for its decision; "
          + "review of 2026-04-08 says no decision\n")
      #expect(try scratch.run(["due"] + day).standardOutput.contains("! 2026-04-07  review"))
      #expect(
        try scratch.run(["remind", "--dry-run"] + day).standardOutput.contains(
          "review due 2026-04-07"))
      #expect(
        try scratch.run(["report", "ada-lovelace"] + day).standardOutput.contains(
          "- 2026-04-08: **no decision**\n"))
    }
  }

  @Test
  func `of two closings made by hand the one with the right name counts, and the other is said`()
    throws
  {
    let scratch = try Scratch.programme()
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    try scratch.save()
    func closing(_ outcome: String, _ date: String) -> String {
      "---\noutcome: \(outcome)\ndate: \(date)\nnomination: https://example.org/1\n---\n\n# End\n"
    }
    try scratch.write(closing("ended", "2026-02-20"), to: "pairings/ada-lovelace/closing.md")
    try scratch.write(closing("graduated", "2026-02-24"), to: "pairings/ada-lovelace/closing-2.md")
    #expect(try scratch.run(["status"]).standardOutput == "  ada-lovelace  ended\n")
    let check = try scratch.run(["check"])
    #expect(check.status == 0)
    #expect(
      check.standardOutput.contains(
        "warning: file 'closing-2.md' is no document, and 'closing.md' is there [misplaced-file]"))
    #expect(try scratch.save().contains("ada-lovelace: closing: ended\n"))
    #expect(
      try scratch.run(["report", "ada-lovelace"]).standardOutput.contains("ended on 2026-02-20"))
    // In one file, one after the other: the first front matter is the document's.
    try scratch.write(
      closing("ended", "2026-02-20") + "\n" + closing("graduated", "2026-02-24"),
      to: "pairings/ada-lovelace/closing.md")
    #expect(try scratch.run(["status"]).standardOutput == "  ada-lovelace  ended\n")
    // In one front matter: nobody can tell which is meant.
    try scratch.write(
      closing("ended", "2026-02-20").replacingOccurrences(
        of: "date:", with: "outcome: graduated\ndate:"), to: "pairings/ada-lovelace/closing.md")
    let twice = try scratch.run(["check"])
    #expect(twice.status == 1)
    #expect(
      twice.standardOutput.contains("'outcome' is there twice, first in line 2 [duplicate-key]"))
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
