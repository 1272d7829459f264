import Templates

/// How much each hint speaks for a success measure, in hundredths of a unit of log-odds.
struct MeasureWeights: Sendable {
  struct Weight: Sendable {
    let measurable: Int
    let resultsFocused: Int
  }

  private var weights: [String: Weight] = [:]

  /// - Parameter bytes: a line a hint, `<for measurable> <for results-focused> <hint>`.
  init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: 0x20, maxSplits: 2)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 3, let measurable = Int(fields[0]), let results = Int(fields[1]) else {
        continue
      }
      weights[fields[2]] = Weight(measurable: measurable, resultsFocused: results)
    }
  }

  /// The weights of a language; nil where there are none.
  static func builtIn(language: String) -> MeasureWeights? {
    builtInMeasureWeights.first { $0.language == language }.map { MeasureWeights($0.bytes) }
  }

  /// What the hints come to, where the rules, which are one hint more, say that it holds or does not.
  ///
  /// - Returns: nil where the rules are not overruled; else the words that weigh most against them.
  func overruling(
    _ holds: Bool, by evidence: [MeasureEvidence], on property: KeyPath<Weight, Int>
  ) -> [String]? {
    func weight(_ key: String) -> Int { weights[key]?[keyPath: property] ?? 0 }
    let weighed = evidence.map { (text: $0.text, weight: weight($0.key)) }
    let sum = weighed.reduce(weight("always") + weight("rules \(holds)")) { $0 + $1.weight }
    guard (sum > 0) != holds else { return nil }
    var texts: [String] = []
    for hint in weighed.sorted(by: { holds ? $0.weight < $1.weight : $0.weight > $1.weight })
    where texts.count < 2 && (hint.weight < 0) == holds && !texts.contains(hint.text) {
      texts.append(hint.text)
    }
    return texts.isEmpty ? nil : texts
  }
}
