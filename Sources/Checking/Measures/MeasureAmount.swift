/// A number of a success measure that says how much or how many, rather than which.
struct MeasureAmount {
  /// Where it stands among the tokens.
  let index: Int
  /// Whether it counts hours, weeks and the like.
  let isTime: Bool

  static func all(in tokens: [Token], _ lexicon: Lexicon) -> [MeasureAmount] {
    tokens.indices.compactMap { index in
      let token = tokens[index]
      let isAmount =
        switch token.kind {
        case .number: !isNameNumber(index, in: tokens, lexicon)
        case .word:
          token.isOn(.numbers) ? isNumberWord(index, in: tokens) : hasUnit(token.text, lexicon)
        default: false
        }
      guard isAmount else { return nil }
      // `10–17 July` is a date
      if token.kind == .number, index + 3 < tokens.count, "–-—".contains(tokens[index + 1].text),
        tokens[index + 2].kind == .number, tokens[index + 3].isOn(.months)
      {
        return nil
      }
      // `1 or more` leaves open how many
      if token.text == "1" || token.isOn(.afterOne), index + 2 < tokens.count,
        tokens[index + 1].isOn(.or), tokens[index + 2].isOn(.more)
      {
        return nil
      }
      var next = index + 1
      if next < tokens.count, tokens[next].text == "+" || tokens[next].text == "-" { next += 1 }
      return MeasureAmount(
        index: index, isTime: next < tokens.count && tokens[next].isInflectionOn(.time))
    }
  }

  private static func isNumberWord(_ index: Int, in tokens: [Token]) -> Bool {
    // `a quarter of …`, but `this quarter`
    if tokens[index].isOn(.fractions), index > 0, tokens[index - 1].isOn(.determiners),
      !tokens[index - 1].isOn(.periodBefore),
      index + 1 == tokens.count || tokens[index + 1].isOn(.scopes)
    {
      return true
    }
    if tokens[index].isOn(.once) {
      // `at least once`, `once a week`; not `once it is merged`
      return index + 1 == tokens.count || tokens[index + 1].isOn(.every)
        || index > 0 && tokens[index - 1].isOn(.comparatorEnds)
    }
    // `both for patrons and staff`, `both patrons and staff`
    if tokens[index].isOn(.correlatives),
      tokens[(index + 1)...].prefix(6).contains(where: { $0.isOn([.scopes, .and]) })
    {
      return false
    }
    if tokens[index].isOn(.one), index > 0 {
      if tokens[index - 1].isOn([.comparators, .comparatorEnds]) { return true }
      // `innerhalb von einem Tag`
      if index + 1 < tokens.count, tokens[index + 1].isInflectionOn(.time),
        tokens[..<index].suffix(2).contains(where: { $0.isOn(.comparators) && $0.isOn(.timeFrames) }
        )
      {
        return true
      }
    }
    if tokens[index].isOn(.noNumber) { return false }
    guard tokens[index].isOn(.one) else { return true }
    if index + 1 < tokens.count, tokens[index + 1].isOn(.afterOne) { return false }
    return index == 0 || !tokens[index - 1].isOn(.beforeOne)
  }

  /// `5km`, `600lbs`, `200ms`; no `3rd`, no `4Rescue`.
  private static func hasUnit(_ text: String, _ lexicon: Lexicon) -> Bool {
    let unit = text.drop { $0.isNumber || $0 == "." || $0 == "," }
    // `15-minute`
    if unit.first == "-" {
      return lexicon.listsOfInflections(of: String(unit.dropFirst())).contains(.time)
    }
    guard unit.count < text.count, unit.count <= 5, unit.allSatisfy(\.isLetter) else {
      return false
    }
    if lexicon.lists(of: unit.lowercased()).contains(.ordinalEndings) { return false }
    return unit.first?.isLowercase ?? false || unit.count <= 2
  }

  /// Whether a number is a name's part, a version, an ordinal or a date: `Angular 6`, `0.5.0`, `issue 12`.
  private static func isNameNumber(
    _ index: Int, in tokens: [Token], _ lexicon: Lexicon
  ) -> Bool {
    let text = tokens[index].text
    let previous = index > 0 ? tokens[index - 1] : nil
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    if lexicon.lists(of: text).contains(.figures) { return true }
    if text.count(where: { $0 == "." }) >= 2 { return true }
    if text.utf8.count >= 8, text.contains("-") || text.contains("/") { return true }
    if let year = Int(text), (1950...2100).contains(year), previous?.text != ">",
      previous?.text != "≥",
      next.map({ $0.kind != .word || $0.isOn(.functionWords) || $0.isName }) ?? true
        || ((2015...2040).contains(year) && index == 0)
    {
      return true
    }
    if let next, next.isOn(.months) || next.isOn(.ordinalEndings) { return true }
    if let next, next.isOn(.units) { return false }
    guard let previous else { return false }
    if previous.text == "#" || previous.isOn(.months) { return true }
    if previous.isOn(.numbered), next?.text != "%", !(next?.isInflectionOn(.time) ?? false) {
      return true
    }
    // `Film 3 interviews`: a word on no list that begins, with a counted noun, is a verb
    let isVerb =
      previous.isVerb
      || index == 1 && !previous.isName && previous.lists.isEmpty
        && (next.map { $0.kind == .word && !$0.isName && lexicon.isPlural($0.lower) } ?? false)
    if previous.kind == .code { return next == nil }
    // `the 1.0 plan`
    if previous.isOn(.determiners), text.contains("."), next?.isOn(.artifacts) ?? false {
      return true
    }
    guard previous.kind == .word, !isVerb, !previous.isOn(.comparators) else { return false }
    // A counted noun behind `Java 17` would not make it an amount; behind a plain word it does.
    return !previous.isOn([.universal, .functionWords])
      && (previous.isName || (previous.isCapitalised && index == 1))
  }
}
