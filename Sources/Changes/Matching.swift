import Programme

/// Values of a later state matched to those of an earlier one, each at most once.
struct Matching<Value> {
  /// For an index of the later values that of the earlier one that it was.
  private(set) var earlier: [Int: Int] = [:]

  /// - Parameters:
  ///   - keys: what makes two of them the same, the surest first; nil is like nothing.
  ///   - text: for those that are left, what must resemble each other.
  ///   - canResemble: whether an earlier and a later value can be the same at all.
  init(
    _ before: [Value], _ after: [Value], keys: [(Value) -> [String]?], text: (Value) -> String,
    canResemble: (Value, Value) -> Bool
  ) {
    var used: Set<Int> = []
    for key in keys {
      var waiting: [[String]: [Int]] = [:]
      for index in before.indices.reversed() where !used.contains(index) {
        if let key = key(before[index]) { waiting[key, default: []].append(index) }
      }
      for index in after.indices where earlier[index] == nil {
        guard let key = key(after[index]), let found = waiting[key]?.popLast() else { continue }
        earlier[index] = found
        used.insert(found)
      }
    }
    let old = before.indices.filter { !used.contains($0) }
    let new = after.indices.filter { earlier[$0] == nil }
    let pairs = pairedByResemblance(
      old.map { text(before[$0]) }, new.map { text(after[$0]) },
      where: { canResemble(before[old[$0]], after[new[$1]]) })
    for (index, other) in pairs { earlier[new[other]] = old[index] }
  }
}
