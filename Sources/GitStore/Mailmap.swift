import Clibgit2

/// The names and addresses that people want to go by, from `.mailmap` (gitmailmap).
package struct Mailmap: ~Copyable {
  private let handle: OpaquePointer?

  /// Reads the work tree's `.mailmap`, in a bare repository HEAD's, and what the configuration names;
  /// it is empty where there is none.
  package init(of repository: borrowing Repository) throws(GitError) {
    var handle: OpaquePointer?
    try Libgit2.check(
      git_mailmap_from_repository(&handle, repository.handle), "read '.mailmap'")
    self.handle = handle
  }

  deinit { git_mailmap_free(handle) }

  /// The name and address that somebody's commits are to be shown with.
  package func resolve(_ name: String, _ mail: String) throws(GitError) -> (
    name: String, mail: String
  ) {
    var code: CInt = 0
    let found = name.withCString { namePointer in
      mail.withCString { mailPointer in
        var realName: UnsafePointer<CChar>?
        var realMail: UnsafePointer<CChar>?
        code = git_mailmap_resolve(&realName, &realMail, handle, namePointer, mailPointer)
        // What is not in the map comes back as it went in, so it is copied here.
        return (realName.map { String(cString: $0) }, realMail.map { String(cString: $0) })
      }
    }
    try Libgit2.check(code, "look somebody up in '.mailmap'")
    return (found.0 ?? name, found.1 ?? mail)
  }
}

extension Repository {
  /// Whether git is set up to sign commits here.
  package func signsCommits() throws(GitError) -> Bool {
    try withConfiguration { config throws(GitError) in config.flag("commit.gpgsign") ?? false }
  }
}
