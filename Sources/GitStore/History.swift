import Clibgit2

/// A commit of a history with what it changed below the folder asked for.
package struct HistoryEntry: Sendable {
  /// A name directly below the folder, as the first parent has it and as the commit has it.
  package struct Change: Hashable, Sendable {
    package let name: [UInt8]
    /// Nil where the commit adds the name.
    package let before: GitTreeEntry?
    /// Nil where the commit removes the name.
    package let after: GitTreeEntry?
  }

  package let commit: CommitInfo
  /// The folder as the commit has it; nil where it is not there.
  package let folder: ObjectID?
  /// In byte order of the names.
  package let changes: [Change]

  /// Names directly below the folder whose entry differs from the first parent's.
  package var changed: [[UInt8]] { changes.map(\.name) }
}

/// The commits that changed something below a folder, newest first by the committer's date, a child
/// before its parents.
///
/// A merge is among them only for the names in which it differs from all its parents, because the
/// rest is told by the commits that it brings together. In a shallow clone the walk ends before
/// the commits at the boundary: what they changed is not known (see `isShallow`).
package struct HistoryWalk {
  private let boundary: Set<ObjectID>
  private var folders: FolderFinder
  private var waiting = CommitQueue()

  /// - Parameter folder: from the top of the tree, empty for the top itself.
  package init(below folder: [UInt8], in repository: borrowing Repository) throws(GitError) {
    boundary = try repository.shallowBoundary()
    folders = FolderFinder(folder)
  }

  /// Has the commits come that can be reached from one.
  package mutating func add(
    _ id: ObjectID, in repository: borrowing Repository
  ) throws(GitError) {
    if waiting.knows(id) { return }
    guard let commit = try repository.readCommit(id) else { throw repository.missing(id) }
    let folder = try folders.folder(ofTree: commit.tree, in: repository)
    waiting.push(id, CommitNode(commit: commit, folder: folder))
  }

  /// nil at the end.
  package mutating func next(
    in repository: borrowing Repository
  ) throws(GitError) -> HistoryEntry? {
    while let (id, node) = waiting.pop() {
      if boundary.contains(id) { continue }
      for parent in node.commit.parents { try add(parent, in: repository) }
      waiting.release(node)
      let before = node.commit.parents.map { waiting.folder(of: $0) }
      if before.contains(node.folder) || (before.isEmpty && node.folder == nil) { continue }
      let changes = try repository.changes(from: before, to: node.folder, &folders)
      if changes.isEmpty { continue }
      return HistoryEntry(commit: node.commit.info(id), folder: node.folder, changes: changes)
    }
    return nil
  }
}

extension Repository {
  /// Visits the commits reachable from a revision that changed something below a folder, in the
  /// order of `HistoryWalk`.
  ///
  /// - Parameters:
  ///   - folder: from the top of the tree, empty for the top itself.
  ///   - visit: returns false to end the walk.
  package func history(
    from revision: String, below folder: [UInt8],
    _ visit: (HistoryEntry) throws(GitError) -> Bool
  ) throws(GitError) {
    var walk = try HistoryWalk(below: folder, in: self)
    try walk.add(try resolve(revision), in: self)
    while let entry = try walk.next(in: self) {
      if try !visit(entry) { return }
    }
  }

  /// The names in which a folder differs from that of every parent.
  fileprivate func changes(
    from parents: [ObjectID?], to folder: ObjectID?, _ folders: inout FolderFinder
  ) throws(GitError) -> [HistoryEntry.Change] {
    let first = try difference(from: parents.first ?? nil, to: folder, &folders)
    if parents.count < 2 { return first }
    var names = Set(first.map(\.name))
    for parent in parents.dropFirst() where !names.isEmpty {
      names.formIntersection(try difference(from: parent, to: folder, &folders).map(\.name))
    }
    return first.filter { names.contains($0.name) }
  }

  /// The names in which two folders differ, in byte order.
  package func difference(
    from before: ObjectID?, to after: ObjectID?
  ) throws(GitError) -> [HistoryEntry.Change] {
    var folders = FolderFinder([])
    return try difference(from: before, to: after, &folders)
  }

  private func difference(
    from before: ObjectID?, to after: ObjectID?, _ folders: inout FolderFinder
  ) throws(GitError) -> [HistoryEntry.Change] {
    let old = try before.map { id throws(GitError) in try folders.bytes(ofTree: id, in: self) }
    let new = try after.map { id throws(GitError) in try folders.bytes(ofTree: id, in: self) }
    var changes: [HistoryEntry.Change] = []
    let areTrees = (old ?? []).withUnsafeBytes { old in
      (new ?? []).withUnsafeBytes { new in compareTrees(old, new, &changes) }
    }
    guard areTrees else { throw damaged(after ?? before ?? ObjectID(git_oid())) }
    changes.sort { $0.name.lexicographicallyPrecedes($1.name) }
    return changes
  }

  /// The commits whose parents a shallow clone does not have.
  func shallowBoundary() throws(GitError) -> Set<ObjectID> {
    guard isShallow else { return [] }
    let path = commonDirectory + "/shallow"
    guard let bytes = try readSmallFile(path) else { return [] }
    return Set(bytes.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID(hex: $0) })
  }
}

/// Appends the entries in which two tree objects differ; false where one of them is damaged.
private func compareTrees(
  _ old: UnsafeRawBufferPointer, _ new: UnsafeRawBufferPointer,
  _ changes: inout [HistoryEntry.Change]
) -> Bool {
  // Most of two neighbouring trees is the same at both ends, and equal bytes need no parsing.
  let start = TreeCursor.sharedPrefix(old, new)
  var before = TreeCursor(old, from: start)
  var after = TreeCursor(new, from: start)
  var hasOld = before?.advance() ?? false
  var hasNew = after?.advance() ?? false
  // Git's order, in which a folder's name ends in a slash: the same in both, so a merge finds pairs.
  while hasOld || hasNew {
    let order: Int
    if !hasOld {
      order = 1
    } else if !hasNew {
      order = -1
    } else if let before, let after {
      order = compareNames(before, after)
    } else {
      order = 0
    }
    if order == 0, let old = before, let new = after,
      old.mode == new.mode, ObjectID(at: old.id) == ObjectID(at: new.id)
    {
      // Behind the only difference all is the same, as a rule.
      if old.hasSameRest(as: new) { break }
      hasOld = before?.advance() ?? false
      hasNew = after?.advance() ?? false
      continue
    }
    var removed: TreeEntry?
    var added: TreeEntry?
    if order <= 0 {
      removed = before?.entry
      hasOld = before?.advance() ?? false
    }
    if order >= 0 {
      added = after?.entry
      hasNew = after?.advance() ?? false
    }
    guard let name = (removed ?? added)?.name else { return false }
    // A file that became a folder sorts elsewhere; the two halves are one change.
    if let index = changes.firstIndex(where: { $0.name == name }) {
      let other = changes[index]
      changes[index] = HistoryEntry.Change(
        name: name, before: removed.map(value) ?? other.before,
        after: added.map(value) ?? other.after)
    } else {
      changes.append(
        HistoryEntry.Change(name: name, before: removed.map(value), after: added.map(value)))
    }
  }
  return !(before?.isDamaged ?? false) && !(after?.isDamaged ?? false)
}

private func value(_ entry: TreeEntry) -> GitTreeEntry {
  GitTreeEntry(name: entry.name, kind: entry.kind, id: entry.id)
}

/// Compares two names as git orders them in a tree.
private func compareNames(_ a: TreeCursor, _ b: TreeCursor) -> Int {
  let shared = min(a.name.count, b.name.count)
  for index in 0..<shared where a.name[index] != b.name[index] {
    return a.name[index] < b.name[index] ? -1 : 1
  }
  func next(_ cursor: TreeCursor) -> UInt8 {
    if cursor.name.count > shared { return cursor.name[shared] }
    return cursor.mode == TreeEntry.folder ? UInt8(ascii: "/") : 0
  }
  let (left, right) = (next(a), next(b))
  return left == right ? 0 : left < right ? -1 : 1
}

/// Finds one folder in many trees, and remembers what neighbouring commits share.
private struct FolderFinder {
  private let path: [[UInt8]]
  /// For each part of the path the tree looked into last, and what was there.
  private var last: [(tree: ObjectID, found: ObjectID?)?]
  private var recent: [(id: ObjectID, bytes: [UInt8])] = []

  init(_ folder: [UInt8]) {
    path = folder.split(separator: UInt8(ascii: "/")).map { Array($0) }
    last = path.map { _ in nil }
  }

  /// The id of the folder; nil where the tree has none.
  mutating func folder(
    ofTree top: ObjectID, in repository: borrowing Repository
  ) throws(GitError) -> ObjectID? {
    var tree = top
    for index in path.indices {
      var found: ObjectID?
      if let last = last[index], last.tree == tree {
        found = last.found
      } else {
        let entry = try repository.entry(path[index][...], ofTree: tree)
        found = entry.flatMap { $0.kind == .folder ? $0.id : nil }
        last[index] = (tree, found)
      }
      guard let found else { return nil }
      tree = found
    }
    return tree
  }

  /// The bytes of a tree; those read last are kept, because a commit's tree is its child's next.
  mutating func bytes(
    ofTree id: ObjectID, in repository: borrowing Repository
  ) throws(GitError) -> [UInt8] {
    if let found = recent.first(where: { $0.id == id }) { return found.bytes }
    let read = try repository.withObject(id, GIT_OBJECT_TREE) { bytes throws(GitError) in
      Array(bytes)
    }
    guard let read else { throw repository.missing(id) }
    if recent.count == 4 { recent.removeFirst() }
    recent.append((id, read))
    return read
  }
}

private struct CommitNode {
  let commit: RawCommit
  let folder: ObjectID?
}

/// The commits found and not yet visited, the newest first, each after the children known so far.
private struct CommitQueue {
  private struct Place {
    let time: Int64
    let order: Int
    let id: ObjectID

    func precedes(_ other: Place) -> Bool {
      time == other.time ? order < other.order : time > other.time
    }
  }

  private var heap: [Place] = []
  private var nodes: [ObjectID: CommitNode] = [:]
  /// The folder of every commit ever found: a child with a wrong date may ask late.
  private var folders: [ObjectID: ObjectID?] = [:]
  /// How many children of a commit are themselves waiting.
  private var children: [ObjectID: Int] = [:]

  func knows(_ id: ObjectID) -> Bool { folders[id] != nil }

  func folder(of id: ObjectID) -> ObjectID? { folders[id] ?? nil }

  mutating func push(_ id: ObjectID, _ node: CommitNode) {
    folders[id] = .some(node.folder)
    nodes[id] = node
    for parent in node.commit.parents { children[parent, default: 0] += 1 }
    if children[id] == nil { insert(id, node) }
  }

  /// The newest commit none of whose children waits. Its parents come only after `release`.
  mutating func pop() -> (id: ObjectID, node: CommitNode)? {
    while let place = removeFirst() {
      // One that got a child meanwhile comes back with the release of that child.
      guard children[place.id] == nil, let node = nodes.removeValue(forKey: place.id) else {
        continue
      }
      return (place.id, node)
    }
    return nil
  }

  /// Lets the parents of a popped commit come.
  mutating func release(_ node: CommitNode) {
    for parent in node.commit.parents {
      guard let count = children[parent] else { continue }
      if count > 1 {
        children[parent] = count - 1
      } else {
        children[parent] = nil
        if let node = nodes[parent] { insert(parent, node) }
      }
    }
  }

  private var inserted = 0

  private mutating func insert(_ id: ObjectID, _ node: CommitNode) {
    inserted += 1
    heap.append(Place(time: node.commit.time, order: inserted, id: id))
    var child = heap.count - 1
    while child > 0, heap[child].precedes(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func removeFirst() -> Place? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if heap.isEmpty { return first }
    heap[0] = last
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if heap[child].precedes(heap[best]) { best = child }
      }
      if best == parent { return first }
      heap.swapAt(parent, best)
      parent = best
    }
  }
}
