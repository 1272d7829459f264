import MarkdownSyntax

/// The lines of a `CODEOWNERS` file that give each pairing's folder to its two people, and what else is
/// the programme's to the coordinators.
package struct CodeOwners: Sendable {
  /// Where the file is looked for, from the top of the repository, in GitHub's order; the first one is
  /// where a new one goes.
  package static let paths: [FilePath] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"]

  private static let start =
    "# mentordoc: written by 'mentordoc codeowners --write'; other lines are yours"
  private static let end = "# mentordoc: end"

  /// With the lines around it, each with its end.
  package private(set) var block: String
  /// People who can't be named for want of a handle.
  package private(set) var unnamed: [Person] = []
  /// Folders that no pattern of the file can stand for.
  package private(set) var unwritable: [FilePath] = []

  /// - Parameters:
  ///   - pairings: those to be listed, in order.
  ///   - prefix: from the top of the repository to the programme.
  package init(_ pairings: [Pairing], in configuration: Configuration, below prefix: FilePath) {
    var lines: [String] = []
    var unnamed: [Person] = []
    func handles(_ people: [Person]) -> String {
      unnamed += people.filter { person in
        !CodeOwners.isHandle(person.handle) && !unnamed.contains { $0 == person }
      }
      var result: [String] = []
      for person in people {
        guard let handle = person.handle, CodeOwners.isHandle(handle) else { continue }
        if !result.contains("@" + handle) { result.append("@" + handle) }
      }
      return result.map { " " + $0 }.joined()
    }
    let coordinators = handles(configuration.coordinators)
    let own: [FilePath] = [
      Programme.configurationPath, Programme.templatesFolder, Programme.pairingsFolder,
    ]
    for path in own where !coordinators.isEmpty {
      guard let pattern = CodeOwners.pattern(prefix.appending(path)) else { continue }
      let isFolder = path != Programme.configurationPath
      lines.append(pattern + (isFolder ? "/" : "") + coordinators)
    }
    for pairing in pairings where pairing.outcome == nil {
      let owners = handles([pairing.mentee, pairing.mentor].compactMap(\.self))
      if owners.isEmpty { continue }
      if let pattern = CodeOwners.pattern(prefix.appending(pairing.folder)) {
        lines.append(pattern + "/" + owners)
      } else {
        unwritable.append(pairing.folder)
      }
    }
    block = ([CodeOwners.start] + lines + [CodeOwners.end]).map { $0 + "\n" }.joined()
    self.unnamed = unnamed
  }

  /// A file with the block in the place of the one that it has, or at its end; every other byte stays.
  ///
  /// - Throws: the 1-based line of a block that does not end, or ends and does not begin.
  package func written(into file: [UInt8]) throws(UnclosedBlock) -> [UInt8] {
    let source = SourceText(file)
    let ending = String(decoding: source.lineEnding, as: UTF8.self)
    let bytes = Array(block.replacing("\n", with: ending).utf8)
    var start: Int?
    var range: ClosedRange<Int>?
    for number in 1...source.lineCount {
      let line = source.lineText(number).trimmed
      if line.hasPrefix("# mentordoc: written by") {
        if let start { throw UnclosedBlock(line: start) }
        start = number
      } else if line == CodeOwners.end {
        guard let first = start, range == nil else { throw UnclosedBlock(line: number) }
        range = first...number
        start = nil
      }
    }
    if let start { throw UnclosedBlock(line: start) }
    if let range {
      let first = source.offsets(ofLine: range.lowerBound).lowerBound
      let last = source.offsetsWithTerminator(ofLine: range.upperBound).upperBound
      let hasEnd = last > source.offsets(ofLine: range.upperBound).upperBound
      return source.applying([
        TextEdit(first..<last, hasEnd ? bytes : Array(bytes.dropLast(ending.utf8.count)))
      ])
    }
    if file.isEmpty { return bytes }
    let isOpen = file.last != 0x0A && file.last != 0x0D
    return file + Array(((isOpen ? ending : "") + ending).utf8) + bytes
  }

  /// A block whose other end is missing.
  package struct UnclosedBlock: Error, Hashable, Sendable {
    /// 1-based.
    package let line: Int
  }

  private static func isHandle(_ text: String?) -> Bool {
    guard let text, !text.isEmpty else { return false }
    return text.utf8.allSatisfy {
      $0.isASCIILetterOrDigit || [0x2D, 0x2E, 0x2F, 0x5F].contains($0)
    }
  }

  /// A pattern for a path from the top, without its last slash: what would mean something else has a
  /// backslash before it. nil for a name that can't stand in a line.
  private static func pattern(_ path: FilePath) -> String? {
    guard let text = String(validating: path.bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }),
      // Ranges of characters are no part of the syntax, and can't be escaped.
      !text.contains("["), !text.contains("]")
    else { return nil }
    return text.unicodeScalars.reduce(into: "/") { result, scalar in
      if " \\*?#".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }
}
