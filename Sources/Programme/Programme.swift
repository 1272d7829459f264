package import MarkdownSyntax

/// A programme as found in a file tree: its configuration and templates, and its pairings one at a time.
package struct Programme: Sendable {
  package let configuration: Configuration
  package let templates: TemplateSet
  /// Files that a version control system has in its hands, of all or of what is looked at; none where
  /// that is not known.
  package var trackedPaths: [FilePath] = []
  /// What it is read from.
  package private(set) var tree: any FileTree
  /// The templates made ready for matching.
  let outlines: [DocumentKind: Outline]
  /// Where documents of each kind are, in the order of the kinds' names.
  private(set) var patterns: [(DocumentKind, PathPattern)]
  /// The folders of the patterns, from a pairing's own, which is the first.
  private(set) var folders: [FilePath]
  let meetingKinds: Set<DocumentKind>

  /// Reads `mentordoc.yml` and `templates/`.
  ///
  /// - Throws: `ProgrammeError` where there is no `mentordoc.yml` or it cannot be used.
  package init(in tree: any FileTree) throws(ProgrammeError) {
    let path = Programme.configurationPath
    let bytes: [UInt8]?
    do {
      bytes = try tree.contents(of: path, limit: Complexity.Limits.standard.bytes)
    } catch {
      throw .unreadable(path, error)
    }
    guard let bytes else { throw .noConfiguration }
    self.init(
      try Configuration(parsing: SourceText(bytes)), TemplateSet(in: tree), in: tree)
  }

  init(_ configuration: Configuration, _ templates: TemplateSet, in tree: any FileTree) {
    self.configuration = configuration
    self.templates = templates
    self.tree = tree
    outlines = Dictionary(
      templates.templates.map { ($0.kind, Outline($0)) }, uniquingKeysWith: { first, _ in first })
    patterns = outlines.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { kind, outline in
      outline.path.map { (kind, $0) }
    }
    folders = Programme.folders(of: patterns)
    meetingKinds = Set(
      outlines.filter { kind, outline in
        outline.path?.placeholder == .date
          && outline.slots.contains { $0.schema.meaning == .actionItems }
      }.keys
    ).union([.first, .planning, .progress])
  }

  private static func folders(of patterns: [(DocumentKind, PathPattern)]) -> [FilePath] {
    Set(patterns.map(\.1.folder)).union([""]).sorted()
  }

  /// The same configuration and templates over the pairings of another tree, an earlier state say.
  package func reading(_ tree: any FileTree) -> Programme {
    var copy = self
    copy.tree = tree
    return copy
  }

  /// The same programme with eyes for documents of some kinds alone.
  package func reading(only kinds: Set<DocumentKind>) -> Programme {
    var copy = self
    copy.patterns.removeAll { !kinds.contains($0.0) }
    copy.folders = Programme.folders(of: copy.patterns)
    return copy
  }

  /// Folders below `pairings/`, in byte order; a link is among them, so that it is not overlooked.
  package func slugs() throws(FileTreeError) -> [FilePath] {
    try tree.entries(of: Programme.pairingsFolder)
      .filter { ($0.kind == .folder || $0.kind == .link) && $0.name.bytes.first != 0x2E }
      .map(\.name)
  }

  /// One pairing; memory is bounded by it.
  package func pairing(_ slug: FilePath) -> Pairing {
    var memory = PairingMemory()
    return pairing(slug, knowing: &memory)
  }

  /// One pairing, of which only that is read which the memory of other states does not have.
  ///
  /// - Parameter focus: all that is looked at; nil for everything.
  package func pairing(
    _ slug: FilePath, in focus: PairingFocus? = nil, knowing memory: inout PairingMemory
  ) -> Pairing {
    var reading = PairingReading(slug, of: self, in: focus)
    return reading.read(slug: slug, knowing: &memory)
  }

  /// Whether notes of a kind are meetings: those that mentordoc makes, and a programme's own ones
  /// where promises are made.
  package func isMeeting(_ kind: DocumentKind) -> Bool { meetingKinds.contains(kind) }

  package static let configurationPath: FilePath = "mentordoc.yml"
  package static let pairingsFolder: FilePath = "pairings"
}

package enum ProgrammeError: Error, Sendable {
  case noConfiguration
  case unreadable(FilePath, FileTreeError)
  /// `mentordoc.yml` as it stands, and what is wrong with it.
  case brokenConfiguration(SourceText, [ConfigurationProblem])
}
