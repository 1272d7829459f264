import Foundation
import MarkdownSyntax
import Programme
import Testing

@testable import Checking
@testable import Rendering

/// The formats of `check` that build services and hosts read.
@Suite struct HostFormatTests {
  private static let hostile =
    "a%b,c:d\r\ne \u{1B}[31m \u{202E}::error::x ]]> ##[group] <b>&\"' [l](https://e.org) @bo #1 |"

  private func report(
    _ headline: String = "something is wrong", path: FilePath = "pairings/ada/a.md",
    range: SourceRange? = SourceRange(line: 1, from: 3, to: 7), notes: [Finding.Note] = []
  ) -> CheckReport {
    let findings = [Severity.warning, .error].map { severity in
      Finding(
        rule: severity == .error ? "lost-cell" : "cut-value", severity: severity,
        place: Place(path, range), headline: headline, explanation: "", notes: notes,
        help: "Mend it.", fix: nil, subject: "subject", pairing: "ada")
    }
    return CheckReport(findings: findings, open: [], pairingCount: 2, documentCount: 3)
  }

  private let source = SourceReader { _ in SourceText("é🪐x and more") }
  private let top = RepositoryFolder("")

  private func expectHarmless(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E },
      sourceLocation: sourceLocation)
    #expect(!text.contains("##["), sourceLocation: sourceLocation)
    #expect(
      !text.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix("::error::") },
      sourceLocation: sourceLocation)
  }

  @Test func `annotations come errors first, and a reader gets back what went in`() throws {
    let text = report("100%, a: b\r\nc", path: "pairings/a,b:c%/\n.md").github(
      in: top, source: source)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    let prefix =
      "file=pairings/a%2Cb%3Ac%25/%0A.md,line=1,endLine=1,col=2,endColumn=3,title="
    #expect(lines[0] == "::error \(prefix)lost-cell::100%25, a: b%0D%0Ac%0AMend it.")
    #expect(lines[1] == "::warning \(prefix)cut-value::100%25, a: b%0D%0Ac%0AMend it.")
  }

  @Test func `an annotation over lines has no columns, and one of a file no line`() {
    let range = SourceRange(SourcePosition(line: 1, column: 2), SourcePosition(line: 3, column: 1))
    let long = report(range: range).github(in: top, source: source)
    #expect(long.hasPrefix("::error file=pairings/ada/a.md,line=1,endLine=3,title=lost-cell::"))
    let whole = report(range: nil).github(in: top, source: source)
    #expect(whole.hasPrefix("::error file=pairings/ada/a.md,title=lost-cell::"))
  }

  @Test func `texts of documents act in no format`() {
    let path = FilePath(bytes: Array("pairings/x::error::\u{1B}".utf8) + [0xFF, 0x0A])
    let report = report(Self.hostile, path: path)
    expectHarmless(report.github(in: top, source: source))
    let junit = report.junit(
      pairings: ["ada"], rules: ["lost-cell"], failing: .warning, source: source)
    expectHarmless(junit)
    #expect(!junit.contains("]]>"))
    expectHarmless(report.markdown(source: source))
    expectHarmless(report.grouped(style: .plain, source: source))
    for text in [
      report.sarif(rules: [], version: "1", in: top, source: source).pretty,
      report.gitlab(in: top).pretty, report.jsonLines(source: source),
    ] {
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
      #expect(!text.contains("##["))
    }
  }

  @Test func `SARIF has every property that GitHub requires`() throws {
    let note = Finding.Note(place: Place("pairings/ada/b.md"), text: "see [here](x)")
    let text = report("a [link](https://e.org)", path: "pairings/a b/é:#.md", notes: [note])
      .sarif(rules: allRules, version: "1.2.3", in: RepositoryFolder("sub"), source: source).pretty
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.hasSuffix("sarif-2.1.0.json") == true)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "utf16CodeUnits")
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    #expect(driver["name"] as? String == "mentordoc")
    #expect(driver["semanticVersion"] as? String == "1.2.3")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["id"] as? String } == allRules.map { $0.id })
    for rule in rules {
      for key in ["shortDescription", "fullDescription", "help"] {
        let text = try #require((rule[key] as? [String: String])?["text"])
        #expect(!text.isEmpty && (key == "help" || text.utf8.count <= 1024))
      }
      let help = try #require(rule["help"] as? [String: String])
      #expect(help["text"]?.contains("write:") == true || help["text"]?.contains("named") == true)
      #expect(help["markdown"]?.contains("```markdown\n") == true)
      #expect((rule["defaultConfiguration"] as? [String: String])?["level"] != nil)
      let properties = try #require(rule["properties"] as? [String: Any])
      #expect((properties["tags"] as? [String])?.isEmpty == false)
      #expect(properties["precision"] as? String == "very-high")
      #expect(["error", "warning"].contains(properties["problem.severity"] as? String))
    }
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.compactMap { $0["level"] as? String } == ["warning", "error"])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect(
        (result["message"] as? [String: String])?["text"]
          == "a \\[link\\](https://e.org). Mend it.")
      let prints = try #require(result["partialFingerprints"] as? [String: String])
      #expect(prints["primaryLocationLineHash"]?.hasSuffix(":1") == true)
      let place = try #require(
        (result["locations"] as? [[String: [String: Any]]])?.first?["physicalLocation"])
      let artifact = try #require(place["artifactLocation"] as? [String: String])
      #expect(artifact["uri"] == "sub/pairings/a%20b/%C3%A9%3A%23.md")
      // `é` is one unit of UTF-16, and the planet two.
      #expect(
        place["region"] as? [String: Int]
          == ["startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 4])
      let related = try #require((result["relatedLocations"] as? [[String: Any]])?.first)
      #expect((related["message"] as? [String: String])?["text"] == "see \\[here\\](x)")
    }
  }

  @Test func `columns of SARIF count UTF-16 units, as it says`() throws {
    let text = report(range: SourceRange(line: 1, from: 7, to: 8))
      .sarif(rules: [], version: "1", in: top, source: source).compact
    #expect(text.contains(#""startLine":1,"startColumn":4,"endLine":1,"endColumn":5"#))
    let whole = report(range: nil).sarif(rules: [], version: "1", in: top, source: source).compact
    #expect(whole.contains(#""startLine":1,"startColumn":1,"endLine":1,"endColumn":1"#))
  }

  @Test func `a good pairing is passed tests, and what does not fail is output`() {
    let text = report().junit(
      pairings: ["ada", "bo"], rules: ["cut-value", "lost-cell"], failing: .error, source: source)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="mentordoc" tests="4" failures="1" errors="0">
          <testsuite name="pairings/ada" tests="2" failures="1" errors="0" skipped="0">
            <testcase classname="pairings/ada" name="cut-value">
              <system-out>pairings/ada/a.md:1:2: warning: something is wrong [cut-value]
        help: Mend it.
        </system-out>
            </testcase>
            <testcase classname="pairings/ada" name="lost-cell">
              <failure type="lost-cell" message="something is wrong">pairings/ada/a.md:1:2: error: \
        something is wrong [lost-cell]
        help: Mend it.
        </failure>
            </testcase>
          </testsuite>
          <testsuite name="pairings/bo" tests="2" failures="0" errors="0" skipped="0">
            <testcase classname="pairings/bo" name="cut-value"/>
            <testcase classname="pairings/bo" name="lost-cell"/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func `GitLab's report has what it needs`() throws {
    let data = Data(report().gitlab(in: RepositoryFolder("sub")).pretty.utf8)
    let issues = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(issues.compactMap { $0["severity"] as? String } == ["minor", "major"])
    #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == 2)
    let place = try #require(issues[0]["location"] as? [String: Any])
    #expect(place["path"] as? String == "sub/pairings/ada/a.md")
    #expect((place["lines"] as? [String: Int])?["begin"] == 1)
  }

  @Test(arguments: [
    ("plain – text's", "plain – text's"), ("<b>&", "&lt;b&gt;&amp;"),
    ("[a](https://e.org)", "\\[a\\]\\(https:<!-- -->//e.org\\)"),
    ("www.e.org", "www.<!-- -->e.org"), ("@bo #1", "\\@<!-- -->bo \\#<!-- -->1"),
    ("a|b `c` *d* \\", "a\\|b \\`c\\` \\*d\\* \\\\"), ("a\nb", "a\\\\u\\{A\\}b"),
  ])
  func `Markdown shows a text as it is`(text: String, written: String) {
    #expect(markdownText(text) == written)
  }

  @Test func `a long table is cut and says so`() {
    let text = report().markdown(source: source, limit: 200)
    #expect(text.contains("| error |") && !text.contains("| warning |"))
    #expect(text.hasSuffix("\nAnd 1 more.\n\n"))
  }
}
