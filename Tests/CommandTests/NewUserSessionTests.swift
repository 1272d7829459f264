import Foundation
import Testing

/// Half a year of a programme as somebody would keep it who has just installed mentordoc.
@Suite struct NewUserSessionTests {
  @Test func `a new user keeps two pairings from the first document to the log`() throws {
    let session = Session(try Scratch())
    try session.run("2026-01-05", "init", "--name", "Observatory Mentoring")
    try session.run(
      "2026-01-05", "new", "pairing", "--mentee", "Inés Vidal (ividal)", "--mentor",
      "Teodor Berg (tberg)", "--role", "Maintainer of the catalogue reader")
    try session.run(
      "2026-01-05", "new", "pairing", "--mentee", "Joseba O'Shea", "--role", "Release manager")
    try session.checkAndSave("2026-01-05")
    try session.expectNewCommits([
      "programme", "ines-vidal pairing", "joseba-oshea pairing",
    ])

    try session.holdFirstMeeting()
    try session.checkAndSave("2026-01-13")
    try session.expectNewCommits(["ines-vidal first"])

    try session.holdPlanningMeeting()
    try session.checkAndSave("2026-02-10")
    try session.expectNewCommits(["ines-vidal planning 1 2"])

    // Somebody else looks after the second pairing, and uses git alone.
    try session.scratch.replace(
      "mentor:\n", with: "mentor: Lidia Haas\n", in: "pairings/joseba-oshea/pairing.md")
    try session.scratch.git("commit", "-q", "-a", "-m", "found a mentor for Joseba")
    try session.expectNewCommits([""])

    try session.holdProgressMeeting()
    try session.checkAndSave("2026-03-10")
    try session.expectNewCommits(["ines-vidal progress 1 2"])

    let log = try session.run("2026-03-10", "log").standardOutput
    let events = log.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(events.count == 7, "\(log)")
    #expect(events.first?.contains("progress meeting of 2026-03-10") == true, "\(log)")
    #expect(log.contains("goal 2: target date 2026-05-29 -> 2026-06-30"), "\(log)")
    // The commit made by hand is an event like the others.
    #expect(events.dropFirst().first?.contains("joseba-oshea") == true, "\(log)")

    try session.scratch.git("fsck", "--strict")
    #expect(try session.scratch.git("status", "--porcelain") == "")
  }
}

/// The steps of the session; each day's work has its date.
private struct Session {
  let scratch: Scratch
  private let folder = "pairings/ines-vidal"

  init(_ scratch: Scratch) { self.scratch = scratch }

  @discardableResult
  func run(_ day: String, _ arguments: String...) throws -> Run {
    let time = day + "T18:00:00+00:00"
    let run = try scratch.run(
      arguments,
      environment: [
        "MENTORDOC_TODAY": day, "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time,
      ])
    #expect(run.status == 0, "\(arguments): \(run.transcript)")
    return run
  }

  /// Nothing that was done here is a finding, and all of it is saved.
  func checkAndSave(_ day: String) throws {
    let check = try run(day, "check")
    #expect(check.standardOutput.contains("no findings"), "\(check.transcript)")
    try run(day, "save")
    #expect(try scratch.git("status", "--porcelain") == "")
  }

  /// Each commit since the last call, oldest first, as pairing, event and goals in its trailers.
  func expectNewCommits(
    _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let known = try? scratch.git("rev-parse", "--verify", "-q", "refs/tags/seen")
    let range = known.map { $0 + "..HEAD" } ?? "HEAD"
    let trailers = ["Pairing", "Event", "Goal"]
      .map { "%(trailers:key=\($0),valueonly,separator=%x20)" }.joined(separator: " ")
    let lines = try scratch.git("log", "--reverse", "--format=|" + trailers + "|", range)
      .split(separator: "\n").map {
        $0.dropFirst().dropLast().trimmingCharacters(in: .whitespaces)
      }
    #expect(lines == expected, sourceLocation: sourceLocation)
    try scratch.git("tag", "-f", "seen", "HEAD")
  }

  func holdFirstMeeting() throws {
    try run("2026-01-13", "new", "meeting", "ines-vidal")
    let note = folder + "/meetings/2026-01-13-first.md"
    try tickAll(note)
    try answer("What is your background?", "Ten years of survey catalogues.", in: note)
    try add(
      """
      - [ ] mentee: read the guide for reviewers (by 2026-01-30)
      - [ ] mentor: introduce Inés on the call (by 2026-02-06)
      """, below: "## Action items", in: note)
  }

  func holdPlanningMeeting() throws {
    try run("2026-02-10", "new", "meeting", "ines-vidal")
    let note = folder + "/meetings/2026-02-10-planning.md"
    try scratch.replace(
      "- [ ] mentee: read the guide", with: "- [x] mentee: read the guide", in: note)
    try tickAll(note, below: "## Check list")
    try add("Reads other people's code with patience.", below: "## Strengths", in: note)
    try add(
      "- [ ] mentee: review two pull requests (by 2026-03-06)", below: "## Action items", in: note)

    let plan = folder + "/action-plan.md"
    try add(
      """
      - G1 (skill): has never reviewed alone -> goal 1
      - G2 (knowledge): does not know the file formats yet -> goal 2
      """, below: "## Gaps", in: plan)
    try scratch.replace(
      "| **#1** | | | | | | |",
      with: """
        | **#1** Review alone | Two a week | Second review of the first four | | Thesis in May (pause, agreed) \
        | 8 pull requests merged on her review alone | 2026-06-30 |
        """, in: plan)
    try scratch.replace(
      "| **#2** | | | | | | |",
      with: """
        | **#2** Describe the formats | Write a page on each | Read the drafts | | none \
        | Pages for 3 formats published | 2026-05-29 |
        """, in: plan)
  }

  func holdProgressMeeting() throws {
    try run("2026-03-10", "new", "meeting", "ines-vidal")
    let note = folder + "/meetings/2026-03-10-progress.md"
    // What was open came along by itself, from both of the meetings before.
    try scratch.replace("- [ ] mentor: introduce", with: "- [x] mentor: introduce", in: note)
    try scratch.replace(
      "- [ ] mentee: review two pull requests (by 2026-03-06)",
      with: "- [x] mentee: review two pull requests (by 2026-03-06)", in: note)
    try tickAll(note, below: "## Check list")
    try add("No new ones: the plan says what comes next.", below: "## Action items", in: note)

    let plan = folder + "/action-plan.md"
    try scratch.replace("2026-05-29", with: "2026-06-30", in: plan)
    try add(
      "- [ ] goal 1: two of eight\n- [ ] goal 2: first page is out", below: "## Progress", in: plan)
  }

  private func tickAll(_ path: String, below heading: String = "") throws {
    var parts = try scratch.read(path).components(separatedBy: heading.isEmpty ? "\u{0}" : heading)
    let last = parts.removeLast().replacingOccurrences(of: "- [ ]", with: "- [x]")
    try scratch.write((parts + [last]).joined(separator: heading), to: path)
  }

  private func answer(_ question: String, _ text: String, in path: String) throws {
    try add(text, below: "#### " + question, in: path)
  }

  private func add(_ text: String, below heading: String, in path: String) throws {
    try scratch.replace(heading + "\n", with: heading + "\n\n" + text + "\n", in: path)
  }
}
