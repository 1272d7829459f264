/// The lists of a language's words that the judgement of success measures works with, as a set: a
/// word is on some of them.
struct WordLists: OptionSet, Sendable {
  let rawValue: UInt128

  private static func list(_ index: UInt128) -> WordLists { WordLists(rawValue: 1 << index) }

  // Grammar
  static let functionWords = list(0)
  static let skip = list(1)
  static let determiners = list(2)
  static let scopes = list(3)
  static let relative = list(4)
  static let copulas = list(5)
  static let infinitive = list(6)
  static let and = list(7)
  static let or = list(8)
  static let more = list(9)
  static let like = list(10)
  static let objectEnds = list(11)
  static let notAVerbBefore = list(12)
  static let saidOf = list(13)
  static let ability = list(14)
  static let people = list(15)
  static let persons = list(16)
  // Amounts
  static let numbers = list(17)
  static let indefinite = list(18)
  static let zero = list(19)
  static let universal = list(20)
  static let comparators = list(21)
  static let numbered = list(22)
  static let months = list(23)
  static let time = list(24)
  static let afterOne = list(25)
  static let beforeOne = list(26)
  static let noNumber = list(27)
  static let ordinalEndings = list(28)
  static let periodWords = list(29)
  static let timeFrames = list(30)
  static let periodBefore = list(31)
  static let periodLetters = list(62)
  static let one = list(52)
  static let units = list(54)
  static let strongPlaceholders = list(55)
  static let notStates = list(56)
  static let placed = list(57)
  static let fractions = list(58)
  static let every = list(59)
  static let being = list(60)
  // Nothing said
  static let placeholders = list(32)
  static let labels = list(33)
  static let frames = list(34)
  static let holes = list(35)
  static let bracketedHoles = list(61)
  // Verbs and states
  static let activity = list(36)
  static let outcome = list(37)
  static let completion = list(38)
  static let giving = list(39)
  static let states = list(40)
  static let vagueVerbs = list(41)
  static let singleActs = list(42)
  static let adjectiveOnly = list(43)
  static let making = list(53)
  static let manner = list(63)
  static let modal = list(64)
  static let keeping = list(65)
  static let frequencies = list(66)
  static let spanStart = list(67)
  static let onceWords = list(68)
  static let comparatorEnds = list(69)
  static let ownership = list(70)
  static let counts = list(71)
  static let having = list(72)
  static let comparatives = list(73)
  static let few = list(74)
  static let ensuring = list(75)
  static let causing = list(76)
  static let days = list(77)
  static let correlatives = list(78)
  static let than = list(79)
  static let figures = list(80)
  static let gerundThings = list(81)
  static let questions = list(82)
  static let means = list(83)
  static let verbsOrNouns = list(84)
  static let courses = list(85)
  static let finishing = list(86)
  static let serving = list(87)
  static let others = list(88)
  static let massNouns = list(89)
  static let negation = list(90)
  static let improvable = list(91)
  static let reflexive = list(92)
  static let goals = list(93)
  static let amounting = list(94)
  static let starting = list(95)
  static let ventures = list(96)
  static let functioning = list(97)
  static let feats = list(98)
  static let changing = list(99)
  static let contributing = list(100)
  static let events = list(101)
  static let ordinals = list(102)
  static let objectStarts = list(103)
  static let genitives = list(104)
  // Things and qualities
  static let artifacts = list(44)
  static let metrics = list(45)
  static let inner = list(46)
  static let traits = list(47)
  static let users = list(48)
  static let vague = list(49)
  static let activityNouns = list(50)
  static let vagueNouns = list(51)

  /// Lists of things rather than verbs or grammar.
  static let nouns: WordLists = [
    .artifacts, .metrics, .activityNouns, .inner, .states, .vagueNouns,
  ]

  /// Words that are not the name of one thing.
  static let uncountable: WordLists = [
    .activityNouns, .metrics, .inner, .vague, .vagueNouns, .traits, .manner, .massNouns,
    .indefinite,
    .comparatives, .time, .frequencies, .people, .users, .placed,
  ]

  /// What is left of a word that owns another: `the team's guide` is no team.
  static let owners: WordLists = [.people, .users, .persons, .universal]

  /// The keys of `templates/measures/<language>.yml`.
  static let named: [String: WordLists] = [
    "function-words": .functionWords,
    "skip": .skip,
    "determiners": .determiners,
    "scopes": .scopes,
    "relative": .relative,
    "copulas": .copulas,
    "infinitive": .infinitive,
    "and": .and,
    "or": .or,
    "more": .more,
    "like": .like,
    "object-ends": .objectEnds,
    "not-a-verb-before": .notAVerbBefore,
    "said-of": .saidOf,
    "ability": .ability,
    "people": .people,
    "persons": .persons,
    "numbers": .numbers,
    "indefinite": .indefinite,
    "zero": .zero,
    "universal": .universal,
    "comparators": .comparators,
    "numbered": .numbered,
    "months": .months,
    "time": .time,
    "after-one": .afterOne,
    "before-one": .beforeOne,
    "no-number": .noNumber,
    "ordinal-endings": .ordinalEndings,
    "period-words": .periodWords,
    "time-frames": .timeFrames,
    "period-before": .periodBefore,
    "period-letters": .periodLetters,
    "one": .one,
    "units": .units,
    "making": .making,
    "manner": .manner,
    "modal": .modal,
    "keeping": .keeping,
    "frequencies": .frequencies,
    "span-start": .spanStart,
    "once": .onceWords,
    "comparator-ends": .comparatorEnds,
    "ownership": .ownership,
    "counts": .counts,
    "having": .having,
    "comparatives": .comparatives,
    "few": .few,
    "ensuring": .ensuring,
    "causing": .causing,
    "days": .days,
    "correlatives": .correlatives,
    "than": .than,
    "figures": .figures,
    "gerund-things": .gerundThings,
    "questions": .questions,
    "means": .means,
    "verbs-or-nouns": .verbsOrNouns,
    "courses": .courses,
    "finishing": .finishing,
    "serving": .serving,
    "others": .others,
    "mass-nouns": .massNouns,
    "negation": .negation,
    "improvable": .improvable,
    "reflexive": .reflexive,
    "goals": .goals,
    "genitives": .genitives,
    "object-starts": .objectStarts,
    "ordinals": .ordinals,
    "changing": .changing,
    "contributing": .contributing,
    "events": .events,
    "amounting": .amounting,
    "starting": .starting,
    "ventures": .ventures,
    "functioning": .functioning,
    "feats": .feats,
    "strong-placeholders": .strongPlaceholders,
    "not-states": .notStates,
    "placed": .placed,
    "fractions": .fractions,
    "every": .every,
    "being": .being,
    "placeholders": .placeholders,
    "labels": .labels,
    "frames": .frames,
    "holes": .holes,
    "bracketed-holes": .bracketedHoles,
    "activity": .activity,
    "outcome": .outcome,
    "completion": .completion,
    "giving": .giving,
    "states": .states,
    "vague-verbs": .vagueVerbs,
    "single-acts": .singleActs,
    "adjective-only": .adjectiveOnly,
    "artifacts": .artifacts,
    "metrics": .metrics,
    "inner": .inner,
    "traits": .traits,
    "users": .users,
    "vague": .vague,
    "activity-nouns": .activityNouns,
    "vague-nouns": .vagueNouns,
  ]
}
