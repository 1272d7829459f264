import GitStore
import Programme
import Rendering

/// The folder that git's setting `mentordoc.private` names: a coordinator's own notes, a `<slug>.md`
/// for each pairing that there is something to say of.
struct PrivateNotesFolder {
  /// nil where there is none.
  private let tree: FolderTree?
  private let name: String

  /// - Throws: where it can't be used, since a pairing that is to be left alone would be bothered.
  init(for opened: OpenProgramme) throws {
    let root = opened.folder.root
    try self.init(try Repository.pathSetting("mentordoc.private", around: root), of: opened)
  }

  /// By the person's own settings where those of the repository can't be read, which is said.
  init(asFarAsReadableFor opened: OpenProgramme) throws {
    do {
      try self.init(for: opened)
    } catch is GitError {
      Output.note(
        "Which folder of private notes the settings of '\(visible(opened.folder.root))' name can't be "
          + "read; your own settings count.")
      try self.init(try Repository.personsPathSetting("mentordoc.private"), of: opened)
    }
  }

  private init(_ setting: String?, of opened: OpenProgramme) throws(Failure) {
    guard let setting, !setting.isEmpty else {
      (tree, name) = (nil, "")
      return
    }
    let path = setting.utf8.first == 0x2F ? setting : opened.top + "/" + setting
    guard let folder = resolved(path) else {
      throw Failure(
        "the folder '\(setting)' of git's setting mentordoc.private can't be opened",
        help: "Make it, or take the setting out with 'git config --unset mentordoc.private'.")
    }
    guard folder != opened.top, !folder.hasPrefix(opened.top + "/") else {
      throw Failure(
        "the folder '\(setting)' of git's setting mentordoc.private lies in the repository",
        help: "Private notes stay outside of it: move the folder, and name the new place.")
    }
    (tree, name) = (FolderTree(folder), setting)
  }

  /// The notes on a pairing.
  func notes(on slug: FilePath) throws(Failure) -> PrivateNotes? {
    let file = FilePath(bytes: slug.bytes + Array(".md".utf8))
    do throws(FileTreeError) {
      return try tree?.contents(of: file, limit: 1 << 20).map { PrivateNotes(parsing: $0) }
    } catch {
      throw Failure(error, name + "/" + file.text)
    }
  }
}
