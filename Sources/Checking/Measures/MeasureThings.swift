/// Things that are there or not, and acts that are done or not, in a part of a success measure.
extension MeasurePart {
  var namesOneOutcome: Bool {
    if headBegins(.events) || head?.isInflectionOn(.events) ?? false && object.isEmpty {
      return true
    }
    guard !headIsVagueVerb, objectIsSpecific, vaguePoint == nil, innerPoint == nil,
      !(tokens.first?.isOn(.being) ?? false) || isMembership
    else {
      return false
    }
    // `members can easily find …`
    if let headIndex, headIndex > 1, tokens[headIndex - 1].isOn(.vague),
      tokens[headIndex - 2].isOn(.ability)
    {
      return false
    }
    // `a better listener`, but `a clear guide`
    if object.first(where: { !$0.isOn(.determiners) })?.isOn(.vague) ?? false,
      !object.contains(where: { $0.isOn(.artifacts) })
    {
      return false
    }
    // `make it easier`, `make the site accessible`
    return
      !((head?.isOn(.making) ?? false)
      && (!vagueWords.isEmpty || tokens.last.map { lexicon.isAbility($0.lower) } ?? false))
  }

  /// `launch of the site`
  var isEventOf: Bool {
    guard let headIndex, headIndex + 2 < tokens.count else { return false }
    return tokens[headIndex].isOn(.eventNouns) && tokens[headIndex + 1].isOn(.genitives)
      && vagueWords.isEmpty && innerWord == nil
  }

  /// `upgrade to Rails 7`
  var destination: Token? {
    guard headIsVagueVerb, !headIsActivity, !objectIsInner,
      let to = tokens.firstIndex(where: { $0.isOn(.infinitive) }), to + 1 < tokens.count,
      tokens[to + 1].isName || tokens[to + 1].kind == .code
    else { return nil }
    return tokens[to + 1]
  }

  /// `a detailed schedule of …`
  var describedArtifact: Token? {
    guard let first = tokens.first, first.isOn(.one) || first.isOn(.determiners),
      let index = tokens.indices.first(where: isSaidArtifact)
    else { return nil }
    return !headIsActivity && innerWord(before: index) == nil && vaguePoint == nil
      && !tokens[..<index].contains { $0.isOn(.comparatives) || $0.endsClause }
      ? tokens[index] : nil
  }

  /// `plan for …`, `guide that …`, `documented process`
  func isSaidArtifact(_ index: Int) -> Bool {
    guard tokens[index].isOn(.artifacts) else { return false }
    return index + 1 < tokens.count
      ? tokens[index + 1].isOn([.scopes, .relative, .determiners, .objectEnds])
        && !tokens[index + 1].isOn([.and, .or])
      : index > 1 && !tokens[..<index].contains { $0.isOn(.vague) }
  }

  var isNamedArtifact: Bool {
    describedArtifact != nil
      || !headIsActivity && !headIsVagueVerb && !headIsOutcome && vagueWords.isEmpty
        && innerWord == nil
        && !(head?.isOn([.traits, .activityNouns]) ?? false && !headIsBesideArtifact)
        && !(head?.isOn(.people) ?? false && object.isEmpty)
        && (hasScope(tokens[...]) || tokens.contains { $0.text == "+" } || endsInNamedArtifact
          || artifactIsSaidOf || isCompoundArtifact)
  }

  /// `ownership table`
  private var headIsBesideArtifact: Bool {
    headIndex.map { $0 + 1 < tokens.count && tokens[$0 + 1].isOn(.artifacts) } ?? false
  }

  /// `component library (cards, buttons)`, `spike alerts system`
  var isCompoundArtifact: Bool {
    guard let headIndex else { return false }
    let name = tokens[headIndex...].prefix { $0.kind == .word && !$0.isOn(.objectEnds) }
    let next = name.endIndex < tokens.count ? tokens[name.endIndex].text : "("
    guard name.count > 1, "([-–".contains(next), let last = name.last else { return false }
    return last.isOn(.artifacts) && !last.isOn([.massNouns, .activityNouns, .metrics])
      && !lexicon.isPlural(last.lower)
      // `reusable dataset` is of a sort
      && name.dropLast().contains { !lexicon.isAbility($0.lower) }
  }

  /// Something made that the noun phrase at the head names: `guide for the team`, not `talk about the guide`.
  var headArtifact: Token? {
    guard let headIndex else { return nil }
    return tokens[headIndex..<max(headIndex, object.endIndex)].first { $0.isOn(.artifacts) }
  }

  /// `script that downloads …`, `list of contacts`
  var artifactIsSaidOf: Bool {
    guard let headIndex,
      let index = tokens[headIndex..<max(headIndex, object.endIndex)].lastIndex(where: {
        $0.isOn(.artifacts) && !$0.isOn(.massNouns)
      }), index + 2 < tokens.count
    else { return false }
    // `engine using …`
    let isSaidOf =
      tokens[index + 1].isOn([.scopes, .relative, .saidOf])
      || lexicon.isGerund(tokens[index + 1].lower) && tokens[index + 1].isVerb
    return isSaidOf && tokens[index + 2].kind == .word
  }

  /// `DELE B1 certificate`
  var endsInNamedArtifact: Bool {
    guard let last = tokens.last, last.isOn(.artifacts), !lexicon.isPlural(last.lower) else {
      return false
    }
    return tokens.contains { $0.isName }
  }

  /// `do a prototype`
  var isMadeOnce: Bool {
    guard let head, head.isOn(.completion), head.isOn(.finishing),
      let last = object.prefix(while: { !$0.isOn(.scopes) }).last,
      object.first?.isOn(.determiners) ?? false
    else { return false }
    return last.isOn(.artifacts) && !last.isOn([.activityNouns, .courses])
  }

  var isSingleAct: Bool {
    guard let headIndex, headIsActivity, !objectIsInner else { return false }
    let length = lexicon.phrase(.singleActs, at: tokens[headIndex...])
    // `take the online course`
    let isOnce =
      head?.isInflectionOn(.completion) ?? false && self.object.first?.isOn(.determiners) ?? false
      && self.object.last?.isOn([.activityNouns, .courses]) ?? false || isMadeOnce
    guard length != nil || isOnce || head?.isInflectionOn(.singleActs) ?? false else {
      return false
    }
    let object = object(of: headIndex + (length ?? 1) - 1, within: tokens.count)
    return object.prefix { !lexicon.isParticiple($0.lower) }
      .allSatisfy { !$0.isOn(.vague) || $0.isName }
      // `begin evaluating`, but `attend mentoring showcase`
      && !(object.first.map { lexicon.isGerund($0.lower) && !$0.isName } ?? false
        && object.dropFirst().first?.isOn(.determiners) ?? true)
      && (object.isEmpty
        ? hasScope(tokens[...])
          || tokens.contains { $0.isOn(.courses) } && tokens.last?.isOn(.courses) == false
        : object.contains { $0.isOn(.determiners) || $0.kind != .word }
          || !(object.last.map { lexicon.isPlural($0.lower) && !$0.isName } ?? true))
      && !(tokens.last?.isOn([.vague, .frequencies]) ?? false)
  }
}
