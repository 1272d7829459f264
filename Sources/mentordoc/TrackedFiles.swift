import GitStore
import Programme
import Rendering

extension SourceOptions {
  /// Private files that git has in its hands where the check reads from: in the index for the work
  /// tree, else in what is read. Of pairings that are not selected nothing is told.
  func trackedPrivatePaths(_ opened: OpenProgramme, _ selection: Selection) -> [FilePath] {
    let privacy = PrivatePaths(opened.programme.configuration.privatePatterns)
    func isWanted(_ path: FilePath) -> Bool {
      let parts = path.components
      if selection.isWhole || parts.first != Programme.pairingsFolder { return true }
      return parts.count > 1 && selection.slugs.contains(parts[1])
    }
    if staged || rev != nil {
      return files(of: opened.tree, where: isWanted).filter(privacy.contains)
    }
    // One pairing by itself is looked at without git.
    guard stdinFilename == nil, selection.isWhole || changedSince != nil else { return [] }
    do throws(GitError) {
      let repository = try Repository(around: opened.folder.root)
      guard let top = repository.workTree,
        let prefix = ProgrammeFolder(root: top).path(of: opened.folder.root, from: "/")
      else { return [] }
      return try repository.stagedPaths(where: privacy.canContain).map(FilePath.init(bytes:))
        .filter { prefix.bytes.isEmpty || $0.isInside(prefix) }.map { $0.below(prefix) }
        .filter { isWanted($0) && privacy.contains($0) }
    } catch {
      if error.kind != .notARepository {
        Output.note(
          "Whether git tracks private files was not looked at: \(visible(error.message)).")
      }
      return []
    }
  }

  /// All files of a tree below folders that are wanted, in byte order.
  private func files(
    of tree: any FileTree, where isWanted: (FilePath) -> Bool
  ) -> [FilePath] {
    var result: [FilePath] = []
    var folders = [FilePath("")]
    while let folder = folders.popLast() {
      // A folder that can't be listed is another rule's finding.
      for entry in (try? tree.entries(of: folder)) ?? [] {
        let path = folder.appending(entry.name)
        switch entry.kind {
        case .folder where path == Programme.pairingsFolder || isWanted(path): folders.append(path)
        case .file where isWanted(path), .link where isWanted(path): result.append(path)
        default: break
        }
      }
    }
    return result.sorted()
  }
}
