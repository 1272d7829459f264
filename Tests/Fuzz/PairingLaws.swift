import Checking
import MarkdownSyntax

@testable import Programme

enum PairingLaws {
  private static let folder: FilePath = "pairings/ada"
  private static let names: [FilePath] = [
    "pairing.md", "action-plan.md", "meetings/2026-05-12-first.md",
    "meetings/2026-06-09-progress.md", "reviews/2026-06-10.md", "closing.md",
  ]

  private static let programme = Programme(
    Configuration(), TemplateSet(templates: TemplateSet.builtIn, problems: []), in: FewFiles([]))

  /// The same text as every document of a pairing.
  static func hold(for bytes: [UInt8]) throws {
    let files = names.map { (folder.appending($0), bytes) }
    let programme = Self.programme.reading(FewFiles(files))
    let pairing = programme.pairing("ada")
    let source = SourceText(bytes)
    for document in pairing.documents {
      for section in document.sections {
        try require(section.lines.upperBound <= source.lineCount, "a section without an end")
      }
      for item in document.actionItems { try source.require(item.range, "an action item") }
    }
    for finding in check(pairing, in: programme).findings {
      try require(!finding.headline.isEmpty && !finding.help.isEmpty, "a finding without words")
      if let range = finding.place.range { try source.require(range, "a \(finding.rule)") }
      for note in finding.notes {
        if let range = note.place.range { try source.require(range, "a note of \(finding.rule)") }
      }
      for edit in finding.fix?.edits ?? [] {
        try require(
          edit.offsets.upperBound <= bytes.count, "an edit of \(finding.rule) behind the text")
      }
    }
  }
}

/// Files that there are in a tree, and no others.
struct FewFiles: FileTree {
  private let files: [(path: FilePath, bytes: [UInt8])]

  init(_ files: [(FilePath, [UInt8])]) { self.files = files }

  func entries(of folder: FilePath) -> [FileTreeEntry] {
    var kinds: [FilePath: FileTreeEntry.Kind] = [:]
    for (path, _) in files where folder.bytes.isEmpty || path.isInside(folder) {
      let parts = path.components.dropFirst(folder.components.count)
      if let name = parts.first { kinds[name] = parts.count > 1 ? .folder : .file }
    }
    return kinds.map { FileTreeEntry(name: $0, kind: $1) }.sorted { $0.name < $1.name }
  }

  func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    guard let bytes = files.first(where: { $0.path == file })?.bytes else { return nil }
    if bytes.count > limit { throw .tooLarge(size: bytes.count, limit: limit) }
    return bytes
  }
}
