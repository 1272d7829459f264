/// What can be told of one part of a success measure.
struct MeasurePart {
  let lexicon: Lexicon
  let tokens: [Token]

  /// - Parameter own: words of the programme's own.
  init(_ text: String, _ lexicon: Lexicon, own: [String: WordLists] = [:]) {
    self.lexicon = lexicon
    tokens = MeasurePart.prepared(measureTokens(text, lexicon, own: own), lexicon)
    headIndex = MeasurePart.headIndex(of: tokens)
    amounts = MeasureAmount.all(in: tokens, lexicon)
  }

  /// Where the first word of content stands: an imperative's verb, a noun phrase's first noun.
  let headIndex: Int?
  let amounts: [MeasureAmount]

  static func headIndex(of tokens: [Token]) -> Int? {
    tokens.indices.first { index in
      let token = tokens[index]
      if token.kind == .code || token.kind == .number { return true }
      guard token.kind == .word, !token.isOn(.skip) else { return false }
      // a person as the subject: `mentee publishes …`
      if token.isOn(.people), index + 1 < tokens.count {
        let next = tokens[index + 1]
        if next.isVerb || next.text == ":" || next.text == "-" { return false }
      }
      return true
    }
  }

  // MARK: Nothing said

  var isPlaceholder: Bool {
    let words = tokens.filter { $0.kind != .symbol }
    guard let first = words.first else { return true }
    if words.count == 1, first.isOn(.placeholders) { return true }
    if lexicon.phrase(.placeholders, at: words[...]) == words.count { return true }
    if words.count == 2, words[1].isOn(.placeholders), words[1].lower != "none" { return true }
    if words.count <= 5, first.isOn(.strongPlaceholders) { return true }
    // `baseline to be established`
    let phrases = words.indices.dropFirst()
    if words.count <= 6,
      phrases.contains(where: { lexicon.phrase(.placeholders, at: words[$0...]) != nil })
    {
      return true
    }
    // `[How will this be measured?]`
    if tokens.first?.text == "[", tokens.last?.text == "]" { return true }
    return words.count <= 4 && first.isOn(.like)
  }

  /// `xx%`, `[TODO: number]`: an amount that is still to be filled in.
  var hasHole: Bool {
    var isInBrackets = false
    for (index, token) in tokens.enumerated() {
      if token.text == "[" { isInBrackets = true }
      if token.text == "]" { isInBrackets = false }
      let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
      if token.isOn(.holes) || token.isOn(.bracketedHoles) && (isInBrackets || next == "%") {
        return true
      }
    }
    return false
  }

  /// Dates, quarters, weeks and nothing else.
  var isOnlyTime: Bool {
    tokens.allSatisfy { token in
      token.kind == .number || token.kind == .symbol || token.kind == .link
        || token.isOn(.months) || lexicon.endsInMonth(token.lower) || token.isInflectionOn(.time)
        || token.isOn(.periodBefore)
        || token.isOn(.periodWords) || lexicon.isPeriodName(token.lower)
    } && tokens.contains { $0.kind != .symbol }
  }

  // MARK: Amounts

  /// `twice a week`, `every fortnight`
  var frequency: Token? {
    tokens.indices.dropLast().first { index in
      tokens[index].isOn(.every) && tokens[index + 1].isOn(.time)
        && (index == 0
          ? tokens[index].isOn(.universal) : !tokens[index - 1].isOn([.timeFrames, .determiners]))
    }.map { tokens[$0 + 1] }
  }

  /// Whether it says how long somebody is something, and nothing else: `member for 3 months`.
  var isTenure: Bool {
    !amounts.isEmpty && amounts.allSatisfy(\.isTime) && state == nil && artifact == nil
      && !hasMetric
      && !tokens.contains(where: \.isVerb) && zeroCondition == nil && comparison == nil
  }

  /// `< 200`, `≥ 4`, `95 %`
  var comparison: Token? {
    tokens.indices.first { index in
      guard tokens[index].kind == .symbol, "<>≥≤=%~".contains(tokens[index].text) else {
        return false
      }
      return [index - 1, index + 1, index + 2].contains {
        tokens.indices.contains($0) && tokens[$0].kind == .number
      }
    }.map { tokens[$0] }
  }

  /// `no crashes`, `without data loss`
  var zeroCondition: Token? {
    tokens.indices.first { index in
      guard tokens[index].isOn(.zero) else { return false }
      let noun = tokens[(index + 1)...].prefix(4).prefix {
        $0.kind == .word || $0.kind == .code || $0.text == "/"
      }
      guard let first = noun.first, !first.isOn(.more), first.lower != "longer" else {
        return false
      }
      return !noun.contains { $0.isInflectionOn(.vagueNouns) || $0.isOn(.inner) }
    }.map { tokens[$0] }
  }

  /// `all devs have access`, `every row is logged`
  var universal: Token? {
    guard let index = tokens.firstIndex(where: { $0.isOn(.universal) }) else { return nil }
    let rest = tokens[(index + 1)...]
    // `where all feel comfortable`; `a calm corner` is something else.
    let isFelt = rest.indices.contains { place in
      rest[place].isOn(.traits) && !rest[place].isOn(.states) && tokens[place - 1].isVerb
    }
    if isFelt || rest.contains(where: { $0.isOn(.vague) }) { return nil }
    let isSaid =
      rest.contains {
        $0.isOn(.copulas) || $0.isOn(.states) || $0.isInflectionOn(.outcome) && $0.lower != $0.stem
          || $0.isOn([.outcome, .singleActs]) && !$0.isOn(.artifacts) || lexicon.isAbility($0.lower)
      }
      || !amounts.isEmpty
      || (headIsOutcome && !headIsVagueVerb)
    return isSaid ? tokens[index] : nil
  }

  // MARK: Structure

  var head: Token? { headIndex.map { tokens[$0] } }

  /// Tokens of the head verb's object, up to a preposition, a clause, a mark.
  var object: ArraySlice<Token> {
    guard let headIndex else { return [] }
    return tokens[(headIndex + 1)...].prefix { !$0.endsClause && !$0.isOn(.objectEnds) }
  }

  private func headBegins(_ list: WordLists) -> Bool {
    headIndex.map { lexicon.phrase(list, at: tokens[$0...]) != nil } ?? false
  }

  var headIsActivity: Bool {
    guard let headIndex, let head, head.kind == .word else { return false }
    if headBegins(.activity) { return true }
    if headBegins(.outcome) { return false }
    let next = headIndex + 1 < tokens.count ? tokens[headIndex + 1] : nil
    if head.isInflectionOn(.outcome) {
      // a gerund that has no object: `Writing`
      return lexicon.isGerund(head.lower)
        && next.map { $0.kind == .symbol || $0.kind == .link } ?? true
    }
    guard head.isInflectionOn(.activity) else { return false }
    // `Partner portal live`, `Support ticket rate`: a noun before nouns
    if let last = tokens.last, let next, tokens.count > headIndex + 2, next.kind == .word,
      !next.isOn([.determiners, .functionWords, .scopes]), last.isOn([.states, .metrics])
    {
      return false
    }
    guard head.isOn(.artifacts) else { return true }
    return next.map { next in
      next.kind == .number || next.kind == .word && !next.isOn([.notAVerbBefore, .states])
    } ?? false
  }

  var headIsOutcome: Bool {
    guard let head, head.kind == .word, !headIsActivity else { return false }
    return head.isInflectionOn(.outcome) || headBegins(.outcome) || headIsUnknownVerb
  }

  /// `Untangle the backlog`: a word on no list before a determiner can only be an imperative.
  private var headIsUnknownVerb: Bool {
    guard let headIndex, headIndex == 0, let head, head.lists.isEmpty, head.inflected.isEmpty,
      tokens.count > 2, !head.isName
    else { return false }
    return tokens[1].isOn(.determiners) && !tokens[1].isOn(.copulas)
  }

  var headIsVagueVerb: Bool { head?.isInflectionOn(.vagueVerbs) ?? false }

  /// A done state or an event said of something: `merged`, `is live`.
  var state: Token? {
    if head?.isOn(.traits) ?? false { return nil }
    return tokens.indices.first { index in
      let token = tokens[index]
      guard isState(index), !tokens[..<index].contains(where: { $0.isOn(.relative) }) else {
        return false
      }
      // A state at the head of an imperative is its verb; a participle is said of what follows.
      if index == headIndex, token.isOn([.outcome, .activity]) || tokens.count == 1 {
        return false
      }
      // `open collaboration` is an adjective
      if token.isOn(.adjectiveOnly), index > 0, index + 1 < tokens.count,
        tokens[index + 1].kind == .word, !tokens[index + 1].isOn(.functionWords)
      {
        return false
      }
      return true
    }.map { tokens[$0] }
  }

  private func isState(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.isInflectionOn(.vagueVerbs) { return false }
    if token.isOn(.states) { return true }
    guard token.kind == .word, index > 0, !token.isOn([.notStates, .vague, .traits]) else {
      return false
    }
    let previous = tokens[index - 1]
    // `the pattern is up`
    if token.isOn(.placed) { return previous.isOn(.copulas) }
    // `cron turned off`, `vacancy filled`: a participle behind what it is said of
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    return lexicon.isParticiple(token.lower) && previous.kind == .word && !previous.isOn(.vague)
      && !previous.isOn([.determiners, .scopes, .and])
      && next.map { $0.kind == .symbol || $0.isOn([.placed, .scopes, .and, .objectEnds]) } ?? true
  }

  /// `users can …`, `KubeArmor to emit …`: something that can be tried.
  var ability: Token? {
    let found = tokens.indices.first { index in
      guard index > 0, tokens[index].isOn(.ability) else { return false }
      if tokens[(index + 1)...].contains(where: { $0.isOn(.traits) && !$0.isOn(.ability) }) {
        return false
      }
      let subject = tokens[..<index].filter { $0.kind == .word }
      return !subject.allSatisfy { $0.isOn(.persons) || $0.isOn(.copulas) }
    }
    if let found { return tokens[found] }
    guard let to = tokens.firstIndex(where: { $0.isOn(.infinitive) }), (1...3).contains(to),
      to + 1 < tokens.count,
      !tokens[0].isVerb, tokens[to + 1].isInflectionOn(.outcome),
      !tokens[to + 1].isInflectionOn(.vagueVerbs)
    else { return nil }
    return tokens[to + 1]
  }

  /// Whether the head verb's object is a certain thing rather than things of a sort.
  var objectIsSpecific: Bool {
    guard let headIndex, headIndex + 1 < tokens.count else { return false }
    let rest = tokens[(headIndex + 1)...]
    if rest.contains(where: { $0.isOn(.vagueNouns) }) || tokens[headIndex + 1].isOn(.indefinite) {
      return false
    }
    if rest.contains(where: { $0.isName || $0.kind == .link || $0.kind == .code }) { return true }
    if tokens[headIndex + 1].isOn(.determiners) { return true }
    if let noun = rest.prefix(while: { $0.kind == .word && !$0.isOn(.functionWords) }).last,
      noun.isOn(.artifacts),
      !lexicon.isPlural(noun.lower)
    {
      return true
    }
    return hasScope(rest)
  }

  /// `for the REST API`, `in Netavark repository`: a scope with a determiner or a name.
  func hasScope(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.indices.dropLast().contains { index in
      let next = tokens[index + 1]
      return tokens[index].isOn(.scopes)
        && (next.isOn(.determiners) || next.isName || next.kind == .number || next.kind == .code
          || next.kind == .link)
    }
  }

  var vagueWords: [Token] { tokens.filter { $0.isOn(.vague) } }

  /// Whether a vague word is what is said: `is easy to use`.
  var vaguePoint: Token? {
    tokens.indices.first { index in
      guard tokens[index].isOn(.vague) else { return false }
      if index == headIndex { return true }
      return tokens[..<index].suffix(3).contains { $0.isOn(.saidOf) }
        && amounts.allSatisfy(\.isTime)
    }.map { tokens[$0] }
  }

  private func isInner(_ index: Int) -> Bool {
    // `user experience` is outside
    tokens[index].isOn(.inner) && !(index > 0 && tokens[index - 1].isInflectionOn(.users))
  }

  /// A word for a change inside the person.
  var innerWord: Token? { tokens.indices.first { isInner($0) }.map { tokens[$0] } }
  var objectIsInner: Bool { object.indices.contains { isInner($0) } }
  /// A word for something that is made.
  var artifact: Token? { tokens.first { $0.isOn(.artifacts) } }
  var hasMetric: Bool { tokens.contains { $0.isOn(.metrics) } }

  /// `JavaScript`, `🎓 English`
  var isBareName: Bool {
    let words = tokens.filter { $0.kind == .word }
    return tokens.count <= 3 && !words.isEmpty && words.allSatisfy { $0.isName || $0.isCapitalised }
      && amounts.isEmpty && artifact == nil && !hasMetric && !headIsOutcome && !headIsActivity
      && state == nil
  }
}
