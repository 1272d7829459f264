package import Checking
import MarkdownSyntax
import Programme

extension CheckReport {
  /// A log of the Static Analysis Results Interchange Format (SARIF 2.1.0), with what GitHub code
  /// scanning requires.
  ///
  /// - Parameters:
  ///   - rules: those that were checked.
  ///   - version: of this program.
  package func sarif(
    rules: [any RuleDescription.Type], version: String, in folder: RepositoryFolder,
    source: SourceReader
  ) -> JSONValue {
    let log = SARIFLog(folder: folder, source: source, ids: rules.map { $0.id })
    return .object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            (
              "tool",
              .object([
                (
                  "driver",
                  .object([
                    ("name", .string("mentordoc")),
                    ("semanticVersion", .string(version)),
                    ("rules", .array(rules.map { log.descriptor($0) })),
                  ])
                )
              ])
            ),
            ("columnKind", .string("utf16CodeUnits")),
            ("results", .array(findings.map(log.result))),
          ])
        ])
      ),
    ])
  }
}

private struct SARIFLog {
  let folder: RepositoryFolder
  let source: SourceReader
  /// In the order of the descriptors.
  let ids: [String]

  func descriptor(_ rule: any RuleDescription.Type) -> JSONValue {
    let summary = rule.summary
    return .object([
      ("id", .string(rule.id)),
      ("shortDescription", message(firstSentence(of: summary))),
      ("fullDescription", message(summary)),
      (
        "help",
        .object([
          ("text", .string(text(of: rule, style: .plain))),
          ("markdown", .string(markdown(of: rule))),
        ])
      ),
      ("defaultConfiguration", .object([("level", .string(rule.severity.rawValue))])),
      (
        "properties",
        .object([
          ("tags", .array([.string("mentoring")])),
          ("precision", .string("very-high")),
          ("problem.severity", .string(rule.severity.rawValue)),
        ])
      ),
    ])
  }

  func result(_ finding: Finding) -> JSONValue {
    var members: [(String, JSONValue)] = [("ruleId", .string(finding.rule))]
    if let index = ids.firstIndex(of: finding.rule) {
      members.append(("ruleIndex", .number(index)))
    }
    let sentences = [finding.headline + ".", finding.explanation, finding.help]
    members += [
      ("level", .string(finding.severity.rawValue)),
      ("message", message(plain(sentences.filter { !$0.isEmpty }.joined(separator: " ")))),
      ("locations", .array([.object([("physicalLocation", location(finding.place))])])),
    ]
    if !finding.notes.isEmpty {
      let related = finding.notes.enumerated().map { index, note in
        JSONValue.object([
          ("id", .number(index + 1)), ("physicalLocation", location(note.place)),
          ("message", message(plain(note.text))),
        ])
      }
      members.append(("relatedLocations", .array(related)))
    }
    // GitHub tells alerts apart by this fingerprint and by no other.
    members.append(
      (
        "partialFingerprints",
        .object([("primaryLocationLineHash", .string(finding.fingerprint + ":1"))])
      ))
    if let fix = finding.fix, let text = source(finding.place.path) {
      members.append(("fixes", .array([object(fix, of: finding.place.path, text)])))
    }
    if let commit = finding.commit {
      members.append(("properties", .object([("commit", .string(commit))])))
    }
    return .object(members)
  }

  private func object(
    _ fix: Finding.Fix, of path: FilePath, _ text: SourceText
  ) -> JSONValue {
    let replacements = fix.edits.map { edit in
      let range = SourceRange(
        text.position(of: edit.offsets.lowerBound), text.position(of: edit.offsets.upperBound))
      let inserted = String(decoding: edit.replacement, as: UTF8.self)
      return JSONValue.object([
        ("deletedRegion", region(range, in: text)), ("insertedContent", message(inserted)),
      ])
    }
    return .object([
      ("description", message(plain(fix.title))),
      (
        "artifactChanges",
        .array([
          .object([
            ("artifactLocation", artifact(path)), ("replacements", .array(replacements)),
          ])
        ])
      ),
    ])
  }

  private func message(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

  /// A plain text message, in which SARIF (3.11.6) reads `[text](target)` as a link unless the
  /// brackets are escaped: a document's text is never one.
  private func plain(_ text: String) -> String {
    guard text.contains("](") else { return text }
    return text.reduce(into: "") { result, character in
      if ["\\", "[", "]"].contains(character) { result += "\\" }
      result.append(character)
    }
  }

  private func location(_ place: Place) -> JSONValue {
    let top = SourcePosition(line: 1, column: 1)
    // A file as a whole is its beginning.
    let range = place.range ?? SourceRange(top, top)
    return .object([
      ("artifactLocation", artifact(place.path)), ("region", region(range, in: source(place.path))),
    ])
  }

  private func artifact(_ path: FilePath) -> JSONValue {
    .object([("uri", .string(uri(folder.path(path)))), ("uriBaseId", .string("%SRCROOT%"))])
  }

  /// All four fields, in lines and columns that begin with 1.
  private func region(_ range: SourceRange, in text: SourceText?) -> JSONValue {
    .object([
      ("startLine", .number(range.start.line)),
      ("startColumn", .number(utf16Column(of: range.start, in: text))),
      ("endLine", .number(range.end.line)),
      ("endColumn", .number(utf16Column(of: range.end, in: text))),
    ])
  }

  /// The 1-based column in UTF-16 code units; the UTF-8 column where the text is not at hand.
  private func utf16Column(of position: SourcePosition, in source: SourceText?) -> Int {
    guard let source else { return max(1, position.column) }
    let before = source.line(position.line).prefix(max(0, position.column - 1))
    // A lead byte from F0 on begins a character of two units.
    return before.reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }

  /// A relative reference (RFC 3986) to a path, whatever its bytes.
  private func uri(_ path: FilePath) -> String {
    path.bytes.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
  }

  private func firstSentence(of text: String) -> String {
    let bytes = Array(text.utf8)
    for index in bytes.indices.dropLast() where bytes[index] == 0x2E && bytes[index + 1] == 0x20 {
      return String(decoding: bytes[...index], as: UTF8.self)
    }
    return text
  }
}
