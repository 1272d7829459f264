import MarkdownSyntax
package import Programme

/// A document before and after its safe fixes.
package struct FixedFile: Sendable {
  /// A repair that was made.
  package struct Repair: Hashable, Sendable {
    /// Id of the rule.
    package let rule: String
    package let title: String
  }

  package let path: FilePath
  package let before: [UInt8]
  package fileprivate(set) var after: [UInt8]
  /// In the order in which they were made.
  package fileprivate(set) var repairs: [Repair] = []
}

/// Mends a pairing in memory: applies safe fixes until there are none any more.
///
/// A fix can bring out what was hidden before, such as the fields of front matter that could not be
/// read; and of two fixes at one place the second one waits for the next round.
///
/// - Parameters:
///   - rules: ids of those whose findings are mended; nil for all.
///   - memory: what was read of other states of the pairing.
/// - Returns: the files that changed, by path.
package func fixedFiles(
  of slug: FilePath, in programme: Programme, rules: Set<String>? = nil,
  knowing memory: PairingMemory = PairingMemory()
) -> [FixedFile] {
  var memory = memory
  var files: [FilePath: FixedFile] = [:]
  for _ in 0..<roundLimit {
    let state = files.isEmpty ? programme : programme.editing(files.mapValues(\.after))
    let pairing = state.pairing(slug, knowing: &memory)
    let fixable = check(pairing, in: state).findings.filter {
      ($0.fix?.isSafe ?? false) && rules?.contains($0.rule) ?? true
    }
    var hasChanged = false
    for document in pairing.documents {
      let chosen = apart(fixable.filter { $0.place.path == document.path })
      let source = document.source
      let after = source.applying(chosen.flatMap { $0.fix?.edits ?? [] })
      guard after != source.bytes else { continue }
      hasChanged = true
      var file =
        files[document.path]
        ?? FixedFile(path: document.path, before: source.bytes, after: source.bytes)
      file.after = after
      file.repairs += chosen.compactMap { finding in
        finding.fix.map { FixedFile.Repair(rule: finding.rule, title: $0.title) }
      }
      files[document.path] = file
    }
    if !hasChanged { break }
  }
  return files.values.filter { $0.after != $0.before }.sorted { $0.path < $1.path }
}

/// The same for several pairings on several threads.
///
/// - Returns: the files that changed, by pairing, then path.
package func fixedFiles(
  of slugs: [FilePath], in programme: Programme, rules: Set<String>, threads: Int
) -> [FixedFile] {
  concurrentMap(slugs, threads: threads) { fixedFiles(of: $0, in: programme, rules: rules) }.flatMap
  { $0 }
}

/// Many more than one place in a document can ask for.
private let roundLimit = 500

/// Findings whose fixes don't touch each other: of two that do the first one.
private func apart(_ findings: [Finding]) -> [Finding] {
  var taken: [Range<Int>] = []
  return findings.filter { finding in
    let ranges = (finding.fix?.edits ?? []).map(\.offsets)
    let isFree = ranges.allSatisfy { range in
      !taken.contains {
        range.lowerBound <= $0.upperBound && $0.lowerBound <= range.upperBound
      }
    }
    if isFree { taken += ranges }
    return isFree
  }
}
