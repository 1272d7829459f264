/// What can be told of one part of a success measure.
struct MeasurePart {
  let lexicon: Lexicon
  let tokens: [Token]

  init(_ tokens: [Token], _ lexicon: Lexicon) {
    self.lexicon = lexicon
    self.tokens = MeasurePart.prepared(tokens, lexicon)
    headIndex = MeasurePart.headIndex(of: self.tokens, lexicon)
    amounts = MeasureAmount.all(in: self.tokens, lexicon)
    object = headIndex.map { object(of: $0, within: self.tokens.count) } ?? []
    headIsActivity = beginsWithActivity
    headIsOutcome = beginsWithOutcome
  }

  /// Where the first word of content stands: an imperative's verb, a noun phrase's first noun.
  let headIndex: Int?
  let amounts: [MeasureAmount]
  /// Tokens of the head verb's object, up to a preposition, a clause, a mark.
  private(set) var object: ArraySlice<Token> = []
  private(set) var headIsActivity = false
  private(set) var headIsOutcome = false

  static func headIndex(of tokens: [Token], _ lexicon: Lexicon) -> Int? {
    var subjectEnd = 0
    return tokens.indices.first { index in
      let token = tokens[index]
      if token.kind == .code || token.kind == .number { return true }
      guard token.kind == .word, index >= subjectEnd,
        !token.isOn(.skip) || isPossessing(index, in: tokens)
      else { return false }
      if let end = endOfSubject(at: index, in: tokens, lexicon) {
        subjectEnd = end
        return false
      }
      return !isAdverb(index, in: tokens, lexicon)
    }
  }

  /// `Have a website`, which `I have learnt …` does not begin with.
  private static func isPossessing(_ index: Int, in tokens: [Token]) -> Bool {
    guard tokens[index].isOn(.having), index + 1 < tokens.count else { return false }
    return tokens[index + 1].isOn(.determiners)
      && (index == 0 || tokens[index - 1].isOn([.infinitive, .modal]))
  }

  /// Behind the people of whom a verb is said: `mentee publishes …`, `our mentor and I will …`,
  /// `all pupils to understand …`.
  private static func endOfSubject(
    at index: Int, in tokens: [Token], _ lexicon: Lexicon
  ) -> Int? {
    let rest = tokens[index...].prefix(12)
    let end = rest.firstIndex { !$0.isOn([.determiners, .universal, .people, .persons, .and]) }
    guard let end, rest[..<end].contains(where: { $0.isOn(.people) }),
      !tokens[end - 1].isOn(.and)
    else { return nil }
    let next = tokens[end]
    if ":-".contains(next.text) || next.isOn([.infinitive, .modal, .copulas]) { return end }
    // `customer trust` is a noun
    guard next.isVerb, !lexicon.isGerund(next.lower),
      end + 1 < tokens.count || !next.isOn(.nouns)
    else { return nil }
    // `mentee attended two …`; `staff trained` is said of them
    let object = end + 1 < tokens.count ? tokens[end + 1] : nil
    return !next.isOn(.states)
      || object.map { $0.kind != .word || $0.isName || $0.isOn([.determiners, .numbers]) } ?? false
      ? end : nil
  }

  /// `quickly` and `required` before what is said, `better` before a verb.
  private static func isAdverb(_ index: Int, in tokens: [Token], _ lexicon: Lexicon) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].kind == .word else { return false }
    if lexicon.isAdverb(tokens[index].lower) {
      return tokens[index].lists.isSubset(of: [.vague, .manner, .universal])
    }
    let next = tokens[index + 1]
    // `required backing`
    if lexicon.isParticiple(tokens[index].lower), tokens[index].isOn(.notStates),
      !tokens[index].isOn(.comparatives),
      !next.isOn([.determiners, .numbers, .objectEnds]), !next.isName
    {
      return true
    }
    return tokens[index].isOn(.comparatives) && tokens[index].isOn(.manner)
      && next.isOn([.activity, .outcome, .vagueVerbs]) && !next.isOn(.nouns)
  }

  var head: Token? { headIndex.map { tokens[$0] } }

  /// - Parameter length: how many tokens to look at.
  func object(of verb: Int, within length: Int) -> ArraySlice<Token> {
    var start = verb + 1
    // `create / update the handbook`, `write and publish a post`
    if start + 1 < tokens.count, tokens[start].isOn(.and) || tokens[start].text == "/",
      tokens[start + 1].isVerb
    {
      start += 2
    }
    // `pay off the loan`
    if start + 1 < tokens.count, tokens[start].isOn(.placed), !tokens[start].isOn(.objectEnds),
      tokens[start + 1].isOn(.determiners)
    {
      start += 1
    }
    let said = tokens[start...].prefix(length)
    let end = said.indices.first { index in
      guard tokens[index].endsClause || tokens[index].text == "(" || tokens[index].isOn(.objectEnds)
      else {
        return false
      }
      // `faire du sport`
      if tokens[index].isOn(.objectStarts), index < start + 2,
        tokens[start..<index].allSatisfy({ $0.isOn(.objectStarts) })
      {
        return false
      }
      // `a safe, tidy shed`
      if tokens[index].text == ",", tokens[index - 1].isOn([.vague, .traits]) { return false }
      // `complete at least 5`, `give about 5`
      return index > start + 1 || index + 1 == tokens.count
        || !(tokens[index + 1].isOn([.comparatorEnds, .numbers])
          || tokens[index + 1].kind == .number)
    }
    return tokens[start..<(end ?? said.endIndex)]
  }

  /// Whether a phrase of a list begins with the head, or with the word before it: `se mettre`.
  func headBegins(_ list: WordList) -> Bool { beginning(list) > 0 }

  /// How many words such a phrase has.
  private func beginning(_ list: WordList) -> Int {
    guard let headIndex else { return 0 }
    if let length = lexicon.phrase(list, at: tokens[headIndex...]) { return length }
    guard headIndex > 0, tokens[headIndex - 1].isOn(.skip) else { return 0 }
    return lexicon.phrase(list, at: tokens[(headIndex - 1)...]) ?? 0
  }

  private var beginsWithActivity: Bool {
    guard let headIndex, let head, head.kind == .word, !headHasArticle else { return false }
    // `be promoted`, `got hired`
    if isBecoming(headIndex) || headIsNoun { return false }
    if isOwnAbility || isRefraining { return true }
    // `center myself`
    if head.isVerb, headIndex + 1 < tokens.count, tokens[headIndex + 1].isOn(.reflexive) {
      return true
    }
    // `get into college`, but `get into debates`
    let outcome = beginning(.outcome)
    if beginning(.activity) > outcome || isHabit { return true }
    if outcome > 0 { return false }
    let next = headIndex + 1 < tokens.count ? tokens[headIndex + 1] : nil
    if head.isInflectionOn(.outcome) {
      // a gerund that has no object: `Writing`
      return lexicon.isGerund(head.lower)
        && next.map { $0.kind == .symbol || $0.kind == .link } ?? true
    }
    guard head.isInflectionOn(.activity), !isFounding, !isContribution else { return false }
    // `admitted to the programme`
    if head.isOn(.states), lexicon.isParticiple(head.lower), next?.isOn(.scopes) ?? false {
      return false
    }
    // `working prototype`
    if lexicon.isGerund(head.lower), head.isOn(.adjectiveOnly), next?.isOn(.artifacts) ?? false {
      return false
    }
    if !lexicon.isGerund(head.lower), head.isOn(.nouns.union([.verbsOrNouns])), let next,
      isSubject(before: next)
    {
      return false
    }
    // `Waiting time`, `reading age`
    if lexicon.isGerund(head.lower), head.isOn(.nouns.union([.gerundThings])),
      next?.isOn(.metrics) ?? false
    {
      return false
    }
    // `Partner portal live`, `Support ticket rate`: a noun before nouns
    if let last = tokens.last, let next, tokens.count > headIndex + 2, next.kind == .word,
      object.endIndex == tokens.count,
      !next.isOn([.determiners, .functionWords, .scopes, .numbers]),
      last.isOn(.states) || last.isOn(.metrics) && head.isOn(.verbsOrNouns)
    {
      return false
    }
    guard head.isOn(.artifacts) else { return true }
    return next.map { next in
      next.kind == .number || next.kind == .word && !next.isOn([.notAVerbBefore, .states])
    } ?? false
  }

  /// Whether a word that could be a verb is what the sentence is about: `Work gets done`, `Chair elected`,
  /// `Search works`, `Support tickets fall below 10 a week`.
  private func isSubject(before next: Token) -> Bool {
    if next.isOn(.copulas) { return true }
    if lexicon.isPlural(next.lower), next.isInflectionOn(.functioning), !next.isOn(.nouns) {
      return true
    }
    if next.isOn(.states), lexicon.isParticiple(next.lower), let headIndex,
      headIndex + 2 == tokens.count || tokens[headIndex + 2].isOn(.functionWords)
    {
      return true
    }
    if let headIndex, head?.isOn(.verbsOrNouns) ?? false, next.kind == .word,
      !next.isOn([.determiners, .functionWords]), !lexicon.isPlural(next.lower)
    {
      // `interview process documented`, `welcome kit for guests`
      let rest = tokens[(headIndex + 2)...]
      if let state = rest.first, state.isOn(.states), lexicon.isParticiple(state.lower) {
        return true
      }
      if next.isOn(.artifacts), !next.isOn(.massNouns), rest.first?.isOn(.scopes) ?? false {
        return true
      }
    }
    return lexicon.isPlural(next.lower) && !amounts.isEmpty
      && tokens.contains { $0.isInflectionOn(.changing) && !$0.isOn(.nouns) }
  }

  /// `contribute a patch`
  private var isContribution: Bool {
    guard let head, head.isInflectionOn(.contributing), let first = object.first,
      first.isOn([.determiners, .numbers]) || first.kind == .number
    else { return false }
    return object.prefix { !$0.isOn(.scopes) }.last { $0.kind == .word }
      .map { $0.isInflectionOn(.artifacts) && !$0.isOn(.activityNouns) } ?? false
  }

  /// `start a business`
  private var isFounding: Bool {
    guard let head, head.isInflectionOn(.starting), object.first?.isOn(.determiners) ?? false
    else { return false }
    return object.prefix { !$0.isOn(.scopes) }.last { $0.kind == .word }?.isOn(.ventures) ?? false
  }

  /// `Release frequency`: a word that can be a verb, and begins a noun phrase.
  private var headIsNoun: Bool {
    // `Search latency < 150 ms`
    if let headIndex, let head, head.isOn([.verbsOrNouns, .activityNouns]),
      head.isInflectionOn(.activity),
      headIndex + 1 < tokens.count, tokens[headIndex + 1].isOn(.metrics), !amounts.isEmpty
    {
      return true
    }
    guard let headIndex, let head, head.isOn(.verbsOrNouns),
      let last = tokens.last(where: { $0.kind == .word }),
      last.isOn(.metrics) || last.isOn(.activityNouns) && !head.isInflectionOn(.activity)
    else { return false }
    let rest = tokens[(headIndex + 1)...]
    return rest.count { $0.kind == .word } > 0
      && rest.allSatisfy {
        ($0.kind == .word || "|()[]%".contains($0.text))
          && !$0.isOn([.determiners, .numbers, .manner, .functionWords, .objectEnds, .scopes])
      }
  }

  /// `I can work with …`: inside the person as long as no amount is said.
  private var isOwnAbility: Bool {
    guard let headIndex else { return false }
    let before = tokens[..<headIndex]
    return before.contains { $0.isOn(.ability) && !$0.isOn(.infinitive) } && amounts.isEmpty
      && before.first?.isOn(.persons) ?? false && !before.contains { $0.isOn(.zero) }
  }

  /// `Don't waste time`, `Not spend more than …`
  private var isRefraining: Bool {
    guard let first = tokens.first, first.isOn(.negation), tokens.count > 2 else { return false }
    let next = tokens[1]
    return next.isVerb || next.isOn(.traits) || lexicon.isParticiple(next.lower)
  }

  /// `the experiment`, which is no verb.
  private var headHasArticle: Bool {
    headIndex.map { $0 > 0 && tokens[$0 - 1].isOn(.determiners) } ?? false
  }

  /// `Write more`, `write daily`: an outcome's verb of which only the manner is said.
  private var isHabit: Bool {
    guard let headIndex, let head, headIndex + 1 < tokens.count, amounts.isEmpty,
      !head.isOn([.metrics, .states, .traits, .inner])
    else { return false }
    // `write clearly and often to …`
    let isJoined = object.endIndex < tokens.count && tokens[object.endIndex].isOn(.and)
    let rest = (isJoined ? object : tokens[(headIndex + 1)...]).filter { $0.kind != .symbol }
    // `get stronger`
    let manner: WordLists =
      head.isInflectionOn(.completion) ? [.manner, .vague, .traits] : [.manner]
    return rest.allSatisfy { $0.isOn(manner) || lexicon.isAdverb($0.lower) } && !rest.isEmpty
  }

  private var beginsWithOutcome: Bool {
    guard let headIndex, let head, head.kind == .word, !headIsActivity, !headHasArticle, !headIsNoun
    else {
      return false
    }
    // `presentation of the results`
    if head.isOn(.artifacts), headIndex + 1 < tokens.count,
      tokens[headIndex + 1].isOn([.notAVerbBefore, .infinitive]),
      !tokens[headIndex + 1].isOn(.comparators)
    {
      return false
    }
    // `involved in …`, which `organized 6 speakers` is not
    if head.isOn(.traits), tokens[(headIndex + 1)...].first?.isOn(.scopes) ?? true { return false }
    return head.isInflectionOn(.outcome) || headBegins(.outcome) || headIsUnknownVerb || isFounding
      || isContribution
  }

  /// `Untangle the backlog`: a word on no list before a determiner can only be an imperative.
  private var headIsUnknownVerb: Bool {
    guard let headIndex, headIndex == 0, let head, tokens.count > 2, !head.isName,
      !head.isVerb, !head.isOn([.states, .functionWords, .traits, .vague, .numbers, .universal])
    else { return false }
    return tokens[1].isOn(.determiners) && !tokens[1].isOn([.copulas, .universal])
  }

  var headIsVagueVerb: Bool {
    !headHasArticle && !headIsNoun && !headBegins(.outcome) && !isContribution
      && (head?.isInflectionOn(.vagueVerbs) ?? false || headBegins(.vagueVerbs))
  }
}
