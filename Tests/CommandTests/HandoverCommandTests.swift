import Foundation
import Testing

@Suite struct HandoverCommandTests {
  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme()
    let run = try scratch.run([
      "new", "pairing", "--mentee", "Ada Example (ada)", "--mentor", "Bo Example (bo)",
      "--role", "Reviewer",
    ])
    #expect(run.status == 0)
    #expect(try scratch.run(["new", "meeting", "ada-example"]).status == 0)
    return scratch
  }

  @Test func `only who the mentors are changes, and a first meeting comes next`() throws {
    let scratch = try programme()
    let path = "pairings/ada-example/pairing.md"
    let before = try scratch.read(path)
    let run = try scratch.run(["handover", "ada-example", "--mentor", "Cy: \"C\" (cy)"])
    #expect(run.status == 0)
    #expect(run.standardOutput == path + "\n")
    #expect(run.standardError.contains("Next: mentordoc new meeting ada-example --kind first"))
    let expected = before.replacingOccurrences(
      of: "mentor: Bo Example (bo)\nearlier-mentors:\n",
      with:
        "mentor: \"Cy: \\\"C\\\" (cy)\"\nmentor-since: 2026-03-01\nearlier-mentors: [Bo Example (bo)]\n"
    )
    #expect(try scratch.read(path) == expected)
    let meeting = try scratch.run(["new", "meeting", "ada-example", "--date", "2026-04-01"])
    #expect(meeting.standardOutput.hasSuffix("meetings/2026-04-01-first.md\n"))
    #expect(try scratch.run(["check"]).standardOutput.contains("no findings"))
  }

  @Test func `a second run changes nothing and says so`() throws {
    let scratch = try programme()
    let arguments = ["handover", "ada-example", "--mentor", "Cy Example (cy)"]
    #expect(try scratch.run(arguments).status == 0)
    let before = try scratch.read("pairings/ada-example/pairing.md")
    let again = try scratch.run(arguments)
    #expect(again.status == 0)
    #expect(again.standardOutput == "")
    #expect(again.standardError.contains("Cy Example (cy) is the mentor already"))
    #expect(try scratch.read("pairings/ada-example/pairing.md") == before)
  }

  @Test func `what comes round is counted from the hand-over`() throws {
    let scratch = try programme()
    try scratch.write(
      "---\ndecision:\n---\n\n# Review\n", to: "pairings/ada-example/reviews/2026-06-03.md")
    func status(_ day: String) throws -> String {
      try scratch.run(["status", "--today", day], environment: ["COLUMNS": nil]).standardOutput
    }
    let before = try status("2026-06-19")
    #expect(before.contains("review due 2026-06-01 waits for its decision"))
    #expect(before.contains("review of 2026-06-03 says no decision"))
    let day = ["--today", "2026-06-20"]
    #expect(
      try scratch.run(["handover", "ada-example", "--mentor", "Cy (cy)"] + day).status == 0)
    #expect(
      try status("2026-06-20")
        == "  ada-example  planning  meeting 2026-07-18; review 2026-09-20; check-in 2026-07-01\n")
    #expect(try scratch.run(["remind"] + day).standardError == "Nothing is due.\n")
    #expect(
      try status("2026-08-16").hasPrefix(
        "! ada-example  planning  no note for 8 weeks (since 2026-06-20)\n"))
    #expect(
      try scratch.run(["remind", "--today", "2026-07-01"]).standardOutput.hasPrefix(
        "ada-example: check-in due 2026-07-01"))
  }

  @Test
  func `a mentor who leaves with nobody to follow leaves a pairing that waits since that day`()
    throws
  {
    let scratch = try programme()
    try scratch.replace(
      "## Action items\n", with: "## Action items\n\n- [ ] mentor: ask around (by 2026-03-10)\n",
      in: "pairings/ada-example/meetings/2026-03-01-first.md")
    #expect(try scratch.run(["save"]).status == 0)
    let leave = ["handover", "ada-example", "--wait", "--today", "2026-05-04"]
    let run = try scratch.run(leave)
    #expect(
      run.transcript == """
        pairings/ada-example/pairing.md
        --- standard error
        'ada-example' waits for a mentor. Next: mentordoc save ada-example; once there is one, \
        mentordoc handover ada-example --mentor "Name (handle)"
        --- status 0

        """)
    #expect(
      try scratch.read("pairings/ada-example/pairing.md").contains(
        "mentor:\nmentor-since: 2026-05-04\nearlier-mentors: [Bo Example (bo)]\n"))
    let again = try scratch.run(leave)
    #expect(
      again.transcript
        == "--- standard error\n'ada-example' waits for a mentor already; nothing was changed.\n"
        + "--- status 0\n")
    #expect(
      try scratch.run(["status", "--today", "2026-06-01"]).standardOutput
        == "! ada-example  waiting  waits for a mentor for 4 weeks (since 2026-05-04); prom…\n")
    #expect(
      try scratch.run(["due", "--today", "2026-06-01"]).standardOutput
        == """
        Nobody yet
        ! 2026-03-10  promise  ada-example  ask around
        ! 2026-05-04  mentor   ada-example  find one

        """)
    #expect(
      try scratch.run(["remind", "--today", "2026-06-01"]).standardError == "Nothing is due.\n")
    #expect(try scratch.run(["check"]).standardOutput.contains("no findings"))
    #expect(
      try scratch.run(["save"]).standardOutput.contains("ada-example: waiting for a mentor\n"))
    let new = try scratch.run([
      "handover", "ada-example", "--mentor", "Cy (cy)", "--today", "2026-06-08",
    ])
    #expect(new.standardError.hasPrefix("'ada-example' waits no longer.\n"))
    let meeting = try scratch.run(["new", "meeting", "ada-example", "--date", "2026-06-10"])
    #expect(meeting.standardOutput.hasSuffix("2026-06-10-first.md\n"))
    #expect(
      try scratch.read("pairings/ada-example/meetings/2026-06-10-first.md").contains(
        "- [ ] mentor: ask around (by 2026-03-10)"))
    #expect(try scratch.run(["check"]).standardOutput.contains("no findings"))
  }

  @Test(arguments: [[], ["--mentor", "Cy", "--wait"]])
  func `either somebody takes over or nobody does yet`(options: [String]) throws {
    let run = try programme().run(["handover", "ada-example"] + options)
    #expect(run.status == 2)
    #expect(run.standardError.contains("either '--mentor' says who takes over, or '--wait'"))
  }

  @Test func `a damaged front matter is not edited`() throws {
    let scratch = try programme()
    let path = "pairings/ada-example/pairing.md"
    let damaged = try scratch.read(path).replacingOccurrences(
      of: "mentor: Bo", with: "mentor: @Bo")
    try scratch.write(damaged, to: path)
    let run = try scratch.run(["handover", "ada-example", "--mentor", "Cy"])
    #expect(run.status == 2)
    #expect(
      run.standardError.contains(
        "missing or damaged\nhelp: Mend what 'mentordoc check ada-example' finds"))
    #expect(try scratch.read(path) == damaged)
  }

  @Test func `a link in the document's place is not followed`() throws {
    let scratch = try programme()
    let path = "pairings/ada-example/pairing.md"
    let text = try scratch.read(path)
    try scratch.write(text, to: "elsewhere.md")
    try FileManager.default.removeItem(atPath: scratch.path(path))
    symlink(scratch.path("elsewhere.md"), scratch.path(path))
    let run = try scratch.run(["handover", "ada-example", "--mentor", "Cy"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("'\(path)' is a link"))
    #expect(try scratch.read("elsewhere.md") == text)
  }

  @Test func `nobody is their own mentor`() throws {
    let scratch = try programme()
    let run = try scratch.run(["handover", "ada-example", "--mentor", "Ada E. (ada)"])
    #expect(run.status == 2)
    #expect(run.standardError.contains("is the mentee of 'ada-example'"))
  }
}
