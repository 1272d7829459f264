import Foundation
import Testing

/// What the commands answer in repositories that are damaged, incomplete, or kept in another way.
struct RepositoryStateTests {
  /// A state of a repository and what it makes of the commands.
  struct State {
    let name: String
    /// Lines of shell that bring it about.
    let script: String
    /// What `save` says where it refuses; nil where it saves.
    let refusal: String?
    /// Whether `log` and `check --history` can tell the whole record.
    let hasRecord: Bool
    /// What `doctor` has a problem, or a warning, with; nil where it has nothing to say.
    let subject: String?
    /// Whether git's settings can be read.
    let hasSettings: Bool

    /// Whether nothing at all of the history can be read.
    var isUnreadable: Bool { !hasRecord && subject == "repository" }

    init(
      _ name: String, _ script: String, save refusal: String?, hasRecord: Bool = true,
      doctor subject: String? = nil, hasSettings: Bool = true
    ) {
      (self.name, self.script, self.refusal) = (name, script, refusal)
      (self.hasRecord, self.subject, self.hasSettings) = (hasRecord, subject, hasSettings)
    }

    /// One in which an object of a commit is not as it should be.
    static func damaged(
      _ name: String, _ object: String, by damage: String = "rm -f \"$file\"",
      save refusal: String?,
      doctor subject: String? = "record"
    ) -> State {
      State(
        name,
        """
        id=$(git rev-parse '\(object)')
        file=.git/objects/$(echo "$id" | sed 's#..#&/#')
        chmod u+w "$file"; \(damage)
        """, save: refusal, hasRecord: false, doctor: subject)
    }
  }

  static let states: [State] = [
    State("as it should be", "true", save: nil),
    .damaged("a file of HEAD missing", "HEAD:\(plan)", save: "is missing from the repository"),
    .damaged(
      "another pairing's file of HEAD missing", "HEAD:pairings/mary/pairing.md", save: nil),
    .damaged(
      "a file of an older commit missing", "HEAD~1:\(plan)", save: nil, doctor: nil),
    .damaged("a folder of HEAD missing", "HEAD:pairings/ada-lovelace", save: "is missing"),
    .damaged("the tree of HEAD missing", "HEAD^{tree}", save: "is missing", doctor: "save"),
    .damaged("the commit of HEAD missing", "HEAD", save: "is missing", doctor: "save"),
    .damaged("an older commit missing", "HEAD~1", save: nil, doctor: nil),
    .damaged(
      "a file of HEAD overwritten", "HEAD:\(plan)", by: "echo garbage >\"$file\"",
      save: "is damaged"),
    .damaged(
      "a folder of HEAD emptied", "HEAD:pairings/ada-lovelace", by: ": >\"$file\"",
      save: "is damaged"),
    State(
      "a pack cut short",
      """
      git gc -q; pack=$(ls .git/objects/pack/*.pack); chmod u+w "$pack"
      head -c 200 "$pack" >cut; cat cut >"$pack"; rm cut
      """, save: "is ", hasRecord: false, doctor: "save"),
    State(
      "a partial clone",
      """
      git config uploadpack.allowFilter true
      git clone -q --filter=blob:none "file://$PWD" ../partial
      rm -rf .git; mv ../partial/.git .; rm -rf ../partial
      """, save: nil, hasRecord: false, doctor: "history"),
    State(
      "a partial clone that was never checked out",
      """
      git config uploadpack.allowFilter true
      git clone -q --no-checkout --filter=blob:none "file://$PWD" ../partial
      rm -rf .git; mv ../partial/.git .; rm -rf ../partial; git reset -q
      """, save: "git fetch --refetch --no-filter", hasRecord: false, doctor: "record"),
    State(
      "objects with names of SHA-256",
      "rm -rf .git; git init -q --object-format=sha256; git add .; git commit -q -m x",
      save: "SHA-256", hasRecord: false, doctor: "repository"),
    State(
      "references in a reftable",
      """
      git config core.repositoryFormatVersion 1; git config extensions.refStorage reftable
      mkdir .git/reftable; : >.git/reftable/tables.list; rm -rf .git/refs; mkdir .git/refs
      echo 'ref: refs/heads/.invalid' >.git/HEAD; echo reftable >.git/refs/heads
      """, save: "git refs migrate", hasRecord: false, doctor: "repository"),
    State(
      "a split index", "git update-index --split-index", save: "--no-split-index", doctor: "save"),
    State(
      "a sparse checkout", "git sparse-checkout set --no-cone '/*' '!/pairings/mary/'", save: nil),
    State(
      "a sparse checkout by folders", "git sparse-checkout set pairings/ada-lovelace", save: nil),
    State(
      "a sparse index", "git sparse-checkout set --cone --sparse-index pairings/ada-lovelace",
      save: "--no-sparse-index", doctor: "save"),
    State(
      "no HEAD", "rm .git/HEAD", save: "needs 'HEAD'", hasRecord: false, doctor: "repository",
      hasSettings: false),
    State(
      "no objects", "rm -rf .git/objects", save: "needs 'HEAD'", hasRecord: false,
      doctor: "repository", hasSettings: false),
    State(
      "a HEAD that says nothing", "echo garbage >.git/HEAD", save: "'.git/HEAD'", hasRecord: false,
      doctor: "save"),
    State(
      "a branch that says nothing", "echo garbage >.git/refs/heads/main", save: ".git/logs",
      hasRecord: false, doctor: "save"),
    State("an index that is none", "echo none >.git/index", save: "git reset", doctor: "save"),
    State("an empty index", ": >.git/index", save: "git reset", doctor: "save"),
    State(
      "settings that can't be read", "echo '[core' >.git/config", save: "Mend the file",
      hasRecord: false, doctor: "repository", hasSettings: false),
    State(
      "a shared object store that is gone",
      """
      git clone -q -s . ../copy; rm -rf .git; mv ../copy/.git .; rm -rf ../copy
      echo /nowhere/objects >.git/objects/info/alternates
      """, save: "is missing", hasRecord: false, doctor: "save"),
    State(
      "a document that is a link", "mv \(plan) ../plan.md; ln -s ../../../plan.md \(plan)",
      save: "link in place of a document"),
    State(
      "a pairing that is a link", "mv pairings/ada-lovelace ..; ln -s ../../ada-lovelace pairings/",
      save: "link in place of a document"),
    State(
      "a folder in a document's place",
      "rm \(plan); mkdir \(plan); echo x >\(plan)/x.md", save: "folder or device in place"),
    State("a pipe in a document's place", "rm \(plan); mkfifo \(plan)", save: "device in place"),
    State(
      "marks of a conflict",
      #"printf '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> side\n' >>"# + plan,
      save: "[conflict-markers]"),
  ]

  private static let plan = "pairings/ada-lovelace/action-plan.md"

  /// Words of git's and the library's own that nobody should have to read.
  private static let raw = [
    "libgit2", "GIT_", "loose object", "no match for id", "zlib", "inflate", "odb", "fatal:",
    "(reason", "Fatal error", "unsupported extension", "corrupted loose",
  ]

  @Test func `every command has an answer in every state`() throws {
    // Two pairings with a few commits, and a change that is not saved.
    let record = try Scratch.record()
    try record.addPairing("mary", "Mary Somerville")
    for (before, after) in [("three", "four"), ("four", "five"), ("five", "six")] {
      try record.save()
      try record.replace(" \(before) so far", with: " \(after) so far", in: Self.plan)
    }
    for state in Self.states {
      let scratch = try Scratch()
      let copy = "cp -a '\(record.folder)/.' .\n"
      let made: Run = try scratch.shell(copy + "{ \(state.script)\n} >/dev/null 2>&1")
      #expect(made.status == 0, "\(state.name)")
      try expectAnswers(in: state, scratch)
    }
  }

  private func expectAnswers(in state: State, _ scratch: Scratch) throws {
    let before = try standing(scratch)
    let saved = try answer(in: state, scratch, ["save", "ada-lovelace"])
    if let refusal = state.refusal {
      #expect(saved.status != 0, "\(state.name): \(saved.transcript)")
      #expect(saved.standardError.contains(refusal), "\(state.name): \(saved.transcript)")
      #expect(try standing(scratch) == before, "\(state.name)")
    } else {
      #expect(saved.status == 0, "\(state.name): \(saved.transcript)")
      #expect(try standing(scratch).contains("action-plan.md") == false)
    }
    for command in [["log"], ["check", "--history"]] {
      let run = try answer(in: state, scratch, command)
      #expect((run.status == 0) == state.hasRecord, "\(state.name): \(command): \(run.transcript)")
      // A document that can't be read is none that was removed.
      #expect(!run.standardOutput.contains("removed"), "\(state.name): \(run.transcript)")
    }
    for command in [["diff", "HEAD~1"], ["check", "--rev", "HEAD"]] {
      _ = try answer(in: state, scratch, command)
    }
    try expectDocuments(in: state, scratch)
    // Whose silence the coordinator's own notes ask for has to be known, and nothing else of git's.
    let reminded = try answer(in: state, scratch, ["remind", "--dry-run", "--today", "2026-02-10"])
    #expect((reminded.status == 0) == state.hasSettings, "\(state.name): \(reminded.transcript)")
    #expect(
      reminded.standardError.hasPrefix("error: nobody is reminded, since git's setting ")
        != state.hasSettings, "\(state.name): \(reminded.transcript)")
    let doctor = try answer(in: state, scratch, ["doctor"])
    let complaints = doctor.standardOutput.split(separator: "\n").filter {
      $0.hasPrefix("problem") || ($0.hasPrefix("warning") && !$0.contains(" contact "))
    }
    let subjects = complaints.map { $0.dropFirst(9).prefix { $0 != " " } }
    if let subject = state.subject {
      #expect(subjects.contains { $0 == subject }, "\(state.name): \(doctor.transcript)")
    } else {
      #expect(subjects == [], "\(state.name): \(doctor.transcript)")
    }
  }

  /// What the documents say is shown whatever has become of the history, and what is left out is said.
  private func expectDocuments(in state: State, _ scratch: Scratch) throws {
    for command in [
      ["status"], ["due"], ["due", "--format", "ics"], ["show", "ada-lovelace"],
      ["report", "ada-lovelace"], ["report"],
    ] {
      let run = try answer(in: state, scratch, command)
      #expect(run.status == 0, "\(state.name): \(command): \(run.transcript)")
      // The other pairing alone has dates where a link stands in the place of this one.
      #expect(["Ada", "ada-", "Mary"].contains { run.standardOutput.contains($0) })
      if state.isUnreadable, command[0] == "status" || command[0] == "report" {
        #expect(
          run.standardError.contains("warning: the history of '\(scratch.folder)' can't be read: "),
          "\(state.name): \(command): \(run.transcript)")
      }
    }
  }

  /// What git says of the repository, whatever that is.
  private func standing(_ scratch: Scratch) throws -> String {
    try scratch.shell("git status --porcelain=v2; git rev-parse HEAD; ls .git")
  }

  /// Runs a command, whose end has to be one that a person can use.
  private func answer(
    in state: State, _ scratch: Scratch, _ command: [String]
  ) throws -> Run {
    let run = try scratch.run(command)
    #expect((0...2).contains(run.status), "\(state.name): \(command): \(run.transcript)")
    if run.status == 2 {
      #expect(
        run.standardError.hasPrefix("error: "), "\(state.name): \(command): \(run.transcript)")
      #expect(
        run.standardError.contains("\nhelp: "), "\(state.name): \(command): \(run.transcript)")
    }
    for word in Self.raw {
      #expect(!run.transcript.contains(word), "\(state.name): \(command): \(run.transcript)")
    }
    return run
  }
}
