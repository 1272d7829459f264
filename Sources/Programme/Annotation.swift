import MarkdownSyntax

/// A comment of a template with what it says to the code.
struct Annotation {
  enum Keyword: String, CaseIterable {
    case `is`, claims, since, was, optional, hint
    case notFor = "not-for"
  }

  /// Byte offsets, `<!--` and `-->` included.
  let offsets: Range<Int>
  /// Trimmed.
  let text: String
  /// nil for a comment that is none of the annotations.
  let keyword: Keyword?
  /// What stands behind the keyword's colon.
  let argument: String

  /// The word that a comment was probably meant to begin with, where it is close to an annotation.
  var intended: String? {
    guard keyword == nil else { return nil }
    let word = text.prefix { $0 != ":" }
    guard !word.utf8.contains(0x20) else { return nil }
    return closest(to: String(word), among: Keyword.allCases.map(\.rawValue))
  }

  init(_ source: SourceText, offsets: Range<Int>) {
    self.offsets = offsets
    let inner = offsets.lowerBound + 4..<offsets.upperBound - 3
    let text = String(String(decoding: source.bytes[inner], as: UTF8.self).trimmed)
    let colon = text.firstIndex(of: ":")
    self.text = text
    let word = text[..<(colon ?? text.endIndex)].trimmed
    let found = Keyword(rawValue: String(word))
    keyword = found == .optional && colon != nil ? nil : found
    argument = colon.map { String(text[text.index(after: $0)...].trimmed) } ?? ""
  }

  /// All comments of a template's text below its front matter, those in code blocks left out.
  static func all(in document: MarkdownDocument) -> [Annotation] {
    let source = document.source
    let bytes = source.bytes
    var code: [Range<Int>] = []
    for block in document.blocks {
      guard case .code = block.kind else { continue }
      code.append(
        source.offsets(ofLine: block.lines.lowerBound)
          .lowerBound..<source.offsets(
            ofLine: block.lines.upperBound
          ).upperBound)
    }
    var result: [Annotation] = []
    var index = source.offsetsWithTerminator(ofLine: document.firstTextLine).lowerBound
    while let start = bytes.firstOffset(of: "<!--", from: index, before: bytes.count) {
      if let block = code.first(where: { $0.contains(start) }) {
        index = block.upperBound
        continue
      }
      guard let end = bytes.firstOffset(of: "-->", from: start + 4, before: bytes.count) else {
        break
      }
      index = end + 3
      result.append(Annotation(source, offsets: start..<index))
    }
    return result
  }
}

extension MarkdownDocument {
  /// The line behind the front matter.
  var firstTextLine: Int {
    guard let frontMatter, frontMatter.isClosed else { return 1 }
    return frontMatter.lines.upperBound + 1
  }
}
