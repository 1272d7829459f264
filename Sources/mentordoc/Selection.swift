import Checking
import MarkdownSyntax
import Programme
import Rendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The pairings that arguments name.
struct Selection {
  let slugs: [FilePath]
  /// Whether that is the whole programme, whatever the pairings in it.
  let isWhole: Bool
  /// Paths that belong to no pairing.
  let outside: [FilePath]
  /// The revision since which a pairing has to have changed, where that was asked for.
  var since: String?
}

extension OpenProgramme {
  /// All pairings, in byte order.
  func slugs() throws(Failure) -> [FilePath] {
    do throws(FileTreeError) {
      return try programme.slugs()
    } catch {
      throw Failure(error, Programme.pairingsFolder.text)
    }
  }

  /// The pairings that arguments name; without arguments, all. A path widens to its pairing, and one
  /// that every pairing depends on (`mentordoc.yml`, `templates/`) to all.
  func selection(of arguments: [String]) throws(Failure) -> Selection {
    let all = try slugs()
    var isWhole = arguments.isEmpty
    var chosen: Set<FilePath> = []
    var outside: [FilePath] = []
    for argument in arguments {
      let path = try path(named: argument, among: all)
      let parts = path.components
      switch parts.first {
      case nil, Programme.configurationPath, Programme.templatesFolder: isWhole = true
      case Programme.pairingsFolder:
        if parts.count == 1 {
          isWhole = true
        } else if all.contains(parts[1]) {
          chosen.insert(parts[1])
        } else {
          outside.append(path)
        }
      default: outside.append(path)
      }
    }
    return Selection(
      slugs: isWhole ? all : all.filter(chosen.contains), isWhole: isWhole, outside: outside)
  }

  /// The path below the root that an argument names: a pairing by its slug, or a path from the
  /// current folder. It is there, or lies in a pairing that is, or `isKnown` says that it once was.
  func path(
    named argument: String, among slugs: [FilePath], isKnown: (FilePath) -> Bool = { _ in false }
  ) throws(Failure) -> FilePath {
    if let slug = slugs.first(where: { $0 == FilePath(argument) }) {
      return Programme.pairingsFolder.appending(slug)
    }
    guard let path = folder.path(of: argument, from: try currentFolder()) else {
      throw Failure(
        "'\(argument)' lies outside of the programme in \(folder.root)",
        help: "Name a pairing, or a file of the programme.")
    }
    let parts = path.components
    if parts.count > 1, parts[0] == Programme.pairingsFolder, slugs.contains(parts[1]) {
      return path
    }
    guard !tree.contains(path), !isKnown(path) else { return path }
    let isPairing = parts.count > 1 && parts[0] == Programme.pairingsFolder
    throw unknown(pairing: isPairing ? parts[1].text : argument, among: slugs)
  }

  /// The pairing of a slug, for commands that work on one.
  func pairing(named argument: String) throws(Failure) -> Pairing {
    let all = try slugs()
    let path = try path(named: argument, among: all)
    let parts = path.components
    guard parts.count > 1, parts[0] == Programme.pairingsFolder, all.contains(parts[1]) else {
      throw unknown(pairing: argument, among: all)
    }
    return programme.pairing(parts[1])
  }

  /// The bytes of a file of the programme that has to be there.
  func bytes(of path: FilePath) throws(Failure) -> [UInt8] {
    do throws(FileTreeError) {
      if let bytes = try tree.contents(of: path, limit: 1 << 20) { return bytes }
    } catch {
      throw Failure(error, path.text)
    }
    throw Failure(
      "'\(path.text)' is not there", help: "Run 'mentordoc check' to see what else is missing.")
  }

  /// The top of the repository, or the programme's folder where it is in none.
  var top: String {
    let below = folder.pathInRepository.bytes.count
    return below == 0 ? folder.root : String(folder.root.utf8.dropLast(below + 1)) ?? folder.root
  }

  /// A file that a host reads at the top of the repository, and that may still lie in the programme's
  /// folder.
  func repositoryFile(_ path: FilePath) -> [UInt8]? {
    for root in [top, folder.root] {
      let found = try? FolderTree(root).contents(of: path, limit: 1 << 20)
      if let bytes = found.flatMap(\.self) { return bytes }
    }
    return nil
  }

  func unknown(pairing name: String, among slugs: [FilePath]) -> Failure {
    let begun = slugs.first { $0.bytes.starts(with: name.utf8) }
    let meant = closest(to: name, among: slugs.map(\.text)) ?? begun?.text
    let list =
      slugs.prefix(10).map(\.text).joined(separator: ", ") + (slugs.count > 10 ? ", …" : "")
    return Failure(
      "there is no pairing '\(name)'",
      help: meant.map { "Did you mean '\($0)'?" }
        ?? (slugs.isEmpty
          ? "Run 'mentordoc new pairing' to make the first one."
          : "Name one of: \(list)."))
  }

  /// Reads documents for the formats that show their lines.
  func sourceReader() -> SourceReader {
    var known: [FilePath: SourceText?] = [:]
    return SourceReader { path in
      if let source = known[path] { return source }
      // Findings come sorted by path, so a few files at a time are enough.
      if known.count > 32 { known = [:] }
      let source = (try? tree.contents(of: path, limit: 1 << 20)).flatMap(\.self).map {
        SourceText($0)
      }
      known[path] = source
      return source
    }
  }
}

/// Refuses a pairing that nothing can be added to: one that has ended, or does not say who it is of.
///
/// - Returns: the document that says it.
@discardableResult
func requireGoingOn(_ pairing: Pairing) throws(Failure) -> Document {
  let document = try requireSound(pairing)
  guard let outcome = pairing.outcome else { return document }
  throw Failure(
    "'\(pairing.slug.text)' has ended: \(outcome.rawValue)",
    help: "Make a new pairing with 'mentordoc new pairing', or remove its closing.")
}

/// The document that says who a pairing is of, whether it has ended or not.
func requireSound(_ pairing: Pairing) throws(Failure) -> Document {
  let document = pairing.documents.first { $0.kind == .pairing }
  guard let document, !document.fieldProblems.contains(where: \.isFatal) else {
    for file in pairing.unreadable where document == nil && (file.kind ?? .pairing) == .pairing {
      if case .file(let error) = file.reason { throw Failure(error, file.path.text) }
    }
    throw Failure(
      "'\(pairing.folder.text)' does not say who it is of: 'pairing.md' is missing or damaged",
      help: "Mend what 'mentordoc check \(pairing.slug.text)' finds.")
  }
  return document
}

/// Threads that can run at the same time.
func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
