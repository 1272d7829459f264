package import Changes
package import Programme

/// What is different between two states of a programme.
package struct Difference: Sendable {
  /// Pairings that are not the same in both, in byte order of their names.
  package let pairings: [PairingChanges]
  /// The event of the programme's own files; nil where they are the same.
  package let programme: Event?

  package init(pairings: [PairingChanges], programme: Event?) {
    self.pairings = pairings
    self.programme = programme
  }

  package var isEmpty: Bool { pairings.isEmpty && programme == nil }

  /// One event for each pairing, and a last one for the programme's own files, whose slug is nil.
  package var events: [(slug: FilePath?, event: Event)] {
    pairings.map { ($0.slug, $0.event) } + (programme.map { [(nil, $0)] } ?? [])
  }
}
