/// The few words that code knows inside a line; a programme can add those of its language.
package struct Words: Sendable, Equatable {
  /// The canonical English words, which are the keys of `words:` in `mentordoc.yml`.
  package enum Word: String, CaseIterable, Sendable {
    case by, none, waived, goal, mentee, mentor, coordinator, support
    case confirmedBy = "confirmed by"
    case `continue`, graduate, graduated, ended, lapsed
    case skill, knowledge, behaviour
    case every, day, week, month, year
  }

  /// What is accepted, folded, the one that is written first; English is always among them.
  private var accepted: [Word: [String]]
  /// The same, longest first.
  private var longestFirst: [Word: [String]] = [:]
  /// And those folded, as lines are compared with them.
  private(set) var foldedSpellings: [Word: [[Unicode.Scalar]]] = [:]

  package static let english = Words(adding: [:])

  package init(adding own: [Word: [String]]) {
    accepted = [:]
    for word in Word.allCases {
      let spellings = (own[word] ?? []) + [word.rawValue]
      accepted[word] = spellings
      let sorted = spellings.sorted { $0.utf8.count > $1.utf8.count }
      longestFirst[word] = sorted
      foldedSpellings[word] = sorted.map { Array(folded($0).unicodeScalars) }
    }
  }

  /// What mentordoc writes.
  package func written(_ word: Word) -> String { accepted[word]?.first ?? word.rawValue }

  /// A value of a template as the programme writes it; a text that is none of the words is itself.
  package func written(_ value: String) -> String {
    Word(rawValue: value).map(written) ?? value
  }

  /// All spellings that are read, longest first.
  package func spellings(of word: Word) -> [String] { longestFirst[word] ?? [word.rawValue] }

  /// The word that a text is, folded; nil where it is none.
  package func word(_ text: String, among words: [Word] = Word.allCases) -> Word? {
    let wanted = Array(folded(text).unicodeScalars)
    return words.first { foldedSpellings[$0, default: []].contains(wanted) }
  }
}
