import Changes
package import Programme

/// What the record says of a pairing beside its documents of a day.
package struct PairingLineage: Hashable, Sendable {
  /// The name that its folder had first, by which it can be known under all later ones.
  package let firstName: FilePath
  /// How many commits revised it, or what all pairings share.
  package let revisions: Int

  package init(firstName: FilePath, revisions: Int) {
    (self.firstName, self.revisions) = (firstName, revisions)
  }
}

extension [FilePath: PairingLineage] {
  /// The lineages of pairings. The first name of a pairing is its own where another one has it now.
  ///
  /// - Parameters:
  ///   - slugs: the pairings that there are.
  ///   - formerNames: as `formerNames` of the record gives them.
  ///   - counts: how many commits touched each name.
  ///   - shared: how many touched what all share.
  package init(
    of slugs: [FilePath], _ formerNames: [FilePath: [FilePath]], counts: [FilePath: Int],
    shared: Int
  ) {
    let taken = Set(slugs)
    self.init()
    for slug in slugs {
      let names = (formerNames[slug] ?? []).filter { $0 == slug || !taken.contains($0) }
      let first = names.count == formerNames[slug]?.count ? names.last : nil
      self[slug] = PairingLineage(
        firstName: first ?? slug,
        revisions: Set(names + [slug]).reduce(shared) { $0 + (counts[$1] ?? 0) })
    }
  }
}

extension [LogEntry] {
  /// The names that the folder of each pairing had before, the first one last.
  package var formerNames: [FilePath: [FilePath]] {
    var result: [FilePath: [FilePath]] = [:]
    for (name, entry) in underLastNames {
      for case .pairingRenamed(let old) in entry.changes.map(\.kind) {
        result[name, default: []].append(old)
      }
    }
    return result
  }

  /// The entries of pairings, each with the last name that the pairing's folder had.
  var underLastNames: [(name: FilePath, entry: LogEntry)] {
    // Newest first, so that a new name is known before the changes under the old one.
    var newNames: [FilePath: FilePath] = [:]
    return compactMap { entry in
      guard let pairing = entry.pairing else { return nil }
      let name = newNames[pairing] ?? pairing
      for case .pairingRenamed(let old) in entry.changes.map(\.kind) { newNames[old] = name }
      return (name, entry)
    }
  }
}
