import ArgumentParser
import Programme
import Rendering

/// `mentordoc codeowners`
struct CodeOwnersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codeowners",
    abstract: "Lines of CODEOWNERS that give each pairing to its two people.",
    discussion: """
      What else is the programme's is the coordinators'. They are printed, or written between two \
      comments of the file that the repository has, and its other lines stay as they are. Pairings \
      that have ended are the coordinators' again.
      """)

  @Flag(help: "Write them into the file, '.github/CODEOWNERS' where there is none.")
  var write = false

  @Flag(help: "End with 1 where the file does not have them as they should be.")
  var check = false

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if write, check { throw ValidationError("'--write' and '--check' exclude each other.") }
  }

  func run() throws {
    let opened = try location.open()
    let pairings = try opened.slugs().map { opened.programme.pairing($0) }
    let owners = CodeOwners(
      pairings, in: opened.programme.configuration, below: opened.folder.pathInRepository)
    for person in owners.unnamed {
      Output.note("Left out, for want of a handle: \(visible(person.written))")
    }
    for folder in owners.unwritable {
      Output.note("Left out, since no pattern can stand for it: \(visible(folder.bytes))")
    }
    guard write || check else { return Output.write(visibleLines(owners.block)) }

    let (path, old) = try file(opened)
    let new: [UInt8]
    do throws(CodeOwners.UnclosedBlock) {
      new = try owners.written(into: old ?? [])
    } catch {
      throw Failure(
        "\(path.text):\(error.line): this comment of mentordoc has no other one to go with it",
        help: "Remove it, and run 'mentordoc codeowners --write'.")
    }
    if new == old {
      return Output.note("'\(path.text)' is as it should be.")
    }
    if check {
      throw Failure(
        "'\(path.text)' is not as it should be", help: "Run 'mentordoc codeowners --write'.",
        status: .findings)
    }
    do throws(FolderWriteError) {
      let writer = FolderWriter(opened.top)
      if old == nil { try writer.create(path, new) } else { try writer.replace(path, new) }
    } catch {
      throw Failure(error)
    }
    let top = ProgrammeFolder(root: opened.top)
    Output.line(visible(top.relative(path, to: try currentFolder())))
    Output.note("Next: look at it with 'git diff', and commit it.")
  }

  /// The file that the host reads, and its bytes where it is there.
  private func file(_ opened: OpenProgramme) throws(Failure) -> (FilePath, [UInt8]?) {
    let tree = FolderTree(opened.top)
    for path in CodeOwners.paths {
      do throws(FileTreeError) {
        if let bytes = try tree.contents(of: path, limit: 3 << 20) { return (path, bytes) }
      } catch {
        throw Failure(error, path.text)
      }
    }
    return (CodeOwners.paths[0], nil)
  }

  private func visibleLines(_ text: String) -> String {
    text.split(separator: "\n").map { visible(String($0)) + "\n" }.joined()
  }
}
