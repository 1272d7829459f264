package import MarkdownSyntax

extension Template {
  /// Reads a template; nil with problems that say why where it cannot be used.
  ///
  /// - Parameters:
  ///   - kind: what the file's name says it is.
  ///   - path: of the file, for the problems.
  ///   - model: the built-in template of the kind: what the code finds by name or meaning in it
  ///     must be found in this one too.
  package static func read(
    _ source: SourceText, as kind: DocumentKind, at path: FilePath, origin: FilePath?,
    model: Template? = nil
  ) -> (template: Template?, problems: [TemplateProblem]) {
    var parser = TemplateParser(source, path: path)
    let template = parser.parse(as: kind, origin: origin)
    if let template, let model { parser.compare(template, with: model) }
    let problems = parser.problems.sorted { $0.range.start < $1.range.start }
    return (problems.isEmpty ? template : nil, problems)
  }
}

/// Reads one template and gathers what is wrong with it.
private struct TemplateParser {
  private(set) var problems: [TemplateProblem] = []
  let source: SourceText
  let path: FilePath

  init(_ source: SourceText, path: FilePath) {
    self.source = source
    self.path = path
  }

  mutating func parse(as kind: DocumentKind, origin: FilePath?) -> Template? {
    if let reason = UnreadableDocument.Reason(of: source) {
      refuse(reason)
      return nil
    }
    let document: MarkdownDocument
    do {
      document = try MarkdownDocument(parsing: source)
    } catch {
      add(
        "\(error.reason): that is too much", source.range(ofLine: error.line), "Simplify the text.")
      return nil
    }
    let top = source.range(ofLine: 1)
    guard let frontMatter = document.frontMatter, frontMatter.isClosed else {
      add(
        "front matter is missing", top,
        "Begin the file with the lines that 'mentordoc templates show \(kind.rawValue)' begins with."
      )
      return nil
    }
    let reading = YAML.read(source, lines: frontMatter.lines, cutsAreProblems: false)
    for problem in reading.problems { add(problem.headline, problem.range, problem.help) }
    guard reading.isUsable else { return nil }
    guard let own = reading.entries.first(where: { $0.key == "mentordoc" }),
      case .mapping(let settings) = own.value.value
    else {
      add(
        "'mentordoc:' with the kind and path is missing", top,
        "Copy it from what 'mentordoc templates show \(kind.rawValue)' prints.")
      return nil
    }

    let known = ["kind", "path", "max", "fields", "columns"]
    for entry in settings where !known.contains(entry.key) {
      add(
        "'\(entry.key)' is no setting of a template", entry.keyRange, didYouMean(entry.key, known))
    }
    readKind(settings, own, kind)
    let documentPath = readPath(settings, own)
    let maximum = readMaximum(settings)
    let fields = readFields(settings)
    for entry in reading.entries
    where entry.key != "mentordoc" && !fields.contains(where: { $0.name == entry.key }) {
      add(
        "field '\(entry.key)' has no type", entry.keyRange,
        didYouMean(
          entry.key, fields.map(\.name),
          else: "Add it to 'fields:', for example '\(entry.key): text'."))
    }

    let uses = Placeholder.Use.all(in: source.bytes, 0..<source.bytes.count)
    let isShort = document.blocks.count <= 500 && uses.count <= 500
    let annotations = isShort ? Annotation.all(in: document) : []
    guard isShort, annotations.count <= 500 else {
      add(
        "more than 500 blocks, comments or placeholders: that is too much", top,
        "Simplify the text.")
      return nil
    }
    let sections = readSections(document, annotations)
    checkHeadings(document, annotations)
    checkLines(document, annotations)
    checkPlaceholders(document)
    let columns = readColumns(settings, document, sections)
    return Template(
      kind: kind, path: documentPath, maximum: maximum, fields: fields, sections: sections,
      columns: columns, source: source, origin: origin)
  }

  /// Says why no document could be read that had this text.
  private mutating func refuse(_ reason: UnreadableDocument.Reason) {
    let top = source.range(ofLine: 1)
    switch reason {
    case .conflictMarkers(let line):
      add(
        "conflict markers of a merge are left in the template", source.range(ofLine: line),
        "Choose what is right of the two versions and delete the three marker lines.")
    case .binary:
      add("a NUL byte in the template makes it no text", top, "Save the file as plain text.")
    default: add("this is no text in UTF-8", top, "Save the file as UTF-8.")
    }
  }

  // MARK: - Front matter

  private mutating func readKind(_ settings: [YAMLEntry], _ own: YAMLEntry, _ kind: DocumentKind) {
    let node = settings["kind"]
    guard node?.text != kind.rawValue else { return }
    let help = "Write 'kind: \(kind.rawValue)', as the file is called."
    add(
      node?.text.map { "kind '\($0)' is not what the file is called" } ?? "kind is missing",
      node?.range ?? own.keyRange, help)
  }

  private mutating func readPath(_ settings: [YAMLEntry], _ own: YAMLEntry) -> String {
    guard let node = settings["path"], let text = node.text else {
      add(
        "path is missing", settings["path"]?.range ?? own.keyRange,
        "Add where documents of this kind are, for example 'path: reviews/{date}.md'.")
      return ""
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") }) || text.contains("\\") {
      add(
        "path '\(text)' leads outside the pairing's folder", node.range,
        "Write a path below the pairing's folder, without '..' and without a '/' at its start.")
    } else if !text.hasSuffix(".md") {
      add("path '\(text)' does not end in '.md'", node.range, "Add '.md' at its end.")
    }
    var rest = text
    var places = 0
    for name in ["{date}", "{month}"] {
      let pieces = rest.split(separator: name, omittingEmptySubsequences: false)
      places += pieces.count - 1
      rest = pieces.joined()
    }
    if rest.contains(where: { "{}".contains($0) }) || places > 1 {
      add(
        "path '\(text)' holds a placeholder that it cannot", node.range,
        "Write '{date}' or '{month}' once, and nothing else in braces.")
    }
    return text
  }

  private mutating func readMaximum(_ settings: [YAMLEntry]) -> Int? {
    guard let node = settings["max"] else { return nil }
    switch node.text {
    case "1": return 1
    case "many": return nil
    default:
      add(
        "max '\(node.text ?? "")' is neither 1 nor many", node.range,
        "Write 'max: 1' or 'max: many'.")
      return nil
    }
  }

  private mutating func readFields(_ settings: [YAMLEntry]) -> [FieldSchema] {
    guard let node = settings["fields"], node.value != .empty else { return [] }
    guard case .mapping(let entries) = node.value else {
      add(
        "fields is no list of 'name: type' lines", node.range,
        "Write a line 'name: type' for each field.")
      return []
    }
    return entries.compactMap { entry in
      var words = (entry.value.text ?? "").split(separator: " ").map(String.init)
      let isRequired = words.last == "required"
      if isRequired { words.removeLast() }
      let name = words.isEmpty ? "" : words.removeFirst()
      let type: FieldSchema.FieldType
      switch (name, words.isEmpty) {
      case ("one-of", false): type = .oneOf(words)
      case (_, true) where FieldSchema.simpleTypes[name] != nil:
        type = FieldSchema.simpleTypes[name] ?? .text
      default:
        add(
          "field type '\(entry.value.text ?? "")' of '\(entry.key)' is unknown", entry.value.range,
          didYouMean(
            name, FieldSchema.simpleTypes.keys.sorted() + ["one-of"],
            else: "Write \(FieldSchema.simpleTypes.keys.sorted().joined(separator: ", ")), "
              + "or one-of and the words to choose from; then 'required' where it must not be empty."
          ))
        return nil
      }
      return FieldSchema(
        name: entry.key, type: type, isRequired: isRequired,
        isList: type == .people || type == .period)
    }
  }

  private mutating func readColumns(
    _ settings: [YAMLEntry], _ document: MarkdownDocument, _ sections: [SectionSchema]
  ) -> [ColumnSchema] {
    let plan = sections.first { $0.meaning == .actionPlan }
    guard let node = settings["columns"] else {
      if let plan {
        add(
          "columns of the action plan are not named", source.range(ofLine: plan.line),
          "Add 'columns: [\(PlanColumn.allCases.map(\.rawValue).joined(separator: ", "))]' below 'mentordoc:'."
        )
      }
      return []
    }
    var columns: [PlanColumn] = []
    for scalar in node.scalars {
      let name = scalar.text ?? ""
      guard let column = PlanColumn(rawValue: name), !columns.contains(column) else {
        add(
          "column '\(name)' is \(PlanColumn(rawValue: name) == nil ? "unknown" : "there twice")",
          scalar.range, didYouMean(name, PlanColumn.allCases.map(\.rawValue)))
        return []
      }
      columns.append(column)
    }
    let table = plan.flatMap { plan in
      document.blocks.first { block in
        if case .table = block.kind { block.lines.lowerBound > plan.line } else { false }
      }
    }
    guard case .table(let found)? = table?.kind else {
      add(
        "table of the action plan is missing", node.range,
        "Add the table below a heading that ends in '<!-- is: action-plan -->'.")
      return []
    }
    let cells = found.header.cells
    guard cells.count == columns.count else {
      add(
        "columns name \(columns.count), and the table has \(cells.count)", node.range,
        "Name each column of the table, in its order.")
      return []
    }
    if !columns.contains(.goal) {
      add("column 'goal' is missing", node.range, "Name the column that holds the goals 'goal'.")
    }
    return zip(columns, cells).map { column, cell in
      let comments = Annotation.all(in: document).filter {
        source.offsets(of: cell.range).contains($0.offsets.lowerBound)
      }
      for comment in comments { check(comment, allowed: [.was]) }
      return ColumnSchema(
        column: column, title: cell.text.plain,
        formerTitles: comments.filter { $0.keyword == .was }.map(\.argument))
    }
  }

  // MARK: - Sections

  /// A heading whose end is not reached yet.
  private struct OpenSection {
    var title: String
    var level: Int
    var line: Int
    var isInContent: Bool
    var annotations: [Annotation]
    var items: [CheckItemSchema] = []
    var children: [SectionSchema] = []
  }

  private mutating func readSections(
    _ document: MarkdownDocument, _ annotations: [Annotation]
  ) -> [SectionSchema] {
    var top: [SectionSchema] = []
    var open: [OpenSection] = []

    func close(downTo level: Int, _ parser: inout TemplateParser) {
      while let last = open.last, last.level >= level {
        open.removeLast()
        let isContent = last.isInContent && !last.annotations.contains { $0.keyword == .is }
        // Sections below a heading that is only content belong to the one around it.
        let sections = isContent ? last.children : [parser.section(last)]
        if open.isEmpty { top += sections } else { open[open.count - 1].children += sections }
      }
    }

    for block in document.blocks where block.depth == 0 || block.isItem {
      switch block.kind {
      case .heading(let level) where level >= 2:
        close(downTo: level, &self)
        let own = self.annotations(on: block, among: annotations)
        let around = open.last
        let isInContent =
          around.map { $0.isInContent || $0.annotations.contains { $0.keyword == .is } } ?? false
        open.append(
          OpenSection(
            title: block.text.plain, level: level, line: block.lines.lowerBound,
            isInContent: isInContent, annotations: own))
      case .item(let item):
        guard let box = item.box else { continue }
        guard let last = open.last else {
          add(
            "check-list item '\(block.text.plain)' stands in no section",
            source.range(ofLine: block.lines.lowerBound), "Add a heading of level 2 above it.")
          continue
        }
        if last.isInContent || last.annotations.contains(where: { $0.keyword == .is }) { continue }
        if let item = readItem(block, item, box, annotations) {
          open[open.count - 1].items.append(item)
        }
      default: continue
      }
    }
    close(downTo: 0, &self)
    checkTitles(of: top)
    return top
  }

  private mutating func section(_ open: OpenSection) -> SectionSchema {
    let line = source.range(ofLine: open.line)
    for annotation in open.annotations {
      check(annotation, allowed: [.is, .since, .was, .optional, .notFor, .hint])
    }
    if open.title.isEmpty { add("heading is empty", line, "Give the section a title.") }
    checkItems(of: open)
    let meanings = open.annotations.filter { $0.keyword == .is }
    if meanings.count > 1 {
      add("section '\(open.title)' has two meanings", range(meanings[1]), "Keep one of the two.")
    }
    return SectionSchema(
      title: open.title,
      formerTitles: open.annotations.filter { $0.keyword == .was }.map(\.argument),
      level: open.level, meaning: meanings.first.flatMap { Meaning(rawValue: $0.argument) },
      isOptional: open.isInContent || open.annotations.contains { $0.keyword == .optional },
      since: since(open.annotations), notFor: notFor(open.annotations), items: open.items,
      children: open.children, line: open.line)
  }

  private mutating func readItem(
    _ block: Block, _ item: ListItem, _ box: TaskBox, _ annotations: [Annotation]
  ) -> CheckItemSchema? {
    if case .malformed = box.state {
      add(
        "box of '\(block.text.plain)' is none in Markdown", box.range,
        "Write '- [ ] ' before the text.")
      return nil
    }
    let own = annotations.filter {
      source.offsets(of: item.textRange).contains($0.offsets.lowerBound)
    }
    for annotation in own { check(annotation, allowed: [.claims, .since, .was, .hint]) }
    return CheckItemSchema(
      text: block.text.plain, formerTexts: own.filter { $0.keyword == .was }.map(\.argument),
      since: since(own),
      claims: own.filter { $0.keyword == .claims }.flatMap { words($0.argument) }
        .compactMap { Claim(rawValue: $0) },
      line: block.lines.lowerBound)
  }

  private func since(_ annotations: [Annotation]) -> Day? {
    annotations.first { $0.keyword == .since }.flatMap { Day($0.argument) }
  }

  private func notFor(_ annotations: [Annotation]) -> Set<Audience> {
    Set(
      annotations.filter { $0.keyword == .notFor }.flatMap { words($0.argument) }
        .compactMap { Audience(rawValue: $0) })
  }

  private func words(_ text: String) -> [String] {
    text.split { " ,".contains($0) }.map(String.init)
  }

  // MARK: - Checks

  /// Says what is wrong with an annotation, or with a comment that was meant as one.
  private mutating func check(_ annotation: Annotation, allowed: Set<Annotation.Keyword>) {
    guard let keyword = annotation.keyword else {
      if let intended = annotation.intended {
        add(
          "annotation '\(annotation.text)' is unknown", range(annotation),
          "Did you mean '\(intended)'?")
      }
      return
    }
    guard allowed.contains(keyword) else {
      add(
        "annotation '\(keyword.rawValue)' means nothing here", range(annotation),
        keyword == .claims
          ? "Put it at the end of a check-list item." : "Put it at the end of a heading.")
      return
    }
    if keyword != .optional, annotation.argument.isEmpty {
      add(
        "annotation '\(keyword.rawValue)' says nothing", range(annotation),
        "Add a colon and what it says.")
    }
    switch keyword {
    case .is: refuseUnknown("meaning", annotation, Meaning.allCases.map(\.rawValue))
    case .claims: refuseUnknown("claim", annotation, Claim.allCases.map(\.rawValue))
    case .notFor: refuseUnknown("audience", annotation, Audience.allCases.map(\.rawValue))
    case .since where !annotation.argument.isEmpty && Day(annotation.argument) == nil:
      add(
        "'\(annotation.argument)' is not a date", range(annotation), "Write it as YYYY-MM-DD.")
    default: break
    }
  }

  private mutating func refuseUnknown(_ what: String, _ annotation: Annotation, _ known: [String]) {
    for word in words(annotation.argument) where !known.contains(word) {
      add("\(what) '\(word)' is unknown", range(annotation), didYouMean(word, known))
    }
  }

  private func annotations(on block: Block, among annotations: [Annotation]) -> [Annotation] {
    let offsets = source.offsets(of: block.lines)
    return annotations.filter { offsets.contains($0.offsets.lowerBound) }
  }

  /// A heading of level 1 is the title only where it is the first of a document; audiences may have one each.
  private mutating func checkHeadings(_ document: MarkdownDocument, _ annotations: [Annotation]) {
    var haveHeading: Set<Audience> = []
    for block in document.blocks where block.depth == 0 {
      guard case .heading(let level) = block.kind else { continue }
      if block.text.plain.contains("<!--") {
        // In a document it would go on to the end of the next comment.
        add(
          "comment in heading '\(block.text.plain)' has no end",
          source.range(ofLine: block.lines.lowerBound), "Write '-->' behind its last word.")
      }
      let own = self.annotations(on: block, among: annotations)
      let audiences = Set(Audience.allCases).subtracting(notFor(own))
      if level == 1, !haveHeading.isDisjoint(with: audiences) {
        add(
          "title '\(block.text.plain)' is not the first heading",
          source.range(ofLine: block.lines.lowerBound), "Write it as a section: '## …'.")
      }
      haveHeading.formUnion(audiences)
    }
  }

  /// Annotations that stand at the end of other lines, and headings and items that are not fixed.
  private mutating func checkLines(_ document: MarkdownDocument, _ annotations: [Annotation]) {
    var seen: [ClosedRange<Int>] = []
    for block in document.blocks {
      switch block.kind {
      case .heading(let level) where level >= 2: seen.append(block.lines)
      case .item(let item) where item.box != nil:
        seen.append(block.lines.lowerBound...max(block.lines.lowerBound, item.textRange.end.line))
      case .table(let table): seen.append(table.header.line...table.header.line)
      default: break
      }
    }
    for annotation in annotations where annotation.keyword != .hint {
      let line = source.position(of: annotation.offsets.lowerBound).line
      if !seen.contains(where: { $0.contains(line) }) { check(annotation, allowed: [.notFor]) }
    }
    for use in Placeholder.Use.all(in: source.bytes, textOffsets(document)) {
      let line = source.position(of: use.offsets.lowerBound).line
      if seen.contains(where: { $0.contains(line) }) {
        add(
          "placeholder '\(use.name)' stands in a heading, item or column",
          source.range(of: use.offsets),
          "Move it to a line of its own: what a document is held to must be the same in each.")
      }
    }
  }

  private mutating func checkPlaceholders(_ document: MarkdownDocument) {
    let known = Placeholder.allCases.map(\.rawValue)
    for use in Placeholder.Use.all(in: source.bytes, 0..<source.bytes.count)
    where use.placeholder == nil {
      add(
        "placeholder '\(use.name)' is unknown", source.range(of: use.offsets),
        didYouMean(use.name, known))
    }
  }

  private mutating func checkItems(of section: OpenSection) {
    var seen: Set<String> = []
    for item in section.items {
      for text in [item.text] + item.formerTexts where !seen.insert(folded(text)).inserted {
        add(
          "check-list item '\(text)' is twice in section '\(section.title)'",
          source.range(ofLine: item.line), "Reword or delete one of the two.")
      }
    }
  }

  /// Sections of one parent are told apart by their titles.
  private mutating func checkTitles(of sections: [SectionSchema]) {
    var seen: Set<String> = []
    for section in sections {
      for title in [section.title] + section.formerTitles where !seen.insert(folded(title)).inserted
      {
        add(
          "heading '\(title)' is twice at one place", source.range(ofLine: section.line),
          "Reword or delete one of the two.")
      }
      checkTitles(of: section.children)
    }
  }

  /// Says what the code would miss in a template that replaces the built-in one.
  mutating func compare(_ own: Template, with model: Template) {
    let top = source.range(ofLine: 1)
    for name in ["{date}", "{month}"] where model.path.contains(name) != own.path.contains(name) {
      add(
        model.path.contains(name)
          ? "path '\(own.path)' lacks '\(name)'" : "path '\(own.path)' holds '\(name)'",
        top, "Write a path like '\(model.path)'.")
    }
    for field in model.fields where field.isRequired {
      guard own.fields.contains(where: { $0.name == field.name && $0.type == field.type }) else {
        add(
          "field '\(field.name)' is missing or of another type", top,
          "Add it to 'fields:' as in what 'mentordoc templates show \(own.kind.rawValue)' prints.")
        continue
      }
    }
    let meanings = Set(own.allSections.compactMap(\.meaning))
    for section in model.allSections {
      guard let meaning = section.meaning, !section.isOptional, section.notFor.isEmpty,
        !meanings.contains(meaning)
      else { continue }
      add(
        "no section is '\(meaning.rawValue)'", top,
        "Add '<!-- is: \(meaning.rawValue) -->' to the heading of the section that "
          + "'\(section.title)' has become.")
    }
    for section in own.allSections where section.meaning == .openItems {
      let uses = Placeholder.Use.all(in: source.bytes, 0..<source.bytes.count)
      if !uses.contains(where: { $0.placeholder == .openItems }) {
        add(
          "'{{open-items}}' is missing in section '\(section.title)'",
          source.range(ofLine: section.line), "Add it on a line of its own below the heading.")
      }
    }
  }

  // MARK: - Problems

  private func textOffsets(_ document: MarkdownDocument) -> Range<Int> {
    source.offsetsWithTerminator(ofLine: document.firstTextLine).lowerBound..<source.bytes.count
  }

  private func range(_ annotation: Annotation) -> SourceRange {
    source.range(of: annotation.offsets)
  }

  private func didYouMean(_ word: String, _ known: [String], else help: String? = nil) -> String {
    if let near = closest(to: word, among: known) { return "Did you mean '\(near)'?" }
    return help ?? "Choose one of these: \(known.joined(separator: ", "))."
  }

  private mutating func add(_ headline: String, _ range: SourceRange, _ help: String) {
    problems.append(TemplateProblem(path: path, range: range, headline: headline, help: help))
  }
}

extension Template {
  /// All sections, each before its children.
  package var allSections: [SectionSchema] { sections.flatMap(\.withChildren) }
}

extension SectionSchema {
  fileprivate var withChildren: [SectionSchema] { [self] + children.flatMap(\.withChildren) }
}

extension FieldSchema {
  /// The types without a parameter, by the name that templates use.
  fileprivate static let simpleTypes: [String: FieldType] = [
    "text": .text, "date": .date, "month": .month, "period": .period,
    "interval": .interval, "person": .person, "people": .people, "url": .url,
  ]
}

extension Block {
  fileprivate var isItem: Bool { if case .item = kind { true } else { false } }
}

extension SourceText {
  /// Byte offsets of some lines, without the last one's terminator.
  func offsets(of lines: ClosedRange<Int>) -> Range<Int> {
    offsets(ofLine: lines.lowerBound).lowerBound..<offsets(ofLine: lines.upperBound).upperBound
  }
}
