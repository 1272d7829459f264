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
      return !isSubject(index, in: tokens)
    }
  }

  /// A person of whom a verb is said: `mentee publishes …`, `all pupils to understand …`.
  private static func isSubject(_ index: Int, in tokens: [Token]) -> Bool {
    let person = index + (tokens[index].isOn(.universal) ? 1 : 0)
    guard person + 1 < tokens.count, tokens[person].isOn(.people) else { return false }
    let next = tokens[person + 1]
    return next.isVerb || next.isOn(.infinitive) || next.isOn(.modal) || next.text == ":"
      || next.text == "-"
  }

  var head: Token? { headIndex.map { tokens[$0] } }

  /// Tokens of the head verb's object, up to a preposition, a clause, a mark.
  var object: ArraySlice<Token> { headIndex.map { object(of: $0, within: tokens.count) } ?? [] }

  /// - Parameter length: how many tokens to look at.
  func object(of verb: Int, within length: Int) -> ArraySlice<Token> {
    let start = verb + 1
    let said = tokens[start...].prefix(length)
    let end = said.indices.first { index in
      guard tokens[index].endsClause || tokens[index].isOn(.objectEnds) else {
        return false
      }
      // `complete at least 5`, `give about 5`
      return index > start + 1 || index + 1 == tokens.count
        || !(tokens[index + 1].isOn([.comparatorEnds, .numbers])
          || tokens[index + 1].kind == .number)
    }
    return tokens[start..<(end ?? said.endIndex)]
  }

  func headBegins(_ list: WordLists) -> Bool {
    headIndex.map { lexicon.phrase(list, at: tokens[$0...]) != nil } ?? false
  }

  var headIsActivity: Bool {
    guard let headIndex, let head, head.kind == .word, !headHasArticle else { return false }
    // `be promoted`, `got hired`
    if isBecoming(headIndex) { return false }
    if headBegins(.activity) || isHabit { return true }
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
      object.endIndex == tokens.count,
      !next.isOn([.determiners, .functionWords, .scopes, .numbers]), last.isOn([.states, .metrics])
    {
      return false
    }
    guard head.isOn(.artifacts) else { return true }
    return next.map { next in
      next.kind == .number || next.kind == .word && !next.isOn([.notAVerbBefore, .states])
    } ?? false
  }

  /// `the experiment`, which is no verb.
  private var headHasArticle: Bool {
    headIndex.map { $0 > 0 && tokens[$0 - 1].isOn(.determiners) } ?? false
  }

  /// `Write more`, `write daily`: an outcome's verb of which only the manner is said.
  private var isHabit: Bool {
    guard let headIndex, let head, head.isInflectionOn(.outcome), headIndex + 1 < tokens.count,
      amounts.isEmpty
    else { return false }
    let rest = tokens[(headIndex + 1)...].filter { $0.kind != .symbol }
    // `get stronger`
    let manner: WordLists =
      head.isInflectionOn(.completion) ? [.manner, .vague, .traits] : .manner
    return rest.allSatisfy { $0.isOn(manner) } && !rest.isEmpty
  }

  var headIsOutcome: Bool {
    guard let headIndex, let head, head.kind == .word, !headIsActivity, !headHasArticle else {
      return false
    }
    // `presentation of the results`
    if head.isOn(.artifacts), headIndex + 1 < tokens.count,
      tokens[headIndex + 1].isOn(.notAVerbBefore), !tokens[headIndex + 1].isOn(.comparators)
    {
      return false
    }
    // `involved in …`, which `organized 6 speakers` is not
    if head.isOn(.traits), tokens[(headIndex + 1)...].first?.isOn(.scopes) ?? true { return false }
    return head.isInflectionOn(.outcome) || headBegins(.outcome) || headIsUnknownVerb
  }

  /// `Untangle the backlog`: a word on no list before a determiner can only be an imperative.
  private var headIsUnknownVerb: Bool {
    guard let headIndex, headIndex == 0, let head, tokens.count > 2, !head.isName,
      !head.isVerb, !head.isOn([.states, .functionWords, .traits, .vague, .numbers, .universal])
    else { return false }
    return tokens[1].isOn(.determiners) && !tokens[1].isOn([.copulas, .universal])
  }

  var headIsVagueVerb: Bool {
    !headHasArticle && (head?.isInflectionOn(.vagueVerbs) ?? false || headBegins(.vagueVerbs))
  }
}
