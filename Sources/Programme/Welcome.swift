package import MarkdownSyntax
import Templates

/// What the two of a pairing are told at its start, to be sent to each of them.
package struct Welcome: Hashable, Sendable {
  /// Lines of Markdown.
  package let toMentee: [String]
  /// Empty while there is no mentor.
  package let toMentor: [String]
}

/// The text that a `Welcome` is made of: a programme's own `templates/welcome.md`, or the built-in one.
package struct WelcomeTemplate: Sendable {
  /// Also the name of its file, without `.md`.
  package static let name = "welcome"

  package let source: SourceText
  /// nil for the built-in one.
  package let origin: FilePath?

  package static let builtIn = WelcomeTemplate(source: SourceText(builtInWelcome), origin: nil)

  /// The placeholders that nothing is known of, with the lines that they are on.
  var unknownPlaceholders: [(line: Int, name: String)] {
    Placeholder.Use.all(in: source.bytes, 0..<source.bytes.count).filter { $0.placeholder == nil }
      .map { (source.position(of: $0.offsets.lowerBound).line, $0.name) }
  }

  /// Fills in the placeholders and leaves out comments, and lines with one for which nothing stands.
  func filled(with values: [Placeholder: String]) -> Welcome {
    var sections: [[String]] = []
    for number in 1...source.lineCount {
      let line = Array(source.line(number))
      if source.lineText(number).trimmed.hasPrefix("<!--") { continue }
      if line.starts(with: "## ".utf8) { sections.append([]) }
      guard !sections.isEmpty else { continue }
      var text: [UInt8] = []
      var index = 0
      var isKnown = true
      for use in Placeholder.Use.all(in: line, 0..<line.count) {
        let value = use.placeholder.flatMap { values[$0] } ?? ""
        isKnown = isKnown && !(value.isEmpty && use.fallback == nil)
        text += line[index..<use.offsets.lowerBound]
        text += oneLine(value.isEmpty ? use.fallback ?? "" : value).utf8
        index = use.offsets.upperBound
      }
      let isHeading = sections[sections.count - 1].isEmpty
      guard isKnown || isHeading else { continue }
      sections[sections.count - 1].append(
        String(String(decoding: text + line[index...], as: UTF8.self).trimmed))
    }
    let texts = sections.map { lines in
      Array(lines[...(lines.lastIndex { !$0.isEmpty } ?? 0)])
    }
    return Welcome(
      toMentee: texts.first ?? [],
      toMentor: texts.count > 1 && values[.mentor] != nil ? texts[1] : [])
  }
}

extension Programme {
  /// The welcome for the people whom a request names.
  package func welcome(for request: DraftRequest) -> Welcome {
    templates.welcome.filled(with: values(for: request))
  }
}
