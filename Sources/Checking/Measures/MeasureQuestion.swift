/// The question that would mend a success measure.
extension MeasurePart {
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
  var phrase: String {
    guard let headIndex else { return "" }
    let end = max(headIndex + 1, min(object.endIndex, headIndex + 6))
    return tokens[headIndex..<end].map(\.text).joined(separator: " ")
  }
}
