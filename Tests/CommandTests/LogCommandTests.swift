import Foundation
import Testing

@Suite struct LogCommandTests {
  private let plan = "pairings/ada-lovelace/action-plan.md"

  private func record() throws -> Scratch {
    let scratch = try Scratch.record()
    try scratch.save()
    try scratch.write(Documents.first, to: "pairings/ada-lovelace/meetings/2026-01-14-first.md")
    try scratch.git("add", ".")
    try scratch.git("commit", "-q", "-m", "typed by hand")
    try scratch.replace("8 reviewed PRs", with: "12 reviewed PRs", in: plan)
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    try scratch.save()
    return scratch
  }

  @Test func `commits by hand are events like any other`() throws {
    let run = try record().run(["log"])
    #expect(
      run.transcript == """
        2026-03-01  grete-hermann  pairing with Grace Hopper  (Mira Mentor)
          gap G1 added
          goal 1 set, target date 2026-05-30
          goal 1: progress noted
        2026-03-01  ada-lovelace  action plan revised  (Mira Mentor)
          goal 1: measure changed
        2026-03-01  ada-lovelace  first meeting of 2026-01-14  (Mira Mentor)
          check list: 2 of 3
          action items: 1 new
        2026-03-01  ada-lovelace  pairing with Grace Hopper  (Mira Mentor)
          gap G1 added
          goal 1 set, target date 2026-05-30
          goal 1: progress noted
        2026-03-01  programme  set up  (Mira Mentor)
        --- status 0

        """)
  }

  @Test func `one pairing has its own events only`() throws {
    let scratch = try record()
    let run = try scratch.run(["log", "grete-hermann"])
    #expect(run.status == 0)
    #expect(run.standardOutput.components(separatedBy: "Mira").count == 2)
    #expect(run.standardOutput.hasPrefix("2026-03-01  grete-hermann  pairing with Grace Hopper"))
    let ada = try scratch.run(["log", "ada-lovelace"])
    #expect(ada.standardOutput.components(separatedBy: "Mira").count == 4)
  }

  @Test func `what log says is what save wrote`() throws {
    let scratch = try record()
    let settings = try scratch.read("mentordoc.yml")
    for interval in ["2 weeks", "3 weeks"] {
      try scratch.write(
        settings.replacing("check-in: 1 month", with: "check-in: \(interval)")
          + "rules: {lost-cell: off}\n", to: "mentordoc.yml")
      try scratch.save()
    }
    let lines = try scratch.run(["log", "--format", "json-lines"]).standardOutput
      .components(separatedBy: "\n").dropLast()
    struct Entry: Decodable {
      let commit, date, author, event, headline: String
      let pairing: String?
      let details: [String]
      let goals: [Int]
    }
    let entries = try lines.map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
    #expect(entries.count == 7)
    #expect(entries[0].headline == "check-in every 3 weeks (was 2 weeks)")
    #expect(entries[1].details.count == 2)
    for entry in entries {
      #expect(entry.date == "2026-03-01T12:00:00+01:00")
      #expect(entry.author == "Mira Mentor")
      let message = try scratch.git("log", "-1", "--format=%B", entry.commit)
      if message.hasPrefix("typed by hand") { continue }
      let subject = "\(entry.pairing ?? "programme"): \(entry.headline)"
      #expect(message.components(separatedBy: "\n")[0] == subject)
      for detail in entry.details { #expect(message.contains("\n- \(detail)\n")) }
      for goal in entry.goals { #expect(message.contains("\nGoal: \(goal)\n")) }
      #expect(message.contains("\nEvent: \(entry.event)\n"))
    }
  }

  @Test func `a merge is told in the commits that it brings together`() throws {
    let scratch = try record()
    try scratch.beside(from: "HEAD^") {
      try scratch.write(
        "# Check-in\n\nAll well.\n", to: "pairings/ada-lovelace/check-ins/2026-02.md")
      try scratch.save("ada-lovelace")
    }
    try scratch.git("merge", "-q", "--no-edit", "other")
    let run = try scratch.run(["log"])
    #expect(run.standardOutput.components(separatedBy: "Mira").count == 7)
    #expect(run.standardOutput.contains("  ada-lovelace  check-in of 2026-02  "))
    let ada = try scratch.run(["log", "ada-lovelace"])
    #expect(ada.standardOutput.components(separatedBy: "Mira").count == 5)
  }

  @Test func `what a merge changes by itself is an event`() throws {
    let scratch = try record()
    try scratch.beside {
      try scratch.replace("three so far", with: "four so far", in: plan)
      try scratch.write(
        "# Check-in\n\nAll well.\n", to: "pairings/ada-lovelace/check-ins/2026-02.md")
      try scratch.save()
    }
    try scratch.replace("three so far", with: "five so far", in: plan)
    try scratch.save()
    try scratch.mergeByHand("-s", "ours", "other") {
      try scratch.git("checkout", "-q", "other", "--", "pairings/ada-lovelace/check-ins")
      try scratch.replace("five so far", with: "nine so far", in: plan)
      try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
    }
    let run = try scratch.run(["log", "ada-lovelace"])
    #expect(
      run.standardOutput.hasPrefix(
        """
        2026-03-01  ada-lovelace  action plan revised  (Mira Mentor)
          goal 1: target date 2026-05-30 -> 2026-06-30
          goal 1: progress noted
        2026-03-01  ada-lovelace
        """))
    #expect(try scratch.run(["log"]).standardOutput.hasPrefix(run.standardOutput.prefix(100)))
  }

  @Test func `what a merge of three changes by itself is an event, and nothing else`()
    throws
  {
    let scratch = try record()
    let count = try headlines(scratch).count
    for (branch, old, new) in [
      ("one", "three so far", "four so far"), ("two", "reviews come late", "reviews come too late"),
    ] {
      try scratch.git("checkout", "-q", "-b", branch, "main")
      try scratch.replace(old, with: new, in: plan)
      try scratch.save()
      try scratch.git("checkout", "-q", "main")
    }
    try scratch.replace("thesis (pause)", with: "exams (pause)", in: plan)
    try scratch.save()
    try scratch.git("merge", "-q", "--no-edit", "one", "two")
    #expect(try scratch.git("log", "-1", "--format=%p").split(separator: " ").count == 3)
    #expect(try headlines(scratch).count == count + 3)
    #expect(try headlines(scratch, "ada-lovelace").count == count + 1)
    try scratch.git("reset", "-q", "--hard", "HEAD^")
    // The same with a change of the merge's own.
    try scratch.mergeByHand("one", "two") {
      try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
    }
    let mended = try scratch.run(["log", "ada-lovelace"]).standardOutput
    #expect(
      mended.hasPrefix(
        """
        2026-03-01  ada-lovelace  action plan revised  (Mira Mentor)
          goal 1: target date 2026-05-30 -> 2026-06-30
        2026-03-01  ada-lovelace
        """), "\(mended)")
    #expect(try headlines(scratch).count == count + 4)
  }

  @Test func `a pairing that is gone still has its record`() throws {
    let scratch = try record()
    try FileManager.default.removeItem(atPath: scratch.path("pairings/ada-lovelace"))
    try scratch.save()
    let run = try scratch.run(["log", "ada-lovelace"])
    #expect(run.status == 0)
    #expect(run.standardOutput.hasPrefix("2026-03-01  ada-lovelace  pairing removed  "))
    let json = try scratch.run(["log", "--format", "json-lines"])
    #expect(json.standardOutput.contains("\"headline\":\"pairing removed\""))
  }

  @Test func `an empty record says so`() throws {
    let scratch = try Scratch.programme()
    for arguments in [["log"], ["log", "--format", "json-lines"]] {
      let run = try scratch.run(arguments)
      #expect(run.status == 0)
      #expect(run.standardOutput == "")
      #expect(run.standardError == "No events: nothing was saved yet. Next: mentordoc save\n")
    }
    try scratch.save()
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    let unsaved = try scratch.run(["log", "ada-lovelace"])
    #expect(unsaved.status == 0)
    #expect(unsaved.standardError.hasPrefix("No events: "))
  }

  @Test func `a mistyped pairing gets a proposal`() throws {
    let scratch = try record()
    for name in ["ada-lovelac", "..", "", "pairings/ada-lovelac"] {
      let run = try scratch.run(["log", name])
      #expect(run.status == 2)
      #expect(run.standardOutput == "")
      #expect(run.standardError.hasPrefix("error: there is no pairing "))
    }
    let run = try scratch.run(["log", "ada-lovelac"])
    #expect(run.standardError.contains("Did you mean 'ada-lovelace'?"))
  }

  @Test func `a shallow clone says what it can't show`() throws {
    let scratch = try record()
    try scratch.git("clone", "-q", "--depth", "2", "file://\(scratch.folder)", "../clone")
    let run = try scratch.run(["log"], in: "../clone")
    #expect(run.status == 0)
    #expect(run.standardError.contains("shallow"))
    #expect(run.standardOutput.components(separatedBy: "Mira").count == 2)
  }

  @Test func `a file in place of a folder, and one that is no text, are events`() throws {
    let scratch = try record()
    try FileManager.default.removeItem(atPath: scratch.path("pairings/grete-hermann"))
    try scratch.write("no folder\n", to: "pairings/grete-hermann")
    try scratch.write([0xFF, 0x00], to: plan)
    try scratch.git("add", ".")
    try scratch.git("commit", "-q", "-m", "damage")
    let run = try scratch.run(["log"])
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("  ada-lovelace  action-plan.md can't be read any more  "))
    #expect(run.standardOutput.contains("  grete-hermann  pairing removed  "))
  }

  /// Ada's goal is moved twice and met, by two people, with a meeting in between.
  private func lifeOfAGoal() throws -> Scratch {
    let scratch = try Scratch.record()
    try scratch.save()
    try scratch.write(Documents.first, to: "pairings/ada-lovelace/meetings/2026-01-14-first.md")
    try scratch.save()
    try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
    try scratch.save()
    try scratch.replace("2026-06-30", with: "2026-07-31", in: plan)
    try scratch.replace("8 reviewed PRs", with: "12 reviewed PRs", in: plan)
    try scratch.git("add", ".")
    try scratch.git(
      "-c", "user.name=x", "commit", "-q", "-m", "by hand", "--author", "Eve \u{1B}[31m <e@x.org>",
      "--date", "2026-04-01T12:00:00Z")
    try scratch.replace(
      "- [ ] goal 1: three so far", with: "- [x] goal 1: 2026-07-01, https://example.org/12",
      in: plan)
    try scratch.save()
    return scratch
  }

  @Test func `the life of a goal, with who changed it after which meeting`() throws {
    let scratch = try lifeOfAGoal()
    let run = try scratch.run(["log", "ada-lovelace", "--goal", "1"])
    #expect(
      run.transcript == """
        goal 1 of ada-lovelace: Review alone

        2026-03-01  set: Review alone, target date 2026-05-30  (Mira Mentor)
        2026-03-01  progress: three so far  (Mira Mentor)
        2026-03-01  target date 2026-05-30 -> 2026-06-30 (31 days later)  (Mira Mentor)  \
        after first meeting of 2026-01-14
        2026-04-01  measure: '8 reviewed PRs' -> '12 reviewed PRs'  (Eve \\u{1B}[31m)  \
        after first meeting of 2026-01-14
        2026-04-01  target date 2026-06-30 -> 2026-07-31 (31 days later)  (Eve \\u{1B}[31m)  \
        after first meeting of 2026-01-14
        2026-03-01  met (https://example.org/12)  (Mira Mentor)  after first meeting of 2026-01-14

        set 2026-03-01; target date slipped 2 times; met 2026-03-01 (https://example.org/12)
        --- status 0

        """)
    // The only pairing need not be named.
    let alone = try scratch.run(["log", "--goal", "goal 1"])
    #expect(alone.standardOutput == run.standardOutput)
    let json = try scratch.run(["log", "ada-lovelace", "--goal", "#1", "--format", "json"])
    let life = try #require(
      JSONSerialization.jsonObject(with: Data(json.standardOutput.utf8)) as? [String: Any])
    #expect(life["slipped"] as? Int == 2)
    #expect(life["set"] as? String == "2026-03-01")
    #expect(
      (life["changes"] as? [[String: Any]])?.compactMap { $0["change"] as? String } == [
        "set", "progress", "target", "measure", "target", "met",
      ])
    let lines = try scratch.run(["log", "ada-lovelace", "--goal", "1", "--format", "json-lines"])
    #expect(lines.standardOutput.split(separator: "\n").count == 6)
  }

  @Test func `a meeting whose note can't be read was held, for log as for status`()
    throws
  {
    let scratch = try lifeOfAGoal()
    try scratch.write("\0", to: "pairings/ada-lovelace/meetings/2026-02-11-planning.md")
    try scratch.replace("2026-07-31", with: "2026-08-31", in: plan)
    try scratch.git("add", ".")
    try scratch.git("commit", "-q", "-m", "by hand")
    let life = try scratch.run(["log", "ada-lovelace", "--goal", "1"]).standardOutput
    #expect(
      life.contains(
        "2026-07-31 -> 2026-08-31 (31 days later)  (Mira Mentor)  after planning meeting of 2026-02-11\n"
      ))
    let status = try scratch.run(["status", "--format", "json", "--today", "2026-02-12"])
    #expect(
      status.standardOutput.contains("\"nextMeeting\": \"2026-03-11\""), "\(status.transcript)")
  }

  @Test func `a goal that is none gets the ones that are`() throws {
    let scratch = try lifeOfAGoal()
    let run = try scratch.run(["log", "ada-lovelace", "--goal", "7"])
    #expect(
      run.transcript == """
        --- standard error
        error: the record of 'ada-lovelace' has no goal 7
        help: Name one of: 1.
        --- status 2

        """)
    for goal in ["x", "", "1.5", "-1"] {
      #expect(try scratch.run(["log", "ada-lovelace", "--goal=\(goal)"]).status == 2, "\(goal)")
    }
    try scratch.addPairing("grete-hermann", "Grete Hermann")
    let unnamed = try scratch.run(["log", "--goal", "1"])
    #expect(unnamed.status == 2)
    #expect(unnamed.standardError.contains("mentordoc log NAME --goal 1"))
  }

  @Test func `events by kind, day and author`() throws {
    let scratch = try lifeOfAGoal()
    func headlines(_ options: String...) throws -> [String] {
      let run = try scratch.run(["log", "--format", "json"] + options)
      #expect(run.status == 0)
      let entries = try #require(
        JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? [[String: Any]])
      return entries.compactMap { $0["headline"] as? String }
    }
    #expect(try headlines().count == 6)
    #expect(try headlines("--event", "first") == ["first meeting of 2026-01-14"])
    // A goal was set with the pairing, and a meeting cancelled with a review.
    #expect(try headlines("--event", "plan").last == "pairing with Grace Hopper")
    try scratch.write(
      "---\nmoved-to:\n---\n\n# Meeting of 2026-04-08: did not take place\n",
      to: "pairings/ada-lovelace/meetings/2026-04-08-cancelled.md")
    try scratch.write(
      "---\ndecision: continue\nby: Grace Hopper\n---\n\n# Review\n\n## Goals\n",
      to: "pairings/ada-lovelace/reviews/2026-04-07.md")
    try scratch.save()
    for event in ["cancelled", "review"] {
      #expect(try headlines("--event", event) == ["review of 2026-04-07: continue"])
    }
    #expect(try headlines("--event", "closing") == [])
    #expect(try headlines("--author", "EVE") == ["action plan revised"])
    #expect(try headlines("--author", "e@x.org") == ["action plan revised"])
    #expect(try headlines("--since", "2026-03-02") == ["action plan revised"])
    #expect(try headlines("--author", "eve", "--event", "first") == [])
    let none = try scratch.run(["log", "--author", "nobody"])
    #expect(none.status == 0)
    #expect(none.standardError.hasPrefix("No events that fit the options."))
    let mistyped = try scratch.run(["log", "--event", "reveiw"])
    #expect(mistyped.status == 2)
    #expect(mistyped.standardError.contains("Did you mean 'review'?"))
    #expect(try scratch.run(["log", "--since", "2026-02-30"]).status == 2)
  }

  @Test func `a renamed folder is followed`() throws {
    let scratch = try lifeOfAGoal()
    try scratch.git("mv", "pairings/ada-lovelace", "pairings/ada-king")
    try scratch.write("# Check-in\n\nAll well.\n", to: "pairings/ada-king/check-ins/2026-02.md")
    try scratch.git("add", ".")
    try scratch.git("commit", "-q", "-m", "a new name")
    let all = try scratch.run(["log"]).standardOutput
    #expect(
      all.hasPrefix(
        """
        2026-03-01  ada-king  renamed from ada-lovelace  (Mira Mentor)
          check-in of 2026-02
        2026-03-01  ada-lovelace  action plan revised  (Mira Mentor)
          goal 1 met (evidence: link)

        """))
    let followed = try scratch.run(["log", "ada-king"]).standardOutput
    #expect(followed == all.components(separatedBy: "2026-03-01  programme").first)
    #expect(try scratch.run(["log", "ada-lovelace"]).standardOutput == followed)
    let life = try scratch.run(["log", "ada-king", "--goal", "1"])
    #expect(life.standardOutput.hasSuffix("met 2026-03-01 (https://example.org/12)\n"))
    #expect(life.standardOutput.contains("set: Review alone"))
  }

  private func headlines(_ scratch: Scratch, _ arguments: String...) throws -> [String] {
    let run = try scratch.run(["log"] + arguments)
    #expect(run.status == 0, "\(run.transcript)")
    return run.standardOutput.components(separatedBy: "\n").filter { $0.hasPrefix("2026-") }
      .map { $0.components(separatedBy: "  ")[1...2].joined(separator: ": ") }
  }

  /// Ada's folder is renamed on one branch, while another one goes on under the old name.
  private func renamedBeside() throws -> Scratch {
    let scratch = try Scratch.record()
    try scratch.save()
    try scratch.beside {
      try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
      try scratch.save()
    }
    try scratch.git("mv", "pairings/ada-lovelace", "pairings/ada-king")
    try scratch.save()
    return scratch
  }

  private let renamedRecord = [
    "ada-king: renamed from ada-lovelace", "ada-lovelace: action plan revised",
    "ada-lovelace: pairing with Grace Hopper",
  ]

  @Test(arguments: [true, false])
  func `a folder renamed on one branch is followed on both`(isRenamedFirst: Bool) throws {
    let scratch = try renamedBeside()
    if !isRenamedFirst { try scratch.git("checkout", "-q", "other") }
    try scratch.git("merge", "-q", "--no-edit", isRenamedFirst ? "other" : "main")
    #expect(try scratch.read("pairings/ada-king/action-plan.md").contains("2026-06-30"))
    #expect(Set(try headlines(scratch, "ada-king")) == Set(renamedRecord))
    #expect(try headlines(scratch, "ada-king").count == 3)
    #expect(Set(try headlines(scratch)) == Set(renamedRecord + ["programme: set up"]))
    #expect(try headlines(scratch).count == 4)
    let life = try scratch.run(["log", "ada-king", "--goal", "1"]).standardOutput
    #expect(life.contains("target date 2026-05-30 -> 2026-06-30"))
  }

  @Test func `what both sides of a merge changed in one file is told once`() throws {
    let scratch = try record()
    try scratch.beside {
      try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
      try scratch.save()
    }
    try scratch.replace("three so far", with: "four so far", in: plan)
    try scratch.save()
    try scratch.git("merge", "-q", "--no-edit", "other")
    #expect(
      Set(try headlines(scratch, "ada-lovelace").prefix(2)) == ["ada-lovelace: action plan revised"]
    )
    #expect(try headlines(scratch, "ada-lovelace").count == 5)
    let life = try scratch.run(["log", "ada-lovelace", "--goal", "1"]).standardOutput
    #expect(life.contains("; target date slipped once"), "\(life)")
  }

  @Test func `what a merge changes by itself in a renamed folder is an event`() throws {
    let scratch = try renamedBeside()
    try scratch.mergeByHand("other") {
      try scratch.replace(
        "three so far", with: "nine so far", in: "pairings/ada-king/action-plan.md")
    }
    let run = try scratch.run(["log", "ada-king"]).standardOutput
    #expect(
      run.hasPrefix(
        """
        2026-03-01  ada-king  action plan revised  (Mira Mentor)
          goal 1: progress noted
        2026-03-01  ada-
        """))
    #expect(Set(try headlines(scratch, "ada-king").dropFirst()) == Set(renamedRecord))
  }

  @Test func `a folder that a merge renames is followed on all its sides`() throws {
    let scratch = try Scratch.record()
    try scratch.save()
    try scratch.beside {
      try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
      try scratch.save()
    }
    try scratch.write("# Check-in\n\nAll well.\n", to: "pairings/ada-lovelace/check-ins/2026-02.md")
    try scratch.save()
    try scratch.mergeByHand("other") {
      try scratch.git("mv", "pairings/ada-lovelace", "pairings/ada-king")
      try scratch.replace(
        "three so far", with: "nine so far", in: "pairings/ada-king/action-plan.md")
    }
    let record = [
      "ada-king: renamed from ada-lovelace", "ada-lovelace: check-in of 2026-02",
      "ada-lovelace: action plan revised", "ada-lovelace: pairing with Grace Hopper",
    ]
    for name in ["ada-king", "ada-lovelace"] {
      #expect(try headlines(scratch, name).first == record[0])
      #expect(Set(try headlines(scratch, name)) == Set(record))
      let run = try scratch.run(["log", name]).standardOutput
      #expect(
        run.hasPrefix(
          """
          2026-03-01  ada-king  renamed from ada-lovelace  (Mira Mentor)
            goal 1: progress noted
          2026-03-01  ada-lovelace
          """), "\(run)")
    }
    #expect(try headlines(scratch).first == record[0])
    #expect(try headlines(scratch).count == 5)
  }

  @Test func `a folder that gets its old name back is followed`() throws {
    let scratch = try Scratch.record()
    try scratch.save()
    try scratch.git("mv", "pairings/ada-lovelace", "pairings/ada-king")
    try scratch.save()
    try scratch.git("mv", "pairings/ada-king", "pairings/ada-lovelace")
    try scratch.save()
    #expect(
      try headlines(scratch, "ada-lovelace") == [
        "ada-lovelace: renamed from ada-king", "ada-king: renamed from ada-lovelace",
        "ada-lovelace: pairing with Grace Hopper",
      ])
  }

  @Test func `a commit is read with the templates that it has`() throws {
    let scratch = try lifeOfAGoal()
    let before = try scratch.run(["log"]).standardOutput
    _ = try scratch.run(["templates", "export", "first"])
    try scratch.replace(
      "path: meetings/{date}-first.md", with: "path: talks/{date}-first.md",
      in: "templates/first.md")
    try scratch.git("add", ".")
    try scratch.git(
      "mv", "-k", "pairings/ada-lovelace/meetings", "pairings/ada-lovelace/talks")
    try scratch.git("commit", "-q", "-m", "talks")
    let run = try scratch.run(["log"]).standardOutput
    #expect(
      run == """
        2026-03-01  ada-lovelace  notes of 2026-01-14 moved to another folder  (Mira Mentor)
        2026-03-01  programme  template first changed  (Mira Mentor)

        """ + before)
  }
}
