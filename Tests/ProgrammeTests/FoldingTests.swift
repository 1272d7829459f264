import Testing

@testable import Programme

struct FoldingTests {
  @Test(arguments: [
    ("Mentee’s  Action\u{00A0}Steps", "mentee's action steps"),
    ("Complete an action plan.", "complete an action plan"),
    ("“Short-term” — goals? ", "\"short-term\" - goals"),
    ("pros -- and – cons", "pros - and - cons"),
    ("ÜBER Größe…", "über größe"),
    ("G\u{0308}oa\u{200B}l", "g\u{0308}oal"),
    (" \t ", ""),
    ("…", ""),
    ("a-b", "a-b"),
    ("C++", "c++"),
    ("- `A` --\tb ---", "- 'a' - b -"),
    ("  .A.B. , ", ".a.b"),
  ])
  func `case, white space, closing punctuation, quotes and dashes make no difference`(
    text: String, expected: String
  ) {
    #expect(folded(text) == expected)
    #expect(folded(folded(text)) == folded(text))
    #expect(foldedByScalars(text) == expected)
  }

  @Test func `a composed and a decomposed letter fold to equal texts`() {
    #expect(folded("Caf\u{E9}") == folded("Cafe\u{301}"))
  }

  @Test func `the nearest candidate is meant when at most a third of its letters differ`() {
    let fields = ["mentee", "mentor", "started", "role"]
    #expect(closest(to: "mentro", among: fields) == "mentor")
    #expect(closest(to: "Started:", among: fields) == "started")
    #expect(closest(to: "strated", among: fields) == "started")
    #expect(closest(to: "rule", among: fields) == "role")
    #expect(closest(to: "salary", among: fields) == nil)
    #expect(closest(to: "", among: fields) == nil)
    #expect(closest(to: "mentee", among: [String]()) == nil)
  }

  @Test func `a swap of neighbours is one edit`() {
    func distance(_ a: String, _ b: String, _ limit: Int = 9) -> Int? {
      editDistance(Array(a.utf8), Array(b.utf8), atMost: limit)
    }
    #expect(distance("goal", "gaol") == 1)
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("kitten", "sitting", 2) == nil)
    #expect(distance("", "abc") == 3)
    #expect(distance("abc", "abc", 0) == 0)
    #expect(distance("a", "b", -1) == nil)
  }

  @Test func `white space is what Unicode says it is`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value),
        scalar.isSpace != scalar.properties.isWhitespace
      else { continue }
      Issue.record("U+\(String(value, radix: 16))")
    }
  }

  @Test func `edits are counted alike by bits and in a table`() throws {
    var generator = SystemRandomNumberGenerator()
    func text(upTo length: Int) -> [UInt8] {
      (0..<Int.random(in: 0...length, using: &generator)).map { _ in
        UInt8(ascii: "a") + UInt8.random(in: 0..<4, using: &generator)
      }
    }
    for length in [1, 2, 3, 5, 8, 63, 64] {
      for _ in 0..<200 {
        let wanted = text(upTo: length)
        let other = text(upTo: 100)
        let pattern = EditPattern(wanted)
        #expect((pattern == nil) == wanted.isEmpty)
        let edits = pattern?.edits(from: other) ?? other.count
        #expect(edits == editDistance(wanted, other, atMost: 100), "\(wanted) \(other)")
      }
    }
    #expect(EditPattern([UInt8](repeating: 1, count: 65)) == nil)
  }
}
