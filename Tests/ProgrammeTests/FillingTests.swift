import MarkdownSyntax
import Testing

@testable import Programme

struct FillingTests {
  static let values: [Placeholder: String] = [
    .programme: "Skyframe", .mentee: "Ada Lovelace (ada)", .mentor: "Grace Hopper (grace)",
    .menteeName: "Ada Lovelace", .mentorName: "Grace Hopper", .role: "Maintainer",
    .date: "2026-05-12", .month: "2026-05", .contact: "help@example.org",
    .openItems: "- [ ] mentee: read {{role}} (by 2026-02-01)\n- [ ] mentor: write `a|b`",
  ]

  func template(_ kind: DocumentKind) throws -> Template {
    try #require(TemplateSet.builtIn.first { $0.kind == kind })
  }

  func filled(
    _ kind: DocumentKind, _ values: [Placeholder: String] = values,
    fields: [(name: String, value: String)] = [], for audience: Audience = .programme
  ) throws -> String {
    String(
      decoding: try template(kind).filled(with: values, fields: fields, for: audience),
      as: UTF8.self)
  }

  /// A template of a test's own, filled in.
  func filled(_ body: String, _ values: [Placeholder: String] = values, settings: String = "")
    throws -> String
  {
    let text = "---\nmentordoc:\n  kind: retro\n  path: x/{date}.md\n\(settings)---\n\(body)"
    let (template, problems) = Template.read(SourceText(text), as: "retro", at: "x", origin: nil)
    #expect(problems == [])
    return String(
      decoding: try #require(template).filled(with: values, for: .programme), as: UTF8.self)
  }

  // MARK: - Whole documents

  @Test func `a progress note is filled in`() throws {
    #expect(
      try filled(.progress) == """
        # Progress meeting: Ada Lovelace and Grace Hopper

        _Who reads this: everyone in the programme, now and later._

        ## Open since the last meeting

        <!-- hint: tick what is done; ~~strike out~~ what you drop, and say why behind it. -->

        - [ ] mentee: read {{role}} (by 2026-02-01)
        - [ ] mentor: write `a|b`

        ## Notes

        ## Challenges

        ## Successes

        ## Feedback both ways

        ## Check list

        - [ ] Review progress on actions items determined at the end of the last meeting.
        - [ ] Discuss items of interest, current challenges, recent successes, etc.
        - [ ] Review the mentee's goals and their progress, and amend as needed.
        - [ ] Discuss action items to be completed before the next meeting.

        ## Action items

        <!-- hint: who, what, by when: - [ ] mentee: read the review guide (by YYYY-MM-DD); or a sentence saying that there are none -->

        """)
  }

  @Test func `front matter keeps its fields, and loses the template's settings`() throws {
    let text = try filled(
      .pairing,
      fields: [
        ("mentee", "Ada: \"the\" #1"), ("started", "2026-01-05"), ("role", "no"), ("meets", ""),
        ("away", "2026-07-01 to 2026-07-31"), ("away", "2026-12-20"), ("pronouns", "she"),
      ])
    #expect(
      text.hasPrefix(
        """
        ---
        mentee: "Ada: \\"the\\" #1"
        mentor:
        earlier-mentors:
        role: "no"
        application:
        started: 2026-01-05
        # hint: your own pace, where it is not the programme's: every 4 weeks
        meets:
        check-ins:
        reviews:
        # hint: times without meetings, a line each: - 2026-07-01/2026-08-15
        away:
          - 2026-07-01 to 2026-07-31
          - 2026-12-20
        pronouns: she
        ---

        # Ada Lovelace: Maintainer

        _Who reads this
        """))
    #expect(try filled(.review).contains("decision:\nby: Grace Hopper (grace)\n# hint"))
    #expect(try filled(.review, [:]).contains("by:\n"))
    #expect(try filled(.first).hasPrefix("# First meeting"))
  }

  @Test(arguments: TemplateSet.builtIn.map(\.kind), Audience.allCases)
  func `a new document has all that its template asks for, and no finding in its front matter`(
    kind: DocumentKind, audience: Audience
  ) throws {
    var configuration = Configuration()
    configuration.audience = audience
    let names: [DocumentKind: String] = [
      .first: "meetings/2026-05-12-first.md", .planning: "meetings/2026-05-12-planning.md",
      .progress: "meetings/2026-05-12-progress.md", .checkIn: "check-ins/2026-05.md",
      .review: "reviews/2026-05-12.md", .cancelled: "meetings/2026-05-12-cancelled.md",
    ]
    let path = "pairings/ada/" + (names[kind] ?? kind.rawValue + ".md")
    let text = try filled(kind, for: audience)
    let programme = Programme(
      configuration, TemplateSet(templates: TemplateSet.builtIn, problems: []),
      in: MemoryTree([path: text]))
    let document = try #require(programme.pairing("ada").documents.first)
    #expect(document.kind == kind)
    #expect(document.fieldProblems.isEmpty && document.missingSections.isEmpty)
    #expect(document.sections.flatMap(\.missingItems).isEmpty)
    #expect(document.sections.allSatisfy { !$0.isMisplaced })
    #expect(
      document.sections.flatMap(\.checkList).allSatisfy { $0.schema != nil && !$0.isReworded })
    // A hand-over writes down its day; a new document is of none.
    let later: Set = ["mentor-since"]
    #expect(
      document.fields.map(\.key)
        == (try template(kind)).fields.map(\.name).filter { !later.contains($0) })
    let asked = try template(kind).allSections.filter {
      !$0.isOptional && !$0.notFor.contains(audience)
    }
    #expect(document.sections.count { $0.schema != nil } >= asked.count)
    #expect(!text.contains("{{") || text.contains("read {{role}}"))
    #expect(!text.contains("\n\n\n") && !text.contains(" \n") && text.hasSuffix("\n"))
    for word in ["is:", "claims:", "not-for:", "optional", "mentordoc:", "Handbook"] {
      #expect(!text.contains("<!-- \(word)") && !text.contains("mentordoc:"), "\(word)")
    }
  }

  // MARK: - Audience

  @Test func `what is not for the audience is left out`() throws {
    let open = try filled(.first, for: .everyone)
    #expect(!open.contains("Conversation guide") && !open.contains("What is your background?"))
    #expect(open.contains("Who reads this: everyone on the internet"))
    #expect(open.contains("## Check list"))
    let pair = try filled(.planning, for: .pair)
    #expect(pair.contains("## Strengths") && pair.contains("Who reads this: you two"))
    #expect(!(try filled(.planning, for: .everyone)).contains("Strengths"))
  }

  // MARK: - What came out empty

  @Test func `an optional section without content is left out, a required one says so`() throws {
    let none = Self.values.merging([.openItems: ""]) { $1 }
    #expect(!(try filled(.first, none)).contains("Open since"))
    #expect(try filled(.first).contains("## Open since the last meeting\n\n- [ ] mentee: read"))
    #expect(try filled(.progress, none).contains("\n\nNothing was left open.\n\n"))
  }

  @Test func `an optional section with a text of its own stays`() throws {
    let body =
      "## A <!-- optional -->\n\nSay:\n\n{{contact}}\n\n## B <!-- optional -->\n\n{{contact}}\n<!-- x -->\n"
    #expect(try filled(body, [:]) == "## A\n\nSay:\n")
  }

  @Test func `a fallback stands in for what is not known`() throws {
    #expect(try filled("Write to {{contact|a coordinator}}.\n", [:]) == "Write to a coordinator.\n")
    #expect(try filled("Write to {{ contact | x }}.\n") == "Write to help@example.org.\n")
  }

  // MARK: - Comments

  @Test func `hints go into the document, and no other comment`() throws {
    let body = """
      <!-- for translators -->
      # T <!-- the title -->

      a <!-- b --> c
      <!-- two
      lines --> end

      <!-- hint: {{contact}} -->

      ```
      <!-- code -->
      ```

      """
    #expect(
      try filled(body) == """
        # T

        a c
        end

        <!-- hint: help@example.org -->

        ```
        <!-- code -->
        ```

        """)
  }

  // MARK: - Values

  @Test(arguments: [
    ("a\nb", "a b"), ("*x* _y_ a_b", "\\*x\\* \\_y\\_ a_b"), ("<script>", "\\<script>"),
    ("x --> y", "x --> y"), ("[a](b)", "\\[a\\](b)"), ("C #", "C \\#"), ("a\u{202E}b", "ab"),
    ("{{mentor}}", "{{mentor}}"), ("a|b", "a\\|b"), ("AT&T & &amp;", "AT\\&T & \\&amp;"),
    ("a\\b", "a\\\\b"), ("O'Brien \"Zoë\"", "O'Brien \"Zoë\""),
  ])
  func `a value in text stays what it is`(value: String, written: String) throws {
    #expect(try filled("# Of {{role}}\n", [.role: value]) == "# Of \(written)\n")
    let document = try MarkdownDocument(
      parsing: SourceText(try filled("# Of {{role}}\n", [.role: value])))
    #expect(document.blocks.count == 1)
  }

  @Test(arguments: [
    ("# x", "\\# x"), ("- [ ] x", "\\- \\[ \\] x"), ("1. x", "1\\. x"), ("> x", "\\> x"),
    ("--- x", "\\--- x"),
  ])
  func `a value at the start of a line makes no block`(value: String, written: String) throws {
    let text = try filled("{{role}}\n", [.role: value])
    #expect(text == written + "\n")
    let document = try MarkdownDocument(parsing: SourceText(text))
    guard case .paragraph? = document.blocks.first?.kind else {
      Issue.record("\(text) is no paragraph")
      return
    }
    #expect(document.blocks.first?.text.plain == value)
  }

  @Test func `a value cannot end the comment it stands in`() throws {
    #expect(
      try filled("<!-- hint: {{contact}} -->\n", [.contact: "a --> # b\nc"])
        == "<!-- hint: a -- > # b c -->\n")
  }

  @Test(arguments: [
    "a: b", "@x", "x #1", "\"q\"", "a\nb", "- x", "{{role}}", "no", "---", "", "\u{202E}x",
  ])
  func `a value in front matter comes out as it went in`(value: String) throws {
    let text = try filled(
      "\n# T\n", [.mentor: value], settings: "  fields: {by: text}\nby: \"{{mentor}}\"\n")
    let document = try MarkdownDocument(parsing: SourceText(text))
    let reading = YAML.read(frontMatterOf: document)
    #expect(reading.problems.isEmpty, "\(text)")
    let expected = value.replacing("\n", with: " ").replacing("\u{202E}", with: "")
    #expect(reading.entries["by"]?.text ?? "" == expected)
  }

  @Test func `the line endings of the template are kept`() throws {
    let text =
      "---\r\nmentordoc:\r\n  kind: retro\r\n  path: x/{date}.md\r\n---\r\n\r\n# T\r\n{{open-items}}\r\n"
    let template = Template.read(SourceText(text), as: "retro", at: "x", origin: nil).template
    let bytes = try #require(template).filled(with: Self.values, for: .programme)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "# T\r\n- [ ] mentee: read {{role}} (by 2026-02-01)\r\n- [ ] mentor: write `a|b`\r\n")
  }
}
