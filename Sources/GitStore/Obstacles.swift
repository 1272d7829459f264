import Clibgit2

extension Repository {
  /// Everything that is in the way of `commit`, where `checkReadyToCommit` names the first.
  package func obstacles() -> [GitError] {
    var found: [GitError] = []
    do throws(GitError) { try checkStateToCommit() } catch { found.append(error) }
    do throws(GitError) { _ = try identity() } catch { found.append(error) }
    do throws(GitError) {
      if let head = try head().commit { _ = try readTree(try tree(of: head)) }
    } catch {
      found.append(error)
    }
    do throws(GitError) { try checkIndex() } catch { found.append(error) }
    // A bare repository has neither a state nor an index.
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
