/// One file in memory and nothing else, to be laid over another tree.
package struct SingleFileTree: FileTree {
  private let path: FilePath
  private let bytes: [UInt8]

  package init(_ path: FilePath, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
    guard folder.bytes.isEmpty || path.isInside(folder),
      let name = path.below(folder).components.first
    else { return [] }
    let isFile = folder.appending(name) == path
    return [FileTreeEntry(name: name, kind: isFile ? .file : .folder)]
  }

  package func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
    guard file == path else {
      if path.isInside(file) { throw .isNotAFile }
      return nil
    }
    if bytes.count > limit { throw .tooLarge(size: bytes.count, limit: limit) }
    return bytes
  }
}
