/// One commit to be made.
package struct CommitRequest: Sendable {
  /// From the top of the work tree; a path that is gone from the work tree is removed.
  package let paths: [[UInt8]]
  package let message: String

  package init(paths: [[UInt8]], message: String) {
    self.paths = paths
    self.message = message
  }
}

/// How commits are made.
package struct CommitOptions {
  /// As `git commit --no-verify`: `pre-commit` and `commit-msg` don't run.
  package var skipsVerification = false
  /// Opens a file in the person's editor and waits; nil where the messages are taken as they are.
  package var editor: ((_ path: String) throws(GitError) -> Void)?
  /// What is in no commit, even where a hook stages it.
  package var isForbidden: (_ path: [UInt8]) -> Bool = { _ in false }
  /// How long another command's lock is waited for.
  package var lockSeconds = 10

  package init() {}
}
