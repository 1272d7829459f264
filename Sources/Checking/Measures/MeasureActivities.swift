/// Activities, traits and aspirations that are all that a part of a success measure says.
extension MeasurePart {
  /// `knowledgeable about …`; not `reliable builds`
  var traitIsSaid: Bool {
    guard let headIndex, headIndex + 1 < tokens.count else { return true }
    let next = tokens[headIndex + 1]
    if next.isOn(.modal), !next.isOn(.infinitive) { return false }
    return next.kind != .word
      || next.isOn([.functionWords, .objectEnds, .scopes, .and, .people, .traits, .inner])
      || lexicon.isGerund(next.lower) || lexicon.isParticiple(next.lower)
  }

  /// `academic writing`, with nothing said of it.
  var doing: Token? {
    guard let head, let headIndex, !headIsOutcome, !head.isVerb || lexicon.isGerund(head.lower),
      amounts.isEmpty, state == nil, vagueWords.isEmpty, zeroCondition == nil,
      let last = tokens[headIndex..<max(headIndex + 1, object.endIndex)].last
    else { return nil }
    let rest = tokens[object.endIndex...]
    // `security testing and finding bugs`, `fire and flood assessment`
    guard rest.isEmpty || rest.first?.isOn(.and) ?? false else { return nil }
    if let other = rest.last, other.isOn(.activityNouns), artifact == nil { return other }
    return [last, rest.last].compactMap(\.self).first { isDoing($0) }
  }

  func isDoing(_ token: Token) -> Bool {
    token.kind == .word && lexicon.isGerund(token.lower)
      && !token.isOn([.gerundThings, .artifacts, .metrics])
  }

  /// `become a member of …`; not `become a better engineer`
  var isMembership: Bool {
    let said = tokens.dropFirst()
    return said.contains { $0.isOn(.than) }
      || (said.first?.isOn(.determiners) ?? false)
        && !said.contains { $0.isOn([.vague, .traits, .inner]) || lexicon.isSuperlative($0.lower) }
  }

  /// The activity that is all that is said: `4 sessions with the mentor`, `complete the course`.
  var activityPoint: Token? {
    guard let head, let headIndex, !isCount else { return nil }
    // `ensure that I understand …`
    if head.isOn(.ensuring),
      let subject = tokens[headIndex...].prefix(4).firstIndex(where: { $0.isOn(.persons) }),
      subject + 1 < tokens.count, tokens[subject + 1].isInflectionOn(.activity)
    {
      return tokens[subject + 1]
    }
    if headIsVagueVerb { return nil }
    // `finish reading …`, `terminar de leer …`
    if head.isInflectionOn(.finishing) {
      let rest = tokens[(headIndex + 1)...]
      let doing = rest.first.flatMap { $0.isOn(.infinitive) ? rest.dropFirst().first : $0 }
      if let doing, lexicon.isGerund(doing.lower) || rest.first?.isOn(.infinitive) ?? false {
        if doing.isInflectionOn(.activity) { return doing }
        if doing.isInflectionOn(.outcome) { return nil }
      }
    }
    // `receiving and acting on feedback`
    if head.isInflectionOn(.completion), object.isEmpty, headIndex + 2 < tokens.count,
      tokens[headIndex + 1].isOn(.and), tokens[headIndex + 2].isInflectionOn(.activity)
    {
      return tokens[headIndex + 2]
    }
    // `complete the programme`
    if head.isInflectionOn(.finishing), artifactBesideCourse == nil,
      let course = object.last(where: { $0.isOn(.courses) })
    {
      return course
    }
    // `get each player to talk`
    if head.isInflectionOn(.causing), let to = tokens.firstIndex(where: { $0.isOn(.infinitive) }),
      to > headIndex + 1, to + 1 < tokens.count, tokens[to + 1].isInflectionOn(.activity),
      !tokens[to + 1].isInflectionOn(.outcome)
    {
      return tokens[to + 1]
    }
    // `20 push-ups each day`
    if head.kind == .number || !head.isVerb, !headIsOutcome, isDaily, artifact == nil, !hasMetric,
      state == nil
    {
      return tokens.last
    }
    if head.isInflectionOn(.completion) || headBegins(.completion), state == nil, !headIsActivity {
      return activity(in: object)
    }
    // `literature review submitted`, but `four sessions held`
    if let state, !state.isInflectionOn([.completion, .activity]) { return nil }
    if tokens.indices.contains(where: isDeed) { return nil }
    let said = tokens[headIndex..<max(headIndex, object.endIndex)]
    guard !headIsOutcome, comparison == nil, let noun = activity(in: said) else { return nil }
    // `two calls led, the minutes published`
    let another = tokens[object.endIndex...].drop { $0.text != "," && !$0.isOn(.and) }
    return another.contains { $0.isOn(.states) } ? nil : noun
  }

  /// `complete the course and the certificate`
  var artifactBesideCourse: Token? {
    object.first { $0.isOn(.artifacts) && !$0.isOn(.courses) }
  }

  /// A noun of an activity with nothing beside it that is made or counted.
  func activity(in tokens: ArraySlice<Token>) -> Token? {
    // `higher attendance` is a change of what is counted
    let isChange = head?.isOn(.comparatives) ?? false
    // `steps 7–13 of the project` are steps
    let core = tokens.prefix { !$0.isOn(.scopes) }
    var nouns = lastNouns(of: core)
    // `two hours of training` are training, `the backing of management` is no management
    if nouns.isEmpty, !core.contains(where: { $0.kind == .word && $0.lists.isEmpty && !$0.isVerb })
    {
      nouns = lastNouns(of: tokens)
    }
    let isActivity = nouns.allSatisfy { index in
      !(isChange && tokens[index].isOn(.metrics)) && isActivityNoun(index)
    }
    return isActivity ? nouns.last.map { tokens[$0] } : nil
  }

  /// The nouns that say what is meant, one of each that are side by side: `test sessions` are sessions.
  func lastNouns(of tokens: ArraySlice<Token>) -> [Int] {
    var nouns: [Int] = []
    var isBeside = false
    for index in tokens.indices {
      let token = tokens[index]
      let isNoun =
        (token.isOn([.activityNouns, .artifacts, .metrics])
          || token.isInflectionOn(.artifacts) && lexicon.isPlural(token.lower))
        && !token.isOn(.states)
        || lexicon.phrase(.activityNouns, at: tokens[index...]) != nil
      if isNoun, isBeside { nouns.removeLast() }
      if isNoun { nouns.append(index) }
      isBeside = isNoun
    }
    return nouns
  }

  var isDaily: Bool { frequency?.isOn(.days) ?? false }
}
