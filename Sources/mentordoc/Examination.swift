import GitStore
import Programme
import Rendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What `doctor` looks at, one thing after the other; one that is broken hides no other.
struct Examination {
  private(set) var diagnoses: [Diagnosis] = []
  /// The programme's folder, or the one that was asked for where there is none.
  private let root: String
  private var opened: OpenProgramme?
  /// Stands for all that will be written.
  private static let document = Programme.pairingsFolder.appending("x/pairing.md")

  init(of location: ProgrammeOptions) {
    let folder = try? location.folder(around: [])
    root = folder?.root ?? location.repo ?? "."
    examineProgramme(location)
    examineTemplates()
    examineGitProgram()
    examineRepository()
    examineFiles()
    examineSurroundings()
  }

  private mutating func add(
    _ level: Diagnosis.Level, _ subject: String, _ finding: String, help: String? = nil
  ) {
    diagnoses.append(Diagnosis(level, subject, finding, help: help))
  }

  private mutating func add(_ error: any Error, _ subject: String) {
    let failures = Failures(describing: error).all
    for failure in failures { add(.problem, subject, failure.message, help: failure.help) }
  }

  // MARK: - The programme

  private mutating func examineProgramme(_ location: ProgrammeOptions) {
    do {
      let opened = try location.open()
      self.opened = opened
      let name = opened.programme.configuration.name
      add(.ok, "programme", "\(name.isEmpty ? "without a name" : "'\(name)'") in \(root)")
      let count = try opened.slugs().count
      add(.ok, "pairings", count == 0 ? "none yet" : counted(count, "pairing"))
    } catch {
      add(error, "programme")
    }
    guard let configuration = opened?.programme.configuration else { return }
    if configuration.contact == nil, configuration.coordinators.isEmpty {
      add(
        .warning, "contact", "nobody is named who can be written to in confidence",
        help: "Set 'contact' in mentordoc.yml.")
    }
  }

  private mutating func examineTemplates() {
    guard let templates = opened?.programme.templates else { return }
    var isFine = true
    for problem in templates.problems {
      let start = problem.range.start
      add(
        .problem, "templates",
        "\(problem.path.text):\(start.line):\(start.column): \(problem.headline)",
        help: problem.help)
      isFine = false
    }
    for template in templates.templates {
      guard let origin = template.origin,
        let model = TemplateSet.builtIn.first(where: { $0.kind == template.kind })
      else { continue }
      let lacking =
        model.claims.subtracting(template.claims).map { "an item that claims '\($0)'" }.sorted()
        + model.meanings.subtracting(template.meanings).map { "a section that is '\($0)'" }.sorted()
      guard !lacking.isEmpty else { continue }
      add(
        .warning, "templates",
        "\(origin.text) lacks what the built-in one has: \(lacking.joined(separator: ", "))",
        help: "Compare it with 'mentordoc templates show \(template.kind.rawValue)' outside of the "
          + "programme; what is left out on purpose is not checked and not shown.")
      isFine = false
    }
    let own = templates.templates.count { $0.origin != nil }
    if isFine { add(.ok, "templates", own == 0 ? "the built-in ones" : "\(own) of its own") }
  }

  // MARK: - Git

  private mutating func examineGitProgram() {
    if let version = Subprocess.output(of: "git --version", []) {
      add(.ok, "git", String(version.prefix { $0 != "\n" }))
    } else {
      add(
        .warning, "git", "there is no git in PATH",
        help: "Install git: hooks, signatures, the editor's settings and the pager need it.")
    }
  }

  private mutating func examineRepository() {
    do {
      let repository = try Repository(around: root)
      if repository.isBare {
        add(
          .note, "repository", "bare, so it can be read and not written to",
          help: "Clone it to work on documents.")
        return
      }
      add(.ok, "repository", repository.workTree ?? repository.gitDirectory)
      let folder = opened?.pathInRepository ?? ""
      let obstacles = repository.obstacles(
        below: folder.bytes, to: folder.appending(Examination.document).bytes)
      for error in obstacles { add(.problem, "save", error.message, help: error.help) }
      if obstacles.isEmpty { add(.ok, "save", "nothing is in its way") }
      if case .detached = try? repository.head() {
        add(
          .warning, "branch", "HEAD is detached, so what is saved is on no branch",
          help: "Run 'git switch' with the branch that it is for.")
      }
      if repository.isShallow {
        add(
          .warning, "history", "this clone is shallow, so 'log' does not reach back to the start",
          help: "Run 'git fetch --unshallow'.")
      }
      if repository.isPartial {
        add(
          .warning, "history", "this is a partial clone, so 'log' finds files missing",
          help: "Run 'git fetch --refetch --no-filter'.")
      }
      examineRecord(repository)
      examineLocks(repository)
      examineHooks()
      examinePrivacy(repository)
      examineSetup()
    } catch {
      add(error, "repository")
    }
  }

  private mutating func examineRecord(_ repository: borrowing Repository) {
    guard let opened, let head = try? repository.head().commit else { return }
    do {
      try repository.checkFiles(below: opened.pathInRepository.bytes, of: head)
      add(.ok, "record", "all files of the last commit can be read")
    } catch {
      add(error, "record")
    }
  }

  private mutating func examineLocks(_ repository: borrowing Repository) {
    var paths = ["index", "HEAD"].map { repository.gitDirectory + "/\($0).lock" }
    paths += ["packed-refs", "config"].map { repository.commonDirectory + "/\($0).lock" }
    if case .branch(let name, _) = try? repository.head() {
      paths.append(repository.commonDirectory + "/\(name).lock")
    }
    for path in Set(paths).sorted() {
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      #if canImport(Darwin)
        let age = max(0, time(nil) - status.st_mtimespec.tv_sec)
      #else
        let age = max(0, time(nil) - status.st_mtim.tv_sec)
      #endif
      add(
        age < 60 ? .warning : .problem, "locks", "'\(path)' is there for \(age) seconds now",
        help: "Wait until the git command that made it has ended; if there is none, remove it.")
    }
  }

  private mutating func examineHooks() {
    let script = #"cd "$0" && hooks=$(git rev-parse --git-path hooks) && cd "$hooks" && pwd"#
    guard let text = Subprocess.output(of: script, [root]) else { return }
    let folder = String(text.prefix { $0 != "\n" })
    let names = [
      "pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "reference-transaction",
    ]
    for name in names {
      let path = folder + "/" + name
      guard isThere(path), access(path, X_OK) != 0 else { continue }
      add(
        .warning, "hooks", "'\(path)' is not executable, so it is passed over",
        help: "Run 'chmod +x \(shellQuoted(path))', or remove it.")
    }
  }

  private mutating func examinePrivacy(_ repository: borrowing Repository) {
    guard let opened else { return }
    let privacy = PrivatePaths(opened.programme.configuration.privatePatterns)
    let prefix = opened.pathInRepository
    do {
      let tracked = try repository.stagedEntries().map { FilePath(bytes: $0.path) }
        .filter { prefix.bytes.isEmpty || $0.isInside(prefix) }.map { $0.below(prefix) }
        .filter(privacy.contains)
      if let first = tracked.first {
        let others = tracked.count > 1 ? " and \(tracked.count - 1) more" : ""
        add(
          .problem, "private files",
          "git tracks '\(first.text)'\(others), which is to stay private",
          help:
            "Run 'git rm --cached \(shellQuoted(first.text))' and commit; what was pushed already "
            + "stays in the history of whoever has it.")
      } else {
        add(.ok, "private files", "none is tracked")
      }
    } catch {
      add(error, "private files")
    }
    if let rule = Subprocess.output(
      of: #"cd "$0" && git check-ignore -v --no-index "$1""#, [root, Examination.document.text])
    {
      add(
        .problem, "documents",
        "git ignores new ones, so they are never saved: \(rule.prefix { $0 != "\t" })",
        help: "Take that line out of the file that is named.")
    }
    if Subprocess.output(of: #"cd "$0" && git check-ignore -q private/x"#, [root]) == nil {
      add(
        .warning, "private files", "git does not ignore 'private/'",
        help: "Add a line 'private/' to .gitignore.")
    }
  }

  private mutating func examineSetup() {
    let script = #"cd "$0" && git check-attr text -- pairings/x/action-plan.md"#
    let text = Subprocess.output(of: script, [root])
    if let text, text.hasSuffix(": unspecified\n") {
      add(
        .warning, "line ends", "git may change them on other systems",
        help: "Add a line '*.md text' to .gitattributes.")
    }
    guard let folder = opened?.folder, let state = try? GitSetupState(of: folder) else { return }
    if !state.hasAttribute {
      add(
        .note, "git diff", "shows a row of a plan as one long line",
        help: "Add a line '\(GitSetupState.attribute)' to .gitattributes and run "
          + "'mentordoc git-setup'.")
    } else if !state.hasDriver {
      add(
        .note, "git diff", "shows a row of a plan as one long line",
        help: "Run 'mentordoc git-setup'.")
    } else {
      add(.ok, "git diff", "shows a row of a plan as one line for each cell")
    }
    if state.hasHook, !state.hasCurrentHook {
      add(
        .warning, "hooks", "the 'prepare-commit-msg' hook is of another mentordoc",
        help: "Run 'mentordoc git-setup --hook'.")
    }
  }

  // MARK: - Files and surroundings

  private mutating func examineFiles() {
    guard let folder = opened?.folder else { return }
    if access(folder.root, W_OK) != 0 {
      add(
        .problem, "folder", "'\(folder.root)' can't be written to: \(systemText(errno))",
        help: "Work in a folder of your own, or ask for the right to write.")
    }
    let other = folder.root + "/" + Programme.configurationPath.text.uppercased()
    if isThere(other) {
      add(
        .note, "file system", "takes names that differ in case for the same",
        help: "Keep the names of pairings in lower case, as 'new pairing' makes them.")
    }
    if !isThere(folder.root + "/.prettierignore"), !isThere(folder.root + "/.rumdl.toml") {
      add(
        .note, "formatters", "nothing keeps Markdown formatters off the plans' tables",
        help: "Add a file '.prettierignore' with the line 'pairings/', and the like for others; "
          + "'mentordoc init' writes them.")
    }
  }

  private mutating func examineSurroundings() {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(variable).first { !$0.isEmpty }
    let name = (locale ?? "").lowercased()
    if name.contains("utf-8") || name.contains("utf8") {
      add(.ok, "locale", locale ?? "")
    } else {
      add(
        .warning, "locale", "'\(locale ?? "none")' is not UTF-8, as the documents are",
        help: "Set 'LANG', to 'C.UTF-8' for instance; editors and git go by it.")
    }
    if Output.isTerminal {
      let color = Output.style.isColored ? "colour" : "no colour"
      add(.ok, "terminal", "\(terminalWidth()) columns, \(color)")
    }
  }
}

extension Template {
  /// What ticking its items says.
  fileprivate var claims: Set<String> {
    Set(sections.flatMap(\.all).flatMap(\.items).flatMap(\.claims).map(\.rawValue))
  }

  /// What its sections are to the code.
  fileprivate var meanings: Set<String> {
    Set(sections.flatMap(\.all).compactMap { $0.meaning?.rawValue })
  }
}

extension SectionSchema {
  /// The section and all below it.
  fileprivate var all: [SectionSchema] { [self] + children.flatMap(\.all) }
}
