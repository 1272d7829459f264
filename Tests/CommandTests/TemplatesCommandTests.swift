import Testing

@Suite struct TemplatesCommandTests {
  @Test func `the list says where each template comes from`() throws {
    let scratch = try Scratch.programme()
    #expect(try scratch.run(["templates", "export", "review"]).status == 0)
    let run = try scratch.run(["templates"])
    #expect(run.status == 0)
    let lines = run.standardOutput.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("review ") && $0.hasSuffix("  templates/review.md") })
    #expect(lines.contains { $0.hasPrefix("first ") && $0.hasSuffix("  built in") })
  }

  @Test func `an exported template is the one that is shown, and is not overwritten`() throws {
    let scratch = try Scratch.programme()
    let export = try scratch.run(["templates", "export", "first"])
    #expect(export.standardOutput == "templates/first.md\n")
    let shown = try scratch.run(["templates", "show", "first"])
    #expect(try scratch.read("templates/first.md") == shown.standardOutput)
    try scratch.replace("# First meeting", with: "# Our first meeting", in: "templates/first.md")
    let again = try scratch.run(["templates", "export", "first"])
    #expect(again.status == 0)
    #expect(again.standardError.contains("Kept as they were: templates/first.md"))
    #expect(
      try scratch.run(["templates", "show", "first"]).standardOutput.contains("# Our first meeting")
    )
  }

  @Test func `all templates can be had without a programme`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run(["templates", "show", "first"]).status == 0)
    let run = try scratch.run(["templates", "export", "--to", "mine"])
    #expect(run.status == 0)
    #expect(try scratch.files().contains("mine/action-plan.md"))
    #expect(try scratch.run(["templates", "export"]).status == 2)
  }

  @Test func `a mistyped kind gets a suggestion`() throws {
    let run = try Scratch().run(["templates", "show", "frist"])
    #expect(run.status == 2)
    #expect(
      run.standardError == "error: there is no template 'frist'\nhelp: Did you mean 'first'?\n")
  }

  @Test func `a template that can't be used is a warning of the list`() throws {
    let scratch = try Scratch.programme()
    try scratch.write("no front matter\n", to: "templates/first.md")
    let run = try scratch.run(["templates", "list"])
    #expect(run.status == 0)
    #expect(run.standardError.contains("warning: templates/first.md:1:1: "))
    #expect(run.standardOutput.contains("meetings/{date}-first.md"))
  }
}
