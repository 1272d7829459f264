import MarkdownSyntax
import Testing

@testable import Programme

struct SectionMatchingTests {
  private func match(
    _ text: String, to schema: [SectionSchema], audience: Audience = .programme,
    date: String = "2026-05-01"
  ) throws -> MatchedSections {
    let template = Template(
      kind: "note", path: "meetings/{date}-note.md", maximum: nil, fields: [], sections: schema,
      columns: [], source: SourceText(""), origin: nil)
    return MatchedSections(
      try MarkdownDocument(parsing: SourceText(text)), to: Outline(template),
      in: Circumstances(audience: audience, date: Day(date)))
  }

  private func missing(_ matched: MatchedSections) -> [String] {
    matched.missing.map { "\($0.schema.title) after \($0.afterLine)" }
  }

  private func misplaced(_ matched: MatchedSections) -> [String] {
    matched.sections.filter(\.isMisplaced).map(\.title)
  }

  private let abc: [SectionSchema] = [.test("Alpha"), .test("Beta"), .test("Gamma")]

  @Test func `headings are matched by folded title, and their lines reach to the next heading`()
    throws
  {
    let matched = try match(
      "# T\n\n## **ALPHA**:\n\ntext\n\n### Extra\n\nmore\n\n\n## beta\n## `Gamma`\n", to: abc)
    #expect(missing(matched) == [])
    #expect(misplaced(matched) == [])
    #expect(matched.sections.map(\.title) == ["ALPHA:", "Extra", "beta", "Gamma"])
    #expect(matched.sections.map { $0.schema?.title } == ["Alpha", nil, "Beta", "Gamma"])
    #expect(matched.sections.map(\.lines) == [3...9, 7...9, 12...12, 13...13])
    #expect(matched.sections.map(\.blocks.count) == [1, 1, 0, 0])
  }

  @Test(arguments: [
    ("## Beta\n\n## Gamma\n", ["Alpha after 0"]),
    ("---\nx: y\n---\n\n# T\n\n## Beta\n\n## Gamma\n", ["Alpha after 6"]),
    ("## Alpha\n\ntext\n\n## Gamma\n", ["Beta after 3"]),
    ("## Alpha\n\n## Beta\n- a\n  b\n", ["Gamma after 5"]),
    ("# T\n\ntext\n", ["Alpha after 3", "Beta after 3", "Gamma after 3"]),
    ("", ["Alpha after 0", "Beta after 0", "Gamma after 0"]),
    ("> ## Alpha\n\n- ## Beta\n\n## Gamma\n", ["Alpha after 4", "Beta after 4"]),
    ("## Alpah\n\n## Beta\n\n## Gamma\n", ["Alpha after 2"]),
  ])
  func `a section that is not there is missing where it belongs`(
    text: String, expected: [String]
  ) throws {
    #expect(missing(try match(text, to: abc)) == expected)
  }

  @Test(arguments: [
    (["Alpha", "Beta", "Gamma"], []),
    (["Beta", "Alpha", "Gamma"], ["Alpha"]),
    (["Beta", "Gamma", "Alpha"], ["Alpha"]),
    (["Gamma", "Alpha", "Beta"], ["Gamma"]),
    (["Alpha", "Other", "Gamma", "Beta"], ["Beta"]),
  ])
  func `the fewest sections that would have to move are misplaced`(
    titles: [String], expected: [String]
  ) throws {
    let text = titles.map { "## \($0)\n\ntext\n" }.joined(separator: "\n")
    let matched = try match(text, to: abc)
    #expect(misplaced(matched) == expected)
    #expect(missing(matched) == [])
  }

  @Test func `optional sections may stand anywhere`() throws {
    let schema = abc + [.test("Notes", isOptional: true)]
    let matched = try match("## Notes\n## Alpha\n## Beta\n## Gamma\n", to: schema)
    #expect(misplaced(matched) == [])
    #expect(matched.sections.first?.schema?.title == "Notes")
  }

  private let nested: [SectionSchema] = [
    .test("Guide", [.test("Background", level: 3), .test("Hopes", level: 3)]), .test("End"),
  ]

  @Test func `a section under another parent is misplaced and not missing`() throws {
    let matched = try match(
      "## Guide\n\n### Background\n\n## End\n\n### Hopes\n", to: nested)
    #expect(misplaced(matched) == ["Hopes"])
    #expect(missing(matched) == [])
  }

  @Test func `of a missing section with sections below it only the outer one is reported`() throws {
    #expect(missing(try match("## End\n", to: nested)) == ["Guide after 0"])
    let matched = try match("### Background\n\n### Hopes\n\n## End\n", to: nested)
    #expect(missing(matched) == ["Guide after 4"])
    #expect(misplaced(matched) == [])
  }

  @Test func `the right parent decides between two sections of one title`() throws {
    let schema: [SectionSchema] = [
      .test("One", [.test("Notes", level: 3)]), .test("Two", [.test("Notes", level: 3)]),
    ]
    let matched = try match("## One\n\n## Two\n\n### Notes\n", to: schema)
    #expect(missing(matched) == ["Notes after 1"])
    #expect(misplaced(matched) == [])
  }

  @Test func `a section that the document adds does not take the place of the template's`() throws {
    let matched = try match(
      "## Alpha\n\n### Beta\n\n## Beta\n\n- x\n\n## Gamma\n", to: abc)
    #expect(misplaced(matched) == [])
    #expect(matched.sections.map { $0.schema?.title } == ["Alpha", nil, "Beta", "Gamma"])
  }

  @Test func `a former title is accepted, and a current one is stronger`() throws {
    let schema: [SectionSchema] = [
      .test("Promises", was: ["Action items"]), .test("Action items", was: ["Tasks"]),
    ]
    let matched = try match("## Action items\n\n## Tasks\n", to: schema)
    #expect(matched.sections.map { $0.schema?.title } == ["Action items", nil])
    #expect(missing(matched) == ["Promises after 0"])
    let renamed = try match("## TASKS\n", to: [schema[1]])
    #expect(missing(renamed) == [])
  }

  @Test func `optional, later and private sections are not required`() throws {
    let schema: [SectionSchema] = [
      .test("Notes", isOptional: true, [.test("Inner", level: 3)]),
      .test("New", since: Day("2026-06-01"), [.test("Newer", level: 3)]),
      .test("Talk", notFor: [.everyone], [.test("Words", level: 3)]),
      .test("Guide", is: .questions, [.test("Question", level: 3)]),
    ]
    #expect(
      missing(try match("## Talk\n### Words\n## Guide\n", to: schema)) == [])
    #expect(
      missing(try match("## Guide\n", to: schema, audience: .everyone, date: "2026-06-01"))
        == ["New after 0"])
    // An optional section that is there has to be whole.
    #expect(
      missing(try match("## Notes\n## Talk\n### Words\n## Guide\n", to: schema))
        == ["Inner after 1"])
    // Without a day nothing is asked that came later.
    let template = try match("## Talk\n### Words\n## Guide\n", to: schema, date: "no day")
    #expect(missing(template) == [])
  }

  @Test func `sub-headings of a section with a meaning are content of it`() throws {
    let matched = try match(
      "## Guide\n\n### Mine\n\n#### Deep\n\n## After\n", to: [.test("Guide", is: .questions)])
    #expect(matched.sections.map(\.meaning) == [.questions, .questions, .questions, nil])
    #expect(missing(matched) == [])
  }

  // MARK: - Check lists

  private let list: [SectionSchema] = [
    .test(
      "Check list",
      items: [
        .test("Establish the mentee's goals."), .test("Complete an action plan"),
        .test("Discuss action items.", was: ["Agree on tasks"]),
        .test("Review it all", since: Day("2027-01-01")),
      ]),
    .test("Other"),
  ]

  private func items(_ text: String, date: String = "2026-05-01") throws -> [String] {
    let matched = try match(text, to: list, date: date)
    return matched.sections.flatMap { section in
      section.checkList.map { item in
        let mark = item.schema == nil ? "+" : item.isReworded ? "~" : "="
        return "\(mark)\(item.box.isTicked ? "x" : " ") \(item.schema?.text ?? item.text)"
      } + section.missingItems.map { "- \($0.schema.text) after \($0.afterLine)" }
    }
  }

  @Test func `items are matched by folded text wherever they stand in their section`() throws {
    let text = """
      ## Check list

      Before:

      - [x] establish the **mentee’s** goals
      1. [ ] Ask about the weather

      ### Later

      > - [X] Complete  an action plan!

      * [ ] Agree on tasks
      """
    #expect(
      try items(text) == [
        "=x Establish the mentee's goals.", "+  Ask about the weather",
        "=x Complete an action plan", "=  Discuss action items.",
      ])
  }

  @Test func `an item that is gone is missing behind the one before it`() throws {
    #expect(
      try items("## Check list\n\n- [ ] Establish the mentee's goals.\n  and more\n\n\n## Other\n")
        == [
          "~  Establish the mentee's goals.", "- Complete an action plan after 4",
          "- Discuss action items. after 4",
        ])
    #expect(
      try items("## Check list\n\n- [ ] Complete an action plan\n- [ ] Discuss action items\n")
        == [
          "=  Complete an action plan", "=  Discuss action items.",
          "- Establish the mentee's goals. after 2",
        ])
    #expect(
      try items(
        "## Check list\n\nNothing.\n\n## Other\n\n- [ ] Complete an action plan\n",
        date: "2027-01-01")
        == [
          "- Establish the mentee's goals. after 3", "- Complete an action plan after 3",
          "- Discuss action items. after 3", "- Review it all after 3",
        ])
  }

  @Test func `a lightly reworded item is its item, and no two items are one`() throws {
    #expect(
      try items(
        """
        ## Check list
        - [x] Establish mentee goals
        - [ ] Complete an action plan
        - [ ] Complete the action plan
        - [ ] Disucss action item
        """) == [
          "~x Establish the mentee's goals.", "=  Complete an action plan",
          "+  Complete the action plan", "~  Discuss action items.",
        ])
  }

  @Test func `an item with a malformed box is there with that box`() throws {
    let matched = try match(
      "## Check list\n\n- [] Establish the mentee's goals\n- [x ] Complete an action plan\n-[ ] Discuss action items\n",
      to: list)
    let section = try #require(matched.sections.first)
    #expect(
      section.checkList.map(\.box.state) == [
        .malformed(ticked: false), .malformed(ticked: true), .malformed(ticked: false),
      ])
    #expect(section.missingItems.isEmpty)
  }

  @Test func `a section that stands there twice is one list`() throws {
    #expect(
      try items(
        """
        ## Check list
        - [ ] Establish the mentee's goals
        - [ ] Complete an action plan

        ## Check list
        - [x] Discuss action items
        """) == [
          "=  Establish the mentee's goals.", "=  Complete an action plan",
          "=x Discuss action items.",
        ])
  }
}
