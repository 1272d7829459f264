package import Programme

/// Checks pairings on several threads, each of which holds one pairing at a time.
///
/// - Returns: the results in the order of the slugs.
package func check(
  _ slugs: [FilePath], of programme: Programme, threads: Int
) -> [PairingResult] {
  concurrentMap(slugs, threads: threads) { check(programme.pairing($0), in: programme) }
}
