import Foundation
import Testing

@Suite struct DoctorCommandTests {
  private struct Report: Decodable {
    struct Diagnosis: Decodable {
      let level, subject, finding: String
      let help: String?
    }
    let version: Int
    let diagnoses: [Diagnosis]

    /// The worst that is said of a subject.
    func level(of subject: String) -> String? {
      let order = ["ok", "note", "warning", "problem"]
      return diagnoses.filter { $0.subject == subject }.map(\.level)
        .max { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
    }
  }

  private func examine(
    _ scratch: Scratch, status: Int32, in folder: String = "", environment: [String: String?] = [:]
  ) throws -> Report {
    let run = try scratch.run(["doctor", "--format", "json"], in: folder, environment: environment)
    #expect(run.status == status, "\(run.transcript)")
    return try JSONDecoder().decode(Report.self, from: Data(run.standardOutput.utf8))
  }

  @Test func `a programme as it should be has no problem`() throws {
    let scratch = try Scratch.programme("--contact", "mentoring@example.org")
    try scratch.save()
    #expect(try scratch.run(["git-setup"]).status == 0)
    let report = try examine(scratch, status: 0)
    #expect(report.version == 1)
    #expect(report.diagnoses.filter { $0.level != "ok" }.map(\.finding) == [])
    let text = try scratch.run(["doctor"])
    #expect(text.standardOutput.contains("ok       save           nothing is in its way\n"))
    #expect(text.standardError == "No problem was found. Next: mentordoc check\n")
  }

  @Test func `what is in the way of save is a problem, with what to do`() throws {
    let scratch = try Scratch.programme("--contact", "mentoring@example.org")
    let nobody = ["AUTHOR", "COMMITTER"].flatMap { ["GIT_\($0)_NAME", "GIT_\($0)_EMAIL"] }
    let report = try examine(
      scratch, status: 1,
      environment: Dictionary(uniqueKeysWithValues: nobody.map { ($0, String?.none) }))
    let problem = try #require(report.diagnoses.first { $0.level == "problem" })
    #expect(problem.finding.contains("who you are"))
    #expect(problem.help?.contains("user.email") == true)
  }

  @Test func `several things that are wrong are all said`() throws {
    let scratch = try Scratch.programme()
    try scratch.save()
    try scratch.git("config", "commit.gpgsign", "true")
    try scratch.git("config", "gpg.program", "no-such-gpg")
    try scratch.write("", to: ".git/index.lock")
    try scratch.shellOrFail("touch -d '2 hours ago' .git/index.lock")
    try scratch.write("#!/bin/sh\n", to: ".git/hooks/pre-commit")
    try scratch.write("secret\n", to: "private/ada.md")
    try scratch.shellOrFail("rm .git/index.lock && git add -f private && touch .git/HEAD.lock")
    try scratch.shellOrFail("touch -d '2 hours ago' .git/HEAD.lock")
    try scratch.shellOrFail("git rm -qf .gitattributes .prettierignore .rumdl.toml")
    try scratch.write("# nothing\n", to: ".gitignore")
    let report = try examine(scratch, status: 1, environment: ["LC_ALL": "C"])
    #expect(report.level(of: "save") == "problem")
    #expect(report.level(of: "locks") == "problem")
    #expect(report.level(of: "hooks") == "warning")
    #expect(report.level(of: "private files") == "problem")
    #expect(report.level(of: "line ends") == "warning")
    #expect(report.level(of: "contact") == "warning")
    #expect(report.level(of: "git diff") == "note")
    #expect(report.level(of: "formatters") == "note")
    #expect(report.level(of: "locale") == "warning")
    for diagnosis in report.diagnoses where diagnosis.level != "ok" {
      #expect(diagnosis.help?.isEmpty == false, "\(diagnosis.finding)")
    }
    let lock = try #require(report.diagnoses.first { $0.subject == "locks" })
    #expect(lock.finding.contains("HEAD.lock' is there for 72"))
  }

  /// Lines of shell, or variables, that get in the way of a save, and a part of what is said of it.
  static let hindrances: [(script: String, environment: [String: String], says: String)] = [
    (
      "git config commit.gpgsign true; git config gpg.format ssh; git config user.signingKey gone.pub",
      [:], "gone.pub"
    ),
    (
      "git config commit.gpgsign true; git config gpg.program \"$PWD/../gpg\"; "
        + "printf '#!/bin/sh\\necho no such key >&2; exit 2\\n' >../gpg; chmod +x ../gpg",
      [:], "can't be signed"
    ),
    ("git config commit.gpgsign true; git config gpg.format wax", [:], "gpg.format is 'wax'"),
    (
      "echo '*.md filter=lfs' >.gitattributes; git config filter.lfs.clean cat",
      [:], "git's filter 'lfs'"
    ),
    ("echo '*.md working-tree-encoding=UTF-16' >.gitattributes", [:], "UTF-16"),
    ("git config i18n.commitEncoding latin1", [:], "i18n.commitEncoding"),
    ("git config commit.cleanup sweep", [:], "commit.cleanup"),
    ("echo >.git/MERGE_HEAD $(git rev-parse HEAD)", [:], "a merge is under way"),
    ("true", ["GIT_INDEX_FILE": ".git/index"], "GIT_INDEX_FILE"),
    ("true", ["GIT_AUTHOR_DATE": "soon"], "soon"),
    ("git update-index --split-index", [:], "a split index"),
    ("rm -rf .git/objects/*", [:], "is missing from the repository"),
  ]

  @Test(arguments: hindrances)
  func `what would stop a save is said before it`(
    script: String, environment: [String: String], says: String
  ) throws {
    let scratch = try Scratch.record()
    try scratch.shellOrFail(script)
    let report = try examine(scratch, status: 1, environment: environment.mapValues { $0 })
    #expect(
      report.diagnoses.contains { $0.level == "problem" && $0.finding.contains(says) },
      "\(report.diagnoses.map(\.finding))")
    let save = try scratch.run(["save"], environment: environment.mapValues { $0 })
    #expect(save.status == 2)
    #expect(save.standardError.contains(says), "\(save.transcript)")
  }

  @Test func `what would be saved nowhere or on no branch is said`() throws {
    let scratch = try Scratch.record()
    try scratch.git("checkout", "-q", "--detach")
    #expect(try examine(scratch, status: 0).level(of: "branch") == "warning")
    try scratch.git("checkout", "-q", "main")
    try scratch.write("private/\npairings/\n", to: ".gitignore")
    let report = try examine(scratch, status: 1)
    let ignored = try #require(report.diagnoses.first { $0.subject == "documents" })
    #expect(ignored.finding.hasSuffix("they are never saved: .gitignore:2:pairings/"))
  }

  @Test func `templates that are broken or behind the built-in ones are named`() throws {
    let scratch = try Scratch.programme("--contact", "mentoring@example.org")
    #expect(try scratch.run(["templates", "export", "planning", "first"]).status == 0)
    #expect(try examine(scratch, status: 0).level(of: "templates") == "ok")
    let planning = try scratch.read("templates/planning.md")
    try scratch.write(
      planning.replacing(try Regex(" <!-- claims: plan-complete[^>]*-->"), with: ""),
      to: "templates/planning.md")
    let older = try examine(scratch, status: 0)
    #expect(older.level(of: "templates") == "warning")
    #expect(
      older.diagnoses.contains {
        $0.finding.contains("templates/planning.md lacks") && $0.finding.contains("plan-complete")
      })
    try scratch.write("no template\n", to: "templates/first.md")
    #expect(try examine(scratch, status: 1).level(of: "templates") == "problem")
  }

  @Test func `a broken configuration hides nothing else`() throws {
    let scratch = try Scratch.programme()
    try scratch.write("name: [\n", to: "mentordoc.yml")
    let report = try examine(scratch, status: 1)
    #expect(report.level(of: "programme") == "problem")
    #expect(report.level(of: "save") == "ok")
    let nowhere = try examine(try Scratch(), status: 1)
    #expect(nowhere.level(of: "programme") == "problem")
    #expect(nowhere.level(of: "repository") == "problem")
  }

  @Test func `a shallow clone and a bare repository are said`() throws {
    let scratch = try Scratch.record()
    try scratch.save()
    try scratch.git("clone", "-q", "--depth", "1", "file://\(scratch.folder)", "../clone")
    #expect(try examine(scratch, status: 0, in: "../clone").level(of: "history") == "warning")
    try scratch.git("clone", "-q", "--bare", ".", "../bare.git")
    #expect(try examine(scratch, status: 1, in: "../bare.git").level(of: "repository") == "note")
  }

  @Test(arguments: [
    "echo garbage > .git/HEAD", "echo garbage > .git/index", "echo '[core' > .git/config",
    "rm -rf .git/objects/*", "git config core.repositoryFormatVersion 9",
    "echo 'ref: refs/heads/none' > .git/HEAD", "rm -rf .git/refs",
  ])
  func `a damaged repository is a finding and never a crash`(damage: String) throws {
    let scratch = try Scratch.record()
    try scratch.save()
    try scratch.shellOrFail(damage)
    let run = try scratch.run(["doctor"])
    #expect(run.status == 0 || run.status == 1, "\(damage): \(run.transcript)")
    #expect(run.standardOutput.contains("programme"))
  }
}
