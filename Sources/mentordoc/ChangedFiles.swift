import Programme

/// Files of a programme that are not the same in two states, by what they belong to.
struct ChangedFiles {
  /// What lies in a pairing's folder, by the folder's name.
  private(set) var byPairing: [FilePath: [FilePath]] = [:]
  /// The programme's own files.
  private(set) var own: [FilePath] = []
  /// Those that are never committed, and no difference to anybody.
  private(set) var hidden: [FilePath] = []

  init(_ paths: some Sequence<FilePath>, in programme: Programme) {
    let privacy = PrivatePaths(programme.configuration.privatePatterns)
    for path in paths {
      let parts = path.components
      if privacy.contains(path) {
        hidden.append(path)
      } else if parts.count > 2, parts[0] == Programme.pairingsFolder {
        // A hidden folder is no pairing: a draft whose making was broken off, say.
        if parts[1].bytes.first != 0x2E { byPairing[parts[1], default: []].append(path) }
      } else if Programme.owns(path) {
        own.append(path)
      }
    }
  }

  /// A pairing before and after, each nil where there was none or is none any more.
  func states(
    of slug: FilePath, from old: any FileTree, to opened: OpenProgramme
  ) -> (old: Pairing?, new: Pairing?) {
    let new = OverlayTree(old, with: byPairing[slug, default: []], from: opened.tree)
    return (
      opened.programme.reading(old).pairing(slug).ifPresent,
      opened.programme.reading(new).pairing(slug).ifPresent
    )
  }
}
