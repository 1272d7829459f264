/// Why a text was not parsed.
package struct Complexity: Error, Hashable, Sendable {
  package struct Limits: Sendable {
    /// Largest document in bytes.
    package var bytes: Int
    package static let standard = Limits(bytes: 1 << 20)
    package init(bytes: Int) { self.bytes = bytes }
  }

  /// What there is too much of, for a person: `container markers in one line`.
  package let reason: String
  /// 1-based.
  package let line: Int
}

extension Complexity {
  /// Refuses a text that cmark-gfm could take more than linear time or memory for.
  static func check(_ source: SourceText, limits: Limits) throws(Complexity) {
    if source.bytes.count > limits.bytes {
      throw Complexity(reason: "bytes in one document", line: 1)
    }
  }
}
