import Foundation
import Testing

/// `check --history` over histories that git made.
@Suite struct CheckHistoryTests {
  private let folder = "pairings/ada-abel"

  /// A programme whose mentor is the author of all the tests' commits.
  private func programme() throws -> Scratch {
    let scratch = try Scratch.programme("--coordinator", "Cora Court")
    let run = try scratch.run([
      "new", "pairing", "--mentee", "Ada Abel", "--mentor", "Mira Mentor", "--role", "Editor",
      "--started", "2025-01-05",
    ])
    guard run.status == 0 else { throw HarnessError(run.standardError) }
    // The second one is written down long after it, which is no change.
    for (kind, date) in [("first", "2026-01-14"), ("progress", "2025-06-01")] {
      let run = try scratch.run(["new", "meeting", "ada-abel", "--kind", kind, "--date", date])
      guard run.status == 0 else { throw HarnessError(run.standardError) }
      _ = try scratch.run(["save"])
    }
    return scratch
  }

  private func commit(
    _ scratch: Scratch, _ message: String, by author: String? = nil, at time: String? = nil
  ) throws {
    try scratch.git("add", "--all")
    var arguments = ["git", "commit", "--quiet", "--message", message]
    if let author { arguments += ["--author", author] }
    let time = time.map { "GIT_COMMITTER_DATE='\($0)' " } ?? ""
    let line = time + arguments.map { "'\($0)'" }.joined(separator: " ")
    let output: String = try scratch.shell(line)
    #expect(output == "")
  }

  private func findings(_ scratch: Scratch, _ options: String...) throws -> [String] {
    let run = try scratch.run(["check", "--history"] + options)
    #expect(run.status == 0, "\(run.transcript)")
    return run.standardOutput.split(separator: "\n").filter { $0.contains(": warning: ") }
      .map { line in
        let text = line.components(separatedBy: " in commit ")
        return text[0] + " " + (text.last?.components(separatedBy: " ").last ?? "")
      }
  }

  @Test func `a record that save made has no findings`() throws {
    let scratch = try programme()
    let run = try scratch.run(["check", "--history"])
    #expect(run.status == 0)
    #expect(run.standardOutput == "3 commits, 1 pairing: no findings. Next: mentordoc log\n")
  }

  @Test func `what somebody else did by hand is found, with its commit`() throws {
    let scratch = try programme()
    let note = "\(folder)/meetings/2026-01-14-first.md"
    let item = "Clarify roles and responsibilities."
    try scratch.replace(
      "- [ ] \(item)", with: "- [x] \(item)", in: note)
    try commit(scratch, "ticked")
    try scratch.replace(
      "- [x] \(item)", with: "- [ ] \(item)", in: note)
    try commit(
      scratch, "unticked\n\nPairing: ada-abel\nEvent: review", by: "Eve Else <eve@example.org>")
    let id = try scratch.git("rev-parse", "HEAD")
    try FileManager.default.removeItem(atPath: scratch.path(note))
    try commit(scratch, "gone")
    #expect(
      try findings(scratch) == [
        "\(note): warning: document 'meetings/2026-01-14-first.md' removed [removed-document]",
        "\(note): warning: check-list item 'Clarify roles and responsibilities.' unticked "
          + "[unticked-box]",
        "\(folder)/pairing.md: warning: pairing changed by 'Eve Else', neither in it nor a "
          + "coordinator, [unknown-author]",
        "\(folder)/pairing.md: warning: trailer 'Event' says 'review' and the documents 'edit' "
          + "[contradicting-trailer]",
      ])
    #expect(try findings(scratch, "--select", "unknown-author").count == 1)
    #expect(try findings(scratch, "--ignore", "unknown-author,unticked-box").count == 2)
    #expect(try findings(scratch, "--changed-since", "HEAD~1").count == 1)
    #expect(try findings(scratch, "ada-abel").count == 4)
    #expect(try scratch.run(["check", "--history", "--fail-on", "warning"]).status == 1)
    let lines = try scratch.run(["check", "--history", "--format", "json-lines"]).standardOutput
      .split(separator: "\n")
    let commits = try lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }.map { $0["commit"] as? String }
    #expect(commits.filter { $0 == id }.count == 3)
    for format in ["full", "grouped", "json", "github", "gitlab", "junit", "sarif", "markdown"] {
      let run = try scratch.run(["check", "--history", "--format", format])
      #expect(run.status == 0)
      #expect(run.standardOutput.contains(id.prefix(10)), "\(format)")
    }
    // Never on by default.
    #expect(!(try scratch.run(["check"]).standardOutput.contains("removed-document")))
  }

  @Test func `where no coordinator is named, who set the programme up is taken for one`() throws {
    let scratch = try Scratch.programme()
    let made = try scratch.run([
      "new", "pairing", "--mentee", "Ada Abel", "--mentor", "Bo Berg", "--role", "Editor",
      "--started", "2025-01-05", "--save",
    ])
    try #require(made.status == 0)
    try scratch.replace("## Aim", with: "## Aim\n\nMore.", in: "\(folder)/pairing.md")
    try commit(scratch, "more", by: "Eve Else <eve@example.org>")
    try scratch.write("More.\n", to: "graduates.md")
    try commit(scratch, "a list", by: "Gus Guest <gus@example.org>")
    let author = "pairing changed by 'Eve Else', neither in it nor a coordinator,"
    #expect(
      try findings(scratch) == ["\(folder)/pairing.md: warning: \(author) [unknown-author]"])
    // Once there is one, the others are not.
    try scratch.replace(
      "coordinators: []", with: "coordinators: [Cora Court]", in: "mentordoc.yml")
    try commit(scratch, "a coordinator")
    #expect(try findings(scratch).count == 2)
  }

  @Test func `other names in .mailmap are the same people`() throws {
    let scratch = try programme()
    try scratch.replace("## Aim", with: "## Aim\n\nMore.", in: "\(folder)/pairing.md")
    try commit(scratch, "more", by: "adabel <a@example.net>")
    #expect(try findings(scratch).count == 1)
    try scratch.write("Ada Abel <ada@example.org> <a@example.net>\n", to: ".mailmap")
    #expect(try findings(scratch) == [])
  }

  @Test func `a merge is told by its commits, and a renamed folder is no loss`() throws {
    let scratch = try programme()
    try scratch.git("switch", "--quiet", "-c", "side")
    try scratch.replace("## Aim", with: "## Aim\n\nSide.", in: "\(folder)/pairing.md")
    try commit(scratch, "side", by: "Eve Else <eve@example.org>")
    try scratch.git("switch", "--quiet", "main")
    try scratch.write("More.\n", to: "graduates.md")
    try commit(scratch, "main")
    try scratch.git("merge", "--quiet", "--no-edit", "side")
    let author =
      "pairing.md: warning: pairing changed by 'Eve Else', neither in it nor a coordinator, "
      + "[unknown-author]"
    #expect(try findings(scratch) == ["\(folder)/\(author)"])
    try scratch.git("mv", folder, "pairings/ada")
    try commit(scratch, "another name")
    #expect(try findings(scratch) == ["\(folder)/\(author)"])
    #expect(try findings(scratch, "ada") == ["\(folder)/\(author)"])
  }

  @Test func `a pairing is followed to its old name on every branch`() throws {
    let scratch = try programme()
    try scratch.beside {
      try scratch.replace("## Aim", with: "## Aim\n\nSide.", in: "\(folder)/pairing.md")
      // Later than all else, and so the first that anybody comes to from the end.
      try commit(
        scratch, "side", by: "Eve Else <eve@example.org>", at: "2026-06-01T12:00:00 +0000")
    }
    try scratch.git("mv", folder, "pairings/ada")
    try commit(scratch, "another name", by: "Kai Lund <kai@example.org>")
    try scratch.git("merge", "--quiet", "--no-edit", "other")
    // The old name is free for somebody else.
    try scratch.addPairing("ada-abel", "Ada Abel Junior")
    try commit(scratch, "the next one", by: "Gus Guest <gus@example.org>")
    func author(_ name: String, _ folder: String) -> String {
      "\(folder)/pairing.md: warning: pairing changed by '\(name)', neither in it nor a coordinator, "
        + "[unknown-author]"
    }
    let kai = author("Kai Lund", "pairings/ada")
    let eve = author("Eve Else", folder)
    let gus = author("Gus Guest", folder)
    #expect(Set(try findings(scratch, "ada")) == [kai, eve])
    #expect(Set(try findings(scratch, "ada-abel")) == [gus, kai, eve])
    #expect(Set(try findings(scratch, "ada", "ada-abel")) == [gus, kai, eve])
    #expect(Set(try findings(scratch)) == [gus, kai, eve])
    #expect(try findings(scratch).count == 3)
  }

  @Test func `commits that were moved to another day keep their author and day`() throws {
    let scratch = try programme()
    try scratch.write("More.\n", to: "graduates.md")
    try commit(scratch, "main")
    try scratch.git("switch", "--quiet", "-c", "side", "HEAD~1")
    try scratch.replace("## Aim", with: "## Aim\n\nSide.", in: "\(folder)/pairing.md")
    try commit(scratch, "side", by: "Cora Court <cora@example.org>")
    try scratch.git("rebase", "--quiet", "main")
    #expect(try findings(scratch) == [])
  }

  @Test func `a bare repository is looked at like its clone`() throws {
    let scratch = try programme()
    try scratch.git("rm", "-q", "\(folder)/meetings/2025-06-01-progress.md")
    try commit(scratch, "a meeting less")
    try scratch.git("clone", "-q", "--bare", ".", "../bare.git")
    let bare = try scratch.run(["check", "--history", "--repo", "../bare.git"])
    #expect(bare.standardOutput.contains("[removed-document]"), "\(bare.transcript)")
    let clone = try scratch.run(["check", "--history"])
    #expect(bare.transcript == clone.transcript)
  }

  @Test func `rules of one kind are not asked of the other`() throws {
    let scratch = try programme()
    let one = try scratch.run(["check", "--select", "removed-document"])
    #expect(one.status == 2)
    #expect(one.standardError.contains("Add '--history'."))
    let other = try scratch.run(["check", "--history", "--select", "lost-cell"])
    #expect(other.status == 2)
    #expect(other.standardError.contains("Leave '--history' out."))
    #expect(try scratch.run(["check", "--history", "--staged"]).status == 2)
    try scratch.replace(
      "name: Example Programme", with: "name: Example Programme\nrules: {removed-documnt: off}",
      in: "mentordoc.yml")
    let typo = try scratch.run(["check"])
    #expect(typo.status == 2)
    #expect(typo.standardError.contains("did you mean 'removed-document'?"))
  }

  @Test func `a shallow clone says so, and nothing saved is nothing checked`() throws {
    let scratch = try programme()
    try scratch.git("clone", "--quiet", "--depth", "1", "file://\(scratch.folder)", "clone")
    let run = try scratch.run(["check", "--history"], in: "clone")
    #expect(run.status == 0)
    #expect(run.standardError.contains("This clone is shallow"))
    let fresh = try Scratch.programme()
    #expect(
      try fresh.run(["check", "--history"]).standardOutput
        == "Nothing checked: no commit is about it.\n")
  }
}
