/// What went wrong in a repository, for a person: what, and what to do about it.
package struct GitError: Error, Hashable, Sendable {
  /// What a caller may want to tell apart.
  package enum Kind: Hashable, Sendable {
    case notARepository, bare, unborn, noIdentity, locked, operationUnderWay
    case conflict, unsupported, foreignOwner, hooks, signing, unknownRevision, readOnly, raced
    case corrupt, refusedPath, invalidInput, emptyMessage, other
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

extension GitError {
  /// An object that a commit names and that is not there.
  static func missing(_ id: some StringProtocol, isPartial: Bool = false) -> GitError {
    GitError(
      .corrupt, "the object \(id) is missing from the repository",
      help: isPartial
        ? "Fetch it, as this is a partial clone: 'git fetch --refetch --no-filter'."
        : "Run 'git fsck' to see what else is; a fresh clone or 'git fetch' may bring it back.")
  }
}
