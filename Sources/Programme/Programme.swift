package import MarkdownSyntax

/// A programme as found in a file tree: its configuration and templates, and its pairings one at a time.
package struct Programme: Sendable {
  package let configuration: Configuration
  package let templates: TemplateSet
  let tree: any FileTree

  /// Reads `mentordoc.yml` and `templates/`.
  ///
  /// - Throws: `ProgrammeError` where there is no `mentordoc.yml` or it cannot be used.
  package init(in tree: any FileTree) throws(ProgrammeError) { fatalError() }

  /// Folders below `pairings/`, in byte order.
  package func slugs() throws(FileTreeError) -> [FilePath] { fatalError() }

  /// One pairing; memory is bounded by it.
  package func pairing(_ slug: FilePath) -> Pairing { fatalError() }

  package static let configurationPath: FilePath = "mentordoc.yml"
  package static let pairingsFolder: FilePath = "pairings"
}

package enum ProgrammeError: Error, Sendable {
  case noConfiguration
  case unreadable(FilePath, FileTreeError)
  /// `mentordoc.yml` as it stands, and what is wrong with it.
  case brokenConfiguration(SourceText, [ConfigurationProblem])
}

/// The templates in force: the programme's own ones before the built-in ones.
package struct TemplateSet: Sendable {
  package let templates: [Template]
  /// Own templates that cannot be used; the built-in one stands in for each.
  package let problems: [TemplateProblem]

  package subscript(kind: DocumentKind) -> Template? { templates.first { $0.kind == kind } }
}
