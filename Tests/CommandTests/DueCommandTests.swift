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
        + "CALSCALE:GREGORIAN\r\nEND:VCALENDAR\r\n")
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
