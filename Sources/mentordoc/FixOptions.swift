import ArgumentParser
import Checking
import Programme
import Rendering

/// Whether `check` mends what it can.
struct FixOptions: ParsableArguments {
  @Flag(help: "Mend what can be mended safely, and report the rest.")
  var fix = false

  @Flag(help: "Show what --fix would change as a diff for 'git apply'; write nothing.")
  var diff = false

  var isWanted: Bool { fix || diff }

  /// Writes the safe fixes of some pairings to their files, or prints them as a diff.
  ///
  /// - Parameter rules: ids of those whose findings are mended.
  func run(_ opened: OpenProgramme, _ slugs: [FilePath], rules: Set<String>) throws(Failure) {
    let files = fixedFiles(
      of: slugs, in: opened.programme, rules: rules, threads: processorCount())
    for file in files {
      if diff {
        let text = unifiedDiff(file.path, from: file.before, to: file.after)
        // Git needs the bytes, and a terminal must not get them.
        if Output.isTerminal {
          for line in text.split(separator: 0x0A) { Output.line(visible(Array(line))) }
        } else {
          Output.write(text)
        }
      } else {
        try write(file, to: opened)
      }
    }
    let count = files.reduce(0) { $0 + $1.repairs.count }
    if count == 0 {
      Output.note(diff ? "Nothing can be mended safely." : "Nothing was mended.")
    } else {
      let places = "\(counted(count, "place")) of \(counted(files.count, "document"))"
      Output.note(diff ? "With --fix, \(places) would be mended." : "Mended \(places).")
    }
  }

  private func write(_ file: FixedFile, to opened: OpenProgramme) throws(Failure) {
    // Somebody may have saved the file in the meantime.
    guard try opened.bytes(of: file.path) == file.before else {
      throw Failure(
        "'\(file.path.text)' changed while it was mended, and was left as it is",
        help: "Run 'mentordoc check --fix' again.")
    }
    do throws(FolderWriteError) {
      try FolderWriter(opened.folder.root).replace(file.path, file.after)
    } catch {
      throw Failure(error)
    }
    Output.note("\(visible(file.path.bytes)):")
    for repair in file.repairs { Output.note("  \(visible(repair.title)) [\(repair.rule)]") }
  }
}
