import Programme
import Testing

@testable import Changes

@Suite struct ProgrammeChangesTests {
  private let before: Fixture

  init() throws { before = try Fixture() }

  private func pairing(_ fixture: Fixture, _ slug: FilePath = Fixture.slug) throws -> Pairing? {
    try Programme(in: fixture).pairing(slug).ifPresent
  }

  private func changed(
    _ states: [(old: Pairing?, new: Pairing?)], programme: Event? = nil
  ) -> ProgrammeChanges {
    ProgrammeChanges(of: states, programme: programme, words: .english)
  }

  @Test func `a programme is no different from itself`() throws {
    let pairing = try pairing(before)
    #expect(changed([(pairing, pairing)]).isEmpty)
    #expect(changed([]).isEmpty)
  }

  @Test func `a changed pairing is told as by itself, and the programme's own files behind it`()
    throws
  {
    let after = try before.with {
      try $0.replace("role: maintainer", with: "role: tester", in: "pairing.md")
    }
    let setUp = programmeEvent(
      changing: ["mentordoc.yml"], from: nil, to: nil, isSetUp: true)
    let result = changed([(try pairing(before), try pairing(after))], programme: setUp)
    #expect(
      result.pairings.flatMap(\.changes).map(\.kind) == [
        .fieldChanged("role", from: "maintainer", to: "tester")
      ])
    #expect(result.events.map(\.slug) == [Fixture.slug, nil])
    #expect(result.events.map(\.event.headline) == ["role changed", "set up"])
  }

  @Test func `a folder with another name is the same pairing, which has both names`() throws {
    var after = before
    try after.rename(to: "ada-king")
    try after.replace("role: maintainer", with: "role: tester", in: "pairing.md", of: "ada-king")
    let result = changed([
      (try pairing(before), nil), (nil, try pairing(after, "ada-king")),
    ])
    #expect(result.pairings.map(\.slug) == ["ada-king"])
    #expect(
      result.pairings.flatMap(\.changes).map(\.kind) == [
        .pairingRenamed(from: "ada-lovelace"),
        .fieldChanged("role", from: "maintainer", to: "tester"),
      ])
    #expect(result.only("ada-king").pairings.count == 1)
    #expect(result.only("ada-lovelace").pairings.count == 1)
    #expect(result.only("grace-hopper").isEmpty)
  }

  @Test func `a pairing that is gone and another one that is made are two`() throws {
    let other = before.with { fixture in
      for path in ["check-ins/2026-02.md", "reviews/2026-04-07.md"] { fixture[path] = nil }
      for path in ["meetings/2026-01-14-first.md", "meetings/2026-03-11-progress.md"] {
        fixture[path] = nil
      }
    }
    // Nothing is written in the plans yet, so that they are the same.
    var mary = other
    try mary.rename(to: "mary-somerville")
    try mary.replace(
      "mentee: Ada Lovelace (ada)", with: "mentee: Mary Somerville (mary)", in: "pairing.md",
      of: "mary-somerville")
    let result = changed([(try pairing(other), nil), (nil, try pairing(mary, "mary-somerville"))])
    #expect(result.pairings.map(\.slug) == ["ada-lovelace", "mary-somerville"])
    #expect(
      result.pairings.compactMap(\.changes.first?.kind) == [
        .pairingRemoved, .pairingMade(mentor: Person(name: "Grace Hopper", handle: "grace")),
      ])
  }
}
