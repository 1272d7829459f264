/// Results that stand beside an activity in a part of a success measure.
extension MeasurePart {
  /// `read the guide and publish a summary`, `visit customers to raise sales by 5 %`
  var outcomeBesideActivity: Token? { coordinatedOutcome ?? means ?? purpose }

  /// `able to walk 300 m`, `run 5 miles without stopping`: what can be tried, to an amount.
  var performance: Token? {
    guard let headIndex else { return nil }
    let before = tokens[..<headIndex]
    // `patients will name 5 colours`
    if let other = before.first(where: { $0.isOn(.others) }), hasHole || !amounts.isEmpty {
      return other
    }
    guard frequency == nil else { return nil }
    if let feat { return feat }
    // `lead the review without help`
    if let zeroCondition, !object.isEmpty { return zeroCondition }
    // `run a mile in under nine minutes`
    if let limit = amounts.first(where: { $0.isTime })?.index, !object.isEmpty,
      object.endIndex <= limit,
      tokens[object.endIndex..<limit].contains(where: {
        $0.isOn([.comparators, .comparatorEnds]) && !$0.isOn(.more)
      }), !(tokens.first?.isOn(.negation) ?? false)
    {
      return tokens[limit]
    }
    let isAble = before.contains { $0.isOn(.ability) && !$0.isOn(.infinitive) }
    guard let amount = amounts.first(where: { isAble || !$0.isTime }) else { return nil }
    return isAble || tokens[amount.index...].contains { $0.isOn(.zero) }
      ? tokens[amount.index] : nil
  }

  /// `ten pull-ups`, `do a handstand`: what a body can do once.
  var feat: Token? {
    guard frequency == nil, !amounts.isEmpty || object.first?.isOn(.determiners) ?? false else {
      return nil
    }
    return tokens.indices.first {
      tokens[$0].isOn(.feats) || lexicon.phrase(.feats, at: tokens[$0...]) != nil
    }.map { tokens[$0] }
  }

  /// `deepen my knowledge by building a site`
  var means: Token? {
    guard let by = tokens.dropLast().firstIndex(where: { $0.isOn(.means) }),
      lexicon.isGerund(tokens[by + 1].lower)
    else { return nil }
    return tokens[by...].indices.dropFirst().first { index in
      let previous = tokens[index - 1]
      return lexicon.isGerund(tokens[index].lower) && isOutcome(at: index)
        && (previous.isOn([.means, .and]) || previous.text == ",")
    }.map { tokens[$0] }
  }

  /// `read the guide and publish a summary`
  var coordinatedOutcome: Token? {
    guard let headIndex,
      headIsActivity || headIsOutcome || head?.isInflectionOn(.completion) ?? false, !objectIsInner
    else { return nil }
    let isGerund = lexicon.isGerund(tokens[headIndex].lower)
    return tokens.indices.dropLast().dropFirst(headIndex + 1).first { index in
      let previous = tokens[index - 1]
      // `apply and be accepted`
      if previous.isOn(.and), tokens[index].isOn(.being), isBecoming(index + 1) { return true }
      return (previous.isOn([.and, .or]) || previous.text == ",")
        && lexicon.isGerund(tokens[index].lower) == isGerund && isOutcome(at: index)
        // `close and reopen issues`
        && (!headIsOutcome || object(of: index, within: 2).first?.isOn(.determiners) ?? false)
    }.map { tokens[$0] }
  }

  /// `improve the editor to add a dark mode`
  var addition: Token? {
    guard headIsVagueVerb, !objectIsInner, !object.isEmpty,
      let to = tokens[object.endIndex...].first, to.isOn(.infinitive),
      object.endIndex + 2 < tokens.count
    else { return nil }
    let verb = tokens[object.endIndex + 1]
    let added = self.object(of: object.endIndex + 1, within: 8)
    return verb.isInflectionOn(.outcome) && !verb.isInflectionOn(.vagueVerbs)
      && !firstIsInner(added) && !(added.first?.isOn([.ownership, .vague]) ?? true)
      && (added.count > 1 || verb.isInflectionOn(.functioning)
        || !(added.last.map { lexicon.isPlural($0.lower) } ?? true))
      ? verb : nil
  }

  /// Whether a verb leaves a certain thing.
  func isOutcome(at index: Int) -> Bool {
    guard tokens[index].isInflectionOn(.outcome), !tokens[index].isOn(.massNouns) else {
      return false
    }
    let object = object(of: index, within: 8)
    // `graduate with a degree`
    if object.isEmpty { return hasScope(tokens[index...].prefix(4)) }
    return isOutside(object) && !(object.first?.isOn(.vague) ?? false)
      && (object.contains {
        $0.isOn([.determiners, .numbers, .artifacts]) || $0.isName || $0.kind == .number
          || $0.kind == .code || $0.kind == .link
      } || amounts.contains { $0.index >= index && !$0.isTime })
  }

  /// `visit customers to raise sales by 5 %`, `keep practising until I can do five`
  var purpose: Token? {
    guard let headIndex, !objectIsInner else { return nil }
    let lastAmount = amounts.last { !$0.isTime }?.index ?? -1
    return tokens.indices.dropFirst(headIndex + 1).first { index in
      if tokens[index].isOn(.ability), index < lastAmount { return true }
      // `lead two projects to successful delivery`
      if tokens[index].isOn(.goals),
        tokens[..<index].suffix(2).contains(where: {
          $0.isOn(.infinitive)
        })
      {
        return true
      }
      guard tokens[index].isInflectionOn(.vagueVerbs) else { return false }
      let object = object(of: index, within: 8)
      // `continue to raise the …`
      let isDirect =
        index == headIndex + 2 && tokens[index - 1].isOn(.infinitive)
        && (object.contains { $0.isOn(.metrics) } || object.first?.isOn(.determiners) ?? false)
      return isOutside(object) && (lastAmount > index || isDirect)
    }.map { tokens[$0] }
  }

  func isOutside(_ object: ArraySlice<Token>) -> Bool {
    !firstIsInner(object) && activity(in: object) == nil
      && !(object.first?.isOn(.ownership) ?? false)
  }

  /// `Maintain 90 % uptime`, `review within 3 days`: an activity's verb of which an amount is said that
  /// others see.
  var keptAmount: Token? {
    guard let head, let headIndex, headIndex + 1 < tokens.count else { return nil }
    let next = tokens[headIndex + 1]
    // `see growth in sales`, `get better grades`
    if head.isOn(.ensuring) && hasMetric || span != nil { return head }
    if head.isInflectionOn(.completion), let last = object.last, activity(in: object) == nil,
      last.isOn(.metrics) && object.first?.isOn([.comparatives, .vague]) ?? false
        // `maintain the archive`
        || last.isOn(.artifacts) && head.isInflectionOn(.keeping)
          && object.first?.isOn(.determiners) ?? false
        || isMadeOnce
    {
      return last
    }
    if next.isOn(.comparators), next.isOn(.timeFrames), !amounts.isEmpty { return head }
    // `weigh 70 kg`
    if head.isInflectionOn(.amounting), amounts.contains(where: { !$0.isTime }) { return head }
    // `answers within three days`
    if head.isInflectionOn(.serving),
      let limit = tokens.first(where: { $0.isOn(.comparators) && $0.isOn(.timeFrames) }),
      !amounts.isEmpty
    {
      return limit
    }
    // `answer 20 questions`, but `answer an email a week` is a habit
    guard head.isInflectionOn(.keeping), !objectIsInner,
      frequency == nil || !head.isInflectionOn(.serving),
      activity(in: object)?.isOn(.metrics) ?? true
    else { return nil }
    return comparison != nil
      || amounts.contains { !$0.isTime }
        && object.indices.contains {
          tokens[$0].isOn(.metrics) || tokens[$0].isInflectionOn(.artifacts)
            || lexicon.phrase(.artifacts, at: tokens[$0...]) != nil
        }
      || next.isOn([.scopes, .comparators, .comparatorEnds, .zero]) && !amounts.isEmpty
        && frequency == nil
      ? head : nil
  }
}
