import Checking

enum MeasureLaws {
  private static let judge = MeasureJudge()

  static func hold(for bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let judgement = judge.judge(text)
    try require(judgement.text == text, "another text was judged")
    try require(
      !judgement.because.isEmpty && judgement.because.allSatisfy { !$0.isEmpty },
      "a judgement without a reason")
    try require(
      (judgement.ask == nil) == (judgement.isMeasurable && judgement.isResultsFocused),
      "a question about what is good, or none about what is not")
    try require(judge.judge(text) == judgement, "judged again, it is judged otherwise")
  }
}
