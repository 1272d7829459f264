import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An entry of a tree object.
struct TreeEntry: Hashable {
  /// As git writes it: `0o100644`, `0o100755`, `0o120000`, `0o160000`, `0o40000`.
  let mode: UInt32
  let name: [UInt8]
  let id: ObjectID

  static let folder: UInt32 = 0o40000
  static let file: UInt32 = 0o100644
  static let program: UInt32 = 0o100755
  static let link: UInt32 = 0o120000
  static let submodule: UInt32 = 0o160000

  var kind: GitTreeEntry.Kind { TreeEntry.kind(ofMode: mode) }

  /// Adds an entry as it stands in a tree object.
  static func append(
    _ mode: UInt32, _ name: some Sequence<UInt8>, _ id: some Sequence<UInt8>,
    to bytes: inout [UInt8]
  ) {
    bytes += String(mode, radix: 8).utf8
    bytes.append(UInt8(ascii: " "))
    bytes += name
    bytes.append(0)
    bytes += id
  }

  static func kind(ofMode mode: UInt32) -> GitTreeEntry.Kind {
    switch mode & 0o170000 {
    case 0o40000: .folder
    case 0o120000: .link
    case 0o160000: .submodule
    default: .file
    }
  }
}

/// Reads the entries of a tree object one after the other out of its bytes.
struct TreeCursor {
  private let bytes: UnsafeRawBufferPointer
  private var next = 0
  private(set) var mode: UInt32 = 0
  /// The bytes of the current entry's name.
  private(set) var name: UnsafeRawBufferPointer
  private(set) var id: UnsafeRawPointer
  /// Set where the bytes are no tree.
  private(set) var isDamaged = false

  /// - Parameter offset: where an entry begins.
  init?(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0) {
    guard let start = bytes.baseAddress else { return nil }
    self.bytes = bytes
    next = offset
    name = UnsafeRawBufferPointer(start: start, count: 0)
    id = start
  }

  /// Moves to the next entry; false at the end.
  mutating func advance() -> Bool {
    guard next < bytes.count, let base = bytes.baseAddress else { return false }
    var at = next
    var mode: UInt32 = 0
    while at < bytes.count, bytes[at] != UInt8(ascii: " ") {
      mode = mode << 3 | UInt32(bytes[at] & 7)
      at += 1
    }
    let start = at + 1
    guard let end = TreeCursor.endOfName(in: bytes, from: start) else {
      isDamaged = true
      return false
    }
    self.mode = mode
    name = UnsafeRawBufferPointer(start: base + start, count: end - start)
    id = base + end + 1
    next = end + 21
    return true
  }

  /// Whether what follows the current entry is the same to the byte in another tree.
  func hasSameRest(as other: TreeCursor) -> Bool {
    let count = bytes.count - next
    guard count == other.bytes.count - other.next else { return false }
    guard count > 0, let a = bytes.baseAddress, let b = other.bytes.baseAddress else { return true }
    return memcmp(a + next, b + other.next, count) == 0
  }

  /// Skips the entries in front of the byte in which two trees differ first; they are in both.
  ///
  /// - Returns: where the first entry that may differ begins.
  static func sharedPrefix(
    _ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer
  ) -> Int {
    let shared = min(a.count, b.count)
    var difference = 0
    while difference < shared, a[difference] == b[difference] { difference += 1 }
    var offset = 0
    // The zero byte after the name is the first one of an entry.
    while let end = endOfName(in: a, from: offset), end + 20 < difference { offset = end + 21 }
    return offset
  }

  /// The index of the zero byte after a name, where an id follows.
  private static func endOfName(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var at = start
    while at < bytes.count, bytes[at] != 0 { at += 1 }
    return at + 20 < bytes.count ? at : nil
  }

  var entry: TreeEntry { TreeEntry(mode: mode, name: Array(name), id: ObjectID(at: id)) }

  /// All entries in their order; nil where the bytes are no tree.
  static func entries(in bytes: UnsafeRawBufferPointer) -> [TreeEntry]? {
    var entries: [TreeEntry] = []
    guard var cursor = TreeCursor(bytes) else { return entries }
    while cursor.advance() { entries.append(cursor.entry) }
    return cursor.isDamaged ? nil : entries
  }
}

/// What stands in a commit object.
struct RawCommit {
  let tree: ObjectID
  let parents: [ObjectID]
  /// The committer's seconds since 1970.
  let time: Int64
  private let bytes: [UInt8]

  /// Nil where the bytes are no commit.
  init?(_ bytes: [UInt8]) {
    var tree: ObjectID?
    var parents: [ObjectID] = []
    var time: Int64?
    for line in HeaderLines(bytes) {
      if line.key.elementsEqual("tree".utf8) {
        tree = ObjectID(hex: line.value)
      } else if line.key.elementsEqual("parent".utf8) {
        guard let parent = ObjectID(hex: line.value) else { return nil }
        parents.append(parent)
      } else if line.key.elementsEqual("committer".utf8) {
        time = RawCommit.signature(line.value, decode: { _ in "" }).seconds
        break
      }
    }
    guard let tree, let time else { return nil }
    self.tree = tree
    self.parents = parents
    self.time = time
    self.bytes = bytes
  }

  /// The commit as a value, its texts turned into UTF-8.
  func info(_ id: ObjectID) -> CommitInfo {
    var author: ArraySlice<UInt8> = []
    var committer: ArraySlice<UInt8> = []
    var isLatin1 = false
    var isSigned = false
    var lines = HeaderLines(bytes)
    while let line = lines.next() {
      if line.key.elementsEqual("author".utf8) { author = line.value }
      if line.key.elementsEqual("committer".utf8) { committer = line.value }
      if line.key.starts(with: "gpgsig".utf8) { isSigned = true }
      if line.key.elementsEqual("encoding".utf8) {
        let name = String(decoding: line.value, as: UTF8.self).lowercased()
        isLatin1 = ["iso-8859-1", "iso8859-1", "latin-1", "latin1"].contains(name)
      }
    }
    let decode: (ArraySlice<UInt8>) -> String = { bytes in
      guard isLatin1 else { return String(decoding: bytes, as: UTF8.self) }
      var text = String.UnicodeScalarView()
      for byte in bytes { text.append(Unicode.Scalar(byte)) }
      return String(text)
    }
    return CommitInfo(
      id: id, parents: parents,
      author: RawCommit.signature(author, decode: decode),
      committer: RawCommit.signature(committer, decode: decode),
      message: decode(bytes[min(lines.end, bytes.count)...]), isSigned: isSigned)
  }

  /// Reads `Name <mail> 1700000000 +0100`, forgiving as git is.
  private static func signature(
    _ line: ArraySlice<UInt8>, decode: (ArraySlice<UInt8>) -> String
  ) -> CommitInfo.Signature {
    let open = line.firstIndex(of: UInt8(ascii: "<")) ?? line.endIndex
    let close = line.lastIndex(of: UInt8(ascii: ">")) ?? line.endIndex
    var name = line[..<open]
    while name.last == UInt8(ascii: " ") { name.removeLast() }
    let mail = open < close ? line[(open + 1)..<close] : []
    let rest = close < line.endIndex ? line[(close + 1)...] : []
    let parts = rest.split(separator: UInt8(ascii: " "))
    let seconds = parts.first.flatMap { Int64(String(decoding: $0, as: UTF8.self)) } ?? 0
    var offset = 0
    if parts.count > 1, let zone = Int(String(decoding: parts[1], as: UTF8.self)) {
      offset = zone / 100 * 60 + zone % 100
    }
    return CommitInfo.Signature(
      name: decode(name), mail: decode(mail), seconds: seconds, offset: offset)
  }
}

/// The header lines of a commit object; the lines of a signature are part of the line before.
private struct HeaderLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  /// Where the message begins, once all lines are read.
  private(set) var end = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    let newline = UInt8(ascii: "\n")
    while end < bytes.count {
      let stop = bytes[end...].firstIndex(of: newline) ?? bytes.count
      let line = bytes[end..<stop]
      end = Swift.min(stop + 1, bytes.count)
      if line.isEmpty { return nil }
      if line.first == UInt8(ascii: " ") { continue }
      let space = line.firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
      return (line[..<space], line[space...].dropFirst())
    }
    return nil
  }
}

extension Repository {
  /// Gives an object's bytes to `body`; nil where there is no such object.
  ///
  /// - Throws: `corrupt` where it is of another type.
  func withObject<Result>(
    _ id: ObjectID, _ type: git_object_t,
    _ body: (UnsafeRawBufferPointer) throws(GitError) -> Result
  ) throws(GitError) -> Result? {
    var oid = id.oid
    var object: OpaquePointer?
    let code = git_odb_read(&object, database, &oid)
    if code == GIT_ENOTFOUND.rawValue {
      git_error_clear()
      return nil
    }
    if code < 0 { throw unreadable(id, code) }
    defer { git_odb_object_free(object) }
    guard git_odb_object_type(object) == type else { throw damaged(id) }
    return try body(
      UnsafeRawBufferPointer(
        start: git_odb_object_data(object), count: git_odb_object_size(object)))
  }

  func readCommit(_ id: ObjectID) throws(GitError) -> RawCommit? {
    let bytes = try withObject(id, GIT_OBJECT_COMMIT) { (bytes) throws(GitError) in Array(bytes) }
    guard let bytes else { return nil }
    guard let commit = RawCommit(bytes) else { throw damaged(id) }
    return commit
  }

  /// The entries of a tree in git's order.
  func readTree(_ id: ObjectID) throws(GitError) -> [TreeEntry] {
    let entries = try withObject(id, GIT_OBJECT_TREE) { bytes throws(GitError) -> [TreeEntry] in
      guard let entries = TreeCursor.entries(in: bytes) else { throw damaged(id) }
      return entries
    }
    guard let entries else { throw missing(id) }
    return entries
  }

  /// The entry of a name in a tree; nil where there is none.
  func entry(_ name: ArraySlice<UInt8>, ofTree id: ObjectID) throws(GitError) -> TreeEntry? {
    let found = try withObject(id, GIT_OBJECT_TREE) { bytes throws(GitError) -> TreeEntry? in
      guard var cursor = TreeCursor(bytes) else { return nil }
      while cursor.advance() {
        if cursor.name.elementsEqual(name) { return cursor.entry }
      }
      if cursor.isDamaged { throw damaged(id) }
      return nil
    }
    guard let found else { throw missing(id) }
    return found
  }

  func missing(_ id: ObjectID) -> GitError { .missing(id.hex, isPartial: isPartial) }

  func damaged(_ id: ObjectID) -> GitError {
    GitError(
      .corrupt, "the object \(id) is damaged", help: "Run 'git fsck' to see what else is.")
  }

  /// The error of a read that has just failed with `code`; where the system has not refused it, what it
  /// found was no object.
  func unreadable(_ id: ObjectID, _ code: CInt) -> GitError {
    let error = Libgit2.lastError(code, "read the object \(id)")
    return error.kind == .other ? damaged(id) : error
  }
}
