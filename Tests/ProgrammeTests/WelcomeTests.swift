import MarkdownSyntax
import Testing

@testable import Programme

@Suite struct WelcomeTests {
  private func welcome(
    mentor: Person?, _ settings: String = "", template: String? = nil
  ) throws -> (welcome: Welcome, problems: [TemplateProblem]) {
    var files = ["mentordoc.yml": "name: P\n" + settings]
    files["templates/welcome.md"] = template
    let programme = try Programme(in: MemoryTree(files))
    var request = DraftRequest(.pairing, in: "pairings/ada", on: try #require(Day("2026-01-05")))
    request.mentee = Person(name: "Ada", handle: "ada")
    request.mentor = mentor
    request.role = "Reviewer"
    return (programme.welcome(for: request), programme.templates.problems)
  }

  private let bo = Person(name: "Bo", handle: "bo")

  @Test func `each of the two is told who the other is, and what they need`() throws {
    let found = try welcome(
      mentor: bo, "contact: help@example.org\nhandbook: https://example.org/h\n"
    ).welcome
    let mentee = found.toMentee.joined(separator: "\n")
    let mentor = found.toMentor.joined(separator: "\n")
    #expect(mentee.hasPrefix("## To Ada\n") && mentor.hasPrefix("## To Bo\n"))
    for text in [
      "Bo (bo)", "pairings/ada", "Reviewer", "help@example.org", "https://example.org/h",
    ] {
      #expect(mentee.contains(text), "\(text)")
    }
    for text in ["Ada (ada)", "Reviewer", "help@example.org", "https://example.org/h"] {
      #expect(mentor.contains(text), "\(text)")
    }
    #expect(!(mentee + mentor).contains("{{") && !(mentee + mentor).contains("<!--"))
  }

  @Test func `a line in which something is not known is left out`() throws {
    let found = try welcome(mentor: bo).welcome
    #expect(
      !found.toMentee.contains { $0.contains("How mentoring works") || $0.contains("write to") })
    #expect(!found.toMentor.contains { $0.contains("application") })
    #expect(found.toMentee.last?.isEmpty == false)
  }

  @Test func `who waits for a mentor is told so, and nobody else anything`() throws {
    let found = try welcome(mentor: nil).welcome
    #expect(found.toMentee.contains { $0.contains("nobody yet") })
    #expect(found.toMentor.isEmpty)
  }

  @Test func `a programme's own text replaces it, and values are put in once`() throws {
    let own =
      "# Ours\n## Hallo {{mentee-name}}\n{{mentor}} {{contact|?}}\n\n## Hallo {{mentor}}\nDanke.\n"
    let found = try welcome(mentor: Person(name: "{{contact}}"), template: own)
    #expect(found.welcome.toMentee == ["## Hallo Ada", "{{contact}} ?"])
    #expect(found.welcome.toMentor == ["## Hallo {{contact}}", "Danke."])
    #expect(found.problems.isEmpty)
  }

  @Test func `one that can't be used is a problem, and the built-in one stands in`() throws {
    let found = try welcome(mentor: bo, template: "## A\n\n{{mentee-nam}}\n")
    #expect(found.problems.map(\.headline) == ["placeholder 'mentee-nam' is unknown"])
    #expect(found.problems.map(\.help) == ["Did you mean 'mentee-name'?"])
    #expect(found.problems.map(\.range.start.line) == [3])
    #expect(found.welcome.toMentee.first == "## To Ada")
    #expect(try welcome(mentor: bo, template: "").welcome == Welcome(toMentee: [], toMentor: []))
  }
}
