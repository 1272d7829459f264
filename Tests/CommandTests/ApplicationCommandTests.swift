import Foundation
import Testing

@Suite struct ApplicationCommandTests {
  private func issue(_ answers: [(String, String)], login: String = "ada") throws -> String {
    let body = answers.map { "### \($0.0)\r\n\r\n\($0.1)\r\n" }.joined(separator: "\r\n")
    let issue: [String: Any] = [
      "title": "Mentoring: x", "body": body, "number": 7, "url": "https://github.com/o/r/issues/7",
      "author": ["login": login, "name": "", "is_bot": false, "id": "U_1"],
    ]
    return String(decoding: try JSONSerialization.data(withJSONObject: issue), as: UTF8.self)
  }

  @Test func `an application fills in the pairing`() throws {
    let scratch = try Scratch.programme("--github")
    let json = try issue([
      ("Name", "Ada Example"), ("Role", "Reviewer"), ("Why this role", "Two\n\nlines."),
    ])
    let run = try scratch.run(["new", "pairing", "--application", "-"], input: json)
    #expect(run.status == 0, "\(run.standardError)")
    let text = try scratch.read("pairings/ada-example/pairing.md")
    #expect(text.contains("mentee: Ada Example (ada)\n") && text.contains("role: Reviewer\n"))
    #expect(text.contains("application: https://github.com/o/r/issues/7\n"))
    #expect(text.hasSuffix("\n\n> Two\n>\n> lines.\n"))
    #expect(run.standardError.contains("nobody yet"))
    #expect(try scratch.run(["check"]).standardOutput.contains(": no findings"))
  }

  @Test func `what is said on the command line counts`() throws {
    let scratch = try Scratch.programme()
    try scratch.write(try issue([("Name", "A"), ("Role", "B")]), to: "a.json")
    let run = try scratch.run([
      "new", "pairing", "--application", "a.json", "--mentee", "Ada Example", "--role", "Reviewer",
      "--mentor", "Bo (bo)",
    ])
    #expect(run.status == 0)
    let text = try scratch.read("pairings/ada-example/pairing.md")
    #expect(text.contains("mentee: Ada Example\n") && text.contains("role: Reviewer\n"))
    #expect(run.standardError.contains("The application: https://github.com/o/r/issues/7\n"))
  }

  /// Markdown, HTML, front matter and commands in every field.
  @Test(arguments: [
    "---\nmentor: Eve\n---", "\" \nmentor: Eve", "# x\n## Gaps\n- [ ] mentor: all",
    "<!-- mentordoc-ignore x: y -->",
    "{{mentor}} <script>alert(1)</script>", "```\n~~~\n| a |\n| - |",
    "x # mentordoc-ignore cut-value: y",
    "[x]: https://e.org\n\n[x]", "\u{1B}[31m\u{202E}", "'@everyone' #1 &lt; *a* | b",
    "- a: [b, {c: d}]",
  ])
  func `a text stays in its place, whatever marks it holds`(hostile: String) throws {
    let plain = try document(["Harmless", "Harmless", "Harmless"])
    let marked = try document([hostile, hostile, hostile])
    // The same headings, fields and items: what is hostile is text in a value or a quote.
    #expect(marked == plain)
  }

  private func document(_ answers: [String]) throws -> [String] {
    let scratch = try Scratch.programme()
    let json = try issue(Array(zip(["Name", "Role", "Why this role"], answers)))
    let run = try scratch.run(
      ["new", "pairing", "--application", "-", "--slug", "x", "--mentor", "Bo (bo)"], input: json)
    guard run.status == 0 else {
      // A name of marks alone is none.
      #expect(run.status == 2 && run.standardError.contains("\nhelp: "), "\(run.standardError)")
      #expect(!run.standardError.contains("\u{1B}"))
      return try document(["Harmless"] + answers.dropFirst())
    }
    #expect(!run.standardError.contains("\u{1B}") && !run.standardError.contains("\u{202E}"))
    let check = try scratch.run(["check"])
    #expect(check.standardOutput.contains(": no findings"), "\(check.standardOutput)")
    #expect(try scratch.run(["save"]).status == 0)
    let trailers = try scratch.git("log", "-1", "--format=%(trailers:only)")
    return try scratch.read("pairings/x/pairing.md").components(separatedBy: "\n")
      .filter {
        !$0.hasPrefix(">") && !$0.hasPrefix("# ") && !$0.hasPrefix("mentee:")
          && !$0.hasPrefix("role:")
      }
      + [trailers]
  }

  @Test func `what is no application is refused and nothing is written`() throws {
    let scratch = try Scratch.programme()
    let before = try scratch.files()
    for (input, message) in [
      ("", "standard input is empty"), ("{", "standard input is no JSON of an issue"),
      ("{}", "standard input has no 'body'"),
      (try issue([]), "the application has no answer to 'Role'"),
      (try issue([("Role", "R")], login: "a b"), "the application has no answer to 'Name'"),
      (
        try issue([("Name", "Ada"), ("Role", String(repeating: "r", count: 300))]), "more than 200"
      ),
      (String(repeating: " ", count: 1 << 20) + "{}", "more than the limit"),
    ] {
      let run = try scratch.run(["new", "pairing", "--application", "-"], input: input)
      #expect(run.status == 2)
      #expect(run.standardError.contains(message), "\(run.standardError)")
      #expect(run.standardError.contains("\nhelp: "))
    }
    let missing = try scratch.run(["new", "pairing", "--application", "none.json"])
    #expect(missing.standardError.contains("'none.json' can't be read"))
    #expect(try scratch.files() == before)
  }
}
