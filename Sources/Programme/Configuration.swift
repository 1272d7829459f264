package import MarkdownSyntax

/// `mentordoc.yml`.
package struct Configuration: Sendable {
  /// What can be set.
  package enum Key: String, CaseIterable, Sendable {
    case name, coordinators, contact, handbook, audience, cadence, rules, words, measures
    case privatePatterns = "private"
  }

  /// What comes round, in `cadence:`.
  package enum Cadence: String, CaseIterable, Sendable {
    case meeting, review
    case checkIn = "check-in"

    /// The field of `pairing.md` in which a pair sets its own.
    var fieldName: String {
      switch self {
      case .meeting: "meets"
      case .checkIn: "check-ins"
      case .review: "reviews"
      }
    }
  }

  /// Lists of words that a programme can add to, in `measures:`.
  package enum MeasureList: String, CaseIterable, Sendable { case units, vague }

  package enum Level: String, CaseIterable, Sendable { case off, warning, error }

  package var name = ""
  package var coordinators: [Person] = []
  package var contact: String?
  package var handbook: String?
  package var audience = Audience.programme
  package var meetingCadence = Interval(count: 4, unit: .week)
  package var checkInCadence = Interval(count: 1, unit: .month)
  package var reviewCadence = Interval(count: 3, unit: .month)
  package func cadence(_ cadence: Cadence) -> Interval {
    switch cadence {
    case .meeting: meetingCadence
    case .checkIn: checkInCadence
    case .review: reviewCadence
    }
  }

  /// Severities that the programme sets, by rule id; whether such a rule exists is the caller's to say.
  package var levels: [String: (level: Level, range: SourceRange)] = [:]
  /// Patterns of further private paths, as in `.gitignore`; `private/` always is.
  package var privatePatterns: [String] = []
  package var words = Words.english
  /// Words that the programme adds to the judgement of success measures, by the name of their list.
  package var measureWords: [String: [String]] = [:]

  /// Whether documents are read the same with another one, templates aside.
  package func readsDocuments(as other: Configuration) -> Bool {
    audience == other.audience && words == other.words && coordinators == other.coordinators
  }
}

/// Something in `mentordoc.yml` that cannot be used.
package struct ConfigurationProblem: Error, Hashable, Sendable {
  package let range: SourceRange
  package let headline: String
  package let help: String

  package init(range: SourceRange, headline: String, help: String) {
    self.range = range
    self.headline = headline
    self.help = help
  }
}
