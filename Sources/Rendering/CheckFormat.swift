package import Programme

/// The forms in which `check` can report.
package enum CheckFormat: String, CaseIterable, Sendable {
  case full, concise, grouped, json
  case jsonLines = "json-lines"
  case github, gitlab, junit, sarif, markdown

  /// Whether people read it as it is, so that the last line belongs to it.
  package var isForPeople: Bool {
    switch self {
    case .full, .concise, .grouped, .markdown: true
    case .json, .jsonLines, .github, .gitlab, .junit, .sarif: false
    }
  }
}

/// Where a programme lies in its repository, for formats whose readers know paths of the repository only.
package struct RepositoryFolder: Sendable {
  private let folder: FilePath

  /// - Parameter folder: below the top of the repository; empty where the programme is at its top.
  package init(_ folder: FilePath) { self.folder = folder }

  /// A path of the programme, from the top of the repository.
  func path(_ path: FilePath) -> FilePath { folder.appending(path) }
}
