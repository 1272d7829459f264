import Programme

extension Configuration {
  /// What is set otherwise than before, in the order of the settings, a line each.
  ///
  /// Of people's own texts only names are told.
  func changes(since old: Configuration) -> [String] {
    Key.allCases.flatMap { key in
      switch key {
      case .name: edit(of: "name", from: old.name, to: name)
      case .coordinators: coordinators(since: old)
      case .contact: edit(of: "contact", from: old.contact ?? "", to: contact ?? "")
      case .handbook: edit(of: "handbook", from: old.handbook ?? "", to: handbook ?? "")
      case .audience:
        old.audience == audience
          ? [] : ["audience \(audience.rawValue) (was \(old.audience.rawValue))"]
      case .cadence: cadences(since: old)
      case .rules: levels(since: old)
      case .words: old.words == words ? [] : ["words changed"]
      case .measures: old.measureWords == measureWords ? [] : ["words of measures changed"]
      case .privatePatterns:
        old.privatePatterns == privatePatterns ? [] : ["private paths changed"]
      }
    }
  }

  private func edit(of setting: String, from old: String, to new: String) -> [String] {
    old == new ? [] : ["\(setting) \(editWord(from: old, to: new))"]
  }

  private func coordinators(since old: Configuration) -> [String] {
    let (before, after) = (old.coordinators, coordinators)
    let same = Set(before.map(\.name)).intersection(after.map(\.name))
    return after.filter { !same.contains($0.name) }.map { "coordinator \($0.name) added" }
      + before.filter { !same.contains($0.name) }.map { "coordinator \($0.name) removed" }
      + after.filter { same.contains($0.name) && !before.contains($0) }
      .map { "coordinator \($0.name) changed" }
  }

  private func cadences(since old: Configuration) -> [String] {
    Cadence.allCases.compactMap { kind in
      let (before, after) = (old.cadence(kind), cadence(kind))
      return before == after ? nil : "\(kind.rawValue) every \(after) (was \(before))"
    }
  }

  private func levels(since old: Configuration) -> [String] {
    Set(old.levels.keys).union(levels.keys).sorted().compactMap { rule in
      let (before, after) = (old.levels[rule]?.level, levels[rule]?.level)
      if before == after { return nil }
      let level = after?.rawValue ?? "as built in"
      return "rule \(rule): \(level)" + (before.map { " (was \($0.rawValue))" } ?? "")
    }
  }
}
