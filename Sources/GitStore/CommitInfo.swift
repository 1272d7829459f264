/// A commit as a value.
package struct CommitInfo: Hashable, Sendable {
  /// Who, and when.
  package struct Signature: Hashable, Sendable {
    package let name: String
    package let mail: String
    /// Seconds since 1970.
    package let seconds: Int64
    /// Minutes east of UTC.
    package let offset: Int
  }

  package let id: ObjectID
  package let parents: [ObjectID]
  package let author: Signature
  package let committer: Signature
  package let message: String
  /// Whether it carries a signature, good or bad.
  package let isSigned: Bool
}
