import Programme
import Testing

@testable import Changes

@Suite struct ProgrammeChangesTests {
  private let before: Fixture

  init() throws { before = try Fixture() }

  private func changed(_ edit: (inout Fixture) throws -> Void) throws -> ProgrammeChanges {
    try changes(from: Programme(in: before), to: Programme(in: before.with(edit)))
  }

  @Test func `a programme is no different from itself`() throws {
    #expect(try changed { _ in }.isEmpty)
  }

  @Test func `settings are named, and how much of a file changed`() throws {
    let files = try changed { fixture in
      fixture.setProgrammeFile("mentordoc.yml", "name: Another Programme\n")
      fixture.setProgrammeFile("graduates.md", "# Graduates\n\n- Ada\n")
    }.files
    #expect(files.map(\.path) == ["graduates.md", "mentordoc.yml"])
    #expect(files[0].edit == .added && files[0].added == 2 && files[0].removed == 0)
    #expect(files[1].edit == .changed && files[1].settings.contains("name"))
  }

  @Test func `a changed pairing is told as by itself`() throws {
    let result = try changed {
      try $0.replace("role: maintainer", with: "role: tester", in: "pairing.md")
    }
    #expect(
      result.pairings.flatMap(\.changes).map(\.kind) == [
        .fieldChanged("role", from: "maintainer", to: "tester")
      ])
    #expect(result.files == [])
  }

  @Test func `a folder with another name is the same pairing`() throws {
    var after = before
    try after.rename(to: "ada-king")
    let result = try changes(from: Programme(in: before), to: Programme(in: after))
    #expect(result.pairings.map(\.slug) == ["ada-king"])
    #expect(
      result.pairings.flatMap(\.changes).map(\.kind) == [.pairingRenamed(from: "ada-lovelace")])
  }
}
