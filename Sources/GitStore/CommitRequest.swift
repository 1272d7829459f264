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
