import MarkdownSyntax

@testable import Programme

enum FrontMatterLaws {
  static func hold(for bytes: [UInt8]) throws {
    let source = SourceText(bytes)
    let lines = 1..<source.lineCount + 1
    let reading = YAML.read(source, lines: lines, cutsAreProblems: true)
    for problem in reading.problems {
      try source.require(problem.range, "a problem")
      try require(!problem.headline.isEmpty && !problem.help.isEmpty, "a problem without words")
    }
    try require(reading.isUsable || reading.entries.isEmpty, "values in spite of an error")
    try holdRanges(of: reading.entries, in: source)

    var guardian = YAMLGuard(source, lines: lines, cutsAreProblems: false)
    guardian.scan()
    if guardian.problems.isEmpty, guardian.duplicates.isEmpty,
      let flat = YAML.readFlat(source, offsets: guardian.offsets)
    {
      let any = try? YAML.readAny(source, offsets: guardian.offsets, without: [])
      try require(flat == any, "Yams reads another thing: \(flat) and \(String(describing: any))")
    }
    try holdEdits(of: source)
  }

  private static func holdRanges(of entries: [YAMLEntry], in source: SourceText) throws {
    try require(Set(entries.map(\.key)).count == entries.count, "a key that is there twice")
    func hold(_ node: YAMLNode) throws {
      try source.require(node.range, "a value")
      switch node.value {
      case .empty, .scalar: break
      case .list(let nodes): for node in nodes { try hold(node) }
      case .mapping(let entries): try holdRanges(of: entries, in: source)
      }
    }
    for entry in entries {
      try source.require(entry.keyRange, "a key")
      try hold(entry.value)
    }
  }

  /// A field that is set has its value, and the others keep theirs.
  private static func holdEdits(of source: SourceText) throws {
    let text = Array("---\n".utf8) + source.bytes + Array("\n---\n".utf8)
    let before = try YAML.read(frontMatterOf: MarkdownDocument(parsing: SourceText(text)))
    guard before.problems.isEmpty, let entry = before.entries.first,
      let edit = FrontMatterEdit(text)
    else { return }
    let value = "a: 'b' #c"
    let edited = SourceText(edit.setting(entry.key, to: value, behind: entry.key))
    let after = try YAML.read(frontMatterOf: MarkdownDocument(parsing: edited))
    let others = before.entries.dropFirst()
    try require(
      after.problems.isEmpty && after.entries.first?.key == entry.key
        && after.entries.first?.value.text == value
        && after.entries.dropFirst().map(\.key) == others.map(\.key)
        && after.entries.dropFirst().map(\.value.plain) == others.map(\.value.plain),
      "'\(entry.key)' set: \(String(decoding: edited.bytes, as: UTF8.self))")
  }
}

extension YAMLNode {
  /// What it says, wherever it stands.
  fileprivate var plain: String {
    switch value {
    case .empty: "-"
    case .scalar(let text): "'\(text)'"
    case .list(let nodes): "[\(nodes.map(\.plain).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\($0.key)=\($0.value.plain)" }.joined(separator: ", "))}"
    }
  }
}
