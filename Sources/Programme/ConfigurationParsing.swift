package import MarkdownSyntax

extension Configuration {
  /// Reads `mentordoc.yml`.
  ///
  /// - Throws: `ProgrammeError.brokenConfiguration` with all that is wrong in it.
  package init(parsing source: SourceText) throws(ProgrammeError) {
    var reader = ConfigurationReader()
    let reading = YAML.read(source)
    for problem in reading.problems { reader.add(problem.headline, problem.range, problem.help) }
    if reading.isUsable { reader.read(reading.entries) }
    guard reader.problems.isEmpty else { throw .brokenConfiguration(source, reader.problems) }
    self = reader.configuration
  }
}

/// Reads the settings of a programme one by one and gathers what is wrong with them.
private struct ConfigurationReader {
  var configuration = Configuration()
  private(set) var problems: [ConfigurationProblem] = []

  mutating func read(_ entries: [YAMLEntry]) {
    for entry in entries {
      guard let key = Configuration.Key(rawValue: entry.key) else {
        unknown(
          "setting", entry.key, at: entry.keyRange, Configuration.Key.allCases.map(\.rawValue))
        continue
      }
      if entry.isEmpty { continue }
      switch key {
      case .name: configuration.name = text(entry) ?? ""
      case .contact: configuration.contact = text(entry)
      case .handbook: configuration.handbook = text(entry)
      case .coordinators: configuration.coordinators = texts(entry).compactMap { person($0) }
      case .privatePatterns: configuration.privatePatterns = texts(entry).compactMap(\.text)
      case .audience: readAudience(entry)
      case .cadence: readCadence(entry)
      case .rules: readRules(entry)
      case .words: readWords(entry)
      case .measures: readMeasures(entry)
      }
    }
  }

  private mutating func readAudience(_ entry: YAMLEntry) {
    guard let text = text(entry) else { return }
    if let audience = Audience(rawValue: text) {
      configuration.audience = audience
    } else {
      unknown("audience", text, at: entry.value.range, Audience.allCases.map(\.rawValue))
    }
  }

  private mutating func readCadence(_ entry: YAMLEntry) {
    for interval in mapping(entry) {
      guard let cadence = Configuration.Cadence(rawValue: interval.key) else {
        let known = Configuration.Cadence.allCases.map(\.rawValue)
        unknown("cadence", interval.key, at: interval.keyRange, known)
        continue
      }
      guard !interval.isEmpty, let text = text(interval) else { continue }
      guard let value = Interval(text) else {
        add(
          "cadence '\(text)' of '\(interval.key)' is no stretch of time", interval.value.range,
          "Write a number above zero and days, weeks, months or years: '4 weeks'.")
        continue
      }
      switch cadence {
      case .meeting: configuration.meetingCadence = value
      case .checkIn: configuration.checkInCadence = value
      case .review: configuration.reviewCadence = value
      }
    }
  }

  private mutating func readRules(_ entry: YAMLEntry) {
    for rule in mapping(entry) where !rule.isEmpty {
      guard let text = text(rule) else { continue }
      if let level = Configuration.Level(rawValue: text) {
        configuration.levels[rule.key] = (level, rule.keyRange)
      } else {
        unknown("level", text, at: rule.value.range, Configuration.Level.allCases.map(\.rawValue))
      }
    }
  }

  private mutating func readMeasures(_ entry: YAMLEntry) {
    let lists = Configuration.MeasureList.allCases.map(\.rawValue)
    for list in mapping(entry) {
      if !lists.contains(list.key) {
        unknown("list of measures", list.key, at: list.keyRange, lists)
      } else if !list.isEmpty {
        configuration.measureWords[list.key] = texts(list).compactMap(\.text)
      }
    }
  }

  private mutating func readWords(_ entry: YAMLEntry) {
    var own: [Words.Word: [String]] = [:]
    // Two meanings of one spelling could not be told apart.
    var meanings = [String: Words.Word](
      uniqueKeysWithValues: Words.Word.allCases.map { (folded($0.rawValue), $0) })
    for word in mapping(entry) {
      guard let key = Words.Word(rawValue: word.key) else {
        unknown("word", word.key, at: word.keyRange, Words.Word.allCases.map(\.rawValue))
        continue
      }
      for node in word.isEmpty ? [] : texts(word) {
        let spelling = node.text ?? ""
        if folded(spelling).isEmpty {
          add("word '\(spelling)' for '\(word.key)' is empty", node.range, "Write a word.")
        } else if let other = meanings.updateValue(key, forKey: folded(spelling)), other != key {
          add(
            "word '\(spelling)' stands for both '\(other.rawValue)' and '\(word.key)'", node.range,
            "Choose another word for one of them.")
        }
        own[key, default: []].append(spelling)
      }
    }
    configuration.words = Words(adding: own)
  }

  // MARK: - Values

  private mutating func text(_ entry: YAMLEntry) -> String? {
    guard let text = entry.value.text else {
      add(
        "'\(entry.key)' is not a text", entry.value.range, "Write one text behind '\(entry.key):'.")
      return nil
    }
    return text
  }

  private mutating func texts(_ entry: YAMLEntry) -> [YAMLNode] {
    let scalars = entry.value.scalars
    if case .list(let nodes) = entry.value.value, nodes.count == scalars.count { return scalars }
    if entry.value.text != nil { return scalars }
    add("'\(entry.key)' is not a list of texts", entry.value.range, "Write it as '[one, two]'.")
    return []
  }

  private mutating func mapping(_ entry: YAMLEntry) -> [YAMLEntry] {
    switch entry.value.value {
    case .mapping(let entries): return entries
    case .scalar, .list, .empty:
      add(
        "'\(entry.key)' is no list of settings", entry.value.range,
        "Write it as '{name: value, name: value}'.")
      return []
    }
  }

  private mutating func person(_ node: YAMLNode) -> Person? {
    let person = node.text.flatMap { Person(parsing: $0) }
    if person == nil {
      add(
        "'\(node.text ?? "")' is no person", node.range,
        "Write 'Name', 'Name (handle)' or 'Name <mail>'.")
    }
    return person
  }

  // MARK: - Problems

  private mutating func unknown(
    _ what: String, _ word: String, at range: SourceRange, _ known: [String]
  ) {
    let near = closest(to: word, among: known)
    add(
      "\(what) '\(word)' is unknown", range,
      near.map { "Did you mean '\($0)'?" }
        ?? "Choose one of these: \(known.joined(separator: ", ")).")
  }

  mutating func add(_ headline: String, _ range: SourceRange, _ help: String) {
    problems.append(ConfigurationProblem(range: range, headline: headline, help: help))
  }
}

extension YAMLEntry {
  /// Whether nothing stands behind the name, which is the same as if that were not there.
  fileprivate var isEmpty: Bool { value.value == .empty }
}
