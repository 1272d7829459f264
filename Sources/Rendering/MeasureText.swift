package import Checking

extension MeasureJudgement {
  /// The judgement for a person, with its last line break.
  package var description: String {
    let verdict =
      switch (isMeasurable, isResultsFocused) {
      case (true, true): "measurable and results-focused"
      case (true, false): "measurable, but names no result"
      case (false, true): "names a result, but can't be measured"
      case (false, false): "neither measurable nor results-focused"
      }
    let lines = [verdict + ": " + because.joined(separator: "; ")] + (ask.map { [$0] } ?? [])
    return visible(text) + "\n" + lines.map { "  " + visible($0) + "\n" }.joined()
  }

  /// One JSON object on one line.
  package var jsonLine: String {
    JSONValue.object([
      ("text", .string(text)),
      ("measurable", .bool(isMeasurable)),
      ("resultsFocused", .bool(isResultsFocused)),
      ("language", .string(language)),
      ("because", .array(because.map(JSONValue.string))),
      ("ask", .optional(ask)),
    ]).compact + "\n"
  }
}
