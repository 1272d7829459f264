import Testing

@testable import Programme

@Suite struct FrontMatterEditTests {
  private let old = Person(name: "Old", handle: "o")
  private let new = Person(name: "New: one", handle: "n")

  private func handedOver(_ text: String, from mentor: Person?, earlier: [Person] = []) -> String? {
    guard let day = Day("2026-05-04") else { return nil }
    return handover(Array(text.utf8), from: mentor, earlier: earlier, to: new, on: day).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  @Test(arguments: [
    // The value alone changes: comments, quotes of others and spaces stay.
    (
      "---\nmentee:  \"A\"\nmentor:   Old (o)   # since May\nearlier-mentors:\n---\n# A\n",
      "---\nmentee:  \"A\"\nmentor:   \"New: one (n)\"   # since May\nmentor-since: 2026-05-04\nearlier-mentors: [Old (o)]\n---\n# A\n"
    ),
    (
      "---\nmentor: 'Old (o)'\nearlier-mentors: []\n---\n",
      "---\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04\nearlier-mentors: [Old (o)]\n---\n"
    ),
    (
      "---\nmentor: Old (o)\nearlier-mentors: [ Ann ,  \"B, C\" ]  # both\n---\n",
      "---\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04\nearlier-mentors: [ Ann ,  \"B, C\", Old (o) ]  # both\n---\n"
    ),
    (
      "---\nearlier-mentors:\n    - Ann\n    - Bob # x\nmentor: Old (o)\n---\n",
      "---\nearlier-mentors:\n    - Ann\n    - Bob # x\n    - Old (o)\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04\n---\n"
    ),
    (
      "---\r\nmentee: A\r\nmentor: Old (o)\r\n---\r\nText\r\n",
      "---\r\nmentee: A\r\nmentor: \"New: one (n)\"\r\nmentor-since: 2026-05-04\r\nearlier-mentors: [Old (o)]\r\n---\r\nText\r\n"
    ),
    (
      "---\nmentor: Old (o)\nearlier-mentors: Ann\n---\n",
      "---\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04\nearlier-mentors: [Ann, Old (o)]\n---\n"
    ),
    (
      "---\nmentor:\n- Old (o)\nrole: r\n---\n",
      "---\nmentor:\n \"New: one (n)\"\nmentor-since: 2026-05-04\nearlier-mentors: [Old (o)]\nrole: r\n---\n"
    ),
  ])
  func `a hand-over changes the two fields and no other byte`(before: String, after: String) {
    #expect(handedOver(before, from: old) == after)
  }

  @Test(arguments: [
    (
      "---\nmentee: A\nmentor:\nrole: r\n---\n",
      "---\nmentee: A\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04\nrole: r\n---\n"
    ),
    (
      "---\nmentee: A\nrole: r\n---\n",
      "---\nmentee: A\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04\nrole: r\n---\n"
    ),
    (
      "---\nrole: r\n---\n",
      "---\nrole: r\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04\n---\n"
    ),
    ("---\nmentor: ~\n---\n", "---\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04\n---\n"),
    ("---\nmentor: \"\"\n---\n", "---\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04\n---\n"),
  ])
  func `a first mentor comes without an earlier one`(before: String, after: String) {
    #expect(handedOver(before, from: nil) == after)
  }

  @Test func `the day of the last hand-over is the one that counts`() {
    #expect(
      handedOver("---\nmentor: Old (o)\nmentor-since: 2025-01-01 # x\n---\n", from: old)
        == "---\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04 # x\nearlier-mentors: [Old (o)]\n---\n"
    )
  }

  @Test(arguments: [
    (
      "---\nmentor:   Old (o)   # since May\nmentor-since: 2025-01-01\n---\n",
      "---\nmentor:   # since May\nmentor-since: 2026-05-04\nearlier-mentors: [Old (o)]\n---\n"
    ),
    (
      "---\r\nmentor: \"Old (o)\"\r\nrole: r\r\n---\r\n",
      "---\r\nmentor:\r\nmentor-since: 2026-05-04\r\nearlier-mentors: [Old (o)]\r\nrole: r\r\n---\r\n"
    ),
  ])
  func `a mentor who leaves with nobody to follow`(before: String, after: String) throws {
    let day = try #require(Day("2026-05-04"))
    let edited = try #require(
      handover(Array(before.utf8), from: old, earlier: [], to: nil, on: day))
    #expect(String(decoding: edited, as: UTF8.self) == after)
  }

  @Test func `an earlier mentor is listed once`() {
    let text = "---\nmentor: Old (o)\nearlier-mentors: [Old (o)]\n---\n"
    #expect(
      handedOver(text, from: old, earlier: [old])
        == "---\nmentor: \"New: one (n)\"\nmentor-since: 2026-05-04\nearlier-mentors: [Old (o)]\n---\n"
    )
  }

  @Test(arguments: [
    "", "# no front matter\n", "---\nmentor: @old\n---\n", "---\nmentor: a\n",
    "---\n{mentor: a}\n---\n", "---\n  mentor: a\n---\n",
  ])
  func `front matter that can't be read is not edited`(text: String) {
    #expect(handedOver(text, from: old) == nil)
  }
}
