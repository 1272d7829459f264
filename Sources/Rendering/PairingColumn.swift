/// The column of a text that says which pairing a line is about, and where there are several
/// repositories, in which one it is.
struct PairingColumn {
  private let repositories: [String: String]
  private let width: Int?

  /// - Parameters:
  ///   - repositories: of all lines, as somebody named them.
  ///   - width: columns of a whole line; nil for as many as it takes.
  init(_ repositories: Set<String>, width: Int?) {
    let names = repositories.sorted()
    self.repositories = Dictionary(
      uniqueKeysWithValues: zip(names, withoutCommonFolders(names).map { visible($0) }))
    self.width = width
  }

  /// The cells of some lines, all of one width. The repositories are left out where each is called as
  /// its pairing is.
  func cells(_ pairings: [(slug: String, repository: String)]) -> [String] {
    let slugs = aligned(pairings.map(\.slug), to: width.map { max(12, $0 / 3) })
    let names = pairings.map { repositories[$0.repository] ?? "" }
    guard repositories.count > 1, zip(pairings, names).contains(where: { $0.slug != $1 }) else {
      return slugs
    }
    let places = aligned(names, to: width.map { max(8, $0 / 4) })
    return zip(slugs, places).map { "\($0)  \($1)" }
  }

  private func aligned(_ texts: [String], to limit: Int?) -> [String] {
    let width = min(limit ?? .max, texts.map { displayWidth(of: $0) }.max() ?? 0)
    return texts.map { padded(truncated($0, to: width), to: width) }
  }
}

/// Paths from the last folder that all of them lie in.
private func withoutCommonFolders(_ paths: [String]) -> [String] {
  let parts = paths.map { $0.split(separator: "/", omittingEmptySubsequences: false) }
  guard let first = parts.first else { return [] }
  // The last part stays in any case.
  let longest = parts.map { $0.count - 1 }.min() ?? 0
  let common = (0..<longest).prefix { index in parts.allSatisfy { $0[index] == first[index] } }
  return parts.map { $0.dropFirst(common.count).joined(separator: "/") }
}
