import MarkdownSyntax
import Testing

@testable import Programme

struct ActionPlanTests {
  private static let columns = [
    ColumnSchema(column: .goal, title: "Goals", formerTitles: []),
    ColumnSchema(column: .menteeSteps, title: "Mentee’s Action Steps", formerTitles: []),
    ColumnSchema(column: .mentorSteps, title: "Mentor’s Action Steps", formerTitles: ["Help"]),
    ColumnSchema(
      column: .barriers, title: "Potential Barriers (Risk mitigation steps)", formerTitles: []),
    ColumnSchema(
      column: .measure, title: "Success Measures (Must be measurable and results-focused)",
      formerTitles: []),
    ColumnSchema(column: .target, title: "Target Completion Date(s)", formerTitles: []),
  ]

  private static let header = """
    | Goals | Mentee's Action Steps | Mentor's Action Steps | Potential Barriers (Risk mitigation \
    steps) | Success Measures (Must be measurable and results-focused) | Target Completion Date(s) |
    | --- | --- | --- | --- | --- | --- |

    """

  private func plan(_ text: String, words: Words = .english) throws -> ActionPlan {
    let template = Template(
      kind: .actionPlan, path: "action-plan.md", maximum: 1, fields: [],
      sections: [
        .test("Gaps", is: .gaps), .test("Action plan", is: .actionPlan),
        .test("Progress", is: .progress),
      ], columns: Self.columns, source: SourceText(""), origin: nil)
    let outline = Outline(template)
    let markdown = try MarkdownDocument(parsing: SourceText(text))
    let matched = MatchedSections(
      markdown, to: outline, in: Circumstances(audience: .programme, date: nil))
    let document = Document(
      path: "action-plan.md", kind: .actionPlan, date: nil, ordinal: 1, markdown: markdown,
      fields: [], fieldProblems: [], sections: matched.sections, missingSections: matched.missing,
      actionItems: [])
    return ActionPlan(document, outline, Vocabulary(words, people: []))
  }

  private func goals(_ rows: String, words: Words = .english) throws -> [Goal] {
    try plan("## Action plan\n\n" + Self.header + rows, words: words).goals
  }

  // MARK: - Goals

  @Test(
    arguments: [
      ("**#1** Review alone", 1, "Review alone"),
      ("#2 Review alone", 2, "Review alone"),
      ("1", 1, ""),
      ("**12**", 12, ""),
      ("Goal 3: review", 3, "review"),
      ("goal 3", 3, ""),
      ("4. review", 4, "review"),
      ("4) review", 4, "review"),
      ("**4** review", 4, "review"),
      ("1 review", 1, "review"),
      ("#1: review", 1, "review"),
      ("**#1**<br>review", 1, "review"),
      ("Review alone", nil, "Review alone"),
      ("20 reviews merged", nil, "20 reviews merged"),
      ("2nd reviewer", nil, "2nd reviewer"),
      ("#astropy talk", nil, "#astropy talk"),
    ] as [(String, Int?, String)])
  func `a goal begins with its number`(cell: String, number: Int?, text: String) throws {
    let goal = try #require(try goals("| \(cell) | steps | | | | |").first)
    #expect(goal.number == number)
    #expect(goal.text == text)
  }

  @Test func `a row that holds only its number is no goal`() throws {
    let rows = """
      | **#1** | | | | | |
      | **#2** | | | | a talk | |
      | **#3** <!-- soon --> | | | | | |
      |  |  |  |  |  |  |
      |  | steps |  |  |  |  |
      | Learn |  |  |  |  |  |
      """
    let goals = try goals(rows)
    #expect(goals.map(\.number) == [2, nil, nil])
    #expect(goals.map(\.text) == ["", "", "Learn"])
    #expect(goals[0].cells[.measure]?.raw == "a talk")
    #expect(goals[0].row.line == 6)
  }

  @Test func `of a row with another number of cells than the header only the goal is read`() throws
  {
    let goals = try goals("| **#1** a | b | c | d `x|y` | e | 2026-06-30 |\n| **#2** a | b |\n")
    #expect(goals.map(\.isSound) == [false, false])
    #expect(goals.map(\.number) == [1, 2])
    #expect(goals.allSatisfy { $0.cells.isEmpty && $0.targets.isEmpty && $0.barriers.isEmpty })
  }

  @Test(arguments: [
    ("2026-06-30", ["2026-06-30"]),
    ("", []),
    ("2026-06-30 (draft), 2026-09-30", ["2026-06-30", "2026-09-30"]),
    ("~~2026-05-30~~ 2026-06-30", ["2026-05-30", "2026-06-30"]),
    ("2026-06-30 ~~2026-05-30~~", ["2026-05-30", "2026-06-30"]),
    ("**2026-06-30**<br>2026-07-30", ["2026-06-30", "2026-07-30"]),
    ("2026-06-31", ["impossible 2026-06-31"]),
    ("end of *June*", ["no date end of June"]),
    ("30.06.2026", ["no date 30.06.2026"]),
    ("[2026-06-30](https://example.org)", ["2026-06-30"]),
  ])
  func `a target cell has dates, the last one counts`(cell: String, expected: [String]) throws {
    let goal = try #require(try goals("| #1 a | | | | | \(cell) |").first)
    #expect(
      goal.targets.map { date in
        switch date.reading {
        case .day: date.text
        case .impossible: "impossible \(date.text)"
        case .notADate: "no date \(date.text)"
        }
      } == expected)
  }

  @Test func `a target date knows its place`() throws {
    let goal = try #require(try goals("| #1 a | | | | | ~~2026-05-30~~ 2026-06-30 |").first)
    #expect(goal.targets.last?.range == SourceRange(line: 5, from: 33, to: 43))
  }

  @Test(arguments: [
    ("", []),
    ("thesis in May", ["thesis in May"]),
    ("thesis in May (pause, agreed)", ["thesis in May => pause, agreed"]),
    ("thesis in May [pause, agreed]", ["thesis in May => pause, agreed"]),
    ("thesis -> pause", ["thesis => pause"]),
    ("thesis → pause (agreed)", ["thesis => pause (agreed)"]),
    ("thesis; pause in May", ["thesis => pause in May"]),
    ("thesis<br>pause in May", ["thesis => pause in May"]),
    ("thesis<br/>pause<BR />in May", ["thesis => pause; in May"]),
    ("thesis (pause)<br>no laptop (borrow one)", ["thesis => pause", "no laptop => borrow one"]),
    ("- thesis (pause)<br>- no laptop", ["thesis => pause", "no laptop"]),
    ("thesis (pause); no laptop (borrow)", ["thesis => pause", "no laptop => borrow"]),
    ("thesis -> pause; no laptop -> borrow", ["thesis => pause", "no laptop => borrow"]),
    ("thesis -> pause<br>no laptop -> borrow", ["thesis => pause", "no laptop => borrow"]),
    ("thesis ()", ["thesis"]),
    ("thesis ->", ["thesis"]),
    ("**thesis** (`pause`)", ["thesis => pause"]),
    ("see [the issue](https://example.org/1) (ask)", ["see the issue => ask"]),
    ("see [the issue](https://example.org/1)", ["see the issue"]),
    ("none", ["none!"]),
    ("None.", ["None.!"]),
    ("none: there is time", ["none: there is time!"]),
    ("none foreseen", ["none foreseen!"]),
    ("None of us has the time", ["None of us has the time"]),
    ("–", ["–!"]),
    ("-", ["-!"]),
    ("time (a (b) c) and more", ["time and more => a (b) c"]),
    ("time<br>", ["time"]),
    ("time (block <b>Fridays</b>)", ["time => block Fridays"]),
    ("a < b and c", ["a < b and c"]),
    ("low S\\|N (stack)", ["low S|N => stack"]),
  ])
  func `a barrier has its mitigation in brackets or behind an arrow, a semicolon or a break`(
    cell: String, expected: [String]
  ) throws {
    let goal = try #require(try goals("| #1 a | | | \(cell) | | |").first)
    #expect(
      goal.barriers.map {
        $0.text + ($0.mitigation.map { " => \($0)" } ?? "") + ($0.isNone ? "!" : "")
      } == expected)
  }

  // MARK: - The table

  @Test func `columns are matched by folded header, former titles and what is near`() throws {
    let table = try #require(
      try plan(
        """
        ## Action plan

        | goals | **Mentee´s action steps** | Help | Barriers | Success measures | Day | Steps |
        |---|---|---|---|---|---|---|
        """
      ).table)
    #expect(
      table.columns == [.goal: 0, .menteeSteps: 1, .mentorSteps: 2, .barriers: 3, .measure: 4])
    #expect(table.mistyped.map(\.cell) == [3, 4])
    #expect(table.mistyped.map(\.schema.column) == [.barriers, .measure])
    #expect(table.missing.map(\.column) == [.target])
  }

  @Test func `a mistyped header is its column, and columns may stand in another order`() throws {
    let table = try #require(
      try plan(
        "## Action plan\n\n| Target Completion Dates | Gaols | Mentor's Action Steps |\n|-|-|-|\n"
      ).table)
    #expect(table.columns == [.goal: 1, .mentorSteps: 2, .target: 0])
    #expect(table.mistyped.map(\.schema.column) == [.goal, .target])
  }

  @Test func `a table without a column of the plan is not the plan's`() throws {
    let plan = try plan(
      "## Action plan\n\n| When | What |\n|-|-|\n| a | b |\n\n" + Self.header + "| #1 a | | | | | |"
    )
    #expect(plan.tables.count == 1)
    #expect(plan.goals.map(\.text) == ["a"])
    #expect(try self.plan("## Action plan\n\n| a | b |\n|-|-|\n").table == nil)
  }

  @Test func `a plan parted into two tables is read whole`() throws {
    let plan = try plan(
      "## Action plan\n\n" + Self.header + "| #1 a | | | | | |\n\n### Later\n\n" + Self.header
        + "| #2 b | | | | | |\n")
    #expect(plan.goals.map(\.number) == [1, 2])
    #expect(plan.tables.count == 2)
  }

  // MARK: - Gaps

  @Test(arguments: [
    ("G1 (behaviour): reviews come late -> goal 1", "G1|behaviour|reviews come late|[1]|"),
    ("**g12** (Skill) - C extensions → goals 1, 2 and 3", "G12|Skill|C extensions|[1, 2, 3]|"),
    (
      "G2 (skill): C extensions -> none: not needed for this role",
      "G2|skill|C extensions|[]|not needed for this role"
    ),
    ("G2 (skill): C -> none (not needed)", "G2|skill|C|[]|not needed"),
    ("G2: C => #2", "G2||C|[2]|"),
    ("G2 knowledge: C --> Goal #2", "G2|knowledge|C|[2]|"),
    ("(skill) C", "|skill|C|[]|"),
    ("skill: C -> 1", "|skill|C|[1]|"),
    ("C extensions", "||C extensions|[]|"),
    ("a -> b mapping of frames -> goal 1", "||a -> b mapping of frames|[1]|"),
    ("G3 (skill): x -> later", "G3|skill|x|[]|"),
    ("~~G3 (skill): x -> goal 1~~ no longer asked for", "G3|skill|x|[1]|no longer asked for"),
    ("G3 (skill): x -> none", "G3|skill|x|[]|"),
    ("GPU programming -> goal 1", "||GPU programming|[1]|"),
  ])
  func `a gap has a name, a kind, a text and the goal that closes it`(
    line: String, expected: String
  ) throws {
    let gaps = try plan("## Gaps\n\n- \(line)\n").gaps
    #expect(
      gaps.map {
        "\($0.identifier ?? "")|\($0.kind ?? "")|\($0.text)|\($0.goals)|\($0.reason ?? "")"
      } == [expected])
  }

  @Test func `a gap that holds only its name is none yet, and prose is no gap`() throws {
    #expect(
      try plan("## Gaps\n\nThere are some.\n\n- G1\n- G2 (skill):\n-\n- [ ] G3: x\n").gaps
        .map(\.identifier) == ["G3"])
  }

  // MARK: - Progress

  private func progress(_ text: String, words: Words = .english) throws -> [String] {
    try plan("## Progress\n\n\(text)\n", words: words).progress.map { line in
      let state =
        switch line.state {
        case .open: "open"
        case .met: "met"
        case .waived(let reason): "waived(\(reason))"
        }
      return [
        "\(line.goal)", state, line.date?.text ?? "", "\(line.links.count)",
        line.confirmedBy ?? "", line.text,
      ].joined(separator: "|")
    }
  }

  @Test(arguments: [
    (
      "- [x] goal 1: 2026-06-28, https://example.org/1",
      "1|met|2026-06-28|1||2026-06-28, https://example.org/1"
    ),
    (
      "- [x] **Goal 1** – 2026-06-28, confirmed by Charles Babbage",
      "1|met|2026-06-28|0|Charles Babbage|2026-06-28, confirmed by Charles Babbage"
    ),
    (
      "- [x] goal 1: done (Confirmed by Ada), 2026-06-28",
      "1|met|2026-06-28|0|Ada|done (Confirmed by Ada), 2026-06-28"
    ),
    ("- [x] goal 1: [merged](https://example.org/2026-06-01/x)", "1|met||1||merged"),
    (
      "- [x] goal 1: https://example.org/2026-06-01/x", "1|met||1||https://example.org/2026-06-01/x"
    ),
    ("- [x] goal 1: 2026-06-31", "1|met|2026-06-31|0||2026-06-31"),
    ("- [ ] goal 2", "2|open||0||"),
    ("- goal 2: first review done", "2|open||0||first review done"),
    ("- #2: half way", "2|open||0||half way"),
    ("- 2: half way", "2|open||0||half way"),
    (
      "- ~~goal 3~~ waived: the role changed",
      "3|waived(the role changed)||0||waived: the role changed"
    ),
    ("- [ ] ~~goal 3: reviews~~ waived", "3|waived()||0||waived"),
    ("- ~~goal 3~~: the role changed", "3|waived(the role changed)||0||the role changed"),
    (
      "- ~~goal 3~~ (waived: the role changed)",
      "3|waived(the role changed)||0||(waived: the role changed)"
    ),
    (
      "- [x] goal 3: waived, the role changed",
      "3|waived(the role changed)||0||waived, the role changed"
    ),
    ("- goal 3 waived – not needed", "3|waived(not needed)||0||waived – not needed"),
    ("- [x ] goal 1: 2026-06-28", "1|met|2026-06-28|0||2026-06-28"),
  ])
  func `a line of progress says how far a goal is`(line: String, expected: String) throws {
    #expect(try progress(line) == [expected])
  }

  @Test func `what is indented below a line belongs to it`() throws {
    #expect(
      try progress(
        """
        - [x] goal 1:
          - 2026-06-28
          - [the pull request](https://example.org/1)

          confirmed by Ada
        - goal 2: no
        """) == [
          "1|met|2026-06-28|1|Ada|2026-06-28 the pull request confirmed by Ada", "2|open||0||no",
        ])
  }

  @Test func `one line can be about several goals, and prose is about none`() throws {
    #expect(
      try progress("All is well.\n\n- goals 1 and 2: half way\n- we met 3 times\n- goal one: x\n")
        == ["1|open||0||half way", "2|open||0||half way"])
    #expect(try progress("- goal 1 in 2 weeks: x") == ["1|open||0||in 2 weeks: x"])
  }

  @Test func `a date of progress knows its place`() throws {
    let line = try #require(
      try plan("## Progress\n\n- [x] goal 1:\n  merged 2026-06-28\n").progress.first)
    #expect(line.date?.range == SourceRange(line: 4, from: 10, to: 20))
  }

  @Test func `a programme's own words are read beside the English ones`() throws {
    let words = Words(adding: [
      .goal: ["Ziel", "Ziele"], .none: ["keine", "keines"], .waived: ["entfällt"],
      .confirmedBy: ["bestätigt von"], .behaviour: ["Verhalten"],
    ])
    let plan = try plan(
      """
      ## Gaps

      - G1 (Verhalten): Reviews kommen spät -> Ziel 1
      - G2 Verhalten: Reviews -> Ziele 1, 2
      - G3 (Wissen): C -> keines: nicht nötig

      ## Action plan

      \(Self.header)| **#1** Reviews | | | keine | | |
      | Ziel 2: Vortrag | | | Zeit -> freitags | | |

      ## Progress

      - [x] Ziel 1: 2026-06-28, bestätigt von Ada
      - ~~Ziel 2~~ ENTFÄLLT: Rolle geändert
      - goal 3: x
      """, words: words)
    #expect(plan.gaps.map(\.goals) == [[1], [1, 2], []])
    #expect(plan.gaps.map(\.reason) == [nil, nil, "nicht nötig"])
    #expect(plan.goals.map(\.number) == [1, 2])
    #expect(plan.goals.map { $0.barriers.map(\.isNone) } == [[true], [false]])
    #expect(plan.progress.map(\.goal) == [1, 2, 3])
    #expect(plan.progress[0].confirmedBy == "Ada")
    #expect(plan.progress[1].state == .waived(reason: "Rolle geändert"))
  }
}
