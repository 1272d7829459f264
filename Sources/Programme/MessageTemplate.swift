package import MarkdownSyntax
import Templates

/// A text that people are sent: a programme's own one in `templates/`, or the built-in one.
package struct MessageTemplate: Sendable {
  /// What it is for; also the name of its file, without `.md`.
  package enum Name: String, CaseIterable, Sendable {
    case welcome
    case checkInPrompt = "check-in-prompt"
    case reviewPrompt = "review-prompt"
  }

  package let name: Name
  package let source: SourceText
  /// nil for the built-in one.
  package let origin: FilePath?

  /// Those compiled in, in the order of their names' list.
  package static let builtIn: [MessageTemplate] = Name.allCases.map(MessageTemplate.init)

  init(_ name: Name, _ source: SourceText, origin: FilePath?) {
    (self.name, self.source, self.origin) = (name, source, origin)
  }

  init(builtIn name: Name) {
    let bytes =
      switch name {
      case .welcome: builtInWelcome
      case .checkInPrompt: builtInCheckInPrompt
      case .reviewPrompt: builtInReviewPrompt
      }
    self.init(name, SourceText(bytes), origin: nil)
  }

  /// The placeholders that nothing is known of, with the lines that they are on.
  var unknownPlaceholders: [(line: Int, name: String)] {
    Placeholder.Use.all(in: source.bytes, 0..<source.bytes.count).filter { $0.placeholder == nil }
      .map { (source.position(of: $0.offsets.lowerBound).line, $0.name) }
  }

  /// Fills in the placeholders and leaves out comments, and lines with one for which nothing stands,
  /// where they are no headings.
  func filled(with values: [Placeholder: String]) -> [(isHeading: Bool, text: String)] {
    var lines: [(isHeading: Bool, text: String)] = []
    for number in 1...source.lineCount {
      let line = Array(source.line(number))
      if source.lineText(number).trimmed.hasPrefix("<!--") { continue }
      let isHeading = line.starts(with: "## ".utf8)
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
      guard isKnown || isHeading else { continue }
      let whole = String(decoding: text + line[index...], as: UTF8.self)
      lines.append((isHeading, String(whole.trimmed)))
    }
    return lines
  }
}
