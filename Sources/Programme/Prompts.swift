import MarkdownSyntax

/// `prompts.md`: which prompt was given to whom and when, a line each.
package struct Prompts: Sendable {
  package static let path: FilePath = "prompts.md"
  /// The largest list in bytes.
  package static let limit = 16 << 20

  package enum Kind: String, CaseIterable, Sendable {
    case checkIn = "check-in"
    case review
  }

  package struct Prompt: Hashable, Sendable {
    /// When it was given.
    package let day: Day
    package let pairing: FilePath
    package let kind: Kind
    /// What it reminds of; nil where the line does not say.
    package let due: Day?

    package init(on day: Day, to pairing: FilePath, _ kind: Kind, due: Day?) {
      (self.day, self.pairing, self.kind, self.due) = (day, pairing, kind, due)
    }

    /// As it stands in the list: `- 2026-05-12: ines-vidal, check-in due 2026-05-10`.
    package var line: String {
      "- \(day): \(pairing.text), \(kind.rawValue)" + (due.map { " due \($0)" } ?? "")
    }
  }

  package let prompts: [Prompt]

  /// Reads lines that begin with a day, with or without a bullet, and name a pairing and a kind in
  /// either order: `- 2026-05-12: check-in, ines-vidal (due 2026-05-10)`. Others are somebody's text.
  package init(parsing bytes: [UInt8]) {
    prompts = bytes.split { $0 == 0x0A || $0 == 0x0D }.compactMap { Prompt(parsing: $0) }
  }

  /// Whether a pairing has got the prompt for what is due on a day. A line without that day stands
  /// for all that was due when it was written.
  package func include(_ kind: Kind, to pairing: FilePath, due: Day) -> Bool {
    prompts.contains {
      $0.kind == kind && $0.pairing == pairing && ($0.due.map { $0 == due } ?? ($0.day >= due))
    }
  }
}

extension Prompts {
  /// The list with further lines at its end; what stands there stays as it is.
  package static func adding(_ prompts: [Prompt], to bytes: [UInt8]?) -> [UInt8] {
    let source = SourceText(bytes ?? Array("# Prompts\n\n".utf8))
    var result = source.bytes
    if let last = result.last, last != 0x0A, last != 0x0D { result += source.lineEnding }
    for prompt in prompts { result += Array(prompt.line.utf8) + source.lineEnding }
    return result
  }
}

extension Prompts.Prompt {
  fileprivate init?(parsing line: ArraySlice<UInt8>) {
    let line = Array(line)
    if let prompt = Prompts.Prompt(asWritten: String(decoding: line, as: UTF8.self)) {
      self = prompt
      return
    }
    let dates = isoDates(in: line)
    guard let first = dates.first, let day = first.day,
      line[..<first.offsets.lowerBound].allSatisfy({ " -*+\t".utf8.contains($0) })
    else { return nil }
    let rest = String(decoding: line[first.offsets.upperBound...], as: UTF8.self)
    var words = rest.split { $0 == "," || $0 == ":" }.compactMap { part in
      part.split(separator: " ").first.map(String.init)
    }
    guard let index = words.lastIndex(where: { Prompts.Kind(reading: $0) != nil }),
      let kind = Prompts.Kind(reading: words.remove(at: index)), let pairing = words.first
    else { return nil }
    self.init(
      on: day, to: FilePath(pairing), kind, due: dates.count > 1 ? dates[1].day : nil)
  }
}

extension Prompts.Prompt {
  /// Reads what `line` gives, whatever the pairing is called.
  private init?(asWritten line: String) {
    guard line.hasPrefix("- "), let day = Day(String(line.dropFirst(2).prefix(10))) else {
      return nil
    }
    var rest = line.dropFirst(12)
    guard rest.hasPrefix(": ") else { return nil }
    rest = rest.dropFirst(2)
    var due: Day?
    if rest.dropLast(10).hasSuffix(" due "), let found = Day(String(rest.suffix(10))) {
      due = found
      rest = rest.dropLast(15)
    }
    for kind in Prompts.Kind.allCases where rest.hasSuffix(", " + kind.rawValue) {
      let pairing = FilePath(String(rest.dropLast(kind.rawValue.count + 2)))
      self.init(on: day, to: pairing, kind, due: due)
      return
    }
    return nil
  }
}

extension Prompts.Kind {
  fileprivate init?(reading word: String) {
    guard let kind = Prompts.Kind.allCases.first(where: { folded(word) == $0.rawValue }) else {
      return nil
    }
    self = kind
  }
}

extension Programme {
  /// The prompts given so far; none where there is no list.
  package func prompts() throws(FileTreeError) -> Prompts {
    Prompts(parsing: try tree.contents(of: Prompts.path, limit: Prompts.limit) ?? [])
  }
}
