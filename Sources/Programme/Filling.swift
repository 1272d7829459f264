import MarkdownSyntax

extension Template {
  /// The bytes of a new document.
  ///
  /// Left out are what only the template needs (its settings, annotations, comments that are no
  /// hints), what is not for the audience, and optional sections that came out empty.
  ///
  /// - Parameters:
  ///   - values: what the placeholders stand for; they are made harmless for where they stand, but
  ///     for those that are lines, which go in as they are.
  ///   - fields: front matter to set, by name; a name that is there several times makes a list.
  ///   - keepsOptional: whether optional sections stay where they came out empty.
  package func filled(
    with values: [Placeholder: String], fields: [(name: String, value: String)] = [],
    for audience: Audience, keepsOptional: Bool = false
  ) -> [UInt8] {
    // What cannot be parsed is no template.
    guard let document = try? MarkdownDocument(parsing: source) else { return source.bytes }
    var filling = Filling(
      self, document, values: values, fields: fields, audience: audience,
      keepsOptional: keepsOptional)
    return filling.fill()
  }
}

/// Makes a document of a template by taking lines out and replacing bytes in the others.
private struct Filling {
  private let template: Template
  private let document: MarkdownDocument
  private let source: SourceText
  private let values: [Placeholder: String]
  private let fields: [(name: String, value: String)]
  private let audience: Audience
  private let keepsOptional: Bool

  /// By line, the first one at index 1.
  private var isRemoved: [Bool]
  private var edits: [TextEdit] = []

  init(
    _ template: Template, _ document: MarkdownDocument, values: [Placeholder: String],
    fields: [(name: String, value: String)], audience: Audience, keepsOptional: Bool
  ) {
    self.template = template
    self.document = document
    source = document.source
    self.values = values
    self.fields = fields
    self.audience = audience
    self.keepsOptional = keepsOptional
    isRemoved = Array(repeating: false, count: source.lineCount + 1)
  }

  mutating func fill() -> [UInt8] {
    if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { replace(0..<3, "") }
    fillFrontMatter()
    fillText()
    removeSections()
    removeSpareBlankLines()
    edits.removeAll { isRemoved[source.position(of: $0.offsets.lowerBound).line] }
    for line in 1..<isRemoved.count where isRemoved[line] {
      edits.append(TextEdit(source.offsetsWithTerminator(ofLine: line), []))
    }
    return source.applying(edits)
  }

  // MARK: - Front matter

  private mutating func fillFrontMatter() {
    guard let lines = document.frontMatter?.lines else { return }
    let entries = YAML.read(source, lines: lines, cutsAreProblems: false).entries
    var isEmpty = true
    var line = lines.lowerBound
    while line < lines.upperBound {
      if let entry = entries.first(where: { $0.keyRange.start.line == line }) {
        var last = max(line, entry.value.range.end.line)
        if entry.key == "mentordoc" {
          while last + 1 < lines.upperBound, isIndentedOrBlank(last + 1) { last += 1 }
          for line in line...last { isRemoved[line] = true }
        } else {
          fill(entry)
          isEmpty = false
        }
        line = last + 1
      } else {
        // Comments stay in the template; hints go into the document.
        let text = source.lineText(line).trimmed
        isRemoved[line] = !text.hasPrefix("# hint:")
        line += 1
      }
    }
    let others = fields.filter { field in
      !field.value.isEmpty && !entries.contains { $0.key == field.name }
    }
    if isEmpty && others.isEmpty {
      for line in (lines.lowerBound - 1)...lines.upperBound { isRemoved[line] = true }
    }
    var added: [UInt8] = []
    var names: Set<String> = []
    for field in others where names.insert(field.name).inserted {
      added += Array(field.name.utf8) + [0x3A] + written(field.name) + source.lineEnding
    }
    let end = source.offsets(ofLine: lines.upperBound).lowerBound
    edits.append(TextEdit(end..<end, added))
  }

  private mutating func fill(_ entry: YAMLEntry) {
    let bytes = source.bytes
    let keyEnd = source.offset(of: entry.keyRange.end)
    let lineEnd = source.offsets(ofLine: max(entry.keyRange.end.line, entry.value.range.end.line))
    guard let colon = bytes[keyEnd...].firstIndex(of: 0x3A) else { return }
    let value = colon + 1..<max(colon + 1, lineEnd.upperBound)
    if fields.contains(where: { $0.name == entry.key }) {
      edits.append(TextEdit(value, written(entry.key)))
    } else if let text = entry.value.text, text.contains("{{") {
      let text = oneLine(replaced(Array(text.utf8)))
      edits.append(TextEdit(value, Array((text.isEmpty ? "" : " " + yamlScalar(text)).utf8)))
    } else {
      // A comment behind a value would look like a part of it that was cut off.
      let end = source.offset(of: entry.value.range.end)
      edits.append(TextEdit(end..<max(end, lineEnd.upperBound), []))
    }
  }

  /// What stands behind a field's colon.
  private func written(_ name: String) -> [UInt8] {
    let texts = fields.filter { $0.name == name }.map { oneLine($0.value) }.filter { !$0.isEmpty }
    let isList = template.fields.first { $0.name == name }?.isList ?? (texts.count > 1)
    guard isList else { return Array((texts.last.map { " " + yamlScalar($0) } ?? "").utf8) }
    return texts.flatMap { source.lineEnding + Array(("  - " + yamlScalar($0)).utf8) }
  }

  private func isIndentedOrBlank(_ line: Int) -> Bool {
    source.line(line).first.map { $0 == 0x20 || $0 == 0x09 } ?? true
  }

  // MARK: - Text

  private mutating func fillText() {
    let annotations = Annotation.all(in: document)
    for annotation in annotations where annotation.keyword != .hint {
      let line = source.position(of: annotation.offsets.lowerBound).line
      if annotation.keyword == .notFor, isForOthers(annotation), !isHeading(line) {
        isRemoved[line] = true
      }
      remove(annotation, all: annotations)
    }
    let start = source.offsetsWithTerminator(ofLine: document.firstTextLine).lowerBound
    for use in Placeholder.Use.all(in: source.bytes, start..<source.bytes.count) {
      let around = annotations.first { $0.offsets.contains(use.offsets.lowerBound) }
      if let around, around.keyword != .hint { continue }
      let value = self.value(of: use)
      if isAlone(use), value.isEmpty {
        isRemoved[source.position(of: use.offsets.lowerBound).line] = true
      } else if use.placeholder?.isLines == true, isAlone(use) {
        let lines = value.split { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
        edits.append(
          TextEdit(
            use.offsets,
            Array(lines.map { Array($0.utf8) }.joined(separator: source.lineEnding))))
      } else if around != nil {
        replace(use.offsets, oneLine(value).replacing("-->", with: "-- >"))
      } else {
        let line = source.offsets(ofLine: source.position(of: use.offsets.lowerBound).line)
        let isFirst = source.bytes[line.lowerBound..<use.offsets.lowerBound]
          .allSatisfy { $0 == 0x20 || $0 == 0x09 }
        replace(use.offsets, inMarkdown(oneLine(value), isFirst: isFirst))
      }
    }
  }

  /// Takes a comment out, with the blanks before it; with its lines where nothing else is on them.
  private mutating func remove(_ annotation: Annotation, all: [Annotation]) {
    let bytes = source.bytes
    let lines =
      source.position(of: annotation.offsets.lowerBound)
      .line...source.position(
        of: annotation.offsets.upperBound - 1
      ).line
    let isAlone = source.offsets(of: lines).allSatisfy { offset in
      bytes[offset] <= 0x20 || all.contains { $0.keyword != .hint && $0.offsets.contains(offset) }
    }
    if isAlone {
      for line in lines { isRemoved[line] = true }
      return
    }
    var start = annotation.offsets.lowerBound
    var end = annotation.offsets.upperBound
    let lineStart = source.offsets(ofLine: lines.lowerBound).lowerBound
    while start > lineStart, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    if start == lineStart {
      while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    }
    edits.append(TextEdit(start..<end, []))
  }

  private func isForOthers(_ annotation: Annotation) -> Bool {
    annotation.argument.split { " ,".contains($0) }.contains { $0 == audience.rawValue }
  }

  // MARK: - Sections

  private mutating func removeSections() {
    for section in template.allSections {
      let lines = self.lines(of: section)
      let isLeftOut = section.isOptional && !keepsOptional && cameOutEmpty(lines)
      if section.notFor.contains(audience) || isLeftOut {
        for line in lines { isRemoved[line] = true }
      }
    }
  }

  /// Whether a section holds a placeholder for which nothing stands, and nothing else.
  private func cameOutEmpty(_ lines: ClosedRange<Int>) -> Bool {
    let content = source.offsets(of: lines).dropFirst(
      source.offsets(ofLine: lines.lowerBound).count)
    let uses = Placeholder.Use.all(in: source.bytes, content.startIndex..<content.endIndex)
    guard !uses.isEmpty, uses.allSatisfy({ isAlone($0) && value(of: $0).isEmpty }) else {
      return false
    }
    // A hint is something to be written there.
    let comments = Annotation.all(in: document).filter { $0.keyword != .hint }
    return content.allSatisfy { offset in
      source.bytes[offset] <= 0x20 || uses.contains { $0.offsets.contains(offset) }
        || comments.contains { $0.offsets.contains(offset) }
    }
  }

  /// A section's lines, its sub-sections' among them.
  private func lines(of section: SectionSchema) -> ClosedRange<Int> {
    let next = document.blocks.first { block in
      guard case .heading(let level) = block.kind, block.depth == 0 else { return false }
      return block.lines.lowerBound > section.line && level <= section.level
    }
    return section.line...max(section.line, (next?.lines.lowerBound ?? source.lineCount + 1) - 1)
  }

  private func isHeading(_ line: Int) -> Bool {
    document.blocks.contains { block in
      if case .heading = block.kind { block.lines.contains(line) } else { false }
    }
  }

  /// Leaves one empty line where lines were taken out between two, and none at the ends.
  private mutating func removeSpareBlankLines() {
    var isAfterBlank = true
    var isAfterRemoved = false
    for line in 1..<isRemoved.count {
      if isRemoved[line] {
        isAfterRemoved = true
      } else if isBlank(line) {
        if isAfterRemoved && isAfterBlank { isRemoved[line] = true }
        isAfterBlank = true
      } else {
        isAfterBlank = false
        isAfterRemoved = false
      }
    }
    guard isAfterRemoved else { return }
    var line = isRemoved.count - 1
    while line >= 1, isRemoved[line] || isBlank(line) {
      isRemoved[line] = true
      line -= 1
    }
  }

  private func isBlank(_ line: Int) -> Bool {
    source.line(line).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  // MARK: - Placeholders

  private func value(of use: Placeholder.Use) -> String {
    let value = use.placeholder.flatMap { values[$0] } ?? ""
    return value.isEmpty ? use.fallback ?? "" : value
  }

  /// Whether nothing else is on the line.
  private func isAlone(_ use: Placeholder.Use) -> Bool {
    let line = source.offsets(ofLine: source.position(of: use.offsets.lowerBound).line)
    return line.allSatisfy { use.offsets.contains($0) || source.bytes[$0] <= 0x20 }
  }

  /// A text of its own with its placeholders replaced once.
  private func replaced(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var index = 0
    for use in Placeholder.Use.all(in: bytes, 0..<bytes.count) {
      result += bytes[index..<use.offsets.lowerBound] + Array(value(of: use).utf8)
      index = use.offsets.upperBound
    }
    return String(decoding: result + bytes[index...], as: UTF8.self)
  }

  private mutating func replace(_ offsets: Range<Int>, _ text: String) {
    edits.append(TextEdit(offsets, Array(text.utf8)))
  }
}
