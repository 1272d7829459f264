/// A git object's id as 40 hexadecimal digits.
package struct ObjectID: Hashable, Sendable, CustomStringConvertible {
  package let hex: String
  package init(hex: String) { self.hex = hex }
  package var description: String { hex }
}

/// The owner of an open git repository. Everything else comes out of it as a value.
package struct Repository: ~Copyable {
  /// Finds the repository around a folder, as git does.
  package init(around folder: String) throws(GitError) { fatalError() }

  /// Makes a repository with an unborn `main` (or `init.defaultBranch`).
  package init(creatingAt folder: String) throws(GitError) { fatalError() }

  package var isBare: Bool { fatalError() }
  /// Absolute, without a slash at its end; nil for a bare repository.
  package var workTree: String? { fatalError() }
  package var gitDirectory: String { fatalError() }

  /// Where HEAD is.
  package func head() throws(GitError) -> Head { fatalError() }

  /// The commit that a revision names, as `git rev-parse REV^{commit}` finds it.
  package func commit(_ revision: String) throws(GitError) -> CommitInfo { fatalError() }

  /// Entries of a folder of a tree; empty where there is no such folder.
  package func entries(of folder: [UInt8], inTreeOf commit: ObjectID) throws(GitError) -> [GitTreeEntry] {
    fatalError()
  }

  /// A file of a commit; nil where there is none.
  package func contents(of path: [UInt8], inTreeOf commit: ObjectID) throws(GitError) -> [UInt8]? {
    fatalError()
  }

  /// Paths below the prefixes whose content in the work tree differs from HEAD, untracked ones
  /// included and ignored ones not, in byte order.
  package func changedPaths(below prefixes: [[UInt8]]) throws(GitError) -> [ChangedPath] { fatalError() }

  /// Checks that `commit` could work here, before anything is asked for or written.
  package func checkReadyToCommit() throws(GitError) { fatalError() }

  /// Makes the commits one after the other on top of HEAD, all of them or none.
  package func commit(_ requests: [CommitRequest]) throws(GitError) -> [ObjectID] { fatalError() }

  /// Commits reachable from a revision, newest first, that changed something below a folder, each with
  /// the entries of that folder that differ from its first parent. Merges that only bring together
  /// what their parents have are left out.
  package func history(
    from revision: String, below folder: [UInt8],
    _ visit: (HistoryEntry) throws(GitError) -> Bool
  ) throws(GitError) { fatalError() }
}

package enum Head: Sendable {
  /// The branch has no commit yet; its full name.
  case unborn(String)
  case branch(String, ObjectID)
  case detached(ObjectID)
}

package struct GitTreeEntry: Hashable, Sendable {
  package enum Kind: Sendable { case file, folder, link, submodule }
  package let name: [UInt8]
  package let kind: Kind
  package let id: ObjectID
}

package struct ChangedPath: Hashable, Sendable {
  package enum Kind: Sendable { case added, modified, deleted }
  /// From the top of the work tree.
  package let path: [UInt8]
  package let kind: Kind
}

package struct CommitRequest: Sendable {
  /// From the top of the work tree; a path that is gone from the work tree is removed.
  package let paths: [[UInt8]]
  package let message: String
  package init(paths: [[UInt8]], message: String) {
    self.paths = paths
    self.message = message
  }
}

package struct CommitInfo: Sendable {
  package struct Signature: Hashable, Sendable {
    package let name: String
    package let mail: String
    /// Seconds since 1970, and the offset from UTC in minutes.
    package let seconds: Int64
    package let offset: Int
  }
  package let id: ObjectID
  package let parents: [ObjectID]
  package let author: Signature
  package let committer: Signature
  package let message: String
}

/// A commit of a history with what it changed below the folder asked for.
package struct HistoryEntry: Sendable {
  package let commit: CommitInfo
  /// Names directly below the folder whose entry differs from the first parent's.
  package let changed: [[UInt8]]
}
