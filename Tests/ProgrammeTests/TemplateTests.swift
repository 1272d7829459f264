import MarkdownSyntax
import Templates
import Testing

@testable import Programme

struct TemplateTests {
  func read(_ text: String, as kind: DocumentKind = "retro") -> (Template?, [TemplateProblem]) {
    Template.read(
      SourceText(text), as: kind, at: "templates/x.md", origin: nil,
      model: TemplateSet.builtIn.first { $0.kind == kind })
  }

  /// A template of its own kind with some front matter settings and text.
  func text(_ settings: String = "", _ body: String) -> String {
    "---\nmentordoc:\n  kind: retro\n  path: retros/{date}.md\n\(settings)---\n\n# Retro\n\n\(body)\n"
  }

  func lines(_ sections: [SectionSchema], _ indent: String = "") -> [String] {
    var result: [String] = []
    for section in sections {
      let optional = section.isOptional ? " (optional)" : ""
      let meaning = section.meaning.map { " = \($0.rawValue)" } ?? ""
      result.append(indent + section.title + optional + meaning)
      for item in section.items {
        result.append("\(indent)- \(item.text) \(item.claims.map(\.rawValue))")
      }
      result += lines(section.children, indent + "  ")
    }
    return result
  }

  // MARK: - The built-in templates

  @Test(arguments: builtInTemplates.map(\.kind))
  func `a built-in template has no problem, not even held to itself`(kind: String) throws {
    let bytes = try #require(builtInTemplates.first { $0.kind == kind }).bytes
    let (template, problems) = read(
      String(decoding: bytes, as: UTF8.self), as: DocumentKind(rawValue: kind))
    #expect(problems == [])
    #expect(template?.kind.rawValue == kind)
  }

  @Test func `the first meeting carries the eight questions and the list of three`() throws {
    let template = try #require(TemplateSet.builtIn.first { $0.kind == .first })
    #expect(template.path == "meetings/{date}-first.md" && template.maximum == 1)
    #expect(
      lines(template.sections) == [
        "Conversation guide = questions", "  Expectations (optional) = expectations",
        "Open since the last meeting (optional) = open-items",
        "Check list",
        "- Identify your expectations for the mentoring relationship. [\"expectations-agreed\"]",
        "- Clarify roles and responsibilities. [\"roles-clear\"]",
        "- Discuss action items to be completed before the next meeting. [\"items-agreed\"]",
        "Action items = action-items",
      ])
    #expect(template.sections[0].notFor == [.everyone])
    let questions = template.source.bytes.split(separator: 0x0A).filter {
      $0.starts(with: "#### ".utf8)
    }
    #expect(questions.count == 8)
  }

  @Test func `the check lists have three, four and four items`() {
    let counts = [DocumentKind.first, .planning, .progress].map { kind in
      TemplateSet.builtIn.first { $0.kind == kind }?.allSections.map(\.items.count).reduce(0, +)
    }
    #expect(counts == [3, 4, 4])
  }

  @Test func `the plan has seven columns and three rows`() throws {
    let plan = try #require(TemplateSet.builtIn.first { $0.kind == .actionPlan })
    #expect(plan.columns.map(\.column) == PlanColumn.allCases)
    #expect(plan.columns[5].title == "Success Measures (Must be measurable and results-focused)")
    #expect(
      lines(plan.sections) == ["Gaps = gaps", "Action plan = action-plan", "Progress = progress"])
    let document = try MarkdownDocument(parsing: plan.source)
    let rows = document.blocks.compactMap { block in
      if case .table(let table) = block.kind { table.rows.map(\.cells.count) } else { nil }
    }
    #expect(rows == [[7, 7, 7]])
  }

  @Test func `fields have their types`() throws {
    let pairing = try #require(TemplateSet.builtIn.first { $0.kind == .pairing })
    #expect(pairing.fields.map(\.name).prefix(3) == ["mentee", "mentor", "mentor-since"])
    #expect(pairing.fields.filter(\.isRequired).map(\.name) == ["mentee", "role", "started"])
    #expect(pairing.fields.filter(\.isList).map(\.name) == ["earlier-mentors", "away"])
    let review = try #require(TemplateSet.builtIn.first { $0.kind == .review })
    #expect(review.fields[0].type == .oneOf(["continue", "graduate"]))
  }

  // MARK: - All that a template can say

  @Test func `every annotation is read`() throws {
    let (template, problems) = read(
      text(
        "  max: 1\n  fields: {mood: text, days: period required}\n",
        """
        ## One <!-- was: Eins --> <!-- was: Erstens --> <!-- since: 2026-09-01 -->

        A comment for translators: <!-- keep this short -->

        - [ ] a *b* <!-- claims: goals-set items-agreed --> <!-- since: 2026-10-01 --> <!-- was: c -->
          - [ ] nested
        - no box

        ### Deep <!-- optional -->

        - [ ] d

        ## Two <!-- not-for: public pair --> <!-- is: gaps -->

        - [ ] content

        ### Content, too

        #### Found all the same <!-- is: strengths -->

        ### One

        """))
    #expect(problems == [])
    let sections = try #require(template).sections
    #expect(
      lines(sections) == [
        "One", "- a b [\"goals-set\", \"items-agreed\"]", "- nested []", "  Deep (optional)",
        "  - d []",
        "Two = gaps", "  Found all the same (optional) = strengths",
      ])
    #expect(sections[0].formerTitles == ["Eins", "Erstens"])
    #expect(sections[0].since == Day("2026-09-01"))
    #expect(sections[0].items[0].formerTexts == ["c"])
    #expect(sections[0].items[0].since == Day("2026-10-01"))
    #expect(sections[1].notFor == [.everyone, .pair])
    #expect(sections.map(\.line) == [11, 23])
    #expect(template?.maximum == 1)
    #expect(template?.fields.map(\.type) == [.text, .period])
  }

  @Test func `each audience can have a title of its own`() {
    let head = "---\nmentordoc:\n  kind: retro\n  path: retros/{date}.md\n---\n"
    let own = "# A <!-- not-for: public -->\n\n# B <!-- not-for: pair programme -->\n\n## C\n"
    #expect(read(head + own).1 == [])
    let shared = "# A <!-- not-for: public -->\n\n# B <!-- not-for: pair -->\n\n## C\n"
    #expect(read(head + shared).1.map(\.headline) == ["title 'B' is not the first heading"])
  }

  @Test func `a column can have had another title`() throws {
    let plan = """
      ---
      mentordoc:
        kind: retro
        path: retros/{date}.md
        columns: [goal, target]
      ---
      ## Plan <!-- is: action-plan -->

      | Ziele <!-- was: Goals --> | Bis <!-- was: Termin --> <!-- was: Ende --> |
      | --- | --- |
      """
    let (template, problems) = read(plan)
    #expect(problems == [])
    #expect(template?.columns.map(\.title) == ["Ziele", "Bis"])
    #expect(template?.columns.map(\.formerTitles) == [["Goals"], ["Termin", "Ende"]])
  }

  // MARK: - What is wrong

  @Test(arguments: [
    ("", "## A <!-- is: gap -->", "meaning 'gap' is unknown", "Did you mean 'gaps'?", 9),
    ("", "## A <!-- optinal -->", "annotation 'optinal' is unknown", "Did you mean 'optional'?", 9),
    (
      "", "## A\n- [ ] b <!-- claims: goal-set -->", "claim 'goal-set' is unknown",
      "Did you mean 'goals-set'?", 10
    ),
    ("", "## A <!-- claims: goals-set -->", "annotation 'claims' means nothing here", "Put", 9),
    ("", "## A\n- [ ] b <!-- is: gaps -->", "annotation 'is' means nothing here", "Put", 10),
    ("", "text <!-- optional -->", "annotation 'optional' means nothing here", "Put", 9),
    ("", "## A <!-- since: 2026-02-30 -->", "'2026-02-30' is not a date", "Write", 9),
    ("", "## A <!-- since: -->", "annotation 'since' says nothing", "Add", 9),
    ("", "text <!-- not-for: all -->", "audience 'all' is unknown", "Choose", 9),
    ("", "## A <!-- is: gaps --> <!-- is: progress -->", "section 'A' has two meanings", "Keep", 9),
    ("", "## A\n## a.", "heading 'a.' is twice at one place", "Reword", 10),
    ("", "## A\n## B <!-- was: a -->", "heading 'a' is twice at one place", "Reword", 10),
    ("", "## A\n- [ ] b\n\n## C\n- [ ] b\n- [ ] B", "check-list item 'B' is twice", "Reword", 14),
    ("", "- [ ] b\n\n## A", "check-list item 'b' stands in no section", "Add", 9),
    ("", "## A\n- [] b", "box of 'b' is none in Markdown", "Write", 10),
    ("", "##", "heading is empty", "Give", 9),
    ("", "Dear {{mente}},", "placeholder 'mente' is unknown", "Did you mean 'mentee'?", 9),
    ("", "## Dear {{mentee}}", "placeholder 'mentee' stands in a heading", "Move", 9),
    ("  colums: []\n", "", "'colums' is no setting of a template", "Did you mean 'columns'?", 5),
    ("  max: 2\n", "", "max '2' is neither 1 nor many", "Write", 5),
    ("  fields: {a: dat}\n", "", "field type 'dat' of 'a' is unknown", "Did you mean 'date'?", 5),
    (
      "  fields: {a: one-of required}\n", "", "field type 'one-of required' of 'a' is unknown", "",
      5
    ),
    ("  fields: {a: text optional}\n", "", "field type 'text optional' of 'a' is unknown", "", 5),
    ("  fields: [a]\n", "", "fields is no list", "Write", 5),
    ("  fields: {mood: text}\nmod:\n", "", "field 'mod' has no type", "Did you mean 'mood'?", 6),
    ("  columns: [goal, traget]\n", "", "column 'traget' is unknown", "Did you mean 'target'?", 5),
    ("  columns: [goal, goal]\n", "", "column 'goal' is there twice", "", 5),
    ("  columns: [goal]\n", "", "table of the action plan is missing", "Add", 5),
    ("", "## P <!-- is: action-plan -->", "columns of the action plan are not named", "Add", 9),
    (
      "  columns: [goal]\n", "## P <!-- is: action-plan -->\n\n| a | b |\n| - | - |",
      "columns name 1, and the table has 2", "Name", 5
    ),
    ("", "## A\n\n# B\n", "title 'B' is not the first heading", "Write", 11),
    (
      "", "## A <!-- x\n\n## B <!-- optional -->\n", "comment in heading 'A <!-- x' has no end",
      "Write", 9
    ),
    ("", "a\u{0}b", "a NUL byte in the template", "Save", 1),
    ("", "<<<<<<< a\nb\n=======\n>>>>>>> c", "conflict markers of a merge", "Choose", 9),
    ("mood: @x\n", "", "'@x' begins with a character", "Put", 5),
  ])
  func `what is wrong is named with its line`(
    settings: String, body: String, headline: String, help: String, line: Int
  ) throws {
    let (template, problems) = read(text(settings, body))
    #expect(template == nil)
    #expect(problems.count == 1, "\(problems.map(\.headline))")
    let problem = try #require(problems.first)
    #expect(problem.headline.hasPrefix(headline), "\(problem.headline)")
    #expect(problem.help.hasPrefix(help), "\(problem.help)")
    #expect(problem.range.start.line == line)
  }

  @Test(arguments: [
    ("../x/{date}.md", "leads outside"), ("/x.md", "leads outside"), ("a//b.md", "leads outside"),
    (".git/x.md", "leads outside"), ("a\\b.md", "leads outside"), ("x.txt", "does not end"),
    ("{day}.md", "holds a placeholder"), ("{date}-{month}.md", "holds a placeholder"),
    ("{date}.md.md/{", "does not end"),
  ])
  func `a path cannot lead elsewhere`(path: String, words: String) {
    let (template, problems) = read(
      "---\nmentordoc:\n  kind: retro\n  path: '\(path)'\n---\n# R\n")
    #expect(template == nil)
    #expect(problems.contains { $0.headline.contains(words) && $0.range.start.line == 4 })
  }

  @Test(arguments: [
    "# No front matter\n", "---\nmood: x\n---\n", "---\nmentordoc: x\n---\n", "", "---\n",
  ])
  func `a file without settings is no template`(text: String) {
    let (template, problems) = read(text)
    #expect(template == nil && problems.count == 1)
  }

  @Test func `a template in place of a built-in one has what the code looks for`() throws {
    let bytes = try #require(builtInTemplates.first { $0.kind == "progress" }).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    func headlines(_ old: String, _ new: String) -> [String] {
      #expect(text.contains(old))
      return read(text.replacing(old, with: new), as: .progress).1.map(\.headline)
    }
    #expect(headlines(" <!-- is: action-items -->", "") == ["no section is 'action-items'"])
    #expect(
      headlines("{date}-progress", "progress") == ["path 'meetings/progress.md' lacks '{date}'"])
    #expect(
      headlines("{{open-items|Nothing was left open.}}", "")
        == ["'{{open-items}}' is missing in section 'Open since the last meeting'"])
    #expect(
      headlines("kind: progress", "kind: first") == ["kind 'first' is not what the file is called"])
  }

  // MARK: - The templates in force

  func set(_ files: [String: String]) -> TemplateSet { TemplateSet(in: MemoryTree(files)) }

  @Test func `without own templates the built-in ones are in force`() {
    let templates = set([:])
    #expect(templates.problems == [])
    #expect(templates.templates.map(\.kind.rawValue) == builtInTemplates.map(\.kind))
  }

  @Test func `an own template replaces the built-in one, and a kind can be added`() throws {
    let templates = set([
      "templates/check-in.md":
        "---\nmentordoc:\n  kind: check-in\n  path: monate/{month}.md\n---\n# M\n",
      "templates/retro.md": text("", "## A"),
      "templates/README.md": "# About these\n",
      "templates/notes.txt": "x",
    ])
    #expect(templates.problems == [])
    #expect(templates[.checkIn]?.path == "monate/{month}.md")
    #expect(templates[.checkIn]?.origin == "templates/check-in.md")
    #expect(templates["retro"]?.sections.map(\.title) == ["A"])
    #expect(templates[.review]?.origin == nil)
  }

  @Test func `for a broken template the built-in one stands in`() {
    let templates = set(["templates/first.md": "# x\n", "templates/frist.md": text("", "")])
    #expect(templates[.first]?.maximum == 1)
    #expect(templates[.first]?.origin == nil)
    #expect(templates.problems.map(\.path) == ["templates/first.md", "templates/frist.md"])
    #expect(templates.problems[1].help == "Did you mean 'first'? Then rename the file.")
  }

  @Test func `two kinds cannot have one path`() {
    let own = "---\nmentordoc:\n  kind: retro\n  path: reviews/{date}.md\n---\n# R\n"
    #expect(
      set(["templates/retro.md": own]).problems.map(\.headline)
        == ["'retro' and 'review' have the same path"])
  }

  @Test func `a hostile template ends soon`() {
    let size = 64 << 10
    let units = [
      "{{", "{{a", "{{a}}", "<!--", "<!-- a -->\n", "## a <!-- is: gaps -->\n",
      "- [ ] a <!-- claims: b -->\n",
      "```\n<!--\n```\n", "```\n<!-- {{\n", "## {{a}}\n", "{{open-items}}\n",
    ]
    let time = ContinuousClock().measure {
      for unit in units {
        let text = text("", String(repeating: unit, count: size / unit.utf8.count) + "-->}}")
        let template = Template.read(
          SourceText(text), as: "retro", at: "x", origin: nil
        ).template
        _ = template?.filled(with: [:], for: .pair)
      }
    }
    #expect(time < .seconds(60))
  }

  @Test func `whatever is done to a template, it is read to the end and filled in`() throws {
    var random = SplitMix(state: 3)
    let pieces = [
      "<!--", "-->", "{{", "}}", "#", "|", "\n", "- [ ]", "is:", "---", "\u{FEFF}", "\r", "`", "  ",
      ": ", "[", "é",
      "mentordoc:", "\n## ", "<!-- not-for: pair -->", "optional", "\n```\n",
    ].map { Array($0.utf8) }
    for (kind, original) in builtInTemplates {
      for _ in 0..<100 {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let at = Int.random(in: 0...bytes.count, using: &random)
          let end = min(bytes.count, at + Int.random(in: 0...40, using: &random))
          bytes.replaceSubrange(at..<end, with: pieces.randomElement(using: &random) ?? [])
        }
        guard String(validating: bytes, as: UTF8.self) != nil else { continue }
        let source = SourceText(bytes)
        let template = Template.read(
          source, as: DocumentKind(rawValue: kind), at: "x", origin: nil
        ).template
        for audience in Audience.allCases {
          let filled = template?.filled(with: FillingTests.values, for: audience) ?? []
          #expect(String(validating: filled, as: UTF8.self) != nil)
        }
      }
    }
  }
}
