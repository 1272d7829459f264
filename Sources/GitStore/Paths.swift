/// Refuses a path that git itself could not hold, or that leads out of the work tree.
///
/// - Parameter isPrefix: whether the path may be empty, for all of the work tree.
/// - Throws: `refusedPath`.
func checkPath(_ path: [UInt8], isPrefix: Bool = false) throws(GitError) {
  if path.isEmpty, isPrefix { return }
  let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  let isFine = parts.allSatisfy { part in
    let name = String(decoding: part, as: UTF8.self).lowercased()
    return !["", ".", "..", ".git", "git~1"].contains(name) && !part.contains(0)
  }
  if !isFine {
    throw GitError(
      .refusedPath, "'\(shown(path))' is no path that git can hold",
      help: "Name a file below the top of the work tree.")
  }
}
