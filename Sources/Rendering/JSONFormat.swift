import Checking
import MarkdownSyntax

extension CheckReport {
  /// For programs that read a line at a time: the objects of `findings`, one a line.
  package func jsonLines(source: SourceReader) -> String {
    findings.map { json($0, source).compact + "\n" }.joined()
  }

  /// The whole report for programs. Lines and columns begin with 1, columns count Unicode characters
  /// and ends are exclusive; `version` changes when a member goes or means something else.
  package func json(source: SourceReader) -> JSONValue {
    .object([
      ("version", .number(1)),
      ("findings", .array(findings.map { json($0, source) })),
      ("open", .array(open.map(\.json))),
      (
        "summary",
        .object(
          (commitCount.map { [("commits", .number($0))] } ?? []) + [
            ("pairings", .number(pairingCount)),
            ("documents", .number(documentCount)),
            ("errors", .number(count(.error))),
            ("warnings", .number(count(.warning))),
            ("suppressed", .number(suppressedCount)),
            ("open", .number(open.count)),
          ])
      ),
    ])
  }

  private func json(_ finding: Finding, _ source: SourceReader) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("rule", .string(finding.rule)),
      ("severity", .string(finding.severity.rawValue)),
    ]
    members += json(finding.place, source)
    members += [
      ("headline", .string(finding.headline)),
      ("explanation", .string(finding.explanation)),
      ("help", .string(finding.help)),
      (
        "notes",
        .array(
          finding.notes.map { .object(json($0.place, source) + [("text", .string($0.text))]) })
      ),
      ("pairing", .optional(finding.pairing?.text)),
      ("fingerprint", .string(finding.fingerprint)),
    ]
    if let commit = finding.commit { members.append(("commit", .string(commit))) }
    if let fix = finding.fix, let text = source(finding.place.path) {
      members.append(("fix", json(fix, text)))
    }
    return .object(members)
  }

  private func json(_ place: Place, _ source: SourceReader) -> [(String, JSONValue)] {
    [
      ("path", .string(place.path.text)),
      ("range", place.range.map { json($0, source(place.path)) } ?? .null),
    ]
  }

  private func json(_ range: SourceRange, _ source: SourceText?) -> JSONValue {
    func position(_ position: SourcePosition) -> JSONValue {
      .object([
        ("line", .number(position.line)),
        ("column", .number(characterColumn(of: position, in: source))),
      ])
    }
    return .object([("start", position(range.start)), ("end", position(range.end))])
  }

  private func json(_ fix: Finding.Fix, _ source: SourceText) -> JSONValue {
    .object([
      ("title", .string(fix.title)),
      ("safe", .bool(fix.isSafe)),
      (
        "edits",
        .array(
          fix.edits.map { edit in
            let range = SourceRange(
              source.position(of: edit.offsets.lowerBound),
              source.position(of: edit.offsets.upperBound))
            return .object([
              ("range", json(range, source)),
              ("replacement", .string(String(decoding: edit.replacement, as: UTF8.self))),
            ])
          })
      ),
    ])
  }
}

extension OpenMatter {
  var json: JSONValue {
    .object([
      ("kind", .string(kind.rawValue)),
      ("path", .string(place.path.text)),
      ("line", place.range.map { .number($0.start.line) } ?? .null),
      ("text", .string(text)),
    ])
  }
}
