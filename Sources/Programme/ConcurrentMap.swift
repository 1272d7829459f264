import Dispatch
import Synchronization

/// The results of a function for all values, in their order, worked out on several threads.
package func concurrentMap<Value: Sendable, Result: Sendable>(
  _ values: [Value], threads: Int, _ body: @Sendable (Value) -> Result
) -> [Result] {
  let next = Atomic(0)
  let results = Mutex([Result?](repeating: nil, count: values.count))
  DispatchQueue.concurrentPerform(iterations: max(1, min(threads, values.count))) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < values.count else { return }
      let result = body(values[index])
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}
