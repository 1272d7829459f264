import GitStore
import Programme
import Rendering

/// The message that `save` would give to what is staged in the repository around the current folder;
/// nil where that is nothing of a programme, or of several.
func stagedMessage() throws -> String? {
  let repository = try Repository(around: ".")
  guard let top = repository.workTree else { return nil }
  var found: [String] = []
  for entry in try repository.stagedEntries() {
    let path = FilePath(bytes: entry.path)
    guard path.lastComponent == Programme.configurationPath else { continue }
    let folder = path.components.dropLast().reduce(FilePath("")) { $0.appending($1) }
    let place = ProgrammeFolder(root: top).absolute(folder)
    let (start, rest) = GitSource.existing(place)
    let location = try ProgrammeOptions.parse(["--repo", place])
    // One that is broken is no reason to say nothing about another.
    guard
      let source = try? GitSource(
        location, staged: true, rev: nil, in: repository, around: start, rest)
    else { continue }
    let changes = try source.changes(from: try repository.head().commit, in: repository)
    if !changes.isEmpty { found.append(commitMessage(for: changes.events)) }
  }
  return found.count == 1 ? found[0] : nil
}
