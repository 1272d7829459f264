/// A path below the programme's root, `/` between its parts, compared by bytes: names need not be
/// UTF-8, and NFC and NFD names differ.
package struct FilePath: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }
  package init(_ text: String) { bytes = Array(text.utf8) }
  package init(stringLiteral text: String) { self.init(text) }

  /// The text of the path; bytes that are no UTF-8 are replaced, so this is for people.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package var components: [FilePath] {
    bytes.split(separator: 0x2F).map { FilePath(bytes: Array($0)) }
  }

  package var lastComponent: FilePath {
    guard let slash = bytes.lastIndex(of: 0x2F) else { return self }
    return FilePath(bytes: Array(bytes[(slash + 1)...]))
  }

  package func appending(_ part: FilePath) -> FilePath {
    if part.bytes.isEmpty { return self }
    return bytes.isEmpty ? part : FilePath(bytes: bytes + [0x2F] + part.bytes)
  }

  /// What is behind the folder's name and the `/`; the path itself where it is not inside of the folder.
  package func below(_ folder: FilePath) -> FilePath {
    isInside(folder) ? FilePath(bytes: Array(bytes.dropFirst(folder.bytes.count + 1))) : self
  }

  package func isInside(_ folder: FilePath) -> Bool {
    let end = folder.bytes.count
    return bytes.count > end && bytes[end] == 0x2F && bytes.starts(with: folder.bytes)
  }

  package func hash(into hasher: inout Hasher) {
    // At once: an array feeds byte by byte.
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  package static func < (a: FilePath, b: FilePath) -> Bool {
    a.bytes.lexicographicallyPrecedes(b.bytes)
  }
}
