import Programme
import Testing

/// What `.ci/fuzz` has found before, and texts that it begins with.
struct CorpusTests {
  /// An input of the corpus.
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: FuzzedInput
    let path: FilePath

    var testDescription: String { path.text }
  }

  private static let corpus = FolderTree(
    #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/corpus")

  static let cases = FuzzedInput.allCases.flatMap { kind in
    let folder = FilePath(kind.rawValue)
    return ((try? corpus.entries(of: folder)) ?? []).map {
      Case(kind: kind, path: folder.appending($0.name))
    }
  }

  @Test func `there is an input of every kind`() {
    #expect(Set(Self.cases.map(\.kind)) == Set(FuzzedInput.allCases))
  }

  @Test(arguments: cases)
  func `every law holds for an input of the corpus`(_ example: Case) throws {
    let bytes = try #require(try Self.corpus.contents(of: example.path, limit: 1 << 20))
    // Without optimisation it takes ten times as long as in a release.
    try example.kind.read(bytes, within: 2, repeatedTo: 1_000)
  }
}
