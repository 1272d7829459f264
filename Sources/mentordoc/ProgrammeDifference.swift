import Changes
import GitStore
import Programme

/// What is different between two states of a programme.
struct ProgrammeDifference {
  /// A pairing that is not the same in both.
  struct ChangedPairing {
    let slug: FilePath
    let changes: PairingChanges
  }

  /// In byte order of their names.
  let pairings: [ChangedPairing]
  /// The event of the programme's own files; nil where they are the same.
  let programme: Event?

  var isEmpty: Bool { pairings.isEmpty && programme == nil }

  /// One event for each pairing, and a last one for the programme's own files.
  var events: [(slug: FilePath?, event: Event)] {
    pairings.map { ($0.slug, $0.changes.event) } + (programme.map { [(nil, $0)] } ?? [])
  }

  /// Reads what differs of two trees, and nothing else.
  ///
  /// - Parameters:
  ///   - paths: the files in which they differ.
  ///   - opened: the later state, whose templates and words both are read with.
  ///   - slug: the only pairing to look at; nil for all, and for the programme's own files.
  init(in paths: [FilePath], from old: GitTree, to opened: OpenProgramme, only slug: FilePath?) {
    let programme = opened.programme
    let privacy = PrivatePaths(programme.configuration.privatePatterns)
    var byPairing: [FilePath: [FilePath]] = [:]
    var own: [FilePath] = []
    for path in paths where !privacy.contains(path) {
      let parts = path.components
      if parts.first == Programme.pairingsFolder {
        if parts.count > 1, slug == nil || slug == parts[1] {
          byPairing[parts[1], default: []].append(path)
        }
      } else if slug == nil, Programme.owns(path) {
        own.append(path)
      }
    }
    pairings = byPairing.sorted { $0.key < $1.key }.compactMap { slug, paths in
      let new = OverlayTree(old, with: paths, from: opened.tree)
      let changes = changes(
        from: programme.reading(old).pairing(slug).ifPresent,
        to: programme.reading(new).pairing(slug).ifPresent, words: programme.configuration.words)
      return changes.isEmpty ? nil : ChangedPairing(slug: slug, changes: changes)
    }
    let isSetUp =
      own.contains(Programme.configurationPath)
      && !old.contains(Programme.configurationPath)
    self.programme = own.isEmpty ? nil : programmeEvent(changing: own, isSetUp: isSetUp)
  }
}
