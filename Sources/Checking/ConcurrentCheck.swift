import Dispatch
package import Programme
import Synchronization

/// Checks pairings on several threads, each of which holds one pairing at a time.
///
/// - Returns: the results in the order of the slugs.
package func check(
  _ slugs: [FilePath], of programme: Programme, threads: Int
) -> [PairingResult] {
  let next = Atomic(0)
  let results = Mutex([PairingResult?](repeating: nil, count: slugs.count))
  DispatchQueue.concurrentPerform(iterations: max(1, min(threads, slugs.count))) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < slugs.count else { return }
      let result = check(programme.pairing(slugs[index]), in: programme)
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}
