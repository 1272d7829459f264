/// A list of a language's words that the judgement of success measures works with; in
/// `templates/measures/<language>.yml` under its name, with dashes between the words.
enum WordList: UInt8, CaseIterable {
  // Grammar
  case functionWords, skip, determiners, scopes, relative, copulas, infinitive, and, or, more,
    like, objectEnds, notAVerbBefore, saidOf, ability, people, persons
  // Amounts
  case numbers, indefinite, zero, universal, comparators, numbered, months, time, afterOne,
    beforeOne, noNumber, ordinalEndings, periodWords, timeFrames, periodBefore, periodLetters, one,
    units, strongPlaceholders, notStates, placed, fractions, every, being
  // Nothing said
  case placeholders, labels, frames, holes, bracketedHoles
  // Verbs and states
  case activity, outcome, completion, giving, states, vagueVerbs, singleActs, adjectiveOnly,
    making, manner, modal, keeping, frequencies, spanStart, once, comparatorEnds, ownership,
    counts, having, comparatives, few, ensuring, causing, days, correlatives, than, figures,
    gerundThings, questions, means, verbsOrNouns, courses, finishing, serving, others, massNouns,
    negation, improvable, reflexive, goals, amounting, starting, ventures, functioning, feats,
    eventNouns,
    changing, contributing, events, ordinals, objectStarts, genitives
  // Things and qualities
  case artifacts, metrics, inner, traits, users, vague, activityNouns, vagueNouns

  /// Its name in the code, which the weights have too; made once.
  var name: String { WordList.names[Int(rawValue)] }

  private static let names = allCases.map { "\($0)" }

  /// The lists by their keys in the files.
  static let named: [String: WordList] = Dictionary(
    uniqueKeysWithValues: allCases.map { list in
      let key = list.name.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }
      return (key.joined(), list)
    })
}

/// The lists that a word is on.
struct WordLists: ExpressibleByArrayLiteral, Sendable {
  private var bits: UInt128 = 0

  init(arrayLiteral lists: WordList...) {
    for list in lists { insert(list) }
  }

  var isEmpty: Bool { bits == 0 }
  func contains(_ list: WordList) -> Bool { bits & 1 << UInt128(list.rawValue) != 0 }
  func isDisjoint(with others: WordLists) -> Bool { bits & others.bits == 0 }
  func isSubset(of others: WordLists) -> Bool { bits & ~others.bits == 0 }
  mutating func insert(_ list: WordList) { bits |= 1 << UInt128(list.rawValue) }
  mutating func formUnion(_ others: WordLists) { bits |= others.bits }
  mutating func formIntersection(_ others: WordLists) { bits &= others.bits }
  mutating func subtract(_ others: WordLists) { bits &= ~others.bits }
  func union(_ others: WordLists) -> WordLists {
    var result = self
    result.formUnion(others)
    return result
  }
  func intersection(_ others: WordLists) -> WordLists {
    var result = self
    result.formIntersection(others)
    return result
  }

  static let verbs: WordLists = [.activity, .outcome, .vagueVerbs, .completion]

  /// Lists of things rather than verbs or grammar.
  static let nouns = things.union([.states])
  static let things: WordLists = [.artifacts, .metrics, .activityNouns, .inner, .vagueNouns]

  /// Words that are not the name of one thing.
  static let uncountable: WordLists = [
    .activityNouns, .metrics, .inner, .vague, .vagueNouns, .traits, .manner, .massNouns,
    .indefinite,
    .comparatives, .time, .frequencies, .people, .users, .placed,
  ]

  /// What is left of a word that owns another: `the team's guide` is no team.
  static let owners: WordLists = [.people, .users, .persons, .universal]
}
