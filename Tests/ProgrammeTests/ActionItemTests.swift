import MarkdownSyntax
import Testing

@testable import Programme

struct ActionItemTests {
  private static let people = [
    Person(name: "Ada Lovelace", handle: "ada"), Person(name: "Charles Babbage", handle: "cb"),
  ]

  private func items(
    _ text: String, heading: String = "Action items", words: Words = .english
  ) throws -> [ActionItem] {
    let markdown = try MarkdownDocument(parsing: SourceText("## \(heading)\n\n\(text)\n"))
    let template = Template(
      kind: "note", path: "n.md", maximum: nil, fields: [],
      sections: [.test(heading, is: .actionItems)], columns: [], source: SourceText(""),
      origin: nil)
    let matched = MatchedSections(
      markdown, to: Outline(template), in: Circumstances(audience: .programme, date: nil))
    let vocabulary = Vocabulary(words, people: Self.people)
    return matched.sections.flatMap {
      vocabulary.actionItems(in: $0, of: markdown, path: "n.md")
    }
  }

  /// Owner, text, due and state in one line.
  private func read(
    _ text: String, heading: String = "Action items", words: Words = .english
  ) throws -> [String] {
    try items(text, heading: heading, words: words).map { item in
      let owner =
        switch item.owner {
        case nil: "-"
        case .mentee: "mentee"
        case .mentor: "mentor"
        case .coordinator: "coordinator"
        case .support: "support"
        case .named(let name): "named \(name)"
        case .unknown(let name): "unknown \(name)"
        }
      let due =
        switch item.due?.reading {
        case nil: ""
        case .day(let day): " by \(day)"
        case .impossible: " by impossible \(item.due?.text ?? "")"
        case .notADate: " by no date \(item.due?.text ?? "")"
        }
      let state =
        switch item.state {
        case .open: ""
        case .done: " done"
        case .dropped(let reason): " dropped \(reason)"
        }
      return "\(owner)|\(item.text)|\(due)\(state)"
    }
  }

  @Test(arguments: [
    (
      "- [ ] mentee: read the review guide (by 2026-02-01)",
      "mentee|read the review guide| by 2026-02-01"
    ),
    ("- [x] mentor: introduce them to the team", "mentor|introduce them to the team| done"),
    ("* [X] **Mentor**: introduce them", "mentor|introduce them| done"),
    ("- [ ] **Mentee:** read `guide.md`", "mentee|read guide.md|"),
    ("- [ ] MENTEE - read", "mentee|read|"),
    ("- [ ] mentee – read – and write", "mentee|read – and write|"),
    ("- [ ] mentee—read", "mentee|read|"),
    ("- [ ] Ada: read", "named Ada Lovelace|read|"),
    ("- [ ] ada lovelace: read", "named Ada Lovelace|read|"),
    ("- [ ] @ada: read", "named Ada Lovelace|read|"),
    ("- [ ] cb: read", "named Charles Babbage|read|"),
    ("- [ ] mentee (Ada): read", "mentee|read|"),
    ("- [ ] mentee and mentor: meet", "mentee|meet|"),
    ("- [ ] Mentee & Charles: meet", "mentee|meet|"),
    ("- [ ] mentro: read", "unknown mentro|read|"),
    ("- [ ] @stranger: read", "unknown @stranger|read|"),
    ("- [ ] Note: read this", "-|Note: read this|"),
    ("- [ ] ask the mentor: when", "-|ask the mentor: when|"),
    ("- [ ] mentors - read", "-|mentors - read|"),
    ("- [ ] see https://example.org/a: b", "-|see https://example.org/a: b|"),
    ("- [ ] coordinator: find a room", "coordinator|find a room|"),
    ("- [ ] support: give time", "support|give time|"),
    ("- [] mentee: read", "mentee|read|"),
    ("- [✓] mentee: read", "mentee|read| done"),
  ])
  func `an owner stands before a colon or a dash`(line: String, expected: String) throws {
    #expect(try read(line) == [expected])
  }

  @Test(arguments: [
    ("read (by 2026-02-01).", "-|read| by 2026-02-01"),
    ("read (2026-02-01)", "-|read| by 2026-02-01"),
    ("read [by 2026-02-01]", "-|read| by 2026-02-01"),
    ("read (By: 2026-02-01)", "-|read| by 2026-02-01"),
    ("read (due by 2026-02-01)", "-|read| by 2026-02-01"),
    ("read (until 2026-02-01, if possible)", "-|read| by 2026-02-01"),
    ("read (by 2026-02-01) and write", "-|read and write| by 2026-02-01"),
    ("read by 2026-02-01", "-|read| by 2026-02-01"),
    ("read, until 2026-02-01.", "-|read| by 2026-02-01"),
    ("read – by 2026-02-01", "-|read| by 2026-02-01"),
    ("read (by 2026-02-30)", "-|read| by impossible 2026-02-30"),
    ("read (by end of May)", "-|read| by no date end of May"),
    ("merge (by hand) the branch", "-|merge (by hand) the branch|"),
    ("read the notes of 2026-02-01", "-|read the notes of 2026-02-01|"),
    ("read (see 2026-02-01)", "-|read (see 2026-02-01)|"),
    ("read (chapter 1) twice (by 2026-02-01)", "-|read (chapter 1) twice| by 2026-02-01"),
    ("read (unclosed", "-|read (unclosed|"),
    ("stand by", "-|stand by|"),
    ("read [the guide](https://example.org/2026-02-01)", "-|read the guide|"),
  ])
  func `a date stands in brackets or behind a word at the end`(
    text: String, expected: String
  ) throws {
    #expect(try read("- [ ] \(text)") == [expected])
  }

  @Test(arguments: [
    (
      "- [ ] ~~mentee: read (by 2026-02-01)~~ no longer needed",
      "mentee|read| by 2026-02-01 dropped no longer needed"
    ),
    ("- [ ] mentee: ~~read~~ (not needed)", "mentee|read| dropped not needed"),
    ("- [ ] ~~mentee: read~~: the role changed.", "mentee|read| dropped the role changed"),
    ("- ~~read~~", "-|read| dropped "),
    ("- [x] ~~mentee: read~~", "mentee|read| done"),
    ("- [x] ~~mentee: read~~ not needed", "mentee|read| dropped not needed"),
    ("- [ ] mentee: read ~~the guide~~ the book", "mentee|read ~~the guide~~ the book|"),
    ("- [ ] mentee: ~~read", "mentee|~~read|"),
  ])
  func `what is struck out is dropped, with its reason behind it`(
    line: String, expected: String
  ) throws {
    #expect(try read(line) == [expected])
  }

  @Test func `a bullet without a box is a promise only with a known owner`() throws {
    #expect(
      try read(
        """
        - mentee: read
        - Nothing else was agreed.
        - mentro: typo
        1. cb: call

        mentor: prose
        """) == ["mentee|read|", "named Charles Babbage|call|"])
  }

  @Test func `an empty item is no promise yet`() throws {
    #expect(try read("- [ ]\n- [ ] mentee:\n- [ ] mentor: <!-- what? -->\n- \n") == [])
  }

  @Test func `what stands below an owner is the owner's`() throws {
    #expect(
      try read(
        """
        - mentee:
          - [ ] read
          - a remark
          - [ ] mentor: help
        - [ ] write
        """) == ["mentee|read|", "mentor|help|", "-|write|"])
    #expect(try read("### Mentor\n\n- [ ] call\n") == ["mentor|call|"])
  }

  @Test func `an item goes over several lines and has its place`() throws {
    let text = "- [ ] mentee: read the\n  review guide (by\n  2026-02-01)\n\n  A remark.\n"
    let item = try #require(try items(text).first)
    #expect(item.text == "read the review guide")
    #expect(item.range.start == SourcePosition(line: 3, column: 3))
    #expect(item.range.end == SourcePosition(line: 5, column: 14))
    #expect(item.due?.range == SourceRange(line: 5, from: 3, to: 13))
    #expect(
      try items("- [ ] a (by next week)").first?.due?.range
        == SourceRange(line: 3, from: 13, to: 22))
  }

  @Test func `a programme's own words are read beside the English ones`() throws {
    let words = Words(adding: [
      .by: ["bis"], .mentee: ["Mentee"], .mentor: ["Mentorin", "Mentor"], .support: ["Umfeld"],
    ])
    #expect(
      try read(
        """
        - [ ] Mentorin: vorstellen (bis 2026-02-01)
        - [ ] umfeld – Zeit geben bis 2026-02-01
        - [ ] mentee: lesen (by 2026-02-01)
        - [ ] Mentorinn: lesen (bisweilen)
        """, words: words) == [
          "mentor|vorstellen| by 2026-02-01", "support|Zeit geben| by 2026-02-01",
          "mentee|lesen| by 2026-02-01", "unknown Mentorinn|lesen (bisweilen)|",
        ])
  }

  @Test func `a long line of brackets is read in no time`() throws {
    let text = String(repeating: "(", count: 5_000) + String(repeating: ")", count: 5_000)
    #expect(try read("- [ ] mentee: \(text)").count == 1)
  }
}
