extension Programme {
  package static let templatesFolder: FilePath = "templates"

  /// Files at the root that are the programme's own, beside its templates; others that lie there are
  /// nothing to mentordoc.
  package static let ownFiles: [FilePath] = [
    configurationPath, "prompts.md", "graduates.md", "README.md", ".gitattributes", ".gitignore",
    ".prettierignore", ".rumdl.toml",
  ]

  /// Whether a path outside of the pairings belongs to the programme.
  package static func owns(_ path: FilePath) -> Bool {
    path.isInside(templatesFolder) || ownFiles.contains(path)
  }
}
