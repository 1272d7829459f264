/// What went wrong in a repository, for a person: what, and what to do about it.
package struct GitError: Error, Sendable {
  package enum Kind: Hashable, Sendable {
    case notFound, notARepository, bare, unborn, noIdentity, locked, operationUnderWay, conflict
    case unsupported, foreignOwner, hooks, signing, unknownRevision, readOnly, raced, corrupt, other
  }

  package let kind: Kind
  /// One line without a full stop.
  package let message: String
  /// A sentence that begins with a verb.
  package let help: String

  package init(_ kind: Kind, _ message: String, help: String) {
    self.kind = kind
    self.message = message
    self.help = help
  }
}
