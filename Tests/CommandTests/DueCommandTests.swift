import Foundation
import Testing

@Suite struct DueCommandTests {
  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme("--coordinator", "Cora Cole (ccole)")
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    try scratch.write(
      Documents.first + """
        - [ ] mentor: introduce her, and \\#1 (by 2026-03-20)
        - [ ] coordinator: find | a room (by 2026-03-10)
        - [ ] support: free hours (by 2026-03-11)
        - [ ] Someone: x (by 2027-01-01)

        """, to: "pairings/ada-lovelace/meetings/2026-02-14-first.md")
    try scratch.write(
      Documents.pairing("野田 花子", mentor: "Grace Hopper (ghopper)"),
      to: "pairings/noda-hanako/pairing.md")
    return scratch
  }

  @Test func `everybody finds what is due in one place`() throws {
    let run = try programme().run(["due"])
    #expect(
      run.transcript == """
        Ada Lovelace
        ! 2026-02-01  promise   ada-lovelace  read the review guide
          2026-03-07  check-in  ada-lovelace  no answer is needed if all is well
          2026-03-14  meeting   ada-lovelace  the two meet

        Grace Hopper (ghopper)
        ! 2026-02-04  meeting   noda-hanako   the two meet
          2026-03-07  check-in  ada-lovelace  no answer is needed if all is well
          2026-03-07  check-in  noda-hanako   no answer is needed if all is well
          2026-03-14  meeting   ada-lovelace  the two meet
          2026-03-20  promise   ada-lovelace  introduce her, and #1

        野田 花子
        ! 2026-02-04  meeting   noda-hanako  the two meet
          2026-03-07  check-in  noda-hanako  no answer is needed if all is well

        Cora Cole (ccole)
          2026-03-10  promise  ada-lovelace  find | a room

        Support of Ada Lovelace
          2026-03-11  promise  ada-lovelace  free hours
        --- standard error
        8 things are due until 2026-03-29, 2 of them overdue. Next: mentordoc status
        --- status 0

        """)
  }

  @Test(arguments: ["json", "markdown", "ics"])
  func `every format is as it was agreed`(format: String) throws {
    let run = try programme().run(["due", "--until", "2026-12-31", "--format", format])
    #expect(run.status == 0)
    try expectSnapshot(
      run.standardOutput.replacingOccurrences(of: "\r\n", with: "^M\n"), "due-\(format)")
  }

  @Test func `an event's revision grows with each commit that can have moved it`() throws {
    let scratch = try programme()
    func revisions(_ folder: String = ".") throws -> [String: Int] {
      let text = try scratch.run(
        ["due", "--format", "ics", "--until", "2026-12-31", "--repo", folder]
      ).standardOutput.replacingOccurrences(of: "\r\n ", with: "")
      let events = text.components(separatedBy: "BEGIN:VEVENT").dropFirst()
      func value(_ name: String, _ event: String) -> String {
        event.components(separatedBy: "\r\n\(name):").last?.components(separatedBy: "\r\n").first
          ?? ""
      }
      return Dictionary(
        events.map {
          (String(value("UID", $0).prefix { $0 != "@" }), Int(value("SEQUENCE", $0)) ?? -1)
        }
      ) { first, _ in first }
    }
    let (ada, noda) = ("ada-lovelace.review-after-start", "noda-hanako.review-after-start")
    // No commit at all.
    #expect(try revisions()[ada] == 0)
    #expect(try scratch.run(["save"]).status == 0)
    let first = try revisions()
    #expect(first[ada] == 2 && first[noda] == 2)
    // To an earlier day, unsaved and saved.
    try scratch.replace(
      "started: 2026-01-07", with: "started: 2026-01-06", in: "pairings/noda-hanako/pairing.md")
    #expect(try revisions()[noda] == 3)
    #expect(try scratch.run(["save"]).status == 0)
    let second = try revisions()
    #expect(second[ada] == 2 && second[noda] == 3)
    // The rhythm of all.
    try scratch.replace("review: 3 months", with: "review: 2 months", in: "mentordoc.yml")
    _ = try scratch.run(["save"])
    #expect(try revisions() == second.mapValues { $0 + 1 })
    // Work that comes in from elsewhere and is older.
    try scratch.git("checkout", "-q", "-b", "side", "HEAD~1")
    try scratch.replace(
      "started: 2026-01-06", with: "started: 2026-01-08", in: "pairings/noda-hanako/pairing.md")
    _ = try scratch.run(["save"])
    try scratch.git("checkout", "-q", "main")
    try scratch.git("merge", "-q", "side")
    #expect(try revisions()[noda] == 5)
    try scratch.git("clone", "-q", ".", "copy")
    #expect(try revisions("copy") == revisions())
    try scratch.git("clone", "-q", "--depth", "1", "file://" + scratch.folder, "shallow")
    let shallow = try scratch.run(["due", "--format", "ics", "--repo", "shallow"])
    #expect(shallow.status == 0)
    #expect(shallow.standardError.contains("is shallow"))
  }

  @Test func `an event stays the same one under every name of its pairing's folder`() throws {
    let scratch = try programme()
    func events() throws -> [String: Int] {
      let text = try scratch.run(["due", "--format", "ics", "--until", "2026-12-31"]).standardOutput
        .replacingOccurrences(of: "\r\n ", with: "")
      let uids = text.components(separatedBy: "\r\nUID:").dropFirst()
      return Dictionary(
        uniqueKeysWithValues: uids.map { event in
          let lines = event.components(separatedBy: "\r\n")
          return (lines[0], Int(lines[2].dropFirst("SEQUENCE:".count)) ?? -1)
        })
    }
    func rename(_ old: String, _ new: String) throws {
      try scratch.git("mv", "pairings/\(old)", "pairings/\(new)")
      try scratch.save()
    }
    try scratch.save()
    let before = try events()
    #expect(before.keys.contains { $0.hasPrefix("ada-lovelace.promise-") })
    try rename("ada-lovelace", "ada")
    let once = try events()
    #expect(once.keys == before.keys)
    try scratch.replace(
      "mentee: Ada Lovelace", with: "mentee: Ada King", in: "pairings/ada/pairing.md")
    try rename("ada", "ada-king")
    let twice = try events()
    #expect(twice.keys == before.keys)
    for (uid, revision) in before {
      let grows = uid.hasPrefix("ada-")
      #expect((once[uid] ?? 0 > revision) == grows && (twice[uid] ?? 0 > once[uid] ?? 0) == grows)
    }
    // Somebody else of that name comes later: no event is two people's.
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    try scratch.save()
    let both = try events()
    #expect(both.keys.contains { $0.hasPrefix("ada-king.") })
    #expect(both.keys.contains { $0.hasPrefix("ada-lovelace.") })
  }

  @Test func `a day that is none, and nothing to do`() throws {
    let scratch = try Scratch.programme()
    let run = try scratch.run(["due"])
    #expect(
      run.transcript == """
        --- standard error
        Nothing is due until 2026-03-29. Next: mentordoc status
        --- status 0

        """)
    #expect(
      try scratch.run(["due", "--format", "ics"]).standardOutput
        == "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//mentordoc//due//EN\r\n"
        + "CALSCALE:GREGORIAN\r\nBEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\n"
        + "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\n"
        + "END:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n")
    let wrong = try scratch.run(["due", "--until", "2026-02-30"])
    #expect(wrong.status == 2)
    #expect(wrong.standardError.contains("date '2026-02-30' of --until does not exist"))
  }

  @Test func `what the README shows of the sample programme is what is printed`() throws {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(
      contentsOf: project.appendingPathComponent("README.md"), encoding: .utf8)
    let block = try #require(
      readme.components(separatedBy: "```console\n$ mentordoc status --repo").dropFirst().first?
        .components(separatedBy: "\n```").first)
    let shown = "$ mentordoc status --repo" + block + "\n"
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("sample-repo"),
      withDestinationPath: project.appendingPathComponent("sample-repo").path)
    let commands = shown.components(separatedBy: "\n").filter { $0.hasPrefix("$ ") }
    #expect(commands.count == 2)
    let printed = try commands.map { command in
      command + "\n"
        + (try scratch.shell(String(command.dropFirst(2)), environment: ["COLUMNS": "100"]))
    }
    #expect(printed.joined() == shown)
  }
}
