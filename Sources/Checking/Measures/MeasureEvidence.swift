/// A hint of what a success measure is: a fact, a list that a word is on, or the word itself.
struct MeasureEvidence {
  /// The name that its weight is kept under.
  let key: String
  /// The words that it comes from, as written.
  let text: String

  /// What the parts of a success measure hold, each hint once.
  static func all(in parts: [MeasurePart]) -> [MeasureEvidence] {
    var found: [MeasureEvidence] = []
    var known: Set<String> = []
    func add(_ key: String, _ token: Token) {
      if known.insert(key).inserted { found.append(MeasureEvidence(key: key, text: token.text)) }
    }
    for part in parts {
      for (fact, token) in part.facts { add("is " + fact, token) }
      let tokens = part.tokens.indices
        .filter { part.tokens[$0].kind != .symbol || part.tokens[$0].text == "%" }
        .map { (token: part.tokens[$0], name: part.name(ofTokenAt: $0)) }
      guard let first = tokens.first?.token, let last = tokens.last?.token else { continue }
      for (index, (token, name)) in tokens.enumerated() {
        let lists = token.lists.union(token.inflected)
        add("word " + name, token)
        if index < 2 { add("word\(index) " + name, token) }
        for list in WordList.allCases where lists.contains(list) {
          add("list " + list.name, token)
          if index < 2 { add("list\(index) " + list.name, token) }
          if index == tokens.count - 1 { add("last " + list.name, token) }
        }
        if token.isName { add("name", token) }
      }
      if part.lexicon.isGerund(first.lower) { add("first gerund", first) }
      if first.kind == .word, first.lists.isEmpty, first.inflected.isEmpty {
        add("first unknown", first)
      }
      if part.lexicon.isPlural(last.lower) { add("last plural", last) }
      for list in [WordList.activity, .outcome, .inner, .singleActs, .activityNouns, .artifacts]
      where part.headBegins(list) {
        add("head " + list.name, part.head ?? first)
      }
      add("words \(min(12, tokens.count) / 3)", first)
    }
    return found
  }
}

extension MeasurePart {
  /// A word's stem, or what else it is: `17` of `Java 17` is no amount.
  fileprivate func name(ofTokenAt index: Int) -> String {
    switch tokens[index].kind {
    case .word: tokens[index].stem
    case .number where !amounts.contains { $0.index == index }: "name's number"
    default: "\(tokens[index].kind)"
    }
  }

  /// Facts by name, with a word that each is told by.
  fileprivate var facts: [(String, Token)] {
    let told: [(String, Token?)] = [
      ("frequency", frequency), ("span", span), ("comparison", comparison),
      ("zero", zeroCondition), ("universal", universal), ("state", state), ("ability", ability),
      ("vague point", vaguePoint), ("vague word", vagueWords.first), ("inner word", innerWord),
      ("inner point", innerPoint), ("possession", possession), ("artifact", artifact),
      ("amount", amounts.first { !$0.isTime }.map { tokens[$0.index] }),
      ("time amount", amounts.first { $0.isTime }.map { tokens[$0.index] }),
    ]
    let held: [(String, Bool)] = [
      ("placeholder", isPlaceholder), ("hole", hasHole), ("only time", isOnlyTime),
      ("tenure", isTenure), ("vaguely able", isVaguelyAble), ("specific", objectIsSpecific),
      ("object inner", objectIsInner), ("bare count", isBareCount), ("count", isCount),
      ("metric", hasMetric), ("bare name", isBareName), ("activity", headIsActivity),
      ("outcome", headIsOutcome), ("vague verb", headIsVagueVerb), ("scope", hasScope(tokens[...])),
      ("no head", head == nil),
    ]
    let any = head ?? tokens.first
    return (told + held.map { ($0, $1 ? any : nil) }).compactMap { name, token in
      token.map { (name, $0) }
    }
  }
}
