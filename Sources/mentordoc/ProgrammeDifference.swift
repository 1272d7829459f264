import Changes
import GitStore
import Programme
import Rendering

extension Difference {
  /// Reads what differs of two trees, and nothing else.
  ///
  /// - Parameters:
  ///   - paths: the files in which they differ; private ones don't count.
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
    let pairings = byPairing.sorted { $0.key < $1.key }.map { slug, paths in
      let new = OverlayTree(old, with: paths, from: opened.tree)
      return changes(
        from: programme.reading(old).pairing(slug).ifPresent,
        to: programme.reading(new).pairing(slug).ifPresent, words: programme.configuration.words)
    }
    let isSetUp =
      own.contains(Programme.configurationPath) && !old.contains(Programme.configurationPath)
    self.init(
      pairings: pairings.filter { !$0.isEmpty },
      programme: own.isEmpty ? nil : programmeEvent(changing: own, isSetUp: isSetUp))
  }
}
