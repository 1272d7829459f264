import MarkdownSyntax

@testable import Programme

/// A programme's files without a disk.
struct MemoryTree: FileTree {
  var files: [String: [UInt8]]
  var links: Set<String> = []

  init(_ files: [String: String]) { self.files = files.mapValues { Array($0.utf8) } }

  func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    let prefix = folder.bytes.isEmpty ? "" : folder.text + "/"
    var kinds: [String: FileTreeEntry.Kind] = [:]
    for path in files.keys where path.hasPrefix(prefix) {
      let parts = path.dropFirst(prefix.count).split(separator: "/")
      if let name = parts.first { kinds[String(name)] = parts.count == 1 ? .file : .folder }
    }
    for path in links where path.hasPrefix(prefix) {
      let name = path.dropFirst(prefix.count)
      if !name.contains("/") { kinds[String(name)] = .link }
    }
    return kinds.map { FileTreeEntry(name: FilePath($0.key), kind: $0.value) }
      .sorted { $0.name < $1.name }
  }

  func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    if links.contains(file.text) { throw .isLink }
    guard let bytes = files[file.text] else { return nil }
    if bytes.count > limit { throw .tooLarge(size: bytes.count, limit: limit) }
    return bytes
  }
}

extension SectionSchema {
  /// A section as a template of a test has it.
  static func test(
    _ title: String, is meaning: Meaning? = nil, was: [String] = [], isOptional: Bool = false,
    since: Day? = nil, notFor: Set<Audience> = [], items: [CheckItemSchema] = [],
    level: Int = 2, _ children: [SectionSchema] = []
  ) -> SectionSchema {
    SectionSchema(
      title: title, formerTitles: was, level: level, meaning: meaning, isOptional: isOptional,
      since: since, notFor: notFor, items: items, children: children, line: 1)
  }
}

extension CheckItemSchema {
  static func test(
    _ text: String, was: [String] = [], since: Day? = nil
  ) -> CheckItemSchema {
    CheckItemSchema(text: text, formerTexts: was, since: since, claims: [], line: 1)
  }
}
