/// What the rules make of one success measure.
package struct MeasureJudgement: Hashable, Sendable {
  package let text: String
  /// The language whose words judged it, as its ISO 639-1 code.
  package let language: String
  /// Whether a third person could later say yes or no.
  package let isMeasurable: Bool
  /// Whether something is different or exists in the end.
  package let isResultsFocused: Bool
  /// What decided, a clause each, with the words that did: `'8' is an amount`.
  package let because: [String]
  /// The question that would mend it; nil where there is nothing to mend.
  package let ask: String?
  /// Whether it is a placeholder, which is neither of the two for the plainest of reasons.
  package let saysNothing: Bool
}

/// Judges success measures by rules and lists of words; offline, and the same at every time.
package struct MeasureJudge: Sendable {
  /// Words of the programme's own by the name of their list, for every language.
  private let own: [String: WordLists]

  /// - Parameter own: words by the name of their list.
  package init(adding own: [String: [String]] = [:]) {
    var lists: [String: WordLists] = [:]
    for (name, words) in own {
      guard let list = WordLists.named[name] else { continue }
      for word in words { lists[word.lowercased(), default: []].insert(list) }
    }
    self.own = lists
  }

  /// Judges the text of a cell, which may hold several measures: one that is measurable makes the whole
  /// measurable, and likewise for results.
  package func judge(_ text: String) -> MeasureJudgement {
    let parts = measureParts(of: text)
    let lexicon = Lexicon.best(for: parts)
    let readings = parts.map { MeasurePart($0, lexicon, own: own) }
    let measurable = readings.map(\.measurable)
    let results = readings.map(\.resultsFocused)
    let isMeasurable = measurable.contains(where: \.holds)
    let isResultsFocused = results.contains(where: \.holds)
    let saysNothing = readings.allSatisfy(\.saysNothing)
    var because = [
      measurable.first { $0.holds == isMeasurable }?.reason ?? Reasons.nothing,
      saysNothing ? nil : results.first { $0.holds == isResultsFocused }?.reason,
    ].compactMap(\.self)
    if because.count == 2, because[0] == because[1] { because.removeLast() }
    return MeasureJudgement(
      text: text, language: lexicon.language, isMeasurable: isMeasurable,
      isResultsFocused: isResultsFocused, because: because,
      ask: isMeasurable && isResultsFocused
        ? nil
        : readings.first?.question(isMeasurable: isMeasurable, isResultsFocused: isResultsFocused)
          ?? Reasons.question,
      saysNothing: saysNothing)
  }
}

/// Clauses that need no word of the measure.
private enum Reasons {
  static let nothing = "it says nothing yet"
  static let date = "it gives a time and nothing that is true by then"
  static let hole = "its amount is still to be filled in"
  static let noProof = "it names no amount, event or thing that a third person could confirm"
  static let question = "What will be there or be different, and where could a third person see it?"
}

extension MeasurePart {
  /// Whether a property holds of a part, and why.
  struct Verdict {
    let holds: Bool
    let reason: String

    static func yes(_ reason: String) -> Verdict { Verdict(holds: true, reason: reason) }
    static func no(_ reason: String) -> Verdict { Verdict(holds: false, reason: reason) }
  }

  var saysNothing: Bool { isPlaceholder || isOnlyTime }

  /// Whether a third person could later say yes or no.
  var measurable: Verdict {
    if isPlaceholder { return .no(Reasons.nothing) }
    if isOnlyTime { return .no(Reasons.date) }
    if hasHole { return .no(Reasons.hole) }
    if let amount = amounts.first(where: { !$0.isTime }) {
      return .yes("'\(tokens[amount.index].text)' is an amount")
    }
    if let comparison { return .yes("'\(comparison.text)' compares with an amount") }
    let isVagueTask = headIsVagueVerb || headIsActivity || innerWord != nil
    // `learn Go in 2 weeks` says nothing that is true after them.
    let time = amounts.first { amount in
      !(isVagueTask && amount.index > 0 && tokens[amount.index - 1].isOn(.timeFrames))
    }
    if let time { return .yes("'\(tokens[time.index].text)' is an amount of time") }
    if let frequency, innerWord == nil {
      return .yes("'\(frequency.text)' says how often")
    }
    if let zeroCondition { return .yes("'\(zeroCondition.text)' can be counted") }
    if let universal { return .yes("'\(universal.text)' can be checked one by one") }
    if let state, vaguePoint == nil, !headIsActivity {
      return .yes("'\(state.text)' is a state or an event that can be seen")
    }
    if let ability, vagueWords.isEmpty { return .yes("'\(ability.text)' can be tried") }
    if headIsOutcome, let head, namesOneOutcome {
      return .yes("'\(head.text)' names one thing that is done or not")
    }
    if let artifact, isNamedArtifact { return .yes("'\(artifact.text)' is there or not") }
    if let head, isSingleAct { return .yes("'\(head.text)' is one act that is done or not") }
    if let vague = vaguePoint ?? vagueWords.first { return .no("'\(vague.text)' has no amount") }
    if headIsVagueVerb, let head { return .no("'\(head.text)' has no amount") }
    return .no(Reasons.noProof)
  }

  private var namesOneOutcome: Bool {
    guard !headIsVagueVerb, objectIsSpecific, vaguePoint == nil else { return false }
    if object.first?.isOn(.vague) ?? false, artifact == nil { return false }
    return !((head?.isOn(.making) ?? false) && !vagueWords.isEmpty)
  }

  private var isNamedArtifact: Bool {
    !headIsActivity && !headIsVagueVerb && !headIsOutcome && vagueWords.isEmpty && innerWord == nil
      && !(head?.isOn([.traits, .activityNouns]) ?? false)
      && (hasScope(tokens[...]) || tokens.contains { $0.text == "+" } || endsInNamedArtifact)
  }

  /// `DELE B1 certificate`
  private var endsInNamedArtifact: Bool {
    guard let last = tokens.last, last.isOn(.artifacts), !lexicon.isPlural(last.lower) else {
      return false
    }
    return tokens.contains { $0.isName }
  }

  private var isSingleAct: Bool {
    headIsActivity && head?.isInflectionOn(.singleActs) ?? false && !objectIsInner
      && vagueWords.isEmpty && (!object.isEmpty || hasScope(tokens[...]))
      && (objectIsSpecific || !(object.last.map { lexicon.isPlural($0.lower) } ?? true))
  }

  /// Whether something is different or exists in the end.
  var resultsFocused: Verdict {
    if isPlaceholder { return .no(Reasons.nothing) }
    if isOnlyTime { return .no(Reasons.date) }
    guard let head else { return .no(Reasons.noProof) }
    if isBareName { return .no("'\(head.text)' is a name, not a result") }
    if headIsActivity {
      return outcomeBesideActivity.map { .yes("'\($0.text)' leaves a result") }
        ?? .no("'\(head.text)' is an activity")
    }
    let inner = innerWord.map { Verdict.no("'\($0.text)' changes inside the person") }
    if headIsVagueVerb, let inner, objectIsInner || artifact == nil { return inner }
    if headIsOutcome, let inner, objectIsInner, artifact == nil { return inner }
    if let first = tokens.first, first.isOn(.being), state == nil, amounts.isEmpty {
      return .no("'\(first.text)' is an aspiration")
    }
    if isTenure { return .no("it says how long, and nothing that is there in the end") }
    if !headIsOutcome {
      if let inner, state == nil, artifact == nil { return inner }
      if head.isOn(.traits) { return .no("'\(head.text)' is a trait of the person") }
    }
    if let index = tokens.firstIndex(where: { $0.isOn(.activityNouns) }) {
      let isDone =
        head.isInflectionOn(.completion) && state == nil
        && (object.contains { $0.isOn(.activityNouns) }
          || tokens.last?.isOn(.activityNouns) ?? false)
      // `two calls led, the minutes published`
      let another = tokens[index...].drop { $0.text != "," && !$0.isOn(.and) }
      let isAll = artifact == nil && !hasMetric && !another.contains { $0.isOn(.states) }
      if isDone || (!headIsOutcome && isAll) {
        return .no("'\(tokens[index].text)' counts an activity")
      }
    }
    // `Finish "…"`: a book or a course
    if head.isInflectionOn(.completion), let headIndex, headIndex + 1 < tokens.count,
      "\"“„«".contains(tokens[headIndex + 1].text)
    {
      return .no("'\(head.text)' ends an activity")
    }
    if head.isInflectionOn(.giving), object.first?.isOn(.vague) ?? false, artifact == nil {
      return .no("'\(object.first?.text ?? "")' is an aspiration")
    }
    if head.isVerb, !head.isOn(.vague) { return .yes("'\(head.text)' leaves a result") }
    return .yes("it says what is there or different in the end")
  }

  /// `read the guide and publish a summary`
  private var outcomeBesideActivity: Token? {
    guard let headIndex, !objectIsInner else { return nil }
    return tokens.indices.dropLast().first { index in
      index > headIndex + 1 && tokens[index].isInflectionOn(.outcome)
        && !tokens[index].isInflectionOn(.vagueVerbs) && !lexicon.isGerund(tokens[index].lower)
        && (tokens[index - 1].isOn(.and) || tokens[index - 1].text == ",")
    }.map { tokens[$0] }
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
