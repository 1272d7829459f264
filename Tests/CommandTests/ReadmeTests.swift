import Foundation
import Testing

/// The README's walk, walked.
@Suite struct ReadmeTests {
  @Test func `the README's walk prints what the README shows`() throws {
    var walk = Walk(try Scratch())
    for block in try Walk.blocks() {
      switch block.language {
      case "console": try walk.type(block.lines)
      case "json":
        try walk.scratch.write(
          block.lines.joined(separator: "\n") + "\n", to: walk.folder + "/" + block.file)
      default: try walk.write(block.lines, to: block.file)
      }
    }
    #expect(walk.commands > 10)
    #expect(try walk.scratch.git("status", "--porcelain", in: walk.folder) == "")
  }

  @Test func `every command is in the README's table`() throws {
    let help = try Scratch().run(["--help"]).standardOutput
    let groups = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst()
    let commands = groups.flatMap { $0.split(separator: "\n") }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("mentordoc help") }
      .compactMap { $0.split(separator: " ").first }
    #expect(commands.count > 5)
    let readme = try Walk.readme()
    for command in commands {
      #expect(readme.contains("\n| `\(command)"), "\(command)")
    }
  }
}

/// Follows the blocks of code of the README's five minutes and of the whole life after them.
private struct Walk {
  let scratch: Scratch
  private(set) var folder = ""
  private(set) var commands = 0
  /// The day on which things happen: the last one that a command named.
  private var day = "2026-01-01"

  init(_ scratch: Scratch) { self.scratch = scratch }

  static func readme() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
  }

  static func blocks() throws -> [(language: String, file: String, lines: [String])] {
    let parts = try #require(readme().components(separatedBy: "\n## Five minutes\n").last)
      .components(separatedBy: "\n## ")
    // Headings of level 2 stand inside of blocks as well: the section ends with the next command table.
    let section = parts.joined(separator: "\n## ").components(separatedBy: "\n## Commands\n")[0]
    return section.components(separatedBy: "\n```").enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }
      .map { _, text in
        let lines = text.components(separatedBy: "\n")
        let words = lines[0].split(separator: " ").map(String.init)
        return (words[0], words.count > 1 ? words[1] : "", Array(lines.dropFirst()))
      }
  }

  /// Runs the commands of a block, as on a terminal, and compares what they print.
  mutating func type(_ lines: [String]) throws {
    var printed: [String] = []
    for line in lines where line.hasPrefix("$ ") {
      printed.append(line)
      commands += 1
      let command = String(line.dropFirst(2))
      if command.hasPrefix("cd ") {
        folder += (folder.isEmpty ? "" : "/") + command.dropFirst(3)
        continue
      }
      let words = command.split(separator: " ").map(String.init)
      if let date = words.last(where: { $0.hasPrefix("20") && $0.count == 10 }) { day = date }
      let time = day + "T18:00:00+00:00"
      let output = try scratch.shell(
        command.replacingOccurrences(of: "mentordoc check", with: "mentordoc check --format full"),
        in: folder,
        environment: [
          "MENTORDOC_TODAY": day, "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time,
        ])
      var result = output.components(separatedBy: "\n")
      while result.last == "" { result.removeLast() }
      printed += result
    }
    #expect(printed.map(comparable) == lines.map(comparable))
  }

  /// A line without what changes with every word of a template, the ids of commits, and without the
  /// blanks at its end, which editors take away.
  private func comparable(_ line: String) -> String {
    if line.hasPrefix("[main "), let end = line.firstIndex(of: "]") {
      return "[main …" + line[end...]
    }
    if line.hasPrefix("commit "), line.count == 47 { return "commit …" }
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// Puts the sections of a block in the place of the file's sections of that name.
  func write(_ lines: [String], to file: String) throws {
    let path = folder + "/" + file
    var sections = split(try scratch.read(path))
    for section in split(lines.joined(separator: "\n")) where section.hasPrefix("## ") {
      let place = sections.firstIndex { heading(of: $0) == heading(of: section) }
      sections[try #require(place, "\(heading(of: section)) in \(file)")] = section
    }
    try scratch.write(sections.joined(separator: "\n"), to: path)
  }

  private func heading(of section: String) -> Substring { section.prefix { $0 != "\n" } }

  /// The text before the first heading of level 2, then each section, with one line end at its end.
  private func split(_ text: String) -> [String] {
    text.components(separatedBy: "\n## ").enumerated().map { index, part in
      (index > 0 ? "## " : "") + part.trimmingCharacters(in: .newlines) + "\n"
    }
  }
}
