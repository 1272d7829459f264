import Changes
package import Programme

extension [LogEntry] {
  /// Target dates that were moved to a later day, by pairing. A pairing keeps those of the names that
  /// its folder had.
  package var slips: [FilePath: [CohortReport.Slip]] {
    var result: [FilePath: [CohortReport.Slip]] = [:]
    // Newest first, so that a new name is known before the changes under the old one.
    var newNames: [FilePath: FilePath] = [:]
    for entry in self {
      guard let pairing = entry.pairing else { continue }
      let name = newNames[pairing] ?? pairing
      for change in entry.changes {
        switch change.kind {
        case .dateMoved(let goal, let from?, let to?) where from < to:
          guard let day = LogEntry.day(seconds: entry.seconds, offset: entry.offset) else {
            continue
          }
          result[name, default: []].append(
            CohortReport.Slip(goal: goal, from: from, to: to, on: day))
        case .pairingRenamed(let old): newNames[old] = name
        default: continue
        }
      }
    }
    return result
  }
}
