import Programme

extension PairingComparison {
  /// Documents that are in both states and differ, those only in the earlier and those only in the later one.
  ///
  /// They are matched by path; what is left is the same document under another name where the kind is
  /// the same and at least half of its text.
  func matchedDocuments() -> (
    pairs: [(old: Document, new: Document)], removed: [Document], added: [Document]
  ) {
    var pairs: [(old: Document, new: Document)] = []
    var removed: [Document] = []
    var added: [Document] = []
    // Both are in the order of their paths.
    var rest = (old?.documents ?? [])[...]
    let isRenamed = old?.slug != new?.slug
    for document in new?.documents ?? [] {
      let place = isRenamed ? place(of: document.path, in: new) : document.path
      var isThere = false
      while let earlier = rest.first, !isThere {
        let before = isRenamed ? self.place(of: earlier.path, in: old) : earlier.path
        if place < before { break }
        rest.removeFirst()
        isThere = place == before
        if !isThere {
          removed.append(earlier)
        } else if !earlier.hasSameBytes(as: document) {
          pairs.append((earlier, document))
        }
      }
      if !isThere { added.append(document) }
    }
    removed += rest
    added.removeAll { hasUnread(self.place(of: $0.path, in: new), in: old) }
    removed.removeAll { hasUnread(self.place(of: $0.path, in: old), in: new) }
    if removed.isEmpty || added.isEmpty { return (pairs, removed, added) }
    // Very many of them are no renaming, and every two would have to be compared.
    guard removed.count * added.count <= 10_000 else { return (pairs, removed, added) }
    var lines = removed.map(\.tellingLines)
    added.removeAll { document in
      let own = document.tellingLines
      let best = removed.indices.filter { removed[$0].kind == document.kind }
        .map { (index: $0, score: similarity(lines[$0], own)) }.max { $0.score < $1.score }
      guard let best, best.score >= 0.5 else { return false }
      lines.remove(at: best.index)
      pairs.append((removed.remove(at: best.index), document))
      return true
    }
    return (pairs, removed, added)
  }

  /// Whether a document of a kind, or of any, can be read in one of the states only.
  func isUnread(_ kind: DocumentKind?) -> Bool {
    func paths(_ pairing: Pairing?) -> Set<FilePath> {
      Set(
        (pairing?.unreadable ?? []).filter { kind == nil || $0.kind == kind }
          .map { place(of: $0.path, in: pairing) })
    }
    return paths(old) != paths(new)
  }

  private func hasUnread(_ place: FilePath, in pairing: Pairing?) -> Bool {
    pairing?.unreadable.contains { self.place(of: $0.path, in: pairing) == place } ?? false
  }

  /// The part of the lines that both have, of the longer one: 0 to 1.
  private func similarity(_ a: [String: Int], _ b: [String: Int]) -> Double {
    let total = max(a.values.reduce(0, +), b.values.reduce(0, +))
    guard total > 0 else { return 1 }
    let common = a.reduce(0) { $0 + min($1.value, b[$1.key, default: 0]) }
    return Double(common) / Double(total)
  }
}

extension Document {
  /// The lines that tell it from others of its kind: no headings, no check lists.
  fileprivate var tellingLines: [String: Int] {
    let listed = Set(sections.flatMap(\.checkList).map(\.textRange.start.line))
    return markdown.blocks.compactMap { block in
      if case .heading = block.kind { return nil }
      let text = folded(block.text.plain)
      return text.isEmpty || listed.contains(block.lines.lowerBound) ? nil : text
    }.counted()
  }
}
