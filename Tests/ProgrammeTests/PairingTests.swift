import MarkdownSyntax
import Testing

@testable import Programme

struct PairingTests {
  /// The pairing `ada`, whose files are given below its folder.
  private func pairing(
    _ files: [String: String], links: Set<String> = [], raw: [String: [UInt8]] = [:],
    configuration: Configuration = Configuration()
  ) -> Pairing {
    let folder = "pairings/ada/"
    var tree = MemoryTree(
      Dictionary(uniqueKeysWithValues: files.map { (folder + $0, $1) }))
    for (path, bytes) in raw { tree.files[folder + path] = bytes }
    tree.links = Set(links.map { folder + $0 })
    return Programme(configuration, TemplateSet(in: tree), in: tree).pairing("ada")
  }

  private static let front = """
    ---
    mentee: Ada Lovelace (ada)
    mentor: Charles Babbage
    earlier-mentors: [Mary Somerville]
    role: maintainer
    started: 2026-01-10
    away:
      - 2026-07-01 to 2026-08-15
      - 2026-12-01
    ---

    """

  // MARK: - What pairing.md says

  @Test func `people, role, start and absences are read`() {
    let pairing = pairing(["pairing.md": Self.front])
    #expect(pairing.mentee == Person(name: "Ada Lovelace", handle: "ada"))
    #expect(pairing.mentor?.name == "Charles Babbage")
    #expect(pairing.earlierMentors.map(\.name) == ["Mary Somerville"])
    #expect(pairing.role == "maintainer")
    #expect(pairing.started == Day("2026-01-10"))
    #expect(pairing.away.map(\.start.description) == ["2026-07-01", "2026-12-01"])
    #expect(pairing.people.count == 3)
    #expect(pairing.folder == "pairings/ada")
  }

  @Test func `an empty folder is a pairing of nobody`() {
    let pairing = pairing([:])
    #expect(pairing.documents.isEmpty)
    #expect(pairing.mentee == nil)
    #expect(pairing.stage == .waiting)
    #expect(pairing.nextMeetingKind == nil)
  }

  // MARK: - Files

  @Test func `documents are found by their paths, notes in the order of their days`() {
    let pairing = pairing([
      "pairing.md": Self.front, "action-plan.md": "", "closing.md": "", "notes.md": "",
      "meetings/2026-02-11-progress-2.md": "", "meetings/2026-02-11-progress.md": "",
      "meetings/2026-02-11-planning.md": "", "meetings/2026-01-14-first.md": "",
      "meetings/2026-02-11-progress-10.md": "", "check-ins/2026-02.md": "",
      "reviews/2026-04-01.md": "", "meetings/audio.ogg": "", "private/x.md": "",
    ])
    #expect(
      pairing.meetings.map { $0.path.lastComponent.text } == [
        "2026-01-14-first.md", "2026-02-11-planning.md", "2026-02-11-progress.md",
        "2026-02-11-progress-2.md", "2026-02-11-progress-10.md",
      ])
    #expect(pairing.documents.count == 10)
    #expect(pairing.strays == [])
    #expect(pairing.newest(of: .progress)?.ordinal == 10)
    #expect(pairing.newest(of: .first, .planning)?.kind == .planning)
    #expect(pairing.documents.first { $0.kind == .checkIn }?.date == Day("2026-02-01"))
  }

  @Test(
    arguments: [
      ("meetings/2026-02-11-progres.md", "meetings/2026-02-11-progress.md"),
      ("meetings/2026-2-11-progress.md", "meetings/2026-02-11-progress.md"),
      ("meetings/20260211-progress.md", "meetings/2026-02-11-progress.md"),
      ("meetings/11.2.2026-Progress.md", "meetings/2026-02-11-progress.md"),
      ("meetings/progress-2026-02-11.md", "meetings/2026-02-11-progress.md"),
      ("meetings/2026-02-11-progress.MD", "meetings/2026-02-11-progress.md"),
      ("2026-02-11-progress.md", "meetings/2026-02-11-progress.md"),
      ("reviews/2026-02-11-progress.md", "meetings/2026-02-11-progress.md"),
      ("check-ins/2026_02.md", "check-ins/2026-02.md"),
      ("meetings/closing.md", "closing.md"),
      ("action_plan.md", "action-plan.md"),
      ("Pairing.md", "pairing.md"),
      ("meetings/README.md", nil),
      ("meetings/2026-02-11-lunch.md", nil),
    ] as [(String, String?)])
  func `a misnamed document is a stray with the name it was meant to have`(
    path: String, closest: String?
  ) {
    #expect(
      pairing(["pairing.md": "", path: ""]).strays == [
        StrayFile(path: FilePath("pairings/ada/" + path), reason: .unknownName(closest: closest))
      ])
  }

  @Test func `a name with a day that does not exist is a stray of its own`() {
    let pairing = pairing(["meetings/2026-02-30-progress.md": "", "check-ins/2026-13.md": ""])
    #expect(
      pairing.strays.map(\.reason) == [.impossibleDate("2026-13"), .impossibleDate("2026-02-30")])
    #expect(pairing.documents.isEmpty)
  }

  @Test func `a misnamed folder is a stray, and other folders are nobody's business`() {
    let pairing = pairing(["Meetings/2026-02-11-progress.md": "", "slides/a.md": "", ".x/a.md": ""])
    #expect(
      pairing.strays == [
        StrayFile(path: "pairings/ada/Meetings", reason: .unknownName(closest: "meetings"))
      ])
  }

  @Test func `what cannot be read hides nothing else`() {
    let good = "meetings/2026-06-01-progress.md"
    let pairing = pairing(
      [
        good: "## Action items\n\n- [ ] mentee: read\n",
        "meetings/2026-01-05-progress.md": "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n",
        "meetings/2026-01-06-progress.md/x.md": "",
      ], links: ["meetings/2026-01-04-progress.md", "reviews"],
      raw: [
        "meetings/2026-01-01-progress.md": Array("# A\n\nab".utf8) + [0xC3, 0x28],
        "meetings/2026-01-02-progress.md": [0x00, 0x41],
        "meetings/2026-01-03-progress.md": Array(repeating: 0x61, count: 2 << 20),
      ])
    #expect(pairing.documents.map(\.path) == [FilePath("pairings/ada/" + good)])
    #expect(pairing.promises.count == 1)
    let reasons: [UnreadableDocument.Reason] = [
      .notUTF8(SourcePosition(line: 3, column: 3)), .binary,
      .file(.tooLarge(size: 2 << 20, limit: 1 << 20)), .file(.isLink), .conflictMarkers(line: 2),
      .file(.isNotAFile),
    ]
    #expect(pairing.unreadable.prefix(6).map(\.reason) == reasons)
    #expect(pairing.unreadable.prefix(6).allSatisfy { $0.kind == .progress })
  }

  @Test func `a document too complex for the parser is unreadable`() {
    let pairing = pairing(["pairing.md": String(repeating: ">", count: 60_000) + " a\n"])
    guard case .tooComplex? = pairing.unreadable.first?.reason else {
      Issue.record("\(pairing.unreadable)")
      return
    }
  }

  @Test(
    arguments: [
      ("<<<<<<< a\nb\n", nil), ("=======\n>>>>>>> a\n", nil), ("text <<<<<<< a\n>>>>>>> b\n", nil),
      ("Title\n=======\n", nil), ("<<<<<<<<< a\n>>>>>>>>> b\n", nil),
      ("<<<<<<< a\r\n=======\r\n>>>>>>> b\r\n", 1), ("x\n<<<<<<<\n>>>>>>>\n", 2),
    ] as [(String, Int?)])
  func `a conflict has both of its ends at a line's start`(text: String, line: Int?) {
    let reason = UnreadableDocument.Reason(of: SourceText(text))
    #expect(reason == line.map { .conflictMarkers(line: $0) })
  }

  @Test(
    arguments: [
      ([0x41, 0x80], 1), ([0xC0, 0xAF], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5], 0), ([0x41, 0xE2, 0x82], 1), ([0xE2, 0x28, 0xA1], 0),
      ([0xF0, 0x9F, 0x98], 0), ([0xC3], 0), (Array("é€😀a".utf8), nil), ([], nil),
      ([0xE2, 0x82, 0xAC, 0xFF], 3), ([0xEF, 0xBB, 0xBF], nil),
    ] as [([UInt8], Int?)])
  func `the first byte that is no UTF-8 is found`(bytes: [UInt8], offset: Int?) {
    #expect(firstInvalidUTF8(in: bytes) == offset)
    #expect((String(validating: bytes, as: UTF8.self) == nil) == (offset != nil))
  }

  @Test(arguments: 0..<20)
  func `a byte that is no UTF-8 is found at every place among ASCII`(offset: Int) {
    var bytes = Array(repeating: UInt8(ascii: "a"), count: 20)
    bytes[offset] = 0xFF
    #expect(firstInvalidUTF8(in: bytes) == offset)
  }

  // MARK: - Stage

  @Test(
    arguments: [
      ([:], .paired, "first"),
      (["meetings/2026-01-14-first.md": ""], .planning, "first"),
      (
        ["meetings/2026-01-14-first.md": "", "meetings/2026-02-14-first.md": ""], .planning,
        "planning"
      ),
      (
        [
          "meetings/2026-01-14-first.md": "", "meetings/2026-02-14-first.md": "",
          "meetings/2026-02-14-planning.md": "",
        ], .active, "progress"
      ),
      (
        ["meetings/2026-01-14-first.md": "", "meetings/2026-02-14-planning.md": ""], .active,
        "first"
      ),
      (["closing.md": "---\noutcome: graduated\n---\n"], .graduated, nil),
      (["closing.md": "---\noutcome: Lapsed\n---\n"], .lapsed, nil),
      (["closing.md": "---\noutcome:\n---\n"], .ended, nil),
      (["closing.md": "<<<<<<< a\n>>>>>>> b\n"], .ended, nil),
      (["meetings/2026-01-14-first.md": "<<<<<<< a\n>>>>>>> b\n"], .planning, "first"),
    ] as [([String: String], Stage, String?)])
  func `the stage and the next meeting follow from the documents`(
    files: [String: String], stage: Stage, next: String?
  ) {
    // The pairing was handed over once, so that a second first meeting is due.
    let pairing = pairing(files.merging(["pairing.md": Self.front]) { $1 })
    #expect(pairing.stage == stage)
    #expect(pairing.nextMeetingKind?.rawValue == next)
  }

  @Test func `without a mentor a pairing is waiting, whatever there is of it`() {
    let pairing = pairing([
      "pairing.md": "---\nmentee: Ada\nmentor:\n---\n", "meetings/2026-01-14-first.md": "",
    ])
    #expect(pairing.stage == .waiting)
    #expect(pairing.nextMeetingKind == nil)
  }

  @Test func `an outcome can be said in the programme's words`() {
    var configuration = Configuration()
    configuration.words = Words(adding: [.graduated: ["abgeschlossen"]])
    let pairing = pairing(
      ["pairing.md": Self.front, "closing.md": "---\noutcome: Abgeschlossen\n---\n"],
      configuration: configuration)
    #expect(pairing.stage == .graduated)
  }

  // MARK: - Promises

  /// Meeting notes a month apart, each with what was left open (nil: no such section) and what is new.
  private func promises(_ notes: [(open: String?, new: String)]) -> [String] {
    var files = ["pairing.md": Self.front]
    for (index, note) in notes.enumerated() {
      let open = note.open.map { "## Open since the last meeting\n\n\($0)\n\n" } ?? ""
      files["meetings/2026-0\(index + 1)-01-progress.md"] =
        open + "## Action items\n\n\(note.new)\n"
    }
    return pairing(files).promises.map { promise in
      let state =
        switch promise.state {
        case .open: "open"
        case .done: "done"
        case .dropped: "dropped"
        case .lost(let path): "lost in \(path.lastComponent.text.prefix(7).suffix(2))"
        }
      return "\(promise.lastMention.text): \(state), carried \(promise.timesCarried)"
    }
  }

  @Test func `a promise is followed until it is done or dropped`() {
    #expect(
      promises([
        (nil, "- [ ] mentee: a b c\n- [ ] mentor: d e f\n- [x] mentee: g h i"),
        ("- [ ] mentee: a b c\n- [ ] ~~mentor: d e f~~ no need", "- [ ] mentee: j k l"),
        ("- [x] mentee: a b c\n- [ ] mentee: j k l", ""),
      ]) == [
        "a b c: done, carried 2", "d e f: dropped, carried 1", "g h i: done, carried 0",
        "j k l: open, carried 1",
      ])
  }

  @Test func `light rewording, another date or another owner leave a promise what it is`() {
    #expect(
      promises([
        (nil, "- [ ] mentee: read the review guide (by 2026-02-01)\n- [ ] mentor: ask the board"),
        (
          "- [ ] mentee: Read the *review guide*, chapter 2 (by 2026-03-01)\n- [ ] mentee: ask the board",
          ""
        ),
      ]) == ["Read the review guide, chapter 2: open, carried 1", "ask the board: open, carried 1"])
  }

  @Test func `another promise in like words is another promise`() {
    #expect(
      promises([
        (nil, "- [ ] mentee: read the review guide"),
        ("- [ ] mentee: read the contributing guide", ""),
      ]) == [
        "read the review guide: lost in 02, carried 0",
        "read the contributing guide: open, carried 0",
      ])
    #expect(
      promises([
        (nil, "- [ ] mentee: answer five requests\n- [ ] mentee: review 3 pull requests"),
        ("- [ ] mentee: answer ten more requests\n- [ ] mentee: review 5 pull requests", ""),
      ]) == [
        "answer five requests: lost in 02, carried 0",
        "review 3 pull requests: lost in 02, carried 0",
        "answer ten more requests: open, carried 0", "review 5 pull requests: open, carried 0",
      ])
  }

  @Test func `a promise that is simply gone is lost, once`() {
    #expect(
      promises([
        (nil, "- [ ] mentee: read"), ("Nothing was left open.", ""), ("Nothing was left open.", ""),
      ]) == ["read: lost in 02, carried 0"])
    #expect(
      promises([(nil, "- [ ] mentee: read"), ("", ""), ("- [ ] mentee: read", "")])
        == ["read: open, carried 1"])
  }

  @Test func `a note without a section for what was left open loses nothing`() {
    #expect(
      promises([(nil, "- [ ] mentee: read"), (nil, "- [ ] mentor: call")])
        == ["read: open, carried 0", "call: open, carried 0"])
  }

  @Test func `a box ticked in the old note after the new one was made is done`() {
    #expect(
      promises([(nil, "- [x] mentee: read"), ("- [ ] mentee: read", ""), ("", "")])
        == ["read: done, carried 1"])
  }

  @Test func `a promise made again after it was done is a new one`() {
    #expect(
      promises([
        (nil, "- [x] mentee: prepare"), ("", "- [ ] mentee: prepare"),
        ("- [x] mentee: prepare", "- [ ] mentee: prepare"),
      ]) == ["prepare: done, carried 0", "prepare: done, carried 1", "prepare: open, carried 0"])
  }

  @Test func `what is written again among the new items is not lost`() {
    #expect(
      promises([
        (nil, "- [ ] mentee: read"), ("Nothing.", "- [ ] mentee: read"),
        ("- [ ] mentee: read", "- [ ] mentee: read"),
      ]) == ["read: open, carried 3"])
  }

  @Test func `the next note takes over what nobody called done or dropped`() throws {
    let pairing = pairing([
      "pairing.md": Self.front,
      "meetings/2026-01-01-first.md":
        "## Action items\n\n- [ ] mentee: read\n- [x] mentor: call\n- [ ] mentee: write",
      "meetings/2026-02-01-progress.md":
        "## Open since the last meeting\n\n- [ ] mentee: Read.\n\n## Action items\n\n- [ ] mentor: ask",
    ])
    #expect(pairing.openItems().map(\.text) == ["Read.", "write", "ask"])
    #expect(pairing.openItems(before: Day("2026-02-01")).map(\.text) == ["read", "write"])
    #expect(pairing.openItems(before: Day("2026-01-01")).isEmpty)
  }

  @Test func `thousands of unlike promises are matched in no time`() {
    let items = (0..<2_000).map { "- [ ] mentee: task \($0 * 7_919) of \($0)" }
    let later = (0..<2_000).map { "- [ ] mentee: chore \($0 * 104_729) for \($0)" }
    let start = ContinuousClock.now
    let states = promises([
      (nil, items.joined(separator: "\n")), (later.joined(separator: "\n"), ""),
    ])
    #expect(states.count == 4_000)
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
