import MarkdownSyntax

/// A document filled in from its template and not written yet.
package struct Draft: Sendable {
  /// Below the programme's root.
  package let path: FilePath
  package let bytes: [UInt8]
}

/// What a new document is about.
package struct DraftRequest: Sendable {
  package var kind: DocumentKind
  /// The pairing's folder.
  package var folder: FilePath
  package var mentee: Person?
  package var mentor: Person?
  package var role: String?
  /// A link.
  package var application: String?
  package var day: Day
  /// Front matter that is given, by the fields' names.
  package var fields: [String: String] = [:]
  /// What was left open, a line each.
  package var openItems: [String]
  /// The plan's goals, a line each.
  package var goals: [String] = []
  /// What should be different at the end, in somebody's own words.
  package var aim: String?
  /// Whether optional sections stay where they came out empty.
  var keepsOptional = false

  package init(_ kind: DocumentKind, in folder: FilePath, on day: Day) {
    self.kind = kind
    self.folder = folder
    self.day = day
    openItems = []
  }

  /// A further document of a pairing, which takes over what was left open up to its day.
  package init(_ kind: DocumentKind, of pairing: Pairing, on day: Day, words: Words) {
    self.init(kind, in: pairing.folder, on: day)
    mentee = pairing.mentee
    mentor = pairing.mentor
    role = pairing.role
    application = pairing.application
    openItems = pairing.carriedLines(
      before: day.next, words: words)
    goals = pairing.goalLines(words)
  }
}

/// Why a document can't be drafted.
package enum DraftProblem: Error, Hashable, Sendable {
  case noTemplate(DocumentKind, meant: String?)
  case unknownField(String, meant: String?)
  case missingField(FieldSchema)
  case wrongType(FieldSchema, text: String)
  case impossibleDate(FieldSchema, text: String)
}

extension Programme {
  /// Fills in the template of a kind.
  ///
  /// - Parameter ordinal: which document of its kind and day it is.
  package func draft(_ request: DraftRequest, ordinal: Int = 1) throws(DraftProblem) -> Draft {
    guard let template = templates[request.kind], let pattern = PathPattern(template.path) else {
      let kinds = templates.templates.map(\.kind.rawValue)
      throw .noTemplate(request.kind, meant: closest(to: request.kind.rawValue, among: kinds))
    }
    var fields: [(name: String, value: String)] = []
    for (name, text) in request.fields.sorted(by: { $0.key < $1.key }) {
      fields.append((name, try value(text, of: name, in: template)))
    }
    let bytes = template.filled(
      with: values(for: request), fields: fields, for: configuration.audience,
      keepsOptional: request.keepsOptional)
    try requireFields(of: template, in: bytes)
    return Draft(
      path: request.folder.appending(pattern.path(on: request.day, ordinal: ordinal)), bytes: bytes)
  }

  private func value(
    _ text: String, of name: String, in template: Template
  ) throws(DraftProblem) -> String {
    guard let field = template.fields.first(where: { $0.name == name }) else {
      throw .unknownField(name, meant: closest(to: name, among: template.fields.map(\.name)))
    }
    guard field.type.admits(text, words: configuration.words) else {
      throw .wrongType(field, text: text)
    }
    let impossible = field.type == .month ? impossibleMonths(in: text) : impossibleDates(in: text)
    if [.date, .month, .period].contains(field.type), !impossible.isEmpty {
      throw .impossibleDate(field, text: text)
    }
    // Of the few words that a field may have, the programme's own spelling is written.
    guard case .oneOf(let choices) = field.type else { return text }
    let words = configuration.words
    let choice = choices.first { FieldSchema.FieldType.oneOf([$0]).admits(text, words: words) }
    return choice.map { Words.Word(rawValue: $0).map(words.written) ?? $0 } ?? text
  }

  func values(for request: DraftRequest) -> [Placeholder: String] {
    var values: [Placeholder: String] = [
      .programme: configuration.name, .date: request.day.description,
      .month: String(request.day.description.prefix(7)),
    ]
    values[.mentee] = request.mentee?.written
    values[.menteeName] = request.mentee?.name
    values[.mentor] = request.mentor?.written
    values[.mentorName] = request.mentor?.name
    values[.role] = request.role
    values[.contact] = configuration.contact
    values[.handbook] = configuration.handbook
    values[.application] = request.application
    values[.folder] = request.folder.text
    values[.pairing] = request.folder.lastComponent.text
    values[.aim] = request.aim.map(quoted)
    values[.goals] = request.goals.joined(separator: "\n")
    if !request.openItems.isEmpty { values[.openItems] = request.openItems.joined(separator: "\n") }
    return values
  }

  /// A placeholder can have filled a field, so it is the result that counts.
  private func requireFields(of template: Template, in bytes: [UInt8]) throws(DraftProblem) {
    guard let document = try? MarkdownDocument(parsing: SourceText(bytes)) else { return }
    let entries = YAML.read(frontMatterOf: document).entries
    for field in template.fields where field.isRequired {
      let value = entries[field.name]
      if value?.scalars.allSatisfy({ $0.text?.isEmpty ?? true }) ?? true {
        throw .missingField(field)
      }
    }
  }
}

extension Pairing {
  /// The promises still open before a day as lines for the next note: in the words and with the links
  /// that they were last written with.
  package func carriedLines(before day: Day?, words: Words) -> [String] {
    openItems(before: day).map { item in
      let source = documents.first { $0.path == item.document }?.source
      let text = source.map { item.written(in: $0) } ?? item.text
      // The next note has neither the heading nor the item above that named the owner.
      let owner = item.isOwnerInherited ? item.owner.map { $0.written(words) + ": " } : nil
      return "- [ ] " + (owner ?? "") + text
    }
  }
}

extension Pairing {
  /// Where the mentee applied, as `pairing.md` has it.
  package var application: String? {
    documents.first { $0.kind == .pairing }?.fields["application"]?.text
  }

  /// A line for each numbered goal, with how far it was by the plan's progress, else with its text.
  func goalLines(_ words: Words) -> [String] {
    (plan?.goals ?? []).compactMap { goal in
      guard let number = goal.number else { return nil }
      let progress = plan?.progress.last { $0.goal == number }
      let text = oneLine(progress.map(\.text) ?? "")
      let line =
        "- \(words.written(.goal)) \(number): "
        + inMarkdown(text.isEmpty ? oneLine(goal.text) : text, isFirst: false)
      return String(line.trimmed)
    }
  }
}

extension ActionItem {
  /// The item's Markdown on one line, without its box.
  fileprivate func written(in source: SourceText) -> String {
    let lines = (range.start.line...max(range.start.line, range.end.line)).map { number in
      let start = number == range.start.line ? (box?.range.end ?? range.start).column : 1
      let end = number == range.end.line ? range.end.column : source.line(number).count + 1
      return source.text(in: SourceRange(line: number, from: start, to: end))[...].trimmed
    }
    return lines.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Day {
  /// nil at the end of the calendar.
  fileprivate var next: Day? {
    Day(year: year, month: month, day: day + 1) ?? Day(year: year, month: month + 1, day: 1)
      ?? Day(year: year + 1, month: 1, day: 1)
  }
}

extension ActionItem.Owner {
  fileprivate func written(_ words: Words) -> String {
    switch self {
    case .mentee: words.written(.mentee)
    case .mentor: words.written(.mentor)
    case .coordinator: words.written(.coordinator)
    case .support: words.written(.support)
    case .named(let name), .unknown(let name): name
    }
  }
}
