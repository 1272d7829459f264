import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// Everything that is in the way of `commit`, where `checkReadyToCommit` names the first.
  ///
  /// - Parameters:
  ///   - folder: the one whose files are to be committed, from the top of the work tree.
  ///   - file: one of those that are to come.
  package func obstacles(below folder: [UInt8], to file: [UInt8]) -> [GitError] {
    var found: [GitError] = []
    do throws(GitError) { try checkStateToCommit() } catch { found.append(error) }
    do throws(GitError) {
      let committer = try identity().committer
      try Signer(self)?.checkKey(of: committer)
    } catch {
      found.append(error)
    }
    do throws(GitError) {
      if let head = try head().commit { _ = try readTree(try tree(of: head)) }
    } catch {
      found.append(error)
    }
    do throws(GitError) { try checkIndex() } catch { found.append(error) }
    do throws(GitError) { try checkFilters(below: folder, of: file) } catch { found.append(error) }
    do throws(GitError) { try checkWritable() } catch { found.append(error) }
    // A bare repository has neither a state nor an index, and what can't be read is met twice.
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Refuses filters of files that would be committed.
  private func checkFilters(below folder: [UInt8], of file: [UInt8]) throws(GitError) {
    let filters = try Filters(self)
    let changed = try changedPaths(below: [folder]).filter { $0.kind != .deleted }
    for path in [file] + changed.map(\.path) { try filters.checkSupported(path) }
  }

  /// Looks for folders and files of git's own that can't be written to, and for room on the disk.
  private func checkWritable() throws(GitError) {
    let objects = commonDirectory + "/objects"
    var paths = [
      gitDirectory, objects, commonDirectory + "/refs/heads", gitDirectory + "/logs/HEAD",
    ]
    // Who has committed as another user once, has left folders that belong to them.
    for folder in 0...255 {
      paths.append(objects + "/" + (folder < 16 ? "0" : "") + String(folder, radix: 16))
    }
    for path in paths where access(path, W_OK) != 0 && errno != ENOENT {
      throw systemError("write to '\(path)'")
    }
    var space = statvfs()
    guard statvfs(objects, &space) == 0 else { return }
    let left = UInt64(space.f_bavail) * UInt64(space.f_frsize)
    if left < 1 << 20 {
      throw GitError(
        .readOnly, "there are only \(left >> 10) kB left on the disk of '\(objects)'",
        help: "Make room on the disk.")
    }
  }
}
