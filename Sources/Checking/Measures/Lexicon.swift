import Synchronization
import Templates

/// A language's words for the judgement of success measures.
struct Lexicon: Sendable {
  let language: String
  /// What the words weigh; nil where nobody has found out.
  var weights: MeasureWeights?
  private var exact: [String: WordLists] = [:]
  private var stems: [String: WordLists] = [:]
  /// Those of them that have lost an `e`.
  private var stemsOfE: [String: WordLists] = [:]
  /// Phrases by their first word's stem.
  private var phrases: [String: [(words: [String], list: WordList)]] = [:]
  /// Stems of verbs by their first byte.
  private var verbs: [UInt8: [[UInt8]]] = [:]
  private let endings: [[UInt8]]
  /// `w/o` for `without`.
  private let abbreviations: [(short: String, long: String)]
  private let prefixes: Set<String>
  /// `l'`, `qu'`
  private let elisions: [String]
  private let gerundEndings: [String]
  private let pluralEndings: [String]
  private let participleEndings: [String]
  private let superlativeEndings: [String]
  private let abilityEndings: [String]
  private let adverbEndings: [String]
  /// Whether a verb in the infinitive stands behind its object, as in German.
  let isVerbFinal: Bool
  /// Whether nouns are joined to one word, as in German.
  private let hasCompounds: Bool

  /// - Parameter lists: words and phrases in lower case by the name of their list.
  init(language: String, lists: [String: [String]]) {
    self.language = language
    let accents = lists["accents"].map { Accents($0) }
    endings = Set((lists["endings"] ?? []).flatMap { [$0, accents?.without($0) ?? $0] })
      .map { Array($0.utf8) }.sorted { $0.count > $1.count }
    abbreviations = (lists["abbreviations"] ?? []).compactMap { item in
      item.firstIndex(of: " ").map { (String(item[..<$0]), String(item[item.index(after: $0)...])) }
    }.sorted { $0.0.count > $1.0.count }
    prefixes = Set(lists["prefixes"] ?? [])
    elisions = lists["elisions"] ?? []
    gerundEndings = lists["gerund"] ?? []
    pluralEndings = lists["plural"] ?? []
    participleEndings = lists["participles"] ?? []
    superlativeEndings = lists["superlative"] ?? []
    abilityEndings = lists["ability-endings"] ?? []
    adverbEndings = lists["adverb-endings"] ?? []
    isVerbFinal = lists["verb-final"] != nil
    hasCompounds = lists["compounds"] != nil
    let count = lists.values.reduce(0) { $0 + $1.count }
    exact.reserveCapacity(count)
    stems.reserveCapacity(count)
    for (name, items) in lists {
      guard let list = WordList.named[name] else { continue }
      // People leave accents out.
      let bare = accents.map { accents in items.compactMap { accents.without($0) } } ?? []
      for item in items + bare {
        if item.utf8.contains(UInt8(ascii: " ")) {
          let words = item.split(separator: " ").map(String.init)
          if let first = words.first { phrases[stem(first), default: []].append((words, list)) }
          continue
        }
        exact[item, default: []].insert(list)
        let stem = stem(item)
        stems[stem, default: []].insert(list)
        // What `exceeds` comes from is `exceed`, which of itself ends like a participle.
        if stem != item { stems[item, default: []].insert(list) }
        if stem + "e" == item { stemsOfE[stem, default: []].insert(list) }
        if list == .activity || list == .outcome || list == .vagueVerbs, let byte = stem.utf8.first
        {
          verbs[byte, default: []].append(Array(stem.utf8))
        }
      }
    }
    for key in Array(phrases.keys) { phrases[key]?.sort { $0.words.count > $1.words.count } }
  }

  /// The lists that hold this very word.
  func lists(of word: String) -> WordLists {
    exact[word] ?? listsOfLastPart(of: word).union(listsOfSingular(of: word))
  }

  /// What `trainings` are, a `training` is.
  private func listsOfSingular(of word: String) -> WordLists {
    guard let ending = pluralEndings.first(where: { word.hasSuffix($0) }) else { return [] }
    return (exact[String(word.dropLast(ending.count))] ?? []).intersection([
      .activityNouns, .metrics,
    ])
  }

  /// The lists that hold this word in one of its inflections.
  func listsOfInflections(of word: String) -> WordLists {
    let stem = stem(word)
    var inflections = stems[stem] ?? []
    // `star` is no `stare`
    if stem == word { inflections.subtract(stemsOfE[stem] ?? []) }
    let lists = (exact[word] ?? []).union(inflections)
    return lists.isEmpty ? listsOfLastPart(of: word) : lists
  }

  /// What a `peer-review` is, a `review` is.
  private func listsOfLastPart(of word: String) -> WordLists {
    guard let dash = word.lastIndex(of: "-") else {
      return hasCompounds ? listsOfLastNoun(of: word) : []
    }
    let last = String(word[word.index(after: dash)...])
    // `co-teaching` is a `teaching`
    if prefixes.contains(String(word[..<dash])) {
      return (exact[last] ?? []).union(stems[stem(last)] ?? [])
    }
    return (exact[last] ?? []).intersection(.nouns)
  }

  /// What a `Sprachkurs` is, a `Kurs` is.
  private func listsOfLastNoun(of word: String) -> WordLists {
    guard word.utf8.count >= 7 else { return [] }
    for start in word.indices.dropFirst(3).dropLast(3) {
      let last = String(word[start...])
      let lists = (exact[last] ?? stems[stem(last)] ?? []).intersection(.things)
      if !lists.isEmpty { return lists }
    }
    return []
  }

  /// The lists of a verb whose stem is a slip of the pen away: one letter more, less, other or swapped.
  func listsOfVerb(near stem: String) -> WordLists {
    let word = Array(stem.utf8)
    guard word.count > 4, let first = word.first else { return [] }
    let verb = verbs[first]?.first {
      max($0.count, word.count) > 5 && $0.last == word.last && $0.isOneSlip(from: word)
    }
    return verb.flatMap { stems[String(decoding: $0, as: UTF8.self)] } ?? []
  }

  /// The longest phrase of a list that some words begin with, in words; the first may be inflected.
  func phrase(_ list: WordList, at words: ArraySlice<Token>) -> Int? {
    guard let first = words.first, let candidates = phrases[first.stem] else { return nil }
    return candidates.first { candidate in
      candidate.list == list && candidate.words.count <= words.count
        && zip(words.dropFirst(), candidate.words.dropFirst()).allSatisfy { $0.lower == $1 }
    }?.words.count
  }

  /// The short form that a text begins with, at a word's end.
  func abbreviation(at text: Substring) -> (short: String, long: String)? {
    abbreviations.first { short, _ in
      guard text.first?.lowercased() == short.first.map(String.init),
        text.prefix(short.count).lowercased() == short
      else { return false }
      return short.last.map { !$0.isLetter } ?? true
        || text.dropFirst(short.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
    }
  }

  /// The short word that another begins with, where the two are not on a list as one: `d'apprendre`.
  func elision(in word: String) -> String? {
    guard let elision = elisions.first(where: { word.hasPrefix($0) }), word.count > elision.count,
      listsOfInflections(of: word).isEmpty
    else { return nil }
    return elision
  }

  func isGerund(_ word: String) -> Bool { gerundEndings.contains { word.hasSuffix($0) } }
  func isParticiple(_ word: String) -> Bool {
    participleEndings.contains { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 2 }
  }
  /// `smartest`
  func isSuperlative(_ word: String) -> Bool {
    superlativeEndings.contains { word.hasSuffix($0) }
  }
  /// `reachable`, `reproducible`
  func isAbility(_ word: String) -> Bool { abilityEndings.contains { word.hasSuffix($0) } }
  /// `carefully`
  func isAdverb(_ word: String) -> Bool { adverbEndings.contains { word.hasSuffix($0) } }
  /// `mid-November`
  func endsInMonth(_ word: String) -> Bool {
    guard let dash = word.lastIndex(of: "-") else { return false }
    return lists(of: String(word[word.index(after: dash)...])).contains(.months)
  }
  /// `Q4`, `H2`, `FY24-Q1`: the letters of periods, each with a number behind it.
  func isPeriodName(_ word: String) -> Bool {
    guard word.first?.isLetter ?? false, word.last?.isNumber ?? false else { return false }
    return word.split { !$0.isLetter }.allSatisfy { lists(of: String($0)).contains(.periodLetters) }
  }
  /// `tests`; not `process`
  func isPlural(_ word: String) -> Bool {
    pluralEndings.contains { word.hasSuffix($0) } && !word.hasSuffix("ss")
  }

  /// What the inflections of a word have in common; at least three bytes of it.
  func stem(_ word: String) -> String {
    var bytes = Array(word.utf8)
    if let ending = endings.first(where: {
      bytes.count >= $0.count + 3 && bytes.suffix($0.count).elementsEqual($0)
    }) {
      bytes.removeLast(ending.count)
    }
    // `planned` is `plan`, `called` is `call`
    if bytes.count > 3, let last = bytes.last, bytes[bytes.count - 2] == last, last != 0x73,
      last != 0x6C
    {
      bytes.removeLast()
    }
    if bytes.count > 3, bytes.last == 0x65 { bytes.removeLast() }
    if bytes.count > 2, bytes.last == 0x69 { bytes[bytes.count - 1] = 0x79 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Lexicon {
  /// Reads lists of words: `name: [word, some phrase, …]`, continued on indented lines.
  static func lists(in text: ArraySlice<UInt8>) -> [String: [String]] {
    var lists: [String: [String]] = [:]
    var name = ""
    var items: [String] = []
    for line in text.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      var rest = line
      if line.first != UInt8(ascii: " "), let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        if !name.isEmpty { lists[name, default: []] += items }
        name = String(decoding: line[..<colon], as: UTF8.self)
        items = []
        rest = line[(colon + 1)...]
      }
      for item in rest.split(separator: UInt8(ascii: ",")) {
        let word = item.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "[") }
        let end = word.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "]") }
        if let end { items.append(String(decoding: word[...end], as: UTF8.self)) }
      }
    }
    if !name.isEmpty { lists[name, default: []] += items }
    return lists
  }

  /// The lexicon of the language that the texts are most likely in; English where none is.
  static func best(for texts: [String]) -> Lexicon {
    let words = texts.flatMap { text in
      text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "-" }
        .map(String.init)
    }
    let languages = builtInMeasureWords.indices
    var counts = languages.map { index in words.count { functionWords[index].contains($0) } }
    for word in words where word.utf8.contains(where: { $0 > 127 }) {
      for index in languages where word.contains(where: letters[index].contains) {
        counts[index] += 1
      }
    }
    let most = counts.max() ?? 0
    // One word alone may be a name.
    let likely = languages.filter { counts[$0] == most || most == 1 }
    // Where function words don't tell, the others have to.
    if likely.count > 1 {
      for index in likely {
        let lexicon = builtIn(index)
        counts[index] += words.count { !lexicon.listsOfInflections(of: $0).isEmpty }
        // A verb that begins the text says most.
        if let first = words.first, !lexicon.lists(of: first).isDisjoint(with: .verbs) {
          counts[index] += 2
        }
      }
    }
    // The first one wins a tie, and that is English.
    let best = likely.max { counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1) }
    return builtIn(best ?? 0)
  }

  /// The first two lists of each file, which tell the languages apart.
  private static let signs: [[String: [String]]] = builtInMeasureWords.map { _, bytes in
    let ends = bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "]") }.prefix(2)
    return lists(in: bytes[..<(ends.last ?? 0)])
  }
  private static let functionWords = signs.map { Set($0["function-words"] ?? []) }
  private static let letters = signs.map { Set(($0["letters"] ?? []).flatMap(\.self)) }

  private static let read = Mutex<[Int: Lexicon]>([:])

  /// The lexicon of a language in the list of those that are built in, read when it is first needed.
  private static func builtIn(_ index: Int) -> Lexicon {
    read.withLock { known in
      if let lexicon = known[index] { return lexicon }
      let (language, bytes) = builtInMeasureWords[index]
      var lexicon = Lexicon(language: language, lists: lists(in: bytes[...]))
      lexicon.weights = MeasureWeights.builtIn(language: language)
      known[index] = lexicon
      return lexicon
    }
  }
}

/// Letters with accents and the letters that people write in their place.
private struct Accents {
  private let bare: [Character: Character]

  /// - Parameter pairs: `á a`
  init(_ pairs: [String]) {
    bare = Dictionary(
      pairs.compactMap { pair in
        guard let accented = pair.first, let bare = pair.last else { return nil }
        return (accented, bare)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Nil where there are none, or where the word is too short to be told apart without them.
  func without(_ word: String) -> String? {
    guard word.utf8.contains(where: { $0 > 127 }), word.count > 3 || word.count == 1 else {
      return nil
    }
    return String(word.map { bare[$0] ?? $0 })
  }
}

extension [UInt8] {
  fileprivate func isOneSlip(from other: [UInt8]) -> Bool {
    guard abs(count - other.count) <= 1 else { return false }
    let same = zip(self, other).prefix { $0 == $1 }.count
    let tail = self[same...]
    let otherTail = other[same...]
    return tail.dropFirst().elementsEqual(otherTail) || tail.elementsEqual(otherTail.dropFirst())
      || tail.dropFirst().elementsEqual(otherTail.dropFirst())
      || tail.prefix(2).elementsEqual(otherTail.prefix(2).reversed())
        && tail.dropFirst(2).elementsEqual(otherTail.dropFirst(2))
  }
}
