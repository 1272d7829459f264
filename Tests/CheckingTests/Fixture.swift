import Programme
import Testing

@testable import Checking

/// One case of a rule: `Fixtures/<rule-id>/<case>/`.
///
/// The base programme, laid over by the case's own files, then edited by its `edits.txt`:
///
///     in pairings/ines-moreau/pairing.md
///     - a line that is there
///     + the line that takes its place
///     remove pairings/ines-moreau/closing.md
///
/// Empty lines part edits of one file from another. `expected.txt` holds the findings of the case's own rule, as `check --format concise` writes them.
struct Fixture: Sendable, CustomTestStringConvertible {
  let rule: String
  let name: String

  var testDescription: String { "\(rule)/\(name)" }

  static let folder = testFolder + "/Fixtures"

  /// Empty where the folder cannot be read, which the test of the list of rules reports.
  static let all: [Fixture] = {
    let disk = FolderTree(folder)
    func folders(in path: FilePath) -> [String] {
      ((try? disk.entries(of: path)) ?? []).filter { $0.kind == .folder }.map(\.name.text)
    }
    return folders(in: "").filter { $0 != "base" }.flatMap { rule in
      folders(in: FilePath(rule)).map { Fixture(rule: rule, name: $0) }
    }
  }()

  /// The findings that are expected, as lines.
  func expected() throws -> [String] { try lines(of: "expected.txt").filter { !$0.isEmpty } }

  /// The programme that the case is about.
  func tree() throws -> MemoryTree {
    var tree = try MemoryTree(Fixture.folder + "/base")
    tree.overlay(try MemoryTree("\(Fixture.folder)/\(rule)/\(name)"))
    tree.remove("edits.txt")
    tree.remove("expected.txt")
    try tree.apply(try lines(of: "edits.txt"), of: testDescription)
    return tree
  }

  private func lines(of file: FilePath) throws -> [String] {
    let bytes = try FolderTree("\(Fixture.folder)/\(rule)/\(name)").contents(
      of: file, limit: 1 << 20)
    return String(decoding: bytes ?? [], as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
  }
}

/// The folder that this file is in.
let testFolder = String(#filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 })

struct BrokenFixture: Error, CustomStringConvertible {
  let description: String
}

extension MemoryTree {
  mutating func apply(_ script: [String], of name: String) throws {
    var path: FilePath = ""
    var index = 0
    func take(_ sign: String) -> [String] {
      var lines: [String] = []
      while index < script.count, script[index].hasPrefix(sign) {
        lines.append(String(script[index].dropFirst(2)))
        index += 1
      }
      return lines
    }
    while index < script.count {
      let line = script[index]
      if line.isEmpty {
        index += 1
        continue
      }
      if line.hasPrefix("in ") || line.hasPrefix("remove ") {
        path = FilePath(
          String(line[line.index(line.startIndex, offsetBy: line.hasPrefix("in ") ? 3 : 7)...]))
        let isFolder = line.hasPrefix("remove ") && nodes.keys.contains { $0.isInside(path) }
        guard nodes[path] != nil || isFolder else {
          throw BrokenFixture(description: "\(name): no file \(path.text)")
        }
        if line.hasPrefix("remove ") { remove(path) }
        index += 1
        continue
      }
      let old = take("-")
      let new = take("+")
      guard !old.isEmpty, let bytes = self[path] else {
        throw BrokenFixture(description: "\(name): '\(line)' is no edit")
      }
      let text = "\n" + String(decoding: bytes, as: UTF8.self)
      let wanted = "\n" + old.joined(separator: "\n") + "\n"
      let parts = text.components(separatedBy: wanted)
      guard parts.count == 2 else {
        throw BrokenFixture(
          description: "\(name): \(parts.count - 1) places of '\(old[0])' in \(path.text)")
      }
      let replacement = "\n" + new.map { $0 + "\n" }.joined()
      self[path] = Array((parts[0] + replacement + parts[1]).utf8.dropFirst())
    }
  }
}

extension String {
  /// The parts between the occurrences of a text, by bytes.
  fileprivate func components(separatedBy separator: String) -> [String] {
    let (bytes, wanted) = (Array(utf8), Array(separator.utf8))
    var parts: [String] = []
    var start = 0
    var index = 0
    while index + wanted.count <= bytes.count {
      if bytes[index..<index + wanted.count].elementsEqual(wanted) {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += wanted.count
        start = index
      } else {
        index += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}

extension Finding {
  /// `path:line:column: error: headline [rule-id]`, columns in bytes.
  var line: String {
    let start = place.range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    return "\(place.path.text)\(start): \(severity.rawValue): \(headline) [\(rule)]"
  }
}

/// Everything that some rules find in a programme all of which is tracked, as in a commit.
func findings(in tree: MemoryTree, by rules: [any Rule.Type] = allRules) throws -> [Finding] {
  var programme = try Programme(in: tree)
  programme.trackedPaths = tree.nodes.keys.sorted()
  let results = try programme.slugs().map {
    check(programme.pairing($0), in: programme, rules: rules)
  }
  return results.flatMap(\.findings) + check(results.map(\.facts), in: programme, rules: rules)
}
