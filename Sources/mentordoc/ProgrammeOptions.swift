import ArgumentParser
import Checking
import GitStore
import HistoryChecking
import Programme

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which programme a command works on.
struct ProgrammeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder of the programme, or one below it (default: the current folder).",
      valueName: "folder"))
  var repo: String?

  /// Finds the programme and reads `mentordoc.yml` and the templates.
  ///
  /// - Parameter paths: arguments of the command. Where the current folder is in no programme and no
  ///   option names one, it is the one around the first of them.
  func open(around paths: [String] = []) throws -> OpenProgramme {
    let folder = try folder(around: paths)
    return try OpenProgramme(folder: folder, tree: FolderTree(folder.root))
  }

  /// Finds the programme's folder on disk, as `open` does.
  func folder(around paths: [String]) throws(Failure) -> ProgrammeFolder {
    let start = repo ?? "."
    let around = repo == nil ? paths.first : nil
    guard
      let folder = ProgrammeFolder(around: start)
        ?? around.flatMap(ProgrammeFolder.init(aroundFileOrFolder:))
    else { throw notFound(from: start) }
    return folder
  }

  private func notFound(from start: String) -> Failure {
    if let repo, access(repo, F_OK) != 0 {
      return Failure(
        "'\(repo)' can't be opened: \(systemText(errno))",
        help: "Name the folder that holds 'mentordoc.yml'.")
    }
    if (try? isBareRepository(around: start)) == true {
      return Failure(
        "'\(start)' is a bare repository, which has no documents to work on",
        help: "Clone it, and run mentordoc in the clone; 'mentordoc check --rev HEAD' and "
          + "'--history' work here.")
    }
    return Failure(
      "no 'mentordoc.yml' in \(repo.map { "'\($0)'" } ?? "this folder") or any folder above it",
      help: "Run 'mentordoc init' to make a programme here, or name its folder with '--repo'.")
  }
}

/// Whether the repository around a folder is bare; nil where there is no repository.
func isBareRepository(around folder: String) throws(GitError) -> Bool? {
  do throws(GitError) {
    let repository = try Repository(around: folder)
    return repository.isBare
  } catch {
    if error.kind == .notARepository { return nil }
    throw error
  }
}

/// A programme that was found and can be used.
struct OpenProgramme {
  /// Where it lies on disk, or would if what is read were checked out.
  let folder: ProgrammeFolder
  /// What it is read from.
  let tree: any FileTree
  let programme: Programme
  private let prefix: FilePath?

  /// From the top of the repository to the programme.
  var pathInRepository: FilePath { prefix ?? folder.pathInRepository }

  /// Reads `mentordoc.yml` and the templates.
  ///
  /// - Parameter prefix: the path in the repository, where the folder on disk does not tell.
  init(folder: ProgrammeFolder, tree: any FileTree, prefix: FilePath? = nil) throws {
    self.folder = folder
    self.prefix = prefix
    self.tree = tree
    do throws(ProgrammeError) {
      programme = try Programme(in: tree)
    } catch {
      throw Failures(error)
    }
    let unknown = unknownRules(
      in: programme.configuration, among: everyRule.map { $0.id })
    guard unknown.isEmpty else { throw Failures(unknown) }
  }
}

/// Whether there is something at a path on disk.
func isThere(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}

/// Makes a folder where it is not there.
func makeFolder(_ path: String) throws(Failure) -> ProgrammeFolder {
  guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
    throw Failure(
      "'\(path)' can't be made: \(systemText(errno))",
      help: "Choose a folder that you may write to.")
  }
  guard let resolved = realpath(path + "/.", nil) else {
    throw Failure(
      "'\(path)' can't be opened: \(systemText(errno))", help: "Choose a folder, not a file.")
  }
  defer { free(resolved) }
  return ProgrammeFolder(root: String(cString: resolved))
}

/// The folder that relative paths of the command line start from.
func currentFolder() throws(Failure) -> String {
  guard let path = getcwd(nil, 0) else {
    throw Failure(
      "the current folder can't be used: \(systemText(errno))",
      help: "Change to a folder that is there.")
  }
  defer { free(path) }
  return String(cString: path)
}
