package import MarkdownSyntax

/// A YAML value with its place in the source.
package struct YAMLNode: Hashable, Sendable {
  package indirect enum Value: Hashable, Sendable {
    /// `key:` with nothing behind it, or `~`.
    case empty
    /// Always the text that was written, unquoted: `no`, `1.10` and `2026-02-30` stay strings.
    case scalar(String)
    case list([YAMLNode])
    case mapping([YAMLEntry])
  }

  package let value: Value
  /// Quotes and brackets are inside; empty, right behind the colon, for an empty value.
  package let range: SourceRange

  package init(_ value: Value, range: SourceRange) {
    self.value = value
    self.range = range
  }

  /// The text of a scalar; nil for anything else.
  package var text: String? { if case .scalar(let text) = value { text } else { nil } }

  /// The scalars of a list, or the one scalar that stands in place of a list.
  package var scalars: [YAMLNode] {
    switch value {
    case .empty, .mapping: []
    case .scalar: [self]
    case .list(let nodes): nodes.filter { $0.text != nil }
    }
  }
}

/// One key of a mapping.
package struct YAMLEntry: Hashable, Sendable {
  package let key: String
  package let keyRange: SourceRange
  package let value: YAMLNode

  package init(key: String, keyRange: SourceRange, value: YAMLNode) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}

extension [YAMLEntry] {
  /// The value of a key; nil where the key is not there.
  package subscript(key: String) -> YAMLNode? { first { $0.key == key }?.value }
}

/// What is wrong with a YAML text.
package struct YAMLProblem: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The parser's own words.
    case syntax(String)
    /// `name` begins with `@` or another character that YAML reserves and needs quotes.
    case unquoted(String)
    /// `a: b: c`; the value needs quotes.
    case colonInValue(String)
    /// An unquoted ` #` cut the value: what was kept, and what was lost.
    case cutValue(kept: String, lost: String)
    case duplicateKey(String, first: SourcePosition)
    /// An anchor, alias, tag, merge key, directive or second document.
    case unsupported(String)
    case controlCharacter(UInt32)
    case notUTF8
    case tooLarge(String)
    case notAMapping
    case unclosed
    /// A rule and a heading in place of fences and fields, as formatters that don't know them write.
    case madeText
  }

  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// False where the rest of the mapping was read all the same (`cutValue`, `duplicateKey`).
  package var isFatal: Bool {
    switch kind {
    case .cutValue, .duplicateKey: false
    default: true
    }
  }
}

/// What was read of a YAML text.
package struct YAMLReading: Sendable {
  /// The keys of the mapping in order, of a key that is there twice the first one; empty where a
  /// problem is fatal.
  package let entries: [YAMLEntry]
  /// In the order of their places.
  package let problems: [YAMLProblem]

  package var isUsable: Bool { !problems.contains(where: \.isFatal) }
}

/// The reader of front matter, `mentordoc.yml` and the front matter of templates.
package enum YAML {
  /// The most that a text may have: bytes, keys, brackets or dashes in each other, columns before
  /// the first character of a line.
  static let limits = (bytes: 16 << 10, keys: 200, depth: 16, indentation: 100)

  /// Reads the mapping that some lines of a text are; no line is an empty mapping.
  ///
  /// - Parameter cutsAreProblems: whether a comment behind an unquoted value is a `cutValue`: people
  ///   write comments in settings, and `Grace #12` in front matter.
  package static func read(
    _ source: SourceText, lines: Range<Int>, cutsAreProblems: Bool
  ) -> YAMLReading {
    guard !lines.isEmpty else { return YAMLReading(entries: [], problems: []) }
    var guardian = YAMLGuard(source, lines: lines, cutsAreProblems: cutsAreProblems)
    guardian.scan()
    var problems = guardian.problems
    var entries: [YAMLEntry] = []
    if !problems.contains(where: \.isFatal) {
      if guardian.duplicates.isEmpty, let flat = YAML.readFlat(source, offsets: guardian.offsets) {
        entries = flat
      } else {
        do {
          entries = try YAML.readAny(
            source, offsets: guardian.offsets, without: guardian.duplicates)
        } catch {
          problems.append(error)
        }
      }
    }
    problems.sort { $0.range.start < $1.range.start }
    return YAMLReading(entries: entries, problems: problems)
  }

  /// Reads a whole file.
  package static func read(_ source: SourceText) -> YAMLReading {
    read(source, lines: 1..<source.lineCount + 1, cutsAreProblems: false)
  }

  /// Reads a document's front matter; a document without any has no fields.
  ///
  /// - Parameter names: of fields, by which front matter is known where a formatter has made text of it.
  package static func read(
    frontMatterOf document: MarkdownDocument, names: @autoclosure () -> [String] = []
  ) -> YAMLReading {
    guard let frontMatter = document.frontMatter else {
      let place = document.source.fieldsInText(names)
      return YAMLReading(
        entries: [], problems: place.map { [YAMLProblem(.madeText, range: $0)] } ?? [])
    }
    guard frontMatter.isClosed else {
      let line = document.source.range(ofLine: max(1, frontMatter.lines.lowerBound - 1))
      return YAMLReading(entries: [], problems: [YAMLProblem(.unclosed, range: line)])
    }
    return read(document.source, lines: frontMatter.lines, cutsAreProblems: true)
  }
}

extension SourceText {
  /// The first line of text where it is a field behind a rule at the top of the document.
  fileprivate func fieldsInText(_ names: () -> [String]) -> SourceRange? {
    let filled = (1...lineCount).lazy.filter { !text(ofLine: $0).isEmpty }
    guard let top = filled.first else { return nil }
    let rule = text(ofLine: top)
    guard let mark = rule.utf8.first, "_*-".utf8.contains(mark),
      rule.utf8.allSatisfy({ $0 == mark || $0 == 0x20 }),
      rule.utf8.count(where: { $0 == mark }) >= 3,
      let next = filled.first(where: { $0 > top })
    else { return nil }
    let field = text(ofLine: next).drop { $0 == "#" || $0 == " " }
    return names().contains { field.hasPrefix("\($0):") } ? range(ofLine: next) : nil
  }

  private func text(ofLine number: Int) -> Substring { lineText(number)[...].trimmed }
}
