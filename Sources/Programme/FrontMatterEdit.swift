import MarkdownSyntax

/// Changes of a document's front matter that leave every byte alone that they are not about.
package struct FrontMatterEdit: Sendable {
  private let source: SourceText
  private let lines: Range<Int>
  private let entries: [YAMLEntry]

  /// nil for a document whose front matter is not there, can't be read, or has its keys elsewhere than at the
  /// start of lines, where further ones could not stand beside them.
  package init?(_ bytes: [UInt8]) {
    guard let document = try? MarkdownDocument(parsing: SourceText(bytes)),
      let frontMatter = document.frontMatter, frontMatter.isClosed
    else { return nil }
    let reading = YAML.read(frontMatterOf: document)
    guard reading.isUsable, reading.entries.allSatisfy({ $0.keyRange.start.column == 1 }) else {
      return nil
    }
    source = document.source
    lines = frontMatter.lines
    entries = reading.entries
  }

  /// The document with a field set, or emptied; a field that is not there comes behind another one.
  package func setting(_ key: String, to text: String, behind neighbor: String) -> [UInt8] {
    guard let value = entries[key] else {
      return inserting("\(key):\(text.isEmpty ? "" : " " + yamlScalar(text))", behind: neighbor)
    }
    return replacing(value, with: text.isEmpty ? "" : yamlScalar(text))
  }

  /// The document with an item more in a field that is a list, whichever way the list is written.
  package func appending(_ text: String, to key: String, behind neighbor: String) -> [UInt8] {
    guard let value = entries[key] else {
      return inserting("\(key): [\(yamlScalar(text, inFlow: true))]", behind: neighbor)
    }
    let item = yamlScalar(text, inFlow: true)
    guard case .list(let items) = value.value, let last = items.last else {
      let before = value.text.map { yamlScalar($0, inFlow: true) + ", " } ?? ""
      return replacing(value, with: "[\(before)\(item)]")
    }
    let start = source.offset(of: value.range.start)
    if start < source.bytes.count, source.bytes[start] == UInt8(ascii: "[") {
      let end = source.offset(of: last.range.end)
      return source.applying([TextEdit(end..<end, Array(", \(item)".utf8))])
    }
    let indentation = source.line(last.range.start.line).prefix { $0 == 0x20 }
    let line = String(decoding: indentation, as: UTF8.self) + "- " + yamlScalar(text)
    return inserting(line, belowLine: last.range.end.line)
  }

  /// The document with the first item of a list that is to be changed written anew; nil where none is.
  package func replacing(in key: String, change: (String) -> String?) -> [UInt8]? {
    guard let value = entries[key] else { return nil }
    for item in value.scalars {
      guard let text = item.text.flatMap(change) else { continue }
      return source.applying([
        TextEdit(source.offsets(of: item.range), Array(yamlScalar(text, inFlow: true).utf8))
      ])
    }
    return nil
  }

  private func replacing(_ node: YAMLNode, with text: String) -> [UInt8] {
    let offsets = source.offsets(of: node.range)
    var start = offsets.lowerBound
    if text.isEmpty { while start > 0, source.bytes[start - 1] == 0x20 { start -= 1 } }
    // An empty value stands right behind its colon; a list that is not indented gives way to a text that must be.
    let needsBlank = offsets.isEmpty || node.range.start.column == 1
    let blank = needsBlank && !text.isEmpty ? " " : ""
    return source.applying([TextEdit(start..<offsets.upperBound, Array((blank + text).utf8))])
  }

  private func inserting(_ line: String, behind key: String) -> [UInt8] {
    guard let entry = entries.first(where: { $0.key == key }) else {
      return inserting(line, belowLine: lines.upperBound - 1)
    }
    return inserting(line, belowLine: max(entry.keyRange.start.line, entry.value.range.end.line))
  }

  private func inserting(_ line: String, belowLine number: Int) -> [UInt8] {
    let offset = source.offsetsWithTerminator(ofLine: number).upperBound
    return source.applying([TextEdit(offset..<offset, Array(line.utf8) + source.lineEnding)])
  }
}

/// The bytes of `pairing.md` after a new mentor took over on a day, or the old one left and nobody
/// follows yet: who it is and since when, and the list of earlier mentors changed and nothing else; nil
/// where its front matter can't be read.
package func handover(
  _ bytes: [UInt8], from old: Person?, earlier: [Person], to new: Person?, on day: Day
) -> [UInt8]? {
  let named = FrontMatterEdit(bytes)?.setting(
    "mentor", to: new?.written ?? "", behind: "mentee")
  guard let named,
    let result = FrontMatterEdit(named)?.setting(
      "mentor-since", to: day.description, behind: "mentor")
  else { return nil }
  guard let old, !earlier.contains(where: old.isSame) else { return result }
  return FrontMatterEdit(result)?.appending(
    old.written, to: "earlier-mentors", behind: "mentor-since")
}
