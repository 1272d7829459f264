import Testing

@testable import Programme

@Suite struct PromptsTests {
  private func prompts(_ text: String) -> [Prompts.Prompt] {
    Prompts(parsing: Array(text.utf8)).prompts
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test func `what is written is read back`() throws {
    let written = [
      Prompts.Prompt(
        on: try day("2026-05-12"), to: "ines-vidal", .checkIn, due: try day("2026-05-10")),
      Prompts.Prompt(on: try day("2026-05-12"), to: "review", .review, due: try day("2026-05-10")),
    ]
    #expect(written[0].line == "- 2026-05-12: ines-vidal, check-in due 2026-05-10")
    #expect(prompts("# Prompts\n\n" + written.map { $0.line + "\n" }.joined()) == written)
  }

  @Test func `lines are added at the end, and the rest stays to the byte`() throws {
    let prompt = Prompts.Prompt(
      on: try day("2026-05-12"), to: "ada", .review, due: try day("2026-05-10"))
    func added(_ text: String?) -> String {
      String(decoding: Prompts.adding([prompt], to: text.map { Array($0.utf8) }), as: UTF8.self)
    }
    #expect(added(nil) == "# Prompts\n\n" + prompt.line + "\n")
    #expect(added("# Ours  \r\n\r\n- x") == "# Ours  \r\n\r\n- x\r\n" + prompt.line + "\r\n")
    #expect(added("") == prompt.line + "\n")
  }

  @Test(arguments: [
    "- 2026-05-12: check-in, ines-vidal (due 2026-05-10)",
    "* 2026-05-12: ines-vidal, Check-in, due 2026-05-10\r",
    "2026-05-12 ines-vidal, check-in: due 2026-05-10",
  ])
  func `people may write it otherwise`(line: String) throws {
    let expected = Prompts.Prompt(
      on: try day("2026-05-12"), to: "ines-vidal", .checkIn, due: try day("2026-05-10"))
    #expect(prompts(line) == [expected])
  }

  @Test func `other lines are somebody's text`() {
    #expect(
      prompts("# 2026\n\nSince 2026-05-12: ada, check-in\n- 2026-13-45: ada, review\n- x") == [])
    #expect(Prompts(parsing: [0xFF, 0xFE, 0x0A]).prompts == [])
  }

  @Test func `a line without a due day stands for all that was due by then`() throws {
    let prompts = Prompts(parsing: Array("- 2026-05-12: ada, review due\n".utf8))
    #expect(prompts.include(.review, to: "ada", due: try day("2026-05-12")))
    #expect(prompts.include(.review, to: "ada", due: try day("2026-02-12")))
    #expect(!prompts.include(.review, to: "ada", due: try day("2026-05-13")))
    #expect(!prompts.include(.checkIn, to: "ada", due: try day("2026-05-12")))
    #expect(!prompts.include(.review, to: "bob", due: try day("2026-05-12")))
  }
}
