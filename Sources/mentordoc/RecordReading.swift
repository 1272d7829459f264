import GitStore
import Programme
import Rendering

extension GitRecord {
  /// Reads the events of a pairing, under all names that it had, or of the whole programme, newest first.
  ///
  /// - Parameters:
  ///   - isWanted: whether anybody asks for what a commit did.
  ///   - take: takes the next events; returns false to end.
  func readEvents(
    of slug: FilePath?, where isWanted: @escaping (CommitInfo) -> Bool = { _ in true },
    in repository: borrowing Repository, _ take: ([LogEntry]) -> Bool
  ) throws {
    var reader = EventReader(self, where: isWanted)
    // The first events come at once, later ones in larger parts that share more of the reading.
    var part = 64
    var place = (slug: slug, revision: "HEAD")
    while true {
      let folder = place.slug.map(Programme.pairingsFolder.appending) ?? ""
      var isEnded = false
      try repository.history(
        from: place.revision, below: repositoryPath(folder)
      ) { entry throws(GitError) in
        try reader.note(entry, slug: place.slug, repository)
        if reader.earlier != nil { return false }
        guard reader.count >= part else { return true }
        part = min(2 * part, 1 << 14)
        isEnded = !take(reader.read(threads: processorCount()))
        return !isEnded
      }
      guard !isEnded, let earlier = reader.takeEarlier() else { break }
      place = (earlier.slug, earlier.commit.hex)
    }
    _ = take(reader.read(threads: processorCount()))
  }
}

extension OpenProgramme {
  /// The record of a pairing or of all, newest first; nil where there is none to read, which is said
  /// where it is no matter of course.
  func history(of slug: FilePath? = nil) -> [LogEntry]? {
    do {
      let repository = try Repository(around: folder.root)
      let record = try GitRecord(of: self, in: repository)
      if record.head == nil { return nil }
      if repository.isShallow {
        Output.note(
          "The clone of '\(visible(folder.root))' is shallow: what is older than it is not known. "
            + "'git fetch --unshallow' brings the rest.")
      }
      var entries: [LogEntry] = []
      try record.readEvents(of: slug, in: repository) {
        entries += $0
        return true
      }
      return entries
    } catch {
      if let error = error as? GitError, error.kind == .notARepository { return nil }
      let failure = Failure(describing: error)
      Output.warn(
        "the history of '\(folder.root)' can't be read: \(failure.message)",
        help: failure.help ?? "Run 'mentordoc doctor'.")
      return nil
    }
  }
}
