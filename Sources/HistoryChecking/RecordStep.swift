package import Changes
package import Programme

/// What one commit did to one pairing.
package struct RecordStep: Sendable {
  package let commit: CommitRecord
  package let slug: FilePath
  /// nil where it was not there.
  package let old: Pairing?
  package let new: Pairing?
  package let changes: PairingChanges

  package init(
    _ commit: CommitRecord, _ slug: FilePath, from old: Pairing?, to new: Pairing?,
    _ changes: PairingChanges
  ) {
    self.commit = commit
    self.slug = slug
    self.old = old
    self.new = new
    self.changes = changes
  }
}

/// An event of a commit; nil is the programme's own files.
package struct RecordedEvent: Sendable {
  package let pairing: FilePath?
  package let event: Event

  package init(_ pairing: FilePath?, _ event: Event) {
    self.pairing = pairing
    self.event = event
  }
}
