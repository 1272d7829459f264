import Testing

@testable import Programme

@Suite struct PromptTextTests {
  private func text(
    _ kind: Prompts.Kind, mentee: Person, settings: String = "",
    templates: [String: String] = [:]
  ) throws -> String {
    let files = ["mentordoc.yml": "name: P\n" + settings]
    let programme = try Programme(
      in: MemoryTree(files.merging(templates, uniquingKeysWith: { first, _ in first })))
    var request = DraftRequest(.pairing, in: "pairings/ada", on: try #require(Day("2026-05-10")))
    request.mentee = mentee
    request.mentor = Person(name: "Bo", handle: "bo")
    return programme.text(of: kind, for: request).joined(separator: "\n")
  }

  private let ada = Person(name: "Ada", handle: "ada")

  @Test func `a check-in asks for nothing, and sends what is wrong elsewhere`() throws {
    #expect(
      try text(.checkIn, mentee: ada, settings: "contact: help@example.org\n") == """
        @ada, @bo: the check-in of 2026-05-10. All well? Then no reply is needed.
        Anything else: write to help@example.org, not here; the other one will not see it.
        """)
    #expect(try text(.checkIn, mentee: ada).contains("write to one of the coordinators, not here"))
  }

  @Test func `a review asks the mentor for a decision and says how to record it`() throws {
    let text = try text(.review, mentee: ada)
    #expect(text.hasPrefix("@bo: the review of 2026-05-10. Does the mentoring of Ada continue"))
    #expect(text.contains("`mentordoc new review ada continue --link …`"))
    #expect(text.contains("`mentordoc new review ada graduate --link …`"))
  }

  @Test func `texts of documents call nobody and are only text`() throws {
    let text = try text(.review, mentee: Person(name: "@all *x* <!-- #12 a@b.example"))
    #expect(text.contains("of @&#8203;all \\*x\\* &lt;!-- \\#&#8203;12 a@b.example continue"))
    for handle in ["team/all", "a b", String(repeating: "a", count: 40), "ada\u{301}"] {
      let text = try self.text(.checkIn, mentee: Person(name: "Ada", handle: handle))
      #expect(text.hasPrefix("Ada, @bo: "), "\(handle)")
    }
  }

  @Test func `a programme's own text replaces it`() throws {
    let own = ["templates/check-in-prompt.md": "<!-- x -->\n\nHallo {{to}}!\n{{contact}}\n"]
    #expect(try text(.checkIn, mentee: ada, templates: own) == "Hallo @ada, @bo!")
    let wrong = ["templates/review-prompt.md": "{{nobody-knows}}\n"]
    #expect(try text(.review, mentee: ada, templates: wrong).hasPrefix("@bo: the review"))
  }
}
