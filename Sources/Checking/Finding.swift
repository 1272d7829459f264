package import MarkdownSyntax
package import Programme

package enum Severity: String, Sendable, Comparable {
  case warning, error

  package static func < (a: Severity, b: Severity) -> Bool { a == .warning && b == .error }
}

/// A place in a file of the programme.
package struct Place: Hashable, Sendable {
  package let path: FilePath
  /// nil for the file as a whole.
  package let range: SourceRange?

  package init(_ path: FilePath, _ range: SourceRange? = nil) {
    self.path = path
    self.range = range
  }
}

/// Something in the record that is wrong, said for the people who can mend it.
package struct Finding: Sendable {
  /// Another place that matters for the finding.
  package struct Note: Hashable, Sendable {
    package let place: Place
    package let text: String
  }

  /// A repair of one file.
  package struct Fix: Hashable, Sendable {
    package let title: String
    package let edits: [TextEdit]
    /// Whether it can be applied without a person looking: nothing written is lost or changes its meaning.
    package let isSafe: Bool
  }

  /// Id of the rule.
  package let rule: String
  package let severity: Severity
  package let place: Place
  /// Like a newspaper's: most specific word first, names in `'…'`, no full stop.
  package let headline: String
  /// Why it matters, in a sentence or two; empty where the headline says it all.
  package let explanation: String
  package let notes: [Note]
  /// A sentence that begins with a verb.
  package let help: String
  package let fix: Fix?
  /// What the finding is about inside its pairing, in words that survive edits elsewhere:
  /// `goal 2 measure`. With rule and pairing it makes the fingerprint.
  package let subject: String
  /// nil for a finding about the whole programme.
  package let pairing: FilePath?
}
