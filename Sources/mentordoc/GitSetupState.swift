import GitStore
import Programme

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What `git-setup` puts into a repository's own configuration and hooks, and what of it is there.
struct GitSetupState {
  /// The line of `.gitattributes` that has git compare documents through mentordoc.
  static let attribute = ProgrammeScaffold.diffAttribute
  /// Stands in every hook that mentordoc wrote, and in no other.
  private static let mark = "# Written by 'mentordoc git-setup --hook', which '--remove' undoes."

  private let root: String
  /// The program that git is to call, as a shell reads it.
  private let program: String
  private let configured: [String: String]
  private let hooksFolder: String
  /// Whether the hooks are this repository's own.
  private let hooksAreOwn: Bool
  /// The bytes of the hook that is there.
  private let hook: String?
  /// Whether git compares the programme's documents through the driver.
  let hasAttribute: Bool

  /// Reads the state of the repository around a programme.
  ///
  /// - Throws: where there is no git or no repository.
  init(of folder: ProgrammeFolder) throws {
    root = folder.root
    program = shellQuoted(try ownPath())
    // Says what is in the way, and what to do about it, better than git's empty answers.
    let repository = try Repository(around: root)
    let script = """
      cd "$0" && git config --local --get-regexp '^diff\\.mentordoc\\.'
      git rev-parse --git-path hooks && git check-attr diff -- pairings/x/action-plan.md
      """
    guard let text = Subprocess.output(of: script, [root]) else {
      throw Failure("git can't be run here", help: "Install git, and make sure that it is in PATH.")
    }
    var lines = text.split(separator: "\n").map(String.init)
    hasAttribute = lines.popLast()?.hasSuffix(": mentordoc") ?? false
    let path = lines.popLast() ?? ""
    hooksFolder = path.hasPrefix("/") ? path : root + "/" + path
    var configured: [String: String] = [:]
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      configured[parts[0]] = parts.count > 1 ? parts[1] : ""
    }
    self.configured = configured
    let real = resolved(hooksFolder) ?? hooksFolder
    hooksAreOwn = [repository.workTree, repository.commonDirectory].compactMap(\.self)
      .compactMap(resolved).contains { (real + "/").hasPrefix($0 + "/") }
    let file = hooksFolder + "/prepare-commit-msg"
    hook =
      isThere(file) ? String(decoding: (try? contents(ofFile: file)) ?? [], as: UTF8.self) : nil
  }

  private var settings: [(key: String, value: String)] {
    // Without `cachetextconv`: to write its cache git wants an identity, and `git diff` fails where
    // there is none; a cache would also outlive the version that it was made with.
    [
      ("diff.mentordoc.textconv", program + " git-setup textconv"),
      // Headings, and rows of a plan by their goals.
      ("diff.mentordoc.xfuncname", "^(#{1,6} .*|[|] [^ ].*)$"),
    ]
  }

  private var hookText: String {
    """
    #!/bin/sh
    \(GitSetupState.mark)
    # Gives commits made by hand the message that 'mentordoc save' would write. Never stops a commit.
    test -x \(program) && \(program) git-setup message "$@"
    exit 0

    """
  }

  /// Whether git's configuration is as `install` leaves it.
  var hasDriver: Bool { settings.allSatisfy { configured[$0.key] == $0.value } }

  /// Whether anything of the driver is there, of another mentordoc perhaps.
  var hasAnyDriver: Bool { !configured.isEmpty }

  /// Whether there is a hook that mentordoc wrote.
  var hasHook: Bool { hook?.contains(GitSetupState.mark) ?? false }

  /// Whether that hook is as `installHook` leaves it.
  var hasCurrentHook: Bool { hook == hookText }

  /// Has git compare documents through mentordoc.
  func install() throws(Failure) {
    for (key, value) in settings {
      try git(#"git -C "$0" config --local "$1" "$2""#, [key, value])
    }
  }

  /// Gives commits that are made by hand a message.
  ///
  /// - Throws: where there is another hook, which stays as it is.
  func installHook() throws(Failure) {
    let line = program + " git-setup message \"$@\""
    guard hook == nil || hasHook else {
      throw Failure(
        "there is a 'prepare-commit-msg' hook already: \(hooksFolder)/prepare-commit-msg",
        help: "It stays as it is. Add this line to it: \(line)")
    }
    guard hooksAreOwn else {
      throw Failure(
        "the hooks in '\(hooksFolder)' (core.hooksPath) are not this repository's own",
        help: "Add this line to its 'prepare-commit-msg' if all of them shall have it: \(line)")
    }
    let writer = FolderWriter(try makeFolder(hooksFolder).root)
    do throws(FolderWriteError) {
      if hook == nil {
        try writer.create("prepare-commit-msg", Array(hookText.utf8))
      } else {
        try writer.replace("prepare-commit-msg", Array(hookText.utf8))
      }
    } catch {
      throw Failure(error)
    }
    guard chmod(hooksFolder + "/prepare-commit-msg", 0o755) == 0 else {
      throw Failure("the hook can't be made executable: \(systemText(errno))")
    }
  }

  /// Takes away what `install` and `installHook` have made, and nothing else.
  func remove() throws(Failure) {
    if hasAnyDriver {
      try git(#"git -C "$0" config --local --remove-section diff.mentordoc"#, [])
    }
    guard hasHook else { return }
    guard unlink(hooksFolder + "/prepare-commit-msg") == 0 else {
      throw Failure("the hook can't be removed: \(systemText(errno))")
    }
  }

  private func git(_ script: String, _ arguments: [String]) throws(Failure) {
    let git = Subprocess(script: script, [root] + arguments, .inherited)
    guard (try? git.run())?.status == 0 else {
      throw Failure("git's configuration can't be changed", help: "Mend what git says above.")
    }
  }
}

/// The path of this program as it was called, so that a link to the newest version stays one.
private func ownPath() throws(Failure) -> String {
  let name = CommandLine.arguments.first ?? ""
  if name.hasPrefix("/") { return name }
  if name.contains("/") {
    if let real = resolved(name) { return real }
  } else {
    for folder in (variable("PATH") ?? "").split(separator: ":") where folder.hasPrefix("/") {
      let path = folder + "/" + name
      if access(path, X_OK) == 0 { return path }
    }
  }
  throw Failure("the place of this program is not known", help: "Call it by its whole path.")
}

/// A path without links; nil where it leads nowhere.
func resolved(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}
