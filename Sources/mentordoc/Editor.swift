#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
  var arguments: [UnsafeMutablePointer<CChar>?] =
    (["sh", "-c", script, root] + files).map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }

  // This process ignores a closed pipe; what it starts shall not inherit that.
  var attributes = posix_spawnattr_t()
  var signals = sigset_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

  var process = pid_t()
  let problem = posix_spawn(&process, "/bin/sh", nil, &attributes, &arguments, environ)
  guard problem == 0 else {
    throw Failure("the editor can't be started: \(systemText(problem))")
  }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  guard status == 0 else {
    throw Failure(
      "the editor ended with an error; the files are written all the same",
      help: "Set 'GIT_EDITOR' or git's 'core.editor' to a program that runs here.")
  }
}
