import Foundation
import Testing

@Suite struct ImportCommandTests {
  private let log = """
    # Log

    Started in January.

    ## Tue 12/05/2026

    - [ ] mentee: read the guide
    - agreed on dates

    ### Action items

    - [ ] mentor: write to the list

    ## 14/04

    ```
    ## 2026-01-01
    ```

    ## 13/01/2026: first talk

    Hello.

    """

  private func programme(_ log: String) throws -> Scratch {
    let scratch = try Scratch.programme()
    let run = try scratch.run([
      "new", "pairing", "--mentee", "Ada Example (ada)", "--mentor", "Bo Example (bo)", "--role",
      "R",
      "--started", "2026-01-07",
    ])
    #expect(run.status == 0)
    try scratch.write(log, to: "log.md")
    return scratch
  }

  private let arguments = ["import", "log.md", "--pairing", "ada-example"]

  @Test func `each meeting gets its note, and no byte is lost`() throws {
    let scratch = try programme(log)
    let plan = try scratch.run(arguments + ["--dry-run"])
    #expect(plan.status == 0)
    #expect(
      plan.standardOutput == """
        pairings/ada-example/meetings/2026-01-13-first.md  lines 20-22  13/01/2026: first talk
        pairings/ada-example/meetings/2026-04-14-progress.md  lines 14-19  14/04
        pairings/ada-example/meetings/2026-05-12-progress.md  lines 5-13  Tue 12/05/2026
        pairings/ada-example/pairing.md  lines 1-4  (of no meeting)

        """)
    #expect(!scratch.exists("pairings/ada-example/meetings"))
    let run = try scratch.run(arguments)
    #expect(run.status == 0)
    #expect(
      run.standardOutput == """
        pairings/ada-example/meetings/2026-01-13-first.md
        pairings/ada-example/meetings/2026-04-14-progress.md
        pairings/ada-example/meetings/2026-05-12-progress.md
        pairings/ada-example/pairing.md

        """)
    #expect(
      run.standardError.contains(
        "  log.md:7: mentee: read the guide\n  log.md:12: mentor: write to the list\n"))
    let folder = "pairings/ada-example/"
    let lines = log.components(separatedBy: "\n")
    for (name, range) in [
      ("meetings/2026-01-13-first.md", 19..<22), ("meetings/2026-04-14-progress.md", 13..<19),
      ("meetings/2026-05-12-progress.md", 4..<13),
    ] {
      let text = lines[range].joined(separator: "\n") + "\n"
      #expect(try scratch.read(folder + name).hasSuffix("\n\n" + text), "\(name)")
    }
    #expect(
      try scratch.read(folder + "pairing.md").hasSuffix(
        "\n\n## `log.md`\n\n### Log\n\nStarted in January.\n\n"))
    #expect(try scratch.read("log.md") == log)
    #expect(
      !(try scratch.read(folder + "meetings/2026-01-13-first.md")
        .contains("Open since the last meeting")))
    let check = try scratch.run(["check"])
    #expect(check.standardOutput.contains(": no findings; "), "\(check.standardOutput)")
    // Nothing has become a promise.
    #expect(!check.standardOutput.contains("promise"))
    #expect(try scratch.run(["save"]).status == 0)
  }

  @Test func `a second run changes nothing, and a log that has grown brings what is new`() throws {
    let scratch = try programme(log)
    #expect(try scratch.run(arguments).status == 0)
    let files = try scratch.files()
    let texts = try files.map { try scratch.read($0) }
    let again = try scratch.run(arguments)
    #expect(again.status == 0)
    #expect(again.standardOutput == "")
    #expect(again.standardError.contains("Nothing to import: everything in 'log.md' is there."))
    #expect(try scratch.files() == files)
    #expect(try files.map { try scratch.read($0) } == texts)
    try scratch.write(
      log.replacingOccurrences(of: "## Tue 12", with: "## 16/06\n\nNew.\n\n## Tue 12"), to: "log.md"
    )
    let more = try scratch.run(arguments)
    #expect(more.standardOutput == "pairings/ada-example/meetings/2026-06-16-progress.md\n")
  }

  @Test func `two meetings of a day and notes that are there are kept apart`() throws {
    let scratch = try programme(
      "## 2026-02-03\n\nB\n\n## 2026-02-03\n\nA\n\n## 2026-01-14\n\nFirst\n")
    #expect(
      try scratch.run(["new", "meeting", "ada-example", "--date", "2026-01-14"]).status == 0)
    let own = try scratch.read("pairings/ada-example/meetings/2026-01-14-first.md")
    let run = try scratch.run(arguments)
    #expect(
      run.standardOutput == """
        pairings/ada-example/meetings/2026-01-14-progress.md
        pairings/ada-example/meetings/2026-02-03-progress.md
        pairings/ada-example/meetings/2026-02-03-progress-2.md

        """)
    #expect(try scratch.read("pairings/ada-example/meetings/2026-01-14-first.md") == own)
    let second = try scratch.read("pairings/ada-example/meetings/2026-02-03-progress-2.md")
    #expect(second.hasSuffix("## 2026-02-03\n\nB\n\n"))
    #expect(try scratch.run(arguments).standardError.contains("Nothing to import"))
  }

  @Test func `a heading of the log is text even where the template has the same one`() throws {
    let scratch = try programme(
      """
      ## 2026-02-03

      Text.

      ## 2026-01-14

      ### Open since the last meeting

      - [ ] mentee: read the guide

      ### Action items

      - [ ] mentor: write to the list

      """)
    #expect(try scratch.run(arguments).status == 0)
    let check = try scratch.run(["check"])
    #expect(check.standardOutput.contains(": no findings; "), "\(check.standardOutput)")
    #expect(!check.standardOutput.contains("promise"))
    #expect(
      try scratch.read("pairings/ada-example/meetings/2026-01-14-first.md").hasSuffix(
        """

        ## 2026-01-14

        ### Open since the last meeting

        - [ ] mentee: read the guide

        ### Action items

        - [ ] mentor: write to the list

        """))
  }

  @Test func `what was promised elsewhere comes along and nothing is lost by an import`() throws {
    let scratch = try programme("## 2026-02-03\n\nText.\n")
    #expect(try scratch.run(["new", "meeting", "ada-example", "--date", "2026-01-14"]).status == 0)
    try scratch.replace(
      "## Action items\n", with: "## Action items\n\n- [ ] mentee: read\n",
      in: "pairings/ada-example/meetings/2026-01-14-first.md")
    #expect(try scratch.run(arguments).status == 0)
    let check = try scratch.run(["check"])
    #expect(check.standardOutput.contains(": no findings; "), "\(check.standardOutput)")
    #expect(check.standardOutput.contains("1 promise open"))
  }

  @Test(arguments: [
    ("Notes.\n", "log.md: no heading names the day of a meeting"),
    ("## 2026-02-30\n", "log.md:1: '2026-02-30' names a day that does not exist"),
    ("# Log\n\n## 03/05/2026\n", "log.md:3: '03/05/2026' could be two days"),
    ("", "log.md: no heading"),
  ])
  func `a log that can't be taken apart is named with its line`(text: String, message: String)
    throws
  {
    let scratch = try programme(text)
    let before = try scratch.files()
    let run = try scratch.run(arguments)
    #expect(run.status == 2)
    #expect(run.standardError.contains(message) && run.standardError.contains("\nhelp: "))
    #expect(try scratch.files() == before)
  }

  @Test func `nothing is written where one note can't be`() throws {
    let scratch = try programme(log)
    try scratch.write("in the way", to: "pairings/ada-example/meetings")
    let before = try scratch.files()
    let run = try scratch.run(arguments)
    #expect(run.status == 2)
    #expect(try scratch.files() == before)
    #expect(!(try scratch.read("pairings/ada-example/pairing.md").contains("log.md")))
  }

  @Test func `the log of a pairing that has ended can be brought along`() throws {
    let scratch = try programme("## 2026-02-03\n\nSecond.\n\n## 2026-01-14\n\nFirst.\n")
    let closing = ["new", "closing", "ada-example", "ended", "--date", "2026-02-20"]
    #expect(try scratch.run(closing).status == 0)
    let run = try scratch.run(arguments)
    #expect(run.status == 0)
    #expect(
      run.standardOutput == """
        pairings/ada-example/meetings/2026-01-14-first.md
        pairings/ada-example/meetings/2026-02-03-progress.md

        """)
    #expect(try scratch.run(["check"]).standardOutput.contains(": no findings"))
    try scratch.write("## 2026-02-27\n\nAfter the end.\n", to: "log.md")
    #expect(try scratch.run(arguments).status == 0)
    #expect(try scratch.run(["check"]).standardOutput.contains("[document-after-closing]"))
  }

  @Test func `other mistakes are named`() throws {
    let scratch = try programme(log)
    for (arguments, message) in [
      (["import", "lag.md", "--pairing", "ada-example"], "'lag.md' can't be read"),
      (["import", "log.md", "--pairing", "ada-exampel"], "Did you mean 'ada-example'?"),
      (["import", "log.md"], "--pairing"),
      (["import", ".", "--pairing", "ada-example"], "error: "),
    ] {
      let run = try scratch.run(arguments)
      #expect(run.status == 2)
      #expect(run.standardError.contains(message), "\(run.standardError)")
    }
    let piped = try scratch.run(
      ["import", "-", "--pairing", "ada-example", "--date-order", "mdy"], input: "## 03/05/2026\n")
    #expect(piped.standardOutput.hasSuffix("meetings/2026-03-05-first.md\n"))
  }
}
