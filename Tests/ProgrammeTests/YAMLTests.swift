import MarkdownSyntax
import Testing

@testable import Programme

struct YAMLTests {
  func read(_ text: String, cuts: Bool = true) -> YAMLReading {
    let source = SourceText(text)
    return YAML.read(source, lines: 1..<source.lineCount + 1, cutsAreProblems: cuts)
  }

  /// The values as a text that shows what was read.
  func shown(_ entries: [YAMLEntry]) -> String {
    func show(_ node: YAMLNode) -> String {
      switch node.value {
      case .empty: "-"
      case .scalar(let text): "'\(text)'"
      case .list(let nodes): "[" + nodes.map(show).joined(separator: ", ") + "]"
      case .mapping(let entries): "{" + shown(entries) + "}"
      }
    }
    return entries.map { "\($0.key)=\(show($0.value))" }.joined(separator: " ")
  }

  // MARK: - What is read

  @Test func `flat front matter is read, every scalar as it was written`() {
    let text = """
      mentee: Ada Lovelace (ada)
      # a comment
      mentor: "Grace: Hopper #1"
      country: no
      version: 1.10
      day: 2026-02-30
      single: 'it is'
      tilde: ~
      empty:
      away:
        - 2026-07-01 to 2026-08-15
        - 2026-12-20
      """
    let reading = read(text)
    #expect(reading.problems.isEmpty)
    #expect(
      shown(reading.entries)
        == "mentee='Ada Lovelace (ada)' mentor='Grace: Hopper #1' country='no' version='1.10' "
        + "day='2026-02-30' single='it is' tilde=- empty=- "
        + "away=['2026-07-01 to 2026-08-15', '2026-12-20']")
  }

  @Test func `nested mappings, lists in brackets, block scalars and escapes are read too`() {
    let text = """
      mentordoc:
        kind: review
        fields:
          by: person required
      columns: [goal, "a, b"]
      escaped: "a\\"b\\u00e4"
      doubled: 'it''s'
      long: >
        one
        two
      """
    let reading = read(text)
    #expect(reading.problems.isEmpty)
    #expect(
      shown(reading.entries)
        == "mentordoc={kind='review' fields={by='person required'}} columns=['goal', 'a, b'] "
        + "escaped='a\"bä' doubled='it's' long='one two'")
  }

  @Test func `ranges are those of the text, quotes and brackets included`() throws {
    let text = "name: Zoë\nlist: [ä, \"b c\"]\nempty:\nnext: 'x'\nfolded: >\nitems:\n  - é\n  - y\n"
    let source = SourceText(text)
    for entry in read(text).entries {
      #expect(source.text(in: entry.keyRange) == entry.key)
    }
    let entries = read(text).entries
    func written(_ key: String) throws -> String {
      source.text(in: try #require(entries[key]).range)
    }
    #expect(try written("name") == "Zoë")
    #expect(try written("list") == "[ä, \"b c\"]")
    #expect(try written("next") == "'x'")
    #expect(try written("folded") == ">")
    #expect(try written("items") == "- é\n  - y")
    #expect(
      try #require(entries["list"]).scalars.map { source.text(in: $0.range) } == ["ä", "\"b c\""])
    let empty = try #require(entries["empty"]).range
    #expect(empty.start == SourcePosition(line: 3, column: 7) && empty.start == empty.end)
  }

  @Test func `nothing but comments is an empty mapping`() {
    for text in ["", "\n", "# only a comment\n", "\n# one\n\n"] {
      let reading = read(text)
      #expect(reading.entries.isEmpty && reading.problems.isEmpty, "\(text)")
    }
  }

  @Test func `a byte order mark and every line ending are fine`() {
    for ending in ["\n", "\r\n", "\r"] {
      let source = SourceText("\u{FEFF}a: 1\(ending)b: [2]\(ending)")
      let entries = YAML.read(source).entries
      #expect(shown(entries) == "a='1' b=['2']")
      #expect(entries.map(\.keyRange.start.column) == [4, 1])
    }
  }

  @Test func `settings may begin with three dashes`() {
    #expect(shown(YAML.read(SourceText("# x\n---\nname: A\n")).entries) == "name='A'")
  }

  // MARK: - What is wrong

  @Test(arguments: [
    ("mentor: @grace\nrole: x", "unquoted(\"@grace\")", 1, 9),
    ("people:\n  - @grace", "unquoted(\"@grace\")", 2, 5),
    ("people: [@grace, b]", "unquoted(\"@grace\")", 1, 10),
    ("role: `units` maintainer", "unquoted(\"`units` maintainer\")", 1, 7),
    ("role: lead: docs", "colonInValue(\"lead: docs\")", 1, 7),
    ("role: lead:", "colonInValue(\"lead:\")", 1, 7),
    ("mentor: Grace #12", "cutValue(kept: \"Grace\", lost: \"#12\")", 1, 15),
    ("mentor: #12", "cutValue(kept: \"\", lost: \"#12\")", 1, 9),
    ("- a\n- b", "notAMapping", 1, 1),
    ("just text", "notAMapping", 1, 1),
    ("a: &x 1", "unsupported(\"an anchor\")", 1, 4),
    ("a: *x", "unsupported(\"an alias\")", 1, 4),
    ("a: !!set x", "unsupported(\"a tag\")", 1, 4),
    ("b:\n  <<: x", "unsupported(\"a merge key\")", 2, 3),
    ("? a\n: b", "unsupported(\"a key after \\'?\\'\")", 1, 1),
    ("[a, b]: c", "unsupported(\"a list as a key\")", 1, 6),
    ("{? [a] : b}", "unsupported(\"a key after \\'?\\'\")", 1, 2),
    ("%YAML 1.1", "unsupported(\"a directive\")", 1, 1),
    ("a: b\n---\nc: d", "unsupported(\"a second document\")", 2, 1),
    ("a: b\n...\nc: d", "unsupported(\"a second document\")", 2, 1),
    ("--- {a: b}", "unsupported(\"a second document\")", 1, 1),
    ("a: x\u{202E}y", "controlCharacter(8238)", 1, 5),
    ("a: \"\\u001b[31m\"", "controlCharacter(27)", 1, 4),
    ("a: x\u{0}y", "controlCharacter(0)", 1, 5),
    ("a: \"x", "syntax(\"the quote is not closed\")", 1, 4),
    ("a: {b: 1, b: 2}", "syntax(\"the key \\'b\\' is there twice\")", 1, 11),
  ])
  func `what is wrong is named at its place`(text: String, kind: String, line: Int, column: Int) {
    let reading = read(text)
    #expect(reading.problems.map { "\($0.kind)" } == [kind])
    #expect(reading.problems.first?.range.start == SourcePosition(line: line, column: column))
    #expect(reading.isUsable != reading.problems.contains(where: \.isFatal))
  }

  @Test func `a value that is cut is read up to there, and settings may have comments`() {
    #expect(shown(read("mentor: Grace #12\nrole: x").entries) == "mentor='Grace' role='x'")
    #expect(read("mentor: Grace #12", cuts: false).problems.isEmpty)
    #expect(read("mentor: \"Grace #12\"").problems.isEmpty)
    #expect(read("mentor: # not found yet").problems.isEmpty)
    #expect(read("link: https://example.org/#12").problems.isEmpty)
  }

  @Test func `all that is wrong is said in one run`() {
    let reading = read("a: @x\nb: c: d\nc: e #f\n")
    #expect(reading.problems.map(\.range.start.line) == [1, 2, 3])
  }

  @Test func `a duplicate key names both lines, and the first value counts`() throws {
    let texts = [
      "a: one\nb: x\na: two\nc: y\n",
      "a: [one]\nb: x\na:\n- two\n- three\nc: y\n",
      "a: [one]\nb: x\na: |\n  two\n  a: 1\nc: y\n",
    ]
    for text in texts {
      let reading = read(text)
      let problem = try #require(reading.problems.first)
      #expect(reading.problems.count == 1)
      #expect(problem.kind == .duplicateKey("a", first: SourcePosition(line: 1, column: 1)))
      #expect(problem.range.start == SourcePosition(line: 3, column: 1))
      #expect(reading.entries.map(\.key) == ["a", "b", "c"])
      #expect(reading.entries["a"]?.scalars.first?.text == "one" || text == texts[0])
    }
  }

  @Test func `a duplicate in a nested mapping is found, one in two items of a list is none`() {
    #expect(read("w:\n  a: 1\n  b: 2\n  a: 3\nz: 1").problems.map(\.range.start.line) == [4])
    #expect(read("w:\n- a: 1\n- a: 2\nv:\n  a: 1").problems.isEmpty)
  }

  // MARK: - Hostile input

  @Test func `hostile texts are refused quickly, and never crash`() {
    let size = 64 << 10
    var bombs: [String] = ["a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", "a: &a [*a]", "a: !<tag:x> y"]
    for length in [size, 12 << 10] {
      bombs += [
        "a: " + String(repeating: "[", count: length),
        "a: " + String(repeating: "[", count: length / 2)
          + String(repeating: "]", count: length / 2),
        "a: " + String(repeating: "{a: ", count: length / 4),
        String(repeating: "- ", count: length / 2),
        String(repeating: "? ", count: length / 2),
        String(repeating: "k", count: length) + ": 1",
        (0..<length / 9).map { "k\($0): 1" }.joined(separator: "\n"),
        (0..<Int(Double(2 * length).squareRoot())).map { String(repeating: " ", count: $0) + "a:" }
          .joined(separator: "\n"),
        "a: \"" + String(repeating: "]", count: 99) + "\" " + String(repeating: "[", count: length),
        "a: " + String(repeating: "[ # ]\n ", count: length / 7),
        "a: " + String(repeating: "'", count: length),
        "a: |\n" + String(repeating: " *a\n", count: length / 4),
        "a:\n\tb: 1", "{[a]: 1, [a]: 2}", "{? [a], ? [a]}", "[[a]: b]: c", "a: [\n]: c",
      ]
    }
    let time = ContinuousClock().measure {
      for bomb in bombs { _ = read(bomb) }
    }
    #expect(time < .seconds(60))
    #expect(!read(bombs[0]).isUsable)
    for bomb in bombs[3...7] { #expect(!read(bomb).isUsable) }
  }

  @Test func `whatever the bytes, reading ends with ranges inside the text`() {
    var random = SplitMix(state: 7)
    let pieces = [
      "a", "b c", ": ", ":", "- ", "\n", "\n  ", "\n", "#", " #", "[", "]", "{", "}", ",", "\"",
      "'",
      "|", ">", "|\n ", "&", "*", "!", "@", "`", "%", "?", "? ", "---", "...", "~", "\t", "\\", "é",
      "\u{1F600}", "\r\n", "\r", "<<", "a: ", "\nk: ", "\\u001b", "\u{FEFF}",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...14, using: &random))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      let source = SourceText(text)
      let reading = YAML.read(source, lines: 1..<source.lineCount + 1, cutsAreProblems: true)
      for range in reading.problems.map(\.range)
        + reading.entries.flatMap({ [$0.keyRange, $0.value.range] })
      {
        let offsets = source.offsets(of: range)
        #expect(source.position(of: offsets.lowerBound) <= range.end, "\(text.debugDescription)")
      }
    }
  }

  // MARK: - The fast reader against Yams

  @Test func `what the flat reader accepts, Yams reads the same`() throws {
    var random = SplitMix(state: 42)
    let keys = ["a", "b-c", "k_1", "Zz", "1", "mentor", "true", "Ä", "-x", "a b", "\"q\"", ""]
    let values = [
      "x", "x y", "Ada (ada)", "1.10", "no", "~", "null", "2026-02-30", "a:b", "a: b", "a:", "a #b",
      "a#b",
      "#b", "\"q\"", "\"q: #\" # c", "\"a\\n\"", "'s'", "'it''s'", "'a' b", "-x", "- x", "--- y",
      "?x", ":x",
      "[a, b]", "[", "{a: 1}", "{", "|", ">", "&a", "*a", "!t", "@a", "`a`", "%a", ",a", "]",
      "é–“x”", "<mail@x.org>",
      "https://x.org/#1", "=1", "a\tb", "\u{A0}x", "x\u{2003}y", "(a", "$x", "/x", ".x", "_x", "+1",
      "~x",
      ";x", "^x", "\\x", "x\\", "a, b", "a]b", "''", "\"\"", "\u{1F600}", "x ' y", "x \" y",
      "a : b", "a ,b", "...",
    ]
    let between = [
      "\n", "\n", "\n", "\n\n", "\n# c\n", "\n  # c\n", " \n", "\r\n", " # c\n", "\n  more\n",
    ]
    func pick(_ list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &random)] }
    var accepted = 0
    for _ in 0..<30_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        text += pick(keys) + ":"
        if Bool.random(using: &random) {
          text += [" ", "  ", ""][Int.random(in: 0..<3, using: &random)] + pick(values)
        } else {
          for _ in 0..<Int.random(in: 0...3, using: &random) {
            text += pick(["\n- ", "\n  - ", "\n  -  ", "\n-"]) + pick(values)
          }
        }
        text += pick(between)
      }
      let source = SourceText(text)
      var guardian = YAMLGuard(source, lines: 1..<source.lineCount + 1, cutsAreProblems: false)
      guardian.scan()
      guard guardian.problems.isEmpty, guardian.duplicates.isEmpty,
        let flat = YAML.readFlat(source, offsets: guardian.offsets)
      else { continue }
      accepted += 1
      let any = try? YAML.readAny(source, offsets: guardian.offsets, without: [])
      #expect(flat == any, "\(text.debugDescription): \(shown(flat)) and \(shown(any ?? []))")
    }
    #expect(accepted > 1_500)
  }
}

/// A small generator whose numbers are the same in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
