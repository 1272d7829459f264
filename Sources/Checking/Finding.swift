package import MarkdownSyntax
package import Programme

package enum Severity: String, CaseIterable, Sendable, Comparable {
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

    /// - Parameters:
    ///   - title: what it does, with a small verb first and no full stop: `rename the field to 'mentor'`.
    ///   - edits: of the file that the finding's place is in.
    package init(_ title: String, _ edits: [TextEdit], isSafe: Bool = true) {
      self.title = title
      self.edits = edits
      self.isSafe = isSafe
    }
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
  /// `goal 2 measure`.
  package let subject: String
  /// nil for a finding about the whole programme.
  package let pairing: FilePath?
  /// Id of the commit that is meant, in hexadecimal digits; nil for what the documents say now.
  package let commit: String?
  /// Counts findings of one rule about one subject, from 1 in the order of their places.
  package fileprivate(set) var ordinal = 1

  package init(
    rule: String, severity: Severity, place: Place, headline: String, explanation: String = "",
    notes: [Note] = [], help: String, fix: Fix? = nil, subject: String, pairing: FilePath?,
    commit: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.place = place
    self.headline = headline
    self.explanation = explanation
    self.notes = notes
    self.help = help
    self.fix = fix
    self.subject = subject
    self.pairing = pairing
    self.commit = commit
  }

  /// The same for the same defect in every run: it comes from rule, pairing, subject and ordinal,
  /// never from a line, so that edits elsewhere don't change it. 16 hexadecimal digits.
  package var fingerprint: String {
    // The parts are kept apart by a byte that none of them holds.
    var parts = [Array(rule.utf8), pairing?.bytes ?? [], Array(subject.utf8)]
    if ordinal > 1 { parts.append(Array(String(ordinal).utf8)) }
    let digits = String(stableHash(parts.joined(separator: [0])), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension [Finding] {
  /// By place, then rule, each with its ordinal; commits of one place stay as they are.
  package func inOrder() -> [Finding] {
    var result = sorted { a, b in
      let (start, other) = (a.place.range?.start, b.place.range?.start)
      if a.place.path != b.place.path { return a.place.path < b.place.path }
      if start != other { return start.map { x in other.map { x < $0 } ?? false } ?? true }
      if a.commit != nil, b.commit != nil { return false }
      return (a.rule, a.subject) < (b.rule, b.subject)
    }
    var counts: [String: Int] = [:]
    for index in result.indices {
      result[index].ordinal = 1
      let count = counts[result[index].fingerprint, default: 0] + 1
      counts[result[index].fingerprint] = count
      result[index].ordinal = count
    }
    return result
  }
}
