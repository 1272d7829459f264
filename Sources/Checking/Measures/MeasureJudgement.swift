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

/// Judges success measures by rules, lists of words and, in English, what the words weigh; offline, and the
/// same at every time.
package struct MeasureJudge: Sendable {
  /// Words of the programme's own by the name of their list, for every language.
  private let own: [String: WordLists]

  /// - Parameter own: words by the name of their list.
  package init(adding own: [String: [String]] = [:]) {
    var lists: [String: WordLists] = [:]
    for (name, words) in own {
      guard let list = WordList.named[name] else { continue }
      for word in words { lists[word.lowercased(), default: []].insert(list) }
    }
    self.own = lists
  }

  /// Judges the text of a cell, which may hold several measures: one that is measurable makes the whole
  /// measurable, and likewise for results.
  package func judge(_ text: String) -> MeasureJudgement {
    let parts = measureParts(of: text)
    let lexicon = Lexicon.best(for: parts)
    let readings = parts.flatMap { part in
      MeasurePart.clauses(of: measureTokens(part, lexicon, own: own), lexicon)
        .map { MeasurePart($0, lexicon) }
    }
    let saysNothing = readings.allSatisfy(\.saysNothing)
    let measurable = readings.map(\.measurable)
    let results = readings.map(\.resultsFocused)
    var isMeasurable = measurable.contains(where: \.holds)
    // What follows an activity and says nothing of a result only explains it.
    var isResultsFocused =
      results.first?.holds ?? false || results.contains { $0.holds && !$0.isByDefault }
    var because = [
      measurable.first { $0.holds == isMeasurable }?.reason ?? Reasons.nothing,
      saysNothing ? "" : results.first { $0.holds == isResultsFocused }?.reason ?? "",
    ]
    // What a programme says of its own words is not outweighed.
    let saysItself = readings.contains { $0.tokens.contains { own[$0.lower] != nil } }
    if let weights = lexicon.weights, !saysNothing, !saysItself {
      let evidence = MeasureEvidence.all(in: readings)
      // What an amount makes measurable, or does not, is so by definition.
      if readings.allSatisfy(\.amounts.isEmpty),
        let words = weights.overruling(isMeasurable, by: evidence, on: \.measurable)
      {
        isMeasurable.toggle()
        because[0] = Reasons.weigh(words, for: isMeasurable)
      }
      if let words = weights.overruling(isResultsFocused, by: evidence, on: \.resultsFocused) {
        isResultsFocused.toggle()
        because[1] = Reasons.weigh(words, for: isResultsFocused)
      }
    }
    if because[1].isEmpty || because[0] == because[1] { because.removeLast() }
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
