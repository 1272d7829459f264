/// What is said in a part of a success measure: amounts, states, things made, changes inside the person.
extension MeasurePart {
  // MARK: Nothing said

  var isPlaceholder: Bool {
    let words = tokens.filter { $0.kind != .symbol }
    guard let first = words.first else { return true }
    if words.count == 1, first.kind == .word, first.text.count == 1 { return true }
    if words.count == 1, first.isOn(.placeholders) { return true }
    if lexicon.phrase(.placeholders, at: words[...]) == words.count { return true }
    // `measure: tbd`, but `crashes: none`
    if words.count == 2, words[1].isOn(.placeholders), !words[1].isOn(.zero) { return true }
    if tokens[0].isOn(.strongPlaceholders),
      words.count <= 8 || tokens[1].kind == .symbol
    {
      return true
    }
    // `Key result x`
    if let label = lexicon.phrase(.labels, at: words[...]) ?? (first.isOn(.labels) ? 1 : nil),
      words.count == label + 1, words[label].text.count == 1
    {
      return true
    }
    // `To be measured`
    if words.count == 3, first.isOn(.infinitive), words[1].isOn(.being),
      lexicon.isParticiple(words[2].lower)
    {
      return true
    }
    // `baseline to be established`
    if words.count <= 8,
      words.indices.contains(where: { lexicon.phrase(.placeholders, at: words[$0...]) != nil })
    {
      return true
    }
    // `[How will this be measured?]`
    if tokens.first?.text == "[", tokens.last?.text == "]" { return true }
    return words.count <= 4 && first.isOn(.like)
      && !(words.dropFirst().first?.isOn(.determiners) ?? false)
  }

  /// `xx%`, `[TBD: number]`: an amount that is still to be filled in.
  var hasHole: Bool {
    var isInBrackets = false
    for (index, token) in tokens.enumerated() {
      if token.text == "[" { isInBrackets = true }
      if token.text == "]" { isInBrackets = false }
      let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
      // `__ minutes`
      if token.text.utf8.count > 1, token.text.allSatisfy({ $0 == "_" }) { return true }
      if token.isOn(.holes) || token.isOn(.bracketedHoles) && (isInBrackets || next == "%") {
        return true
      }
    }
    return false
  }

  /// `5 days/week`
  private var isRate: Bool {
    tokens.indices.dropFirst().dropLast().contains {
      tokens[$0].text == "/" && tokens[$0 - 1].isInflectionOn(.time)
        && tokens[$0 + 1].isInflectionOn(.time)
    }
  }

  /// Dates, quarters, weeks and nothing else.
  var isOnlyTime: Bool {
    comparison == nil && !isRate
      && tokens.allSatisfy { token in
        token.kind == .number || token.kind == .symbol || token.kind == .link
          || token.isOn(.months) || lexicon.endsInMonth(token.lower) || token.isInflectionOn(.time)
          || token.isOn(.periodBefore)
          || token.isOn(.periodWords) || lexicon.isPeriodName(token.lower)
      } && tokens.contains { $0.kind != .symbol }
  }

  // MARK: Amounts

  /// `twice a week`, `every fortnight`, `post weekly`
  var frequency: Token? {
    tokens.indices.first { index in
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      // `a weekly list` is of a sort
      if tokens[index].isOn(.frequencies) {
        return next.map { $0.kind == .symbol || $0.isOn([.functionWords, .objectEnds]) } ?? true
          || tokens[(index + 1)...].prefix(5).prefix { $0.kind == .word && !$0.isOn(.objectEnds) }
            .last.map { lexicon.isPlural($0.lower) } ?? false
      }
      guard tokens[index].isOn(.every), period(after: index) != nil else { return false }
      return tokens[index].isOn(.universal)
        || index > 0 && !tokens[index - 1].isOn([.timeFrames, .determiners])
    }.map { tokens[$0].isOn(.frequencies) ? tokens[$0] : period(after: $0) ?? tokens[$0] }
  }

  /// `every day`, `every other day`
  private func period(after index: Int) -> Token? {
    let next = tokens[(index + 1)...].drop { $0.isOn([.one, .indefinite, .determiners]) }
    guard next.startIndex <= index + 2, let first = next.first, first.isOn(.time) else {
      return nil
    }
    return first
  }

  /// `from a C to a B`, `from junior to senior`: where a change begins and where it ends.
  var span: Token? {
    guard let from = tokens.firstIndex(where: { $0.isOn(.spanStart) }),
      // `go from a C to a B`
      !headIsActivity || from == headIndex.map({ $0 + 1 }),
      let to = tokens[(from + 1)...].prefix(6).firstIndex(where: { $0.isOn(.infinitive) }),
      to + 1 < tokens.count
    else { return nil }
    let ends = tokens[(from + 1)..<min(to + 3, tokens.count)]
    return ends.contains {
      $0.text.count == 1 && $0.isCapitalised || $0.text.contains(where: \.isNumber)
    }
      ? tokens[from] : nil
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
      guard let first = noun.first, !first.isOn(.more) else { return false }
      return !noun.contains { $0.isInflectionOn(.vagueNouns) || $0.isOn(.inner) }
    }.map { tokens[$0] }
  }

  /// `all devs have access`, `every row is logged`
  var universal: Token? {
    guard let index = tokens.firstIndex(where: { $0.isOn(.universal) }),
      !(headIsActivity && headIsVagueVerb)
    else { return nil }
    let rest = tokens[(index + 1)...]
    // `the gap between them and all other pupils`
    if rest.first?.isOn(.indefinite) ?? false { return nil }
    if headIsActivity, !object.indices.contains(index) { return nil }
    // `where all feel comfortable`; `a calm corner` is something else.
    let isFelt = rest.indices.contains { place in
      rest[place].isOn(.traits) && !rest[place].isOn(.states) && tokens[place - 1].isVerb
    }
    if isFelt || vaguePoint != nil { return nil }
    let isSaid =
      rest.contains {
        $0.isOn(.copulas) || $0.isOn(.states) || $0.isInflectionOn(.outcome) && $0.lower != $0.stem
          || $0.isOn([.outcome, .singleActs]) && !$0.isOn(.artifacts) || lexicon.isAbility($0.lower)
      }
      || !amounts.isEmpty
      || (headIsOutcome && !headIsVagueVerb)
    return isSaid ? tokens[index] : nil
  }

  private var isVagueImperative: Bool {
    headIsVagueVerb && !(head?.isOn(.ensuring) ?? false)
  }

  /// A done state or an event said of something: `merged`, `is live`.
  var state: Token? {
    if head?.isOn(.traits) ?? false { return nil }
    return mainClause.indices.first { index in
      let token = tokens[index]
      guard isState(index) else { return false }
      // A state at the head of an imperative is its verb; a participle is said of what follows.
      if index == headIndex, token.isOn([.outcome, .activity]) || tokens.count == 1 {
        return false
      }
      // `demonstrated judgement`, `show written work`
      if index == headIndex, firstIsInner(object) { return false }
      if index < headIndex ?? 0, token.isOn(.notStates) { return false }
      if index - 1 == headIndex, headIsOutcome, !isBecoming(index) { return false }
      let previous = index > 0 ? tokens[index - 1] : nil
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      // `diversify the books included`: said of a thing that is named, not of the measure
      if isVagueImperative, !(previous?.isOn(.copulas) ?? false) { return false }
      // `(completed check-ins)`
      if lexicon.isParticiple(token.lower), let previous, let next,
        previous.kind == .symbol || previous.isOn([.determiners, .scopes, .and, .vague]),
        next.kind == .word, !next.isOn([.functionWords, .objectEnds, .placed, .manner])
      {
        return false
      }
      // `open collaboration`, `open and inclusive` are adjectives, `the public` is a noun
      let isBeforeNoun =
        next.map { $0.kind == .word && (!$0.isOn(.functionWords) || $0.isOn(.and)) } ?? false
      if token.isOn(.adjectiveOnly),
        isBeforeNoun || previous?.isOn(.determiners) ?? false
      {
        return false
      }
      // `sharing ideas and working in a team`
      if lexicon.isGerund(token.lower), let previous,
        previous.kind == .symbol || previous.isOn([.scopes, .and])
      {
        return false
      }
      return true
    }.map { tokens[$0] }
  }

  /// Up to a clause that only explains: `the guide, which …`, `act on the feedback you received`.
  private var mainClause: ArraySlice<Token> {
    let start = headIndex ?? 0
    let end = tokens.indices.first { index in
      tokens[index].isOn(.relative) && (index == 0 || index > start)
        || index > start && index + 1 < tokens.count && tokens[index].isOn(.persons)
          && tokens[index - 1].kind == .word && !tokens[index].isOn(.determiners)
          && tokens[index - 1].isOn([.artifacts, .activityNouns, .inner, .metrics])
          && lexicon.isParticiple(tokens[index + 1].lower)
    }
    return tokens[..<(end ?? tokens.count)]
  }

  /// `be promoted`, `got hired`
  func isBecoming(_ index: Int) -> Bool {
    tokens[index].isOn(.states) && lexicon.isParticiple(tokens[index].lower) && index > 0
      && (tokens[index - 1].isOn(.being) || tokens[index - 1].isInflectionOn(.causing))
  }

  /// `council adopts the plan`, `the parser accepts tabs`: what somebody or something does, said of it.
  func isDeed(_ index: Int) -> Bool {
    let token = tokens[index]
    guard index > 0, index + 1 < tokens.count, token.isInflectionOn([.outcome, .functioning]),
      !token.isOn([.artifacts, .metrics])
    else { return false }
    let previous = tokens[index - 1]
    let next = tokens[index + 1]
    // `error messages name the line`
    if index <= 3, lexicon.isPlural(previous.lower),
      !previous.isOn(.functionWords),
      token.isOn(.functioning), !token.isOn(.nouns), next.isOn(.determiners), !tokens[0].isVerb
    {
      return true
    }
    guard token.lower != token.stem, lexicon.isPlural(token.lower) else { return false }
    guard previous.kind == .word || previous.kind == .code,
      !previous.isOn([.functionWords, .objectEnds])
    else { return false }
    if next.isOn(.determiners), !previous.isVerb { return true }
    // `Parser 2 accepts tabs`: behind a name that begins the sentence
    let subject = tokens[..<index]
    return subject.count <= 4 && subject.last?.isVerb != true
      && subject.allSatisfy { $0.kind != .symbol && !$0.isOn(.vague) && !$0.isOn(.scopes) }
      && (previous.isName || previous.kind == .code
        || index == 1 && previous.lists.isEmpty
          && previous.inflected.isEmpty
        || subject[0].isOn(.determiners) || subject[0].isName)
      && (next.kind != .symbol && !next.isOn(.copulas))
  }

  private func isState(_ index: Int) -> Bool {
    let token = tokens[index]
    if isBecoming(index) { return true }
    if isDeed(index), !token.isInflectionOn(.vagueVerbs) || token.isInflectionOn(.functioning) {
      return true
    }
    if token.isInflectionOn(.vagueVerbs) { return false }
    // `experience working on …`
    if lexicon.isGerund(token.lower), index > 0, tokens[index - 1].isOn(.inner) { return false }
    if token.isOn(.states) { return true }
    // `is in place`
    if index > 0, tokens[index - 1].isOn(.copulas),
      lexicon.phrase(.states, at: tokens[index...]) != nil
    {
      return true
    }
    guard token.kind == .word, index > 0, !token.isOn([.notStates, .vague, .traits]) else {
      return false
    }
    let previous = tokens[index - 1]
    // `the pattern is up`
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    // `is up`, but `be on time`
    if token.isOn(.placed) {
      return previous.isOn(.copulas)
        && next.map { $0.kind != .word || $0.isOn([.functionWords, .placed, .artifacts]) } ?? true
    }
    // `cron turned off`, `vacancy filled`: a participle behind what it is said of
    return lexicon.isParticiple(token.lower) && previous.kind != .symbol && !previous.isOn(.vague)
      && !previous.isOn([.determiners, .scopes, .and])
      && next.map { $0.kind == .symbol || $0.isOn([.placed, .scopes, .and, .objectEnds]) } ?? true
  }

  /// `users can …`, `KubeArmor to emit …`: something that can be tried.
  var ability: Token? {
    // `I can`: what a person can is inside of them, what others can is there to be tried.
    let subject = tokens.firstIndex {
      $0.kind == .word && !$0.isOn([.persons, .copulas, .being])
    }
    let lastTrait = tokens.lastIndex { $0.isOn(.traits) && !$0.isOn(.ability) } ?? -1
    let found = tokens.indices.first { index in
      // `will not block`, `does not lose`
      if index > 0, tokens[index].isOn(.negation), index > (subject ?? index),
        tokens[index - 1].isOn([.copulas, .modal]) || tokens[index - 1].isInflectionOn(.completion)
      {
        return true
      }
      return tokens[index].isOn(.ability) && index > (subject ?? index) && index > lastTrait
    }
    if let found { return tokens[found] }
    guard let to = tokens.firstIndex(where: { $0.isOn(.infinitive) }), (1...3).contains(to),
      to + 1 < tokens.count, !tokens[0].isVerb,
      !tokens[..<to].contains(where: { $0.isOn([.traits, .metrics]) }),
      tokens[to + 1].isInflectionOn(.outcome),
      !tokens[to + 1].isInflectionOn(.vagueVerbs)
    else { return nil }
    return tokens[to + 1]
  }

  /// `can quickly find …`, `fast users can …`; what follows later is beside the point.
  var isVaguelyAble: Bool {
    guard vaguePoint == nil else { return true }
    let end = tokens.lastIndex { $0.isOn([.ability, .infinitive]) } ?? 0
    return tokens.prefix(end + 5).contains { $0.isOn(.vague) }
  }

  /// Whether the head verb's object is a certain thing rather than things of a sort.
  var objectIsSpecific: Bool {
    guard let headIndex, headIndex + 1 < tokens.count else { return false }
    // `finish reading the novel`
    let isDoing =
      head?.isInflectionOn(.finishing) ?? false
      && object.first.map { lexicon.isGerund($0.lower) && !$0.isName } ?? false
    let rest = tokens[object.startIndex...].dropFirst(isDoing ? 1 : 0)
    if rest.contains(where: { $0.isOn(.vagueNouns) })
      // `a few`
      || rest.first?.isOn(.indefinite) ?? false || rest.dropFirst().first?.isOn(.few) ?? false
    {
      return false
    }
    if rest.contains(where: { $0.isName || $0.kind == .link || $0.kind == .code }) { return true }
    if rest.first?.isOn(.determiners) ?? false { return true }
    // `publish blog post`, `graduate college`: one thing, in few words
    if let noun = rest.prefix(while: { $0.kind == .word && !$0.isOn(.functionWords) }).last,
      noun.isOn(.artifacts) && !noun.isOn(.massNouns)
        || noun.lists.isDisjoint(with: .uncountable),
      !lexicon.isPlural(noun.lower), !lexicon.isGerund(noun.lower), !lexicon.isAdverb(noun.lower)
    {
      return true
    }
    return hasScope(rest)
      && !(object.last.map { lexicon.isPlural($0.lower) } ?? false
        && object.contains { $0.isOn(.vague) })
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

  var vagueWords: [Token] {
    tokens.indices.filter { index in
      // `Responsive Web Design` is a name
      let isInName =
        tokens[index].isName && index + 1 < tokens.count && tokens[index + 1].isName
      return tokens[index].isOn(.vague) && !isInName && !isVerbOfObject(index)
        && lexicon.phrase(.artifacts, at: tokens[index...]) == nil
    }.map { tokens[$0] }
  }

  /// `Secure a room`, which is no secure room.
  private func isVerbOfObject(_ index: Int) -> Bool {
    index == headIndex && tokens[index].isVerb && index + 1 < tokens.count
      && tokens[index + 1].isOn(.determiners)
  }

  /// Whether a vague word is what is said: `is easy to use`.
  var vaguePoint: Token? {
    let isSaidAlone = amounts.allSatisfy(\.isTime)
    // What follows a state does not undo it: `is in use and easy to read`; `reduced significantly` does.
    let end = tokens.indices.dropFirst((headIndex ?? 0) + 1).first { isState($0) } ?? tokens.count
    return tokens[..<min(end + 2, tokens.count)].indices.first { index in
      // `continuous integration` is a thing
      guard tokens[index].isOn(.vague), lexicon.phrase(.artifacts, at: tokens[index...]) == nil
      else { return false }
      if index == headIndex {
        // `stable release published`
        let isEvent =
          end < tokens.count && index + 1 < end && lexicon.isParticiple(tokens[end].lower)
          && !tokens[end - 1].isOn(.copulas) && !tokens[index].isOn(.comparatives)
        return !isVerbOfObject(index) && !isEvent
      }
      return isSaidAlone && tokens[..<index].suffix(3).contains { $0.isOn(.saidOf) }
    }.map { tokens[$0] }
  }

  private func isInner(_ index: Int) -> Bool {
    let length =
      lexicon.phrase(.inner, at: tokens[index...]) ?? (tokens[index].isOn(.inner) ? 1 : 0)
    guard length > 0 else { return false }
    // `Happiness Packet` is a name
    if tokens[index].isName, index + 1 < tokens.count, tokens[index + 1].isName { return false }
    // `user experience`, `students' reading skills` are outside
    let beside = tokens[..<index].suffix(4).reversed().prefix {
      $0.kind == .word && !$0.isOn([.functionWords, .objectEnds])
    }
    if beside.contains(where: {
      $0.isOn([.users, .people]) && !$0.isOn(.persons)
    }) {
      return false
    }
    guard index + length < tokens.count, !tokens[index + length - 1].isOn(.scopes) else {
      return true
    }
    let next = tokens[index + length]
    // `the confidence of pupils`
    if next.isOn(.genitives),
      tokens[(index + length + 1)...].prefix(2).contains(where: {
        $0.isInflectionOn([.users, .people]) && !$0.isOn(.persons)
      })
    {
      return false
    }
    // `ability to combine sources on the Charts page` is one of a thing
    if next.isOn(.infinitive), index + length + 1 < tokens.count,
      tokens[index + length + 1].isInflectionOn(.outcome),
      !tokens[index + length + 1].isInflectionOn([.activity, .vagueVerbs]),
      tokens[(index + length)...].contains(where: \.isName)
    {
      return false
    }
    // `communication plan`, `confidence score`, `decision-making processes` are outside too
    let isPlain =
      next.kind == .word && next.lists.isEmpty && !next.isName
      && !lexicon.isParticiple(next.lower)
    return !(isPlain || next.isOn([.artifacts, .metrics, .people, .activityNouns]))
      || lexicon.isGerund(next.lower)
  }

  /// A word for a change inside the person.
  var innerWord: Token? { tokens.indices.first { isInner($0) }.map { tokens[$0] } }

  /// `a guide about confidence` is a guide.
  func innerWord(before index: Int) -> Token? {
    tokens[..<index].indices.first { isInner($0) }.map { tokens[$0] }
  }

  /// Whether a change inside the person is what the verb acts on, before anything outside.
  var objectIsInner: Bool { firstIsInner(object) }

  func firstIsInner(_ tokens: ArraySlice<Token>) -> Bool {
    guard
      var said = tokens.indices.first(where: {
        isInner($0) || tokens[$0].isOn([.artifacts, .metrics])
      })
    else { return false }
    // `platform engineering skills` are skills, a `fitness dance certificate` is one
    let rest = tokens[(said + (lexicon.phrase(.inner, at: tokens[said...]) ?? 1))...]
    for next in rest.indices {
      let token = tokens[next]
      guard token.kind == .word || token.text == "/", !token.isOn([.functionWords, .objectEnds]),
        !lexicon.isGerund(token.lower) || token.isOn(.nouns) || next + 1 < tokens.endIndex,
        !(isInner(said) && lexicon.isGerund(token.lower))
      else { break }
      if isInner(next) || token.isOn([.artifacts, .metrics]) { said = next }
    }
    return isInner(said)
  }

  /// The change inside the person that is said, if it is one: `improve my confidence`, `deep
  /// understanding of …`.
  var innerPoint: Token? {
    guard let headIndex, comparison == nil, span == nil, state == nil else { return nil }
    let isVerb = headIsOutcome || headIsVagueVerb || head?.isVerb ?? false
    let start = isVerb ? headIndex + 1 : headIndex
    let opening = tokens[start...].prefix { $0.isOn(.objectStarts) }.endIndex
    let end = tokens[opening...].prefix {
      !$0.endsClause && (!$0.isOn(.objectEnds) || $0.isOn(.and))
    }.endIndex
    let said = tokens[start..<end]
    // `improve my German`
    if headIsVagueVerb, let own = said.first, own.isOn(.ownership), said.count <= 4,
      amounts.allSatisfy(\.isTime),
      !said.contains(where: { $0.isOn([.artifacts, .metrics]) })
    {
      return said.last
    }
    // `improve the sign-up experience`
    if headIsVagueVerb, said.first.map({ !$0.isOn(.ownership) }) ?? false,
      said.last?.isOn(.improvable) ?? false, said.count > 1,
      said.first.map({ !$0.isOn(.objectStarts) || said.count > 2 }) ?? false
    {
      return nil
    }
    if firstIsInner(said) { return said.indices.first { isInner($0) }.map { tokens[$0] } }
    // `turn the lobby into an experience`
    if isVerb, said.contains(where: { $0.kind == .word && $0.lists.isEmpty }) { return nil }
    return (headIsVagueVerb || !headIsOutcome) && artifact == nil && !hasMetric ? innerWord : nil
  }

  /// `sessions`; not `session notes`
  func isActivityNoun(_ index: Int) -> Bool {
    if lexicon.phrase(.activityNouns, at: tokens[index...]) != nil { return true }
    guard tokens[index].isOn(.activityNouns) else { return false }
    guard index + 1 < tokens.count else { return true }
    let next = tokens[index + 1]
    return next.kind != .word || !next.lists.isEmpty || next.isVerb || next.isName
      || lexicon.isParticiple(next.lower) || lexicon.isGerund(next.lower)
  }

  /// `Number of bugs closed`: what is counted, and no count.
  var isBareCount: Bool { isCount && !hasThreshold }

  /// `number of …`, `% of …`, `# of …`, which `share knowledge` is not.
  var isCount: Bool {
    headIndex.map { head in
      guard tokens[head].isOn(.counts) else { return false }
      guard head + 1 < tokens.count else { return true }
      return !tokens[head + 1].isOn(.universal)
        && (!tokens[head].isVerb || tokens[head + 1].isOn(.scopes))
    } ?? false || tokens.first.map { $0.text == "%" || $0.text == "#" } ?? false
  }

  /// Whether an amount is what a count comes to, rather than a part of what is counted.
  private var hasThreshold: Bool {
    comparison != nil
      || amounts.contains { amount in
        amount.index + 1 == tokens.count && tokens[amount.index].kind == .number
          || amount.index > 0
            && (tokens[amount.index - 1].text == ":" || tokens[amount.index - 1].isVerb
              || tokens[amount.index - 1].isOn([.comparators, .infinitive, .scopes]))
      }
  }

  /// `the hall has a ramp`
  var possession: Token? {
    guard let headIndex, vagueWords.isEmpty, !headIsActivity, innerPoint == nil else { return nil }
    return tokens.indices.dropLast().first { index in
      index > headIndex && tokens[index].isOn(.having) && tokens[index + 1].isOn(.determiners)
        && tokens[(index + 2)...].prefix(4).contains { $0.isOn(.artifacts) }
    }.map { tokens[$0] }
  }

  /// A word for something that is made.
  var artifact: Token? { tokens.first { $0.isOn(.artifacts) } }
  var hasMetric: Bool { tokens.contains { $0.isOn(.metrics) } }

  /// `JavaScript`, `🎓 English`
  var isBareName: Bool {
    let words = tokens.filter { $0.kind == .word }
    return tokens.count <= 6 && words.count <= 4 && !words.isEmpty
      && tokens.allSatisfy { $0.kind != .symbol || "()".contains($0.text) || tokens.count <= 3 }
      && words.allSatisfy { $0.isName || $0.isCapitalised }
      && amounts.isEmpty && artifact == nil && !hasMetric && !headIsOutcome && !headIsActivity
      && state == nil && !words.contains { $0.isOn(.outcome) }
  }
}
