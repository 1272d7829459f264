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
    let lines = try scratch.run(["log", "--format", "json-lines"]).standardOutput
      .components(separatedBy: "\n").dropLast()
    struct Entry: Decodable {
      let commit, date, author, event, headline: String
      let pairing: String?
      let details: [String]
      let goals: [Int]
    }
    let entries = try lines.map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
    #expect(entries.count == 5)
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
    try scratch.git("checkout", "-q", "-b", "other", "HEAD^")
    try scratch.write("# Check-in\n\nAll well.\n", to: "pairings/ada-lovelace/check-ins/2026-02.md")
    try scratch.save("ada-lovelace")
    try scratch.git("checkout", "-q", "main")
    try scratch.git("merge", "-q", "--no-edit", "other")
    let run = try scratch.run(["log"])
    #expect(run.standardOutput.components(separatedBy: "Mira").count == 7)
    #expect(run.standardOutput.contains("  ada-lovelace  check-in of 2026-02  "))
    let ada = try scratch.run(["log", "ada-lovelace"])
    #expect(ada.standardOutput.components(separatedBy: "Mira").count == 5)
  }

  @Test func `what a merge changes by itself is an event`() throws {
    let scratch = try record()
    try scratch.git("checkout", "-q", "-b", "other")
    try scratch.replace("three so far", with: "four so far", in: plan)
    try scratch.write("# Check-in\n\nAll well.\n", to: "pairings/ada-lovelace/check-ins/2026-02.md")
    try scratch.save()
    try scratch.git("checkout", "-q", "main")
    try scratch.replace("three so far", with: "five so far", in: plan)
    try scratch.save()
    try scratch.git("merge", "-q", "--no-commit", "-s", "ours", "other")
    try scratch.git("checkout", "-q", "other", "--", "pairings/ada-lovelace/check-ins")
    try scratch.replace("five so far", with: "nine so far", in: plan)
    try scratch.replace("2026-05-30", with: "2026-06-30", in: plan)
    try scratch.git("add", ".")
    try scratch.git("commit", "-q", "-m", "merged by hand")
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
}
