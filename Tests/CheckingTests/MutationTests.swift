import MarkdownSyntax
import Programme
import Testing

@testable import Checking

struct MutationTests {
  /// A pairing in whose documents everything is damaged in every way that the templates allow.
  struct Case: Sendable, CustomTestStringConvertible {
    /// nil for a programme fresh from `init` and `new`.
    let folder: String?
    let slug: FilePath

    var testDescription: String { "\(folder ?? "fresh")/\(slug.text)" }

    func tree() throws -> MemoryTree {
      try folder.map { try MemoryTree("\(testFolder)/\($0)") } ?? FreshProgramme.tree(for: .pair)
    }
  }

  static let cases =
    [
      "Fixtures/base", "../../sample-repo", "../ProgrammeTests/Fixtures/german",
    ].flatMap { folder in
      let disk = FolderTree("\(testFolder)/\(folder)")
      return ((try? disk.entries(of: Programme.pairingsFolder)) ?? []).map {
        Case(folder: folder, slug: $0.name)
      }
    } + [Case(folder: nil, slug: FreshProgramme.slug)]

  @Test(arguments: cases)
  func `every damage is reported where it is, and nothing else is`(_ example: Case) throws {
    let tree = DamagedTree(try example.tree())
    let programme = try Programme(in: tree)
    var memory = PairingMemory()
    let pairing = programme.pairing(example.slug, knowing: &memory)
    let record = Record(pairing, in: programme)
    let before = check(pairing, in: programme).findings.map(\.key)
    for document in pairing.documents {
      let template = try #require(programme.templates[document.kind])
      let subject = Subject(record: record, document: document, template: template)
      let mutations = subject.mutations
      #expect(!mutations.isEmpty || document.kind == .checkIn)
      for mutation in mutations {
        tree.damage(mutation.path, mutation.bytes)
        var known = before
        var memory = memory
        let damaged = programme.pairing(example.slug, knowing: &memory)
        let new = check(damaged, in: programme).findings
          .filter { finding in
            guard let index = known.firstIndex(of: finding.key) else { return true }
            known.remove(at: index)
            return false
          }
        let isRight =
          new.count == mutation.expected.count
          && mutation.expected.allSatisfy { new.contains(where: $0.isMet) }
        #expect(
          isRight,
          """
          \(mutation.path.text): \(mutation.name)
          expected: \(mutation.expected)
          found: \(new.map(\.line).joined(separator: "\n"))
          """)
      }
    }
  }
}

extension Finding {
  /// What stays the same when the document around it is edited.
  fileprivate var key: [String] { [rule, place.path.text, headline] }
}
