import MarkdownSyntax
package import Programme

/// All that changed between two states of a programme.
package struct ProgrammeChanges: Sendable {
  /// In byte order of their names; only those in which something changed.
  package let pairings: [PairingChanges]
  /// The programme's own files, in byte order of their paths.
  package let files: [ProgrammeFileChange]

  package var isEmpty: Bool { pairings.isEmpty && files.isEmpty }
}

/// What happened to a file of the programme that is no pairing's: settings, a template, a list.
package struct ProgrammeFileChange: Hashable, Sendable {
  package enum Edit: Hashable, Sendable { case added, changed, removed }

  package let path: FilePath
  package let edit: Edit
  /// The settings of `mentordoc.yml` that have other values; none for other files.
  package let settings: [String]
  /// Lines, white space at their ends aside.
  package let added: Int
  package let removed: Int
}

/// The changes from an earlier state of a programme to a later one.
///
/// Only pairings whose trees differ are read, as far as the trees tell.
package func changes(
  from old: Programme, to new: Programme
) throws(FileTreeError) -> ProgrammeChanges {
  let (before, after) = (try old.pairingFolders(), try new.pairingFolders())
  var result: [PairingChanges] = []
  var removed: [Pairing] = []
  var added: [Pairing] = []
  let words = new.configuration.words
  for slug in Set(before.keys).union(after.keys).sorted() {
    if let content = before[slug] ?? nil, content == after[slug] ?? nil { continue }
    let earlier = before[slug].flatMap { _ in old.pairing(slug).ifPresent }
    let later = after[slug].flatMap { _ in new.pairing(slug).ifPresent }
    switch (earlier, later) {
    case (let earlier?, nil): removed.append(earlier)
    case (nil, let later?): added.append(later)
    default: result.append(changes(from: earlier, to: later, words: words))
    }
  }
  let renamed = renamedPairings(among: removed, added)
  for (index, pairing) in added.enumerated() {
    let earlier = renamed.first { $0.added == index }.map { removed[$0.removed] }
    result.append(changes(from: earlier, to: pairing, words: words))
  }
  let kept = Set(renamed.map(\.removed))
  for (index, pairing) in removed.enumerated() where !kept.contains(index) {
    result.append(changes(from: pairing, to: nil, words: words))
  }
  return ProgrammeChanges(
    pairings: result.filter { !$0.isEmpty }.sorted { $0.slug < $1.slug },
    files: try fileChanges(from: old, to: new))
}

private func fileChanges(
  from old: Programme, to new: Programme
) throws(FileTreeError) -> [ProgrammeFileChange] {
  let templates = Set(try old.templateFiles() + new.templateFiles())
  var result: [ProgrammeFileChange] = []
  for path in templates.union(Programme.ownFiles).sorted() {
    let limit = Complexity.Limits.standard.bytes
    let before = try old.tree.contents(of: path, limit: limit)
    let after = try new.tree.contents(of: path, limit: limit)
    if before == after { continue }
    let (earlier, later) = (SourceText(before ?? []), SourceText(after ?? []))
    let (was, now) = (earlier.lineCounts, later.lineCounts)
    result.append(
      ProgrammeFileChange(
        path: path, edit: before == nil ? .added : after == nil ? .removed : .changed,
        settings: path == Programme.configurationPath ? settings(earlier, later) : [],
        added: now.reduce(0) { $0 + max(0, $1.value - was[$1.key, default: 0]) },
        removed: was.reduce(0) { $0 + max(0, $1.value - now[$1.key, default: 0]) }))
  }
  return result
}

/// Names of the settings that differ.
private func settings(_ before: SourceText, _ after: SourceText) -> [String] {
  let (was, now) = (YAML.read(before).entries, YAML.read(after).entries)
  return (now + was).map(\.key).uniqued().filter { was[$0]?.joined != now[$0]?.joined }
}

extension Programme {
  /// The folders of the pairings, with what names their content where the tree knows that.
  fileprivate func pairingFolders() throws(FileTreeError) -> [FilePath: [UInt8]?] {
    let slugs = Set(try slugs())
    let entries = try tree.entries(of: Programme.pairingsFolder).filter { slugs.contains($0.name) }
    return Dictionary(entries.map { ($0.name, $0.content) }) { first, _ in first }
  }

  fileprivate func templateFiles() throws(FileTreeError) -> [FilePath] {
    try tree.entries(of: Programme.templatesFolder).filter { $0.kind == .file }
      .map { Programme.templatesFolder.appending($0.name) }
  }
}

extension SourceText {
  /// How often each line that is not empty is there.
  fileprivate var lineCounts: [String: Int] {
    (1...lineCount).map { normalized(lineText($0)) }.filter { !$0.isEmpty }.counted()
  }
}
