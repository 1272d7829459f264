/// The tokens of a part of a success measure without what stands around the measure itself.
extension MeasurePart {
  static func prepared(_ tokens: [Token], _ lexicon: Lexicon) -> [Token] {
    var tokens = withoutFrame(timeLast(withoutTags(tokens)), lexicon)
    // `Update - IPFS can …`
    if tokens.count > 3, tokens[1].text == "-", tokens[0].kind == .word { tokens.removeFirst(2) }
    if lexicon.isVerbFinal { tokens = verbFirst(tokens, lexicon) }
    // `impove`: a head on no list with a slip of the pen
    if let head = headIndex(of: tokens, lexicon), tokens[head].kind == .word, !tokens[head].isName,
      tokens[head].lists.isEmpty, tokens[head].inflected.isEmpty
    {
      tokens[head].inflected = lexicon.listsOfVerb(near: tokens[head].stem)
    }
    return tokens
  }

  /// `Raise sales: sell 50 …`, `Find a job - join a company …`: what is to be done, and once more in other words.
  static func clauses(of tokens: [Token], _ lexicon: Lexicon) -> [[Token]] {
    guard let mark = tokens.indices.prefix(16).first(where: { ":-–—".contains(tokens[$0].text) }),
      mark > 1, mark + 2 < tokens.count,
      !tokens[..<mark].contains(where: { "[(".contains($0.text) }),
      isVerbal(tokens[..<mark], lexicon),
      isVerbal(tokens[(mark + 1)...], lexicon)
    else { return [tokens] }
    return [Array(tokens[..<mark]), Array(tokens[(mark + 1)...])]
  }

  private static func isVerbal(_ tokens: ArraySlice<Token>, _ lexicon: Lexicon) -> Bool {
    let tokens = Array(tokens)
    guard let head = headIndex(of: tokens, lexicon), head + 1 < tokens.count else { return false }
    return tokens[head].isVerb && !tokens[head].isOn(.states)
      && tokens[(head + 1)...].allSatisfy { $0.kind != .symbol || $0.text != ":" }
  }

  /// Without `[p1]`, `P0:`, `#3`, `1.`, `2)`, `3 – Open …` and `Goal 4 - …` at the start.
  private static func withoutTags(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      if tokens[index].text == "[", index + 2 < tokens.count, tokens[index + 2].text == "]",
        tokens[index + 1].text.utf8.count <= 3, tokens[index + 1].text.contains(where: \.isNumber)
      {
        index += 3
        continue
      }
      if index == 0, tokens.count > 1 {
        let first = tokens[0]
        let isTag =
          first.text.utf8.count <= 3 && first.kind == .word
          && first.text.contains(where: \.isNumber)
        if (isTag && tokens[1].text == ":") || (first.text == "#" && tokens[1].kind == .number) {
          index = 2
          continue
        }
        if let length = lengthOfListNumber(tokens) {
          index = length
          continue
        }
        // `(stretch goal) Open …`
        if first.text == "(", let close = tokens.prefix(7).firstIndex(where: { $0.text == ")" }),
          close + 1 < tokens.count, tokens[close + 1].kind == .word
        {
          index = close + 1
          continue
        }
      }
      result.append(tokens[index])
      index += 1
    }
    return result
  }

  /// How many tokens only say which of several measures it is: `1.`, `3 – Open …`, `Goal 4 - …`.
  private static func lengthOfListNumber(_ tokens: [Token]) -> Int? {
    guard tokens.count > 3 else { return nil }
    if tokens[0].kind == .number {
      let mark = tokens[1].text
      return ".)".contains(mark) || "-–—".contains(mark) && tokens[2].isCapitalised ? 2 : nil
    }
    let isShort = tokens[0].kind == .word && tokens[0].text.utf8.count < 3
    let isLabel = isShort || tokens[0].isOn([.labels, .numbered])
    return isLabel && tokens[1].kind == .number && ":-–—".contains(tokens[2].text) ? 3 : nil
  }

  /// `By the end of March, I will …` with its time behind what is true by then.
  private static func timeLast(_ tokens: [Token]) -> [Token] {
    guard let first = tokens.first, first.isOn([.periodBefore, .timeFrames]) else { return tokens }
    // `In May publish …`
    if tokens.count > 3, tokens[1].isOn(.months), tokens[2].kind == .word {
      return Array(tokens[2...] + tokens[..<2])
    }
    // `By May 1, 2018, …` has its comma behind the year.
    let comma = tokens.indices.prefix(12).first { index in
      tokens[index].text == "," && index + 2 < tokens.count && tokens[index + 1].kind != .number
    }
    guard let comma else { return tokens }
    return Array(tokens[(comma + 1)...] + tokens[..<comma])
  }

  /// Without `I will know I have achieved my goal when`, `Success metric:` and the like.
  private static func withoutFrame(_ tokens: [Token], _ lexicon: Lexicon) -> [Token] {
    for start in tokens.indices.prefix(12) {
      if start > 0, !tokens[start - 1].isOn([.skip, .labels, .determiners]),
        tokens[start - 1].kind == .word
      {
        break
      }
      if let length = lexicon.phrase(.frames, at: tokens[start...]), start + length < tokens.count {
        return Array(tokens[(start + length)...])
      }
    }
    guard let colon = tokens.prefix(4).firstIndex(where: { $0.text == ":" }), colon > 0,
      colon + 1 < tokens.count
    else { return tokens }
    let label = tokens[..<colon]
    // `Accessibility: every dialog …`, `July 2017: …`
    let isTime = label.contains { $0.isOn([.months, .time]) }
    let isTopic = label.allSatisfy {
      $0.text == "&" || $0.kind == .word && !$0.isVerb && !$0.isOn([.states, .metrics])
        || isTime && ($0.kind == .number || $0.text == "-")
    }
    // `Objective 1: …`, `KR 1.2: …`
    let isLabel =
      label.first?.isOn(.labels) ?? false && label.dropFirst().allSatisfy { $0.kind == .number }
    return isLabel || isTopic || lexicon.phrase(.labels, at: label) == colon
      ? Array(tokens[(colon + 1)...]) : tokens
  }

  /// `3 Artikel veröffentlichen` with its verb before its object, as the other languages have it.
  private static func verbFirst(_ tokens: [Token], _ lexicon: Lexicon) -> [Token] {
    let end = tokens.indices.first { index in
      "(,.".contains(tokens[index].text)
        || index > 0 && tokens[index].isOn(.and) && !tokens[index - 1].isOn(.states)
          && tokens[index - 1].isInflectionOn([.outcome, .activity])
    }
    guard let last = tokens[..<(end ?? tokens.count)].lastIndex(where: { $0.kind == .word }),
      last > 0,
      tokens[last].isInflectionOn([.outcome, .activity]) && !tokens[last].isOn(.states)
        // `ruhiger werden`
        || tokens[last].isOn(.being) && tokens[last - 1].isOn([.traits, .vague]),
      let head = headIndex(of: tokens, lexicon),
      // Nouns have capitals.
      head == last || !tokens[head].isVerb || head > 0 && tokens[head].isCapitalised
    else { return tokens }
    var result = tokens
    result.insert(result.remove(at: last), at: 0)
    return result
  }
}
