import MarkdownSyntax

/// A name that `{{…}}` in a template can stand around; what it stands for is put there once.
package enum Placeholder: String, CaseIterable, Sendable {
  /// The programme's name.
  case programme
  /// As front matter names people: `Ada Lovelace (ada)`.
  case mentee, mentor
  /// The names alone.
  case menteeName = "mentee-name"
  case mentorName = "mentor-name"
  case role
  /// The day and the month that the document is about.
  case date, month
  case contact, handbook
  /// The pairing's folder, from the programme's root.
  case folder
  /// The name of that folder.
  case pairing
  /// Those whom a message is for, called by their handles.
  case to
  /// A link.
  case application
  /// What the mentee wrote into the application, in a quote of several lines.
  case aim
  /// A line for each goal of the plan.
  case goals
  /// The action items that are still open, a line each.
  case openItems = "open-items"

  /// Whether it stands for whole lines of Markdown where nothing else is on its line.
  var isLines: Bool { self == .openItems || self == .goals || self == .aim }

  /// One place of a placeholder in a text: `{{name}}` or `{{name|what stands there without a value}}`.
  struct Use {
    /// Byte offsets, braces included.
    let offsets: Range<Int>
    let name: String
    let fallback: String?

    var placeholder: Placeholder? { Placeholder(rawValue: name) }

    /// All uses in a stretch of a text; braces that do not close in their line are none.
    static func all(in bytes: [UInt8], _ range: Range<Int>) -> [Use] {
      var result: [Use] = []
      var index = range.lowerBound
      var lineEnd = index
      while let start = bytes.firstOffset(of: "{{", from: index, before: range.upperBound) {
        index = start + 2
        if index > lineEnd {
          let rest = bytes[index..<range.upperBound]
          lineEnd = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? range.upperBound
        }
        guard let end = bytes.firstOffset(of: "}}", from: index, before: lineEnd) else {
          index = lineEnd
          continue
        }
        let parts = bytes[index..<end].split(
          separator: 0x7C, maxSplits: 1, omittingEmptySubsequences: false)
        let texts = parts.map { String(String(decoding: $0, as: UTF8.self).trimmed) }
        index = end + 2
        result.append(
          Use(
            offsets: start..<index, name: texts[0], fallback: texts.count > 1 ? texts[1] : nil))
      }
      return result
    }
  }
}
