import Foundation
import Testing

/// Every format of `check` over one programme in which every rule finds something.
@Suite struct CheckFormatSnapshotTests {
  private static let formats = [
    "full", "concise", "grouped", "json", "json-lines", "github", "gitlab", "junit", "sarif",
    "markdown",
  ]

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(arguments: formats)
  func `a format is as its snapshot`(format: String) throws {
    let run = try Scratch.brokenProgramme().run(["check", "--format", format])
    #expect(run.status == 1)
    #expect(
      !run.transcript.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E
      })
    #expect(!run.standardOutput.contains("##["))
    try expectSnapshot(run.transcript, "broken-" + format)
  }

  @Test func `every format has its snapshot`() throws {
    let help = try Scratch().run(["check", "--help"]).standardOutput
    let words = help.split { " \n,;()".contains($0) }
    let start = try #require(words.firstIndex(of: "full"))
    let listed = words[start...].prefix { $0 != "-o" }.map(String.init)
    for format in Self.formats { #expect(listed.contains(format)) }
    let wrong = try Scratch().run(["check", "--format", "xyzzy"]).standardError
    #expect(wrong.contains("Give one of: " + Self.formats.joined(separator: ", ") + "."))
  }

  @Test func `every rule finds something in it`() throws {
    let scratch = try Scratch.brokenProgramme()
    let run = try #require(
      (try object(scratch.run(["check", "--format", "sarif"]).standardOutput)["runs"]
        as? [[String: Any]])?.first)
    let driver = (run["tool"] as? [String: [String: Any]])?["driver"]
    let rules = try #require(driver?["rules"] as? [[String: Any]]).compactMap {
      $0["id"] as? String
    }
    let results = try #require(run["results"] as? [[String: Any]]).compactMap {
      $0["ruleId"] as? String
    }
    #expect(rules.count > 1)
    #expect(rules.filter { !results.contains($0) } == [])
  }

  @Test func `fingerprints stay when twenty lines are inserted above`() throws {
    let scratch = try Scratch.brokenProgramme()
    func findings() throws -> [(fingerprint: String, path: String, line: Int)] {
      let report = try object(scratch.run(["check", "--format", "json"]).standardOutput)
      return try #require(report["findings"] as? [[String: Any]]).map { finding in
        let start = (finding["range"] as? [String: [String: Int]])?["start"]
        return (
          try #require(finding["fingerprint"] as? String),
          try #require(finding["path"] as? String), start?["line"] ?? 0
        )
      }
    }
    let before = try findings()
    #expect(Set(before.map(\.fingerprint)).count == before.count)
    let lines = String(repeating: "A line.\n\n", count: 10)
    for slug in ["plan", "plan-again", "tables", "column"] {
      try scratch.replace(
        "\n## Gaps\n", with: "\n" + lines + "## Gaps\n", in: "pairings/\(slug)/action-plan.md")
    }
    let after = try findings()
    #expect(before.map(\.fingerprint) == after.map(\.fingerprint))
    let moved = zip(before, after).filter { $0.line != $1.line }
    #expect(moved.count > 10)
    #expect(moved.allSatisfy { $0.line + 20 == $1.line })
  }
}
