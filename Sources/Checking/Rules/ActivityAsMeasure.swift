import Programme

enum ActivityAsMeasure: Rule {
  static let id = "activity-as-measure"
  static let severity = Severity.warning
  static let summary = """
    A success measure says what is done or learnt rather than what is there in the end: 'attend \
    the calls', 'more confidence'.
    """

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for measure in report.record?.measures ?? [] {
      // A placeholder is no activity either; that it says nothing is the other rule's to say.
      guard !measure.judgement.isResultsFocused, !measure.judgement.saysNothing else { continue }
      report.add(measure, "names no result: \(measure.judgement.because.last ?? "")")
    }
  }
}
