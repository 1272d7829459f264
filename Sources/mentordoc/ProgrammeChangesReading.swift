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
    let files = ChangedFiles(paths, in: opened.programme)
    let own = slug == nil ? files.own : []
    func states(_ slug: FilePath) -> (old: Pairing?, new: Pairing?) {
      files.states(of: slug, from: old, to: opened)
    }
    let slugs = files.byPairing.keys.sorted()
    var read = slugs.filter { slug == nil || $0 == slug }.map(states)
    // A name that is new or gone may stand for a pairing that has or had another one.
    if slug != nil, read.contains(where: { $0.old == nil || $0.new == nil }) {
      read = slugs.map(states)
    }
    let isSetUp =
      own.contains(Programme.configurationPath) && !old.contains(Programme.configurationPath)
    self.init(
      of: read,
      programme: own.isEmpty
        ? nil
        : programmeEvent(
          changing: own, from: try? Programme(in: old).configuration,
          to: opened.programme.configuration, isSetUp: isSetUp),
      words: opened.programme.configuration.words)
    if let slug { self = only(slug) }
  }
}
