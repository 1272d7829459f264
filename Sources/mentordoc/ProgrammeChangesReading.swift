import Changes
import GitStore
import Programme

extension ProgrammeChanges {
  /// Reads what differs of two trees, and nothing else.
  ///
  /// - Parameters:
  ///   - paths: the files in which they differ; private ones don't count.
  ///   - opened: the later state, whose templates and words both are read with.
  ///   - slug: the only pairing to look at, by the name that it has or had; nil for all, and for the
  ///     programme's own files.
  init(in paths: [FilePath], from old: GitTree, to opened: OpenProgramme, only slug: FilePath?) {
    let programme = opened.programme
    let privacy = PrivatePaths(programme.configuration.privatePatterns)
    var byPairing: [FilePath: [FilePath]] = [:]
    var own: [FilePath] = []
    for path in paths where !privacy.contains(path) {
      let parts = path.components
      if parts.first == Programme.pairingsFolder {
        if parts.count > 1 { byPairing[parts[1], default: []].append(path) }
      } else if slug == nil, Programme.owns(path) {
        own.append(path)
      }
    }
    func states(_ slug: FilePath) -> (old: Pairing?, new: Pairing?) {
      let new = OverlayTree(old, with: byPairing[slug, default: []], from: opened.tree)
      return (
        programme.reading(old).pairing(slug).ifPresent,
        programme.reading(new).pairing(slug).ifPresent
      )
    }
    let slugs = byPairing.keys.sorted()
    var read = slugs.filter { slug == nil || $0 == slug }.map(states)
    // A name that is new or gone may stand for a pairing that has or had another one.
    if slug != nil, read.contains(where: { $0.old == nil || $0.new == nil }) {
      read = slugs.map(states)
    }
    let isSetUp =
      own.contains(Programme.configurationPath) && !old.contains(Programme.configurationPath)
    self.init(
      of: read,
      programme: own.isEmpty ? nil : programmeEvent(changing: own, isSetUp: isSetUp),
      words: programme.configuration.words)
    if let slug { self = only(slug) }
  }
}
