import Programme
import Testing

@testable import Checking

struct ClaimTests {
  @Test func `every claim has a case among the fixtures`() {
    for claim in Claim.allCases {
      let cases = Fixture.all.filter { fixture in
        fixture.rule == UnsupportedClaim.id
          && ["bad-", "good-"].contains { fixture.name.hasPrefix($0 + claim.rawValue) }
      }
      #expect(!cases.isEmpty, "\(claim.rawValue)")
    }
  }

  /// The decision's word in the language of the programme's templates does not matter: English is
  /// always read.
  @Test(arguments: MutationTests.cases)
  func `a tick is history once a newer note of its kind is there`(
    _ example: MutationTests.Case
  ) throws {
    let tree = try example.tree()
    let programme = try Programme(in: tree)
    let record = Record(programme.pairing(example.slug), in: programme)
    let subjects = try record.pairing.documents.map { document in
      Subject(
        record: record, document: document,
        template: try #require(programme.templates[document.kind]))
    }
    // One damage for each claim is enough here.
    var seen: Set<String> = []
    for mutation in subjects.flatMap(\.mutations) {
      guard let expected = mutation.expected.first, expected.rule == UnsupportedClaim.id,
        seen.insert("\(expected)").inserted
      else { continue }
      var damaged = tree
      damaged[mutation.path] = mutation.bytes
      let claims = try findings(in: damaged, by: [UnsupportedClaim.self])
      #expect(claims.contains { expected.isMet(by: $0) })
      damaged = try FreshProgramme.continued(damaged, example.slug, decision: "continue")
      #expect(
        try findings(in: damaged, by: [UnsupportedClaim.self]).map(\.line) == [],
        "\(mutation.name)")
    }
  }
}
