import Foundation

/// Documents for tests about the record.
enum Documents {
  static func pairing(_ mentee: String, mentor: String = "Grace Hopper") -> String {
    """
    ---
    mentee: \(mentee)
    mentor: \(mentor)
    role: maintainer
    started: 2026-01-07
    ---

    # \(mentee): maintainer

    """
  }

  static let plan = """
    # Action plan

    ## Gaps

    - G1 (behaviour): reviews come late -> goal 1

    ## Action plan

    | Goals | Mentee’s Action Steps | Mentor’s Action Steps | \
    Support Network’s Action Steps (Role of manager, peers, etc.) | \
    Potential Barriers (Risk mitigation steps) | \
    Success Measures (Must be measurable and results-focused) | Target Completion Date(s) |
    | --- | --- | --- | --- | --- | --- | --- |
    | **#1** Review alone | one a week | second look | | thesis (pause) | 8 reviewed PRs | 2026-05-30 |
    | **#2** | | | | | | |

    ## Progress

    - [ ] goal 1: three so far

    """

  static let first = """
    # First meeting

    ## Conversation guide

    ### Background

    ### Expectations

    ## Check list

    - [x] Identify your expectations for the mentoring relationship.
    - [ ] Clarify roles and responsibilities.
    - [x] Discuss action items to be completed before the next meeting.

    ## Action items

    - [ ] mentee: read the review guide (by 2026-02-01)

    """

  static let progress = """
    # Progress meeting

    ## Open since the last meeting

    - [x] mentee: read the review guide (by 2026-02-01)

    ## Check list

    - [x] Review progress on actions items determined at the end of the last meeting.
    - [x] Discuss items of interest, current challenges, recent successes, etc.
    - [ ] Review the mentee's goals and their progress, and amend as needed.
    - [x] Discuss action items to be completed before the next meeting.

    ## Action items

    - [ ] mentor: introduce her to the release team

    """
}

extension Scratch {
  /// A programme whose own files are saved, and a pairing of Ada that is not.
  static func record() throws -> Scratch {
    let scratch = try Scratch.programme()
    try scratch.save()
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
    return scratch
  }

  /// Does some work on a new branch `other`, and comes back.
  func beside(from start: String = "HEAD", _ work: () throws -> Void) throws {
    try git("checkout", "-q", "-b", "other", start)
    try work()
    try git("checkout", "-q", "main")
  }

  /// Merges as `git merge` with these arguments does, with some work of the merge's own.
  func mergeByHand(_ arguments: String..., work: () throws -> Void) throws {
    try git(["merge", "-q", "--no-commit"] + arguments)
    try work()
    try git("add", ".")
    try git("commit", "-q", "-m", "merged by hand")
  }

  /// Puts a shell script where git looks for hooks.
  func hook(_ name: String, _ script: String) throws {
    try write("#!/bin/sh\n\(script)\n", to: ".git/hooks/\(name)")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: path(".git/hooks/\(name)"))
  }

  func addPairing(_ slug: String, _ mentee: String) throws {
    try write(Documents.pairing(mentee), to: "pairings/\(slug)/pairing.md")
    try write(Documents.plan, to: "pairings/\(slug)/action-plan.md")
  }

  /// Runs a line of shell, which has to succeed.
  func shellOrFail(_ line: String) throws {
    let run: Run = try shell(line)
    guard run.status == 0 else { throw HarnessError("\(line): \(run.standardError)") }
  }

  /// Runs `mentordoc save`, which has to succeed, and gives its standard output.
  @discardableResult
  func save(_ arguments: String...) throws -> String {
    let run = try run(["save"] + arguments)
    guard run.status == 0 else { throw HarnessError("save: \(run.transcript)") }
    return run.standardOutput
  }
}
