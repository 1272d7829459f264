/// What a programme is read from: the working tree, the index, a commit.
package protocol FileTree: Sendable {
  /// The entries of a folder in byte order of their names; empty where there is no such folder.
  ///
  /// - Throws: `FileTreeError` where the folder is there and cannot be listed.
  func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry]

  /// The bytes of a file; nil where there is none.
  ///
  /// - Parameter limit: bytes; a larger file is `FileTreeError.tooLarge`.
  /// - Throws: `FileTreeError` where it is there and cannot be read; links are never followed.
  func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]?

  /// The bytes of several files of a folder, each as `contents(of:limit:)` has them.
  ///
  /// - Parameter choose: names them, knowing what `entries(of:)` lists.
  /// - Throws: `FileTreeError` where the folder is there and cannot be listed.
  func contents(
    in folder: FilePath, limit: Int, of choose: ([FileTreeEntry]) -> [FilePath]
  ) throws(FileTreeError) -> [Result<[UInt8]?, FileTreeError>]
}

extension FileTree {
  package func contents(
    in folder: FilePath, limit: Int, of choose: ([FileTreeEntry]) -> [FilePath]
  ) throws(FileTreeError) -> [Result<[UInt8]?, FileTreeError>] {
    choose(try entries(of: folder)).map { name in
      Result { () throws(FileTreeError) in
        try contents(of: folder.appending(name), limit: limit)
      }
    }
  }
}

extension FileTree {
  /// Whether there is something at a path; the empty path is the tree itself.
  package func contains(_ path: FilePath) -> Bool {
    var parts = path.components
    guard let name = parts.popLast() else { return true }
    let entries = try? entries(of: parts.reduce(FilePath("")) { $0.appending($1) })
    return entries?.contains { $0.name == name } ?? false
  }
}

/// A name in a folder and what it is.
package struct FileTreeEntry: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case file, folder, link, other }

  package let name: FilePath
  package let kind: Kind
  /// The same for files of the same bytes; nil where the tree doesn't know that without reading.
  package let content: [UInt8]?

  package init(name: FilePath, kind: Kind, content: [UInt8]? = nil) {
    self.name = name
    self.kind = kind
    self.content = content
  }
}

/// Why a file or folder of a tree could not be read.
package enum FileTreeError: Error, Hashable, Sendable {
  /// Sizes in bytes.
  case tooLarge(size: Int, limit: Int)
  case isLink
  case isNotAFile
  /// `reason` is the system's own text.
  case unreadable(reason: String)
}
