package import Programme

/// All that changed between two states of a programme.
package struct ProgrammeChanges: Sendable {
  /// In byte order of their names; only those in which something changed.
  package let pairings: [PairingChanges]
  /// The event of the programme's own files; nil where they are the same.
  package let programme: Event?

  /// - Parameters:
  ///   - states: pairings before and after, each nil where there was none or is none any more; one
  ///     that only has another folder is the same one.
  ///   - programme: the event of the programme's own files.
  package init(
    of states: [(old: Pairing?, new: Pairing?)], programme: Event?, words: Words
  ) {
    pairings = joined(states).compactMap { old, new in
      let changes = changes(from: old, to: new, words: words)
      return changes.isEmpty ? nil : changes
    }.sorted { $0.slug < $1.slug }
    self.programme = programme
  }

  private init(pairings: [PairingChanges], programme: Event?) {
    self.pairings = pairings
    self.programme = programme
  }

  /// The changes of the one pairing that has a name, or had it.
  package func only(_ slug: FilePath) -> ProgrammeChanges {
    ProgrammeChanges(
      pairings: pairings.filter { pairing in
        pairing.slug == slug
          || pairing.changes.contains { $0.kind == .pairingRenamed(from: slug) }
      }, programme: nil)
  }

  package var isEmpty: Bool { pairings.isEmpty && programme == nil }

  /// One event for each pairing, and a last one for the programme's own files, whose slug is nil.
  package var events: [(slug: FilePath?, event: Event)] {
    pairings.map { ($0.slug, $0.event) } + (programme.map { [(nil, $0)] } ?? [])
  }
}
