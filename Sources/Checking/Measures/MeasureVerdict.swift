/// Clauses that need no word of the measure.
enum Reasons {
  static let nothing = "it says nothing yet"
  static let date = "it gives a time and nothing that is true by then"
  static let hole = "its amount is still to be filled in"
  static let noProof = "it names no amount, event or thing that a third person could confirm"
  static func asks(_ word: Token) -> String { "'\(word.text)' asks, and says no result" }
  static let question = "What will be there or be different, and where could a third person see it?"
}

extension MeasurePart {
  /// Whether a property holds of a part, and why.
  struct Verdict {
    let holds: Bool
    let reason: String
    /// Whether nothing in the words says so, nor against it.
    var isByDefault = false

    static func yes(_ reason: String) -> Verdict { Verdict(holds: true, reason: reason) }
    static func no(_ reason: String) -> Verdict { Verdict(holds: false, reason: reason) }
  }

  /// `How do we …`
  private var question: Token? { tokens.first.flatMap { $0.isOn(.questions) ? $0 : nil } }

  var saysNothing: Bool { isPlaceholder || isOnlyTime }

  /// Whether a third person could later say yes or no.
  var measurable: Verdict {
    if isPlaceholder { return .no(Reasons.nothing) }
    if isOnlyTime { return .no(Reasons.date) }
    if hasHole { return .no(Reasons.hole) }
    if let question { return .no(Reasons.asks(question)) }
    if isBareCount, let head { return .no("'\(head.text)' has no amount") }
    if let amount = amounts.first(where: { !$0.isTime }) {
      return .yes("'\(tokens[amount.index].text)' is an amount")
    }
    if let comparison { return .yes("'\(comparison.text)' compares with an amount") }
    if let span { return .yes("'\(span.text)' begins a change from one grade to another") }
    let isVagueTask = headIsVagueVerb || headIsActivity || innerPoint != nil
    // `learn Go in 2 weeks` says nothing that is true after them.
    let time = amounts.first { amount in
      !(isVagueTask && keptAmount == nil && amount.index > 0
        && tokens[amount.index - 1].isOn(.timeFrames))
    }
    if let time { return .yes("'\(tokens[time.index].text)' is an amount of time") }
    if let frequency, innerPoint == nil || headIsActivity {
      return .yes("'\(frequency.text)' says how often")
    }
    if let zeroCondition { return .yes("'\(zeroCondition.text)' can be counted") }
    if let universal { return .yes("'\(universal.text)' can be checked one by one") }
    if let state, vaguePoint == nil, !headIsActivity {
      return .yes("'\(state.text)' is a state or an event that can be seen")
    }
    if let ability, !isVaguelyAble, !headIsActivity, innerPoint == nil {
      return .yes("'\(ability.text)' can be tried")
    }
    if headIsOutcome, let head, namesOneOutcome {
      return .yes("'\(head.text)' names one thing that is done or not")
    }
    if let first = tokens.first, first.isOn(.being), isMembership, hasScope(tokens[...]) {
      return .yes("'\(first.text)' names something to be that others can confirm")
    }
    if let first = tokens.first, first.isOn(.ordinals), tokens.count > 1, innerPoint == nil,
      !hasMetric, vagueWords.isEmpty, activity(in: object.isEmpty ? tokens[...] : object) == nil
    {
      return .yes("'\(first.text)' is there or not")
    }
    if let destination { return .yes("'\(destination.text)' is there or not") }
    if let possession { return .yes("'\(possession.text)' is there or not") }
    if let artifact = describedArtifact ?? headArtifact, isNamedArtifact {
      return .yes("'\(artifact.text)' is there or not")
    }
    if let named = means ?? coordinatedOutcome ?? addition, vagueWords.isEmpty,
      !named.isInflectionOn(.vagueVerbs)
    {
      return .yes("'\(named.text)' names one thing that is done or not")
    }
    if let feat { return .yes("'\(feat.text)' can be tried") }
    if let head, isSingleAct { return .yes("'\(head.text)' is one act that is done or not") }
    if let vague = vaguePoint ?? vagueWords.first { return .no("'\(vague.text)' has no amount") }
    if headIsVagueVerb, let head { return .no("'\(head.text)' has no amount") }
    return .no(Reasons.noProof)
  }

  private var namesOneOutcome: Bool {
    if head?.isInflectionOn(.events) ?? false, object.isEmpty { return true }
    guard !headIsVagueVerb, objectIsSpecific, vaguePoint == nil, innerPoint == nil,
      !(tokens.first?.isOn(.being) ?? false) || isMembership
    else {
      return false
    }
    // `members can easily find …`
    if let headIndex, headIndex > 1, tokens[headIndex - 1].isOn(.vague),
      tokens[headIndex - 2].isOn(.ability)
    {
      return false
    }
    // `a better listener`, but `a clear guide`
    if object.first(where: { !$0.isOn(.determiners) })?.isOn(.vague) ?? false,
      !object.contains(where: { $0.isOn(.artifacts) })
    {
      return false
    }
    // `make it easier`, `make the site accessible`
    return
      !((head?.isOn(.making) ?? false)
      && (!vagueWords.isEmpty || tokens.last.map { lexicon.isAbility($0.lower) } ?? false))
  }

  /// `upgrade to Rails 7`
  private var destination: Token? {
    guard headIsVagueVerb, !headIsActivity, !objectIsInner,
      let to = tokens.firstIndex(where: { $0.isOn(.infinitive) }), to + 1 < tokens.count,
      tokens[to + 1].isName || tokens[to + 1].kind == .code
    else { return nil }
    return tokens[to + 1]
  }

  /// `a detailed schedule of …`
  private var describedArtifact: Token? {
    guard let first = tokens.first, first.isOn(.one) || first.isOn(.determiners),
      let index = tokens.indices.first(where: isSaidArtifact)
    else { return nil }
    return innerWord == nil && vaguePoint == nil
      && !tokens[..<index].contains { $0.isOn(.comparatives) || $0.endsClause }
      ? tokens[index] : nil
  }

  /// `plan for …`, `guide that …`, `documented process`
  private func isSaidArtifact(_ index: Int) -> Bool {
    guard tokens[index].isOn(.artifacts) else { return false }
    return index + 1 < tokens.count
      ? tokens[index + 1].isOn([.scopes, .relative, .determiners])
      : index > 1 && !tokens[..<index].contains { $0.isOn(.vague) }
  }

  private var isNamedArtifact: Bool {
    describedArtifact != nil
      || !headIsActivity && !headIsVagueVerb && !headIsOutcome && vagueWords.isEmpty
        && innerWord == nil
        && !(head?.isOn([.traits, .activityNouns]) ?? false)
        && !(head?.isOn(.people) ?? false && object.isEmpty)
        && (hasScope(tokens[...]) || tokens.contains { $0.text == "+" } || endsInNamedArtifact
          || artifactIsSaidOf || isCompoundArtifact)
  }

  /// `component library (cards, buttons)`, `spike alerts system`
  private var isCompoundArtifact: Bool {
    guard let headIndex else { return false }
    let name = tokens[headIndex...].prefix { $0.kind == .word && !$0.isOn(.objectEnds) }
    let next = name.endIndex < tokens.count ? tokens[name.endIndex].text : "("
    guard name.count > 1, "([".contains(next), let last = name.last else { return false }
    return last.isOn(.artifacts) && !last.isOn([.massNouns, .activityNouns, .metrics])
      && !lexicon.isPlural(last.lower)
      // `reusable dataset` is of a sort
      && name.dropLast().contains { !lexicon.isAbility($0.lower) }
  }

  /// Something made that the noun phrase at the head names: `guide for the team`, not `talk about the guide`.
  private var headArtifact: Token? {
    guard let headIndex else { return nil }
    return tokens[headIndex..<max(headIndex, object.endIndex)].first { $0.isOn(.artifacts) }
  }

  /// `script that downloads …`, `list of contacts`
  private var artifactIsSaidOf: Bool {
    guard let headIndex,
      let index = tokens[headIndex..<max(headIndex, object.endIndex)].lastIndex(where: {
        $0.isOn(.artifacts) && !$0.isOn(.massNouns)
      }), index + 2 < tokens.count
    else { return false }
    return tokens[index + 1].isOn([.scopes, .relative, .saidOf]) && tokens[index + 2].kind == .word
  }

  /// `DELE B1 certificate`
  private var endsInNamedArtifact: Bool {
    guard let last = tokens.last, last.isOn(.artifacts), !lexicon.isPlural(last.lower) else {
      return false
    }
    return tokens.contains { $0.isName }
  }

  /// `do a prototype`
  private var isMadeOnce: Bool {
    guard let head, head.isOn(.completion), head.isOn(.finishing),
      let last = object.prefix(while: { !$0.isOn(.scopes) }).last,
      object.first?.isOn(.determiners) ?? false
    else { return false }
    return last.isOn(.artifacts) && !last.isOn([.activityNouns, .courses])
  }

  private var isSingleAct: Bool {
    guard let headIndex, headIsActivity, !objectIsInner else { return false }
    let length = lexicon.phrase(.singleActs, at: tokens[headIndex...])
    // `take the online course`
    let isOnce =
      head?.isInflectionOn(.completion) ?? false && self.object.first?.isOn(.determiners) ?? false
      && self.object.last?.isOn([.activityNouns, .courses]) ?? false || isMadeOnce
    guard length != nil || isOnce || head?.isInflectionOn(.singleActs) ?? false else {
      return false
    }
    let object = object(of: headIndex + (length ?? 1) - 1, within: tokens.count)
    return object.prefix { !lexicon.isParticiple($0.lower) }
      .allSatisfy { !$0.isOn(.vague) || $0.isName }
      // `begin evaluating`, but `attend mentoring showcase`
      && !(object.first.map { lexicon.isGerund($0.lower) && !$0.isName } ?? false
        && object.dropFirst().first?.isOn(.determiners) ?? true)
      && (object.isEmpty
        ? hasScope(tokens[...])
          || tokens.contains { $0.isOn(.courses) } && tokens.last?.isOn(.courses) == false
        : object.contains { $0.isOn(.determiners) || $0.kind != .word }
          || !(object.last.map { lexicon.isPlural($0.lower) && !$0.isName } ?? true))
      && !(tokens.last?.isOn([.vague, .frequencies]) ?? false)
  }

  /// Whether something is different or exists in the end.
  var resultsFocused: Verdict {
    if isPlaceholder { return .no(Reasons.nothing) }
    if isOnlyTime { return .no(Reasons.date) }
    guard let head else { return .no(Reasons.noProof) }
    if isBareName { return .no("'\(head.text)' is a name, not a result") }
    if let question { return .no(Reasons.asks(question)) }
    if headIsActivity {
      return (keptAmount ?? performance ?? outcomeBesideActivity).map {
        .yes("'\($0.text)' leaves a result")
      }
        ?? .no("'\(head.text)' is an activity")
    }
    if means == nil, let innerPoint {
      return .no("'\(innerPoint.text)' changes inside the person")
    }
    if let first = tokens.first, first.isOn(.being), state == nil, amounts.isEmpty, !isMembership {
      return .no("'\(first.text)' is an aspiration")
    }
    if isTenure { return .no("it says how long, and nothing that is there in the end") }
    if !headIsOutcome, head.isOn(.traits), traitIsSaid {
      return .no("'\(head.text)' is a trait of the person")
    }
    if let doing { return .no("'\(doing.text)' is an activity") }
    // `reporting bugs and suggesting fixes`
    if headIsOutcome, lexicon.isGerund(head.lower), !objectIsSpecific, amounts.isEmpty,
      state == nil, vagueWords.isEmpty
    {
      return .no("'\(head.text)' is an activity")
    }
    if let activityPoint {
      return (coordinatedOutcome ?? feat).map { .yes("'\($0.text)' leaves a result") }
        ?? .no("'\(activityPoint.text)' counts an activity")
    }
    // `Finish "…"`: a book or a course
    if head.isInflectionOn(.completion), let headIndex, headIndex + 1 < tokens.count,
      "\"“„«".contains(tokens[headIndex + 1].text)
    {
      return .no("'\(head.text)' ends an activity")
    }
    if head.isInflectionOn(.giving), object.first?.isOn(.vague) ?? false, artifact == nil,
      !object.contains(where: \.isName)
    {
      return .no("'\(object.first?.text ?? "")' is an aspiration")
    }
    if head.isVerb, !head.isOn(.vague) { return .yes("'\(head.text)' leaves a result") }
    return Verdict(
      holds: true, reason: "it says what is there or different in the end",
      isByDefault: amounts.isEmpty && state == nil
        && (artifact == nil && !hasMetric || head.isOn(.people)))
  }

  /// `knowledgeable about …`; not `reliable builds`
  private var traitIsSaid: Bool {
    guard let headIndex, headIndex + 1 < tokens.count else { return true }
    let next = tokens[headIndex + 1]
    if next.isOn(.modal), !next.isOn(.infinitive) { return false }
    return next.kind != .word
      || next.isOn([.functionWords, .objectEnds, .scopes, .and, .people, .traits, .inner])
      || lexicon.isGerund(next.lower) || lexicon.isParticiple(next.lower)
  }

  /// `academic writing`, with nothing said of it.
  private var doing: Token? {
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

  private func isDoing(_ token: Token) -> Bool {
    token.kind == .word && lexicon.isGerund(token.lower)
      && !token.isOn([.gerundThings, .artifacts, .metrics])
  }

  /// `become a member of …`; not `become a better engineer`
  private var isMembership: Bool {
    let said = tokens.dropFirst()
    return said.contains { $0.isOn(.than) }
      || (said.first?.isOn(.determiners) ?? false)
        && !said.contains { $0.isOn([.vague, .traits, .inner]) || lexicon.isSuperlative($0.lower) }
  }

  /// The activity that is all that is said: `4 sessions with the mentor`, `complete the course`.
  private var activityPoint: Token? {
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
  private var artifactBesideCourse: Token? {
    object.first { $0.isOn(.artifacts) && !$0.isOn(.courses) }
  }

  /// A noun of an activity with nothing beside it that is made or counted.
  private func activity(in tokens: ArraySlice<Token>) -> Token? {
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
  private func lastNouns(of tokens: ArraySlice<Token>) -> [Int] {
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

  private var isDaily: Bool { frequency?.isOn(.days) ?? false }

  /// `read the guide and publish a summary`, `visit customers to raise sales by 5 %`
  private var outcomeBesideActivity: Token? { coordinatedOutcome ?? means ?? purpose }

  /// `able to walk 300 m`, `run 5 miles without stopping`: what can be tried, to an amount.
  private var performance: Token? {
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
    let isAble = before.contains { $0.isOn(.ability) && !$0.isOn(.infinitive) }
    guard let amount = amounts.first(where: { isAble || !$0.isTime }) else { return nil }
    return isAble || tokens[amount.index...].contains { $0.isOn(.zero) }
      ? tokens[amount.index] : nil
  }

  /// `ten pull-ups`, `do a handstand`: what a body can do once.
  private var feat: Token? {
    guard frequency == nil, !amounts.isEmpty || object.first?.isOn(.determiners) ?? false else {
      return nil
    }
    return tokens.indices.first {
      tokens[$0].isOn(.feats) || lexicon.phrase(.feats, at: tokens[$0...]) != nil
    }.map { tokens[$0] }
  }

  /// `deepen my knowledge by building a site`
  private var means: Token? {
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
  private var coordinatedOutcome: Token? {
    guard let headIndex, headIsActivity || head?.isInflectionOn(.completion) ?? false,
      !objectIsInner
    else { return nil }
    let isGerund = lexicon.isGerund(tokens[headIndex].lower)
    return tokens.indices.dropLast().dropFirst(headIndex + 1).first { index in
      let previous = tokens[index - 1]
      // `apply and be accepted`
      if previous.isOn(.and), tokens[index].isOn(.being), isBecoming(index + 1) { return true }
      return (previous.isOn([.and, .or]) || previous.text == ",")
        && lexicon.isGerund(tokens[index].lower) == isGerund && isOutcome(at: index)
    }.map { tokens[$0] }
  }

  /// `improve the editor to add a dark mode`
  private var addition: Token? {
    guard headIsVagueVerb, !objectIsInner, !object.isEmpty,
      let to = tokens[object.endIndex...].first, to.isOn(.infinitive),
      object.endIndex + 2 < tokens.count
    else { return nil }
    let verb = tokens[object.endIndex + 1]
    let added = self.object(of: object.endIndex + 1, within: 8)
    return verb.isInflectionOn(.outcome) && !verb.isInflectionOn(.vagueVerbs)
      && !firstIsInner(added) && !(added.first?.isOn([.ownership, .vague]) ?? true)
      && (added.count > 1 || !(added.last.map { lexicon.isPlural($0.lower) } ?? true)) ? verb : nil
  }

  /// Whether a verb leaves a certain thing.
  private func isOutcome(at index: Int) -> Bool {
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
  private var purpose: Token? {
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

  private func isOutside(_ object: ArraySlice<Token>) -> Bool {
    !firstIsInner(object) && activity(in: object) == nil
      && !(object.first?.isOn(.ownership) ?? false)
  }

  /// `Maintain 90 % uptime`, `review within 3 days`: an activity's verb of which an amount is said that
  /// others see.
  private var keptAmount: Token? {
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

  // MARK: - What would mend it

  /// The one question whose answer would make it measurable and results-focused.
  func question(isMeasurable: Bool, isResultsFocused: Bool) -> String {
    if saysNothing || head == nil { return Reasons.question }
    if hasHole { return "How many exactly, by when, confirmed by whom?" }
    if !isResultsFocused {
      if let innerWord, !headIsActivity || objectIsInner {
        return
          "What will others see that is done differently once '\(innerWord.lower)' has changed?"
      }
      return "What will be there, or be different, after '\(phrase)'?"
    }
    if let metric = tokens.first(where: { $0.isOn(.metrics) && !$0.isOn(.activity) }) {
      return "From what to what does '\(metric.lower)' change, by when, confirmed by whom?"
    }
    if let counted = object.last(where: { $0.kind == .word && lexicon.isPlural($0.lower) }) {
      return "How many \(counted.lower), by when, confirmed by whom?"
    }
    return "How will a third person see that '\(phrase)' is reached, by when?"
  }

  /// The words from the head to the end of its object, or a few more.
  private var phrase: String {
    guard let headIndex else { return "" }
    let end = max(headIndex + 1, min(object.endIndex, headIndex + 6))
    return tokens[headIndex..<end].map(\.text).joined(separator: " ")
  }
}
