/// Clauses that need no word of the measure.
enum Reasons {
  static let nothing = "it says nothing yet"
  static let date = "it gives a time and nothing that is true by then"
  static let hole = "its amount is still to be filled in"
  static let noProof = "it names no amount, event or thing that a third person could confirm"
  static func asks(_ word: Token) -> String { "'\(word.text)' asks, and says no result" }
  static func weigh(_ words: [String], for holds: Bool) -> String {
    words.map { "'\($0)'" }.joined(separator: " and ")
      + (words.count == 1 ? " speaks " : " speak ") + (holds ? "for it" : "against it")
  }
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
    // `have a picnic`
    if headIsOutcome || head?.isOn(.having) ?? false, let head, namesOneOutcome {
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
    if let head, isEventOf {
      return .yes("'\(head.text)' is an event that can be seen")
    }
    if let destination { return .yes("'\(destination.text)' is there or not") }
    if let possession { return .yes("'\(possession.text)' is there or not") }
    if let artifact = describedArtifact ?? headArtifact, isNamedArtifact {
      return .yes("'\(artifact.text)' is there or not")
    }
    if let named = coordinatedOutcome ?? (vagueWords.isEmpty ? means ?? addition : nil),
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
}
