/// Opens files in the person's editor and waits for its end.
///
/// - Parameter root: the folder whose git configuration counts.
func openEditor(_ files: [String], root: String) throws(Failure) {
  // As git runs it: the setting is a shell command, to which the files are added. Without git,
  // what git would have looked at next.
  let script = """
    editor=$(git -C "$0" var GIT_EDITOR 2>/dev/null) || editor=${VISUAL:-${EDITOR:-vi}}
    eval "$editor \\"\\$@\\""
    """
  Output.flush()
  guard try Shell(script, [root] + files).wait() == 0 else {
    throw Failure(
      "the editor ended with an error; the files are written all the same",
      help: "Set 'GIT_EDITOR' or git's 'core.editor' to a program that runs here.")
  }
}
