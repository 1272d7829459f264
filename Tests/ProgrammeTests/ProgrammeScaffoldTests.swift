import MarkdownSyntax
import Testing

@testable import Programme

@Suite struct ProgrammeScaffoldTests {
  @Test(arguments: Audience.allCases, ["Stars", "a: b # c", "\"x\" [y] {z}", "@home", "no"])
  func `what is written is read back by the programme`(audience: Audience, name: String) throws {
    let scaffold = ProgrammeScaffold(
      name: name, coordinators: [Person(name: name), Person(name: "Bo", handle: "bo")],
      contact: name, audience: audience)
    let file = try #require(scaffold.files.first { $0.path == Programme.configurationPath })
    let configuration = try Configuration(parsing: SourceText(file.text))
    #expect(configuration.name == name)
    #expect(configuration.coordinators.map(\.written) == [name, "Bo (bo)"])
    #expect(configuration.contact == name)
    #expect(configuration.audience == audience)
  }

  @Test func `without people and contact the configuration is read as well`() throws {
    let scaffold = ProgrammeScaffold(
      name: "Stars", coordinators: [], contact: nil, audience: .programme)
    let configuration = try Configuration(parsing: SourceText(scaffold.files[0].text))
    #expect(configuration.coordinators.isEmpty)
    #expect(configuration.contact == nil)
  }

  @Test func `every file that is written belongs to the programme`() {
    let scaffold = ProgrammeScaffold(
      name: "Stars", coordinators: [], contact: nil, audience: .programme)
    for (path, _) in scaffold.files + scaffold.gitHubFiles(version: "1") {
      #expect(Programme.owns(path), "\(path.text)")
    }
  }

  @Test func `the form says who reads it`() throws {
    let texts = Audience.allCases.map { audience in
      ProgrammeScaffold(
        name: "Stars", coordinators: [], contact: "a@example.org", audience: audience
      )
      .gitHubFiles(version: "1")[0].text
    }
    #expect(Set(texts).count == Audience.allCases.count)
    #expect(texts.allSatisfy { $0.contains("Who reads this: ") && $0.contains("a@example.org") })
  }
}
