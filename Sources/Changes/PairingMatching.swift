package import Programme

/// States of pairings before and after, each nil where there was none or is none any more, with those
/// that only have another folder as one, where the later state is.
package func joined(
  _ states: [(old: Pairing?, new: Pairing?)]
) -> [(old: Pairing?, new: Pairing?)] {
  let removed = states.compactMap { $0.new == nil ? $0.old : nil }
  let added = states.compactMap { $0.old == nil ? $0.new : nil }
  var earlier: [FilePath: Pairing] = [:]
  for pair in renamedPairings(
    among: removed.map(PairingIdentity.init(of:)), added.map(PairingIdentity.init(of:)))
  {
    earlier[added[pair.added].slug] = removed[pair.removed]
  }
  let renamed = Set(earlier.values.map(\.slug))
  return states.compactMap { old, new in
    if new == nil, let old, renamed.contains(old.slug) { return nil }
    return (old ?? new.flatMap { earlier[$0.slug] }, new)
  }
}

/// The pairings that only have another folder: of the same mentee since the same day, or with more than
/// half of their documents the same to the byte.
///
/// - Returns: indices of the two lists, each at most once.
package func renamedPairings(
  among removed: [PairingIdentity], _ added: [PairingIdentity]
) -> [(removed: Int, added: Int)] {
  // Very many of them are no renaming, and every two would have to be compared.
  guard removed.count * added.count <= 10_000 else { return [] }
  var scores: [(score: Double, removed: Int, added: Int)] = []
  for (index, earlier) in removed.enumerated() {
    for (other, later) in added.enumerated() {
      let score = likeness(earlier, later)
      if score >= 0.5 { scores.append((score, index, other)) }
    }
  }
  scores.sort { ($1.score, $0.removed, $0.added) < ($0.score, $1.removed, $1.added) }
  var result: [(removed: Int, added: Int)] = []
  for pair in scores
  where !result.contains(where: { $0.removed == pair.removed || $0.added == pair.added }) {
    result.append((pair.removed, pair.added))
  }
  return result
}

/// The part of the documents that both have, of the larger pairing; 0.5 at least for the same mentee, and
/// more than that or nothing for another one: the plans of two new pairings may well be the same.
private func likeness(_ a: PairingIdentity, _ b: PairingIdentity) -> Double {
  let contents = Set(a.contents)
  let common = b.contents.count { contents.contains($0) }
  let part = Double(common) / Double(max(a.contents.count, b.contents.count, 1))
  guard let mentee = a.mentee, let other = b.mentee, mentee.isSame(as: other),
    a.started == b.started
  else { return part > 0.5 ? part : 0 }
  return max(part, 0.5)
}
