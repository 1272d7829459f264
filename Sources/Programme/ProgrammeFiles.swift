extension Programme {
  package static let templatesFolder: FilePath = "templates"
  package static let applicationFormPath: FilePath =
    ".github/ISSUE_TEMPLATE/mentoring-application.yml"
  package static let checkWorkflowPath: FilePath = ".github/workflows/mentordoc.yml"
  package static let remindWorkflowPath: FilePath = ".github/workflows/mentordoc-remind.yml"

  /// Files outside of the pairings that are the programme's own, beside its templates; others that lie
  /// there are nothing to mentordoc.
  package static let ownFiles: [FilePath] =
    [
      configurationPath, Prompts.path, "graduates.md", "README.md", ".gitattributes", ".gitignore",
      ".prettierignore", ".rumdl.toml", ".mdformat.toml", ".pymarkdown", applicationFormPath,
      checkWorkflowPath, remindWorkflowPath,
    ] + CodeOwners.paths

  /// Whether a path outside of the pairings belongs to the programme.
  package static func owns(_ path: FilePath) -> Bool {
    path.isInside(templatesFolder) || ownFiles.contains(path)
  }
}
