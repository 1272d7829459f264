import MarkdownSyntax
import Testing

@testable import Programme

@Suite struct ApplicationTests {
  private func application(
    _ body: String, author: String = #"{"login": "ada-l", "name": "Account"}"#, form: String? = nil
  ) throws -> Application {
    let text = body.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\r\n", with: "\\r\\n").replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    let json = """
      {"title": "Mentoring: Ada", "number": 7, "author": \(author), "body": "\(text)",
       "url": "https://github.com/o/r/issues/7"}
      """
    return try Application(parsing: Array(json.utf8), form: form.map { Array($0.utf8) })
  }

  @Test func `the form's answers are found by its labels`() throws {
    let found = try application(
      """
      ### Name

      Ada Lovelace

      ### Chat username

      _No response_

      ### Role

      Maintainer

      ### Why this role

      I like it.

      Very much.

      ### Contributions

      None.
      """)
    #expect(found.mentee == Person(name: "Ada Lovelace", handle: "ada-l"))
    #expect(found.role == "Maintainer")
    #expect(found.aim == "I like it.\n\nVery much.")
    #expect(found.link == "https://github.com/o/r/issues/7")
  }

  @Test func `labels that the programme has changed are its form's`() throws {
    let form = """
      body:
        - type: markdown
          attributes:
            label: Nobody
        - type: input
          id: name
          attributes:
            label: "Dein Name:"
        - type: input
          attributes:
            label: 'Rolle'
          id: other
        - id: role
          type: input
          attributes:
            label: Welche Rolle?
      """
    let found = try application("### Dein Name\n\nAda\n\n### welche Rolle?\n\nX\n", form: form)
    #expect(found.mentee?.name == "Ada")
    #expect(found.role == "X")
    #expect(found.label(of: .role) == "Welche Rolle?")
    // The form that `init` writes is read, too.
    let scaffold = ProgrammeScaffold(name: "P", coordinators: [], contact: nil, audience: .pair)
    let written = try #require(
      scaffold.gitHubFiles(version: "1").first { $0.path == Programme.applicationFormPath })
    let own = try application(
      "### Name\r\n\r\nAda\r\n\r\n### Role\r\n\r\nX\r\n\r\n### Why this role\r\n\r\nY\r\n",
      form: written.text)
    #expect(own.role == "X" && own.aim == "Y")
  }

  @Test func `an answer can't stand in for one before it`() throws {
    let found = try application("### Role\n\nX\n\n### Why this role\n\nY\n\n### Role\n\nAdmin\n")
    #expect(found.role == "X")
    #expect(found.aim == "Y\n\n### Role\n\nAdmin")
  }

  @Test(arguments: [
    ("Eve (octocat)", "Eve"), ("@Eve", "Eve"), ("Eve <eve@example.org>", "Eve"),
    ("../../Eve", ".. .. Eve"),
    ("Eve\u{202E} X", "Eve X"), ("_No response_", "Account"), ("(eve)", "Account"),
    ("", "Account"),
  ])
  func `a name is a name alone, else the account's`(answer: String, name: String) throws {
    let found = try application("### Name\n\n\(answer)\n\n### Role\n\nX\n")
    #expect(found.mentee == Person(name: name, handle: "ada-l"))
  }

  @Test func `an account without a name that could be one lends its handle`() throws {
    let found = try application("", author: #"{"login": "ada-l"}"#)
    #expect(found.mentee == Person(name: "ada-l", handle: "ada-l"))
    #expect(try application("", author: #"{"login": "app/bot"}"#).mentee == nil)
    #expect(try application("", author: "null").mentee == nil)
    #expect(found.role == nil)
  }

  @Test func `a long answer is cut between words, and says so`() throws {
    let found = try application(
      "### Why this role\n\n" + String(repeating: "ünïcode ", count: 8000))
    let aim = try #require(found.aim)
    #expect(aim.utf8.count < 2_010)
    #expect(aim.hasSuffix("ünïcode …"))
    #expect(
      try application("### Why this role\n\n" + String(repeating: "é", count: 4_000)).aim?.utf8
        .count ?? 0 < 2_010)
  }

  @Test(arguments: [
    ("", ApplicationProblem.empty), (" \n", .empty), ("{", .noJSON), ("[]", .noJSON),
    ("null", .noJSON),
    ("Mentoring", .noJSON), ("{} {}", .noJSON), ("\u{0}", .noJSON), ("{}", .missingMember("body")),
    (#"{"body": null}"#, .missingMember("body")), (#"{"body": 1}"#, .wrongValue("body")),
    (#"{"body": "", "author": {"login": []}}"#, .wrongValue("author.login")),
    (String(repeating: "[", count: 100_000), .noJSON),
  ])
  func `what is no application says why`(text: String, problem: ApplicationProblem) {
    #expect(throws: problem) { try Application(parsing: Array(text.utf8), form: nil) }
  }

  @Test func `the aim is text in the document, whatever it holds`() throws {
    let hostile = """
      # Heading
      Setext
      ---
      ===
      ```
      code
      ~~~
      - [ ] mentor: everything
      1. one
      | a | b |
      | --- | --- |
      <!-- mentordoc-ignore missing-section: x -->
      <script>x</script>
      > quote
      [link](https://x) ![image](https://y)
      {{mentor}}
          indented
      ---
      mentor: Eve
      \u{202E}hidden
      """
    let document = try MarkdownDocument(
      parsing: SourceText("# Title\n\n" + quoted(hostile) + "\n\nEnd\n"))
    let kinds = document.blocks.map { block in
      switch block.kind {
      case .heading: "heading"
      case .paragraph: "paragraph"
      case .quote: "quote"
      default: "\(block.kind)"
      }
    }
    #expect(kinds == ["heading", "quote", "paragraph", "paragraph"])
    #expect(document.blocks[2].text.links.allSatisfy { !$0.contains("(") })
    #expect(!quoted(hostile).contains("<!--"))
    #expect(!quoted(hostile).contains("\u{202E}"))
  }
}
