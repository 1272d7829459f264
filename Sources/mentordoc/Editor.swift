import GitStore

/// Opens files in the person's editor and waits for its end.
///
/// - Parameters:
///   - root: the folder whose git configuration counts.
///   - consequence: what an editor that fails means for what was to be done.
func openEditor(_ files: [String], root: String, consequence: String) throws(Failure) {
  // As git runs it: the setting is a shell command, to which the files are added. Without git,
  // what git would have looked at next.
  let script = """
    editor=$(git -C "$0" var GIT_EDITOR 2>/dev/null) || editor=${VISUAL:-${EDITOR:-vi}}
    eval "$editor \\"\\$@\\""
    """
  Output.flush()
  let editor = Subprocess(script: script, [root] + files, .inherited)
  do throws(GitError) {
    if try editor.run().status == 0 { return }
  } catch {
    throw Failure(error)
  }
  throw Failure(
    "the editor ended with an error; \(consequence)",
    help: "Set 'GIT_EDITOR' or git's 'core.editor' to a program that runs here.")
}
