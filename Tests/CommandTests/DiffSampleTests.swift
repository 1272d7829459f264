import Foundation
import Testing

/// The sample programme after a busy week.
@Suite struct DiffSampleTests {
  private let hana = "pairings/hana-kobayashi"
  private let mateus = "pairings/mateus-figueiredo"
  private let leila = "pairings/leila-haddad"
  private let camille = "pairings/camille-rousseau"

  @Test func `every kind of change is told in the programme's words`() throws {
    let scratch = try Scratch()
    let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../sample-repo").standardizedFileURL.path
    for file in try FileManager.default.contentsOfDirectory(atPath: sample) {
      try FileManager.default.copyItem(atPath: sample + "/" + file, toPath: scratch.path(file))
    }
    try scratch.write("\0", to: camille + "/check-ins/2026-04.md")
    try scratch.git("init", "-q", "-b", "main")
    try scratch.git("add", ".")
    try scratch.git("commit", "-qm", "as it was")
    try editPlan(scratch)
    try editNotes(scratch)
    try editPairings(scratch)
    try scratch.write("# Graduates\n", to: "graduates.md")
    try scratch.replace("audience: programme", with: "audience: pair", in: "mentordoc.yml")
    try expectSnapshot(try scratch.run(["diff"]).transcript, "diff-sample")
  }

  private func editPlan(_ scratch: Scratch) throws {
    let row = try #require(
      scratch.read(hana + "/action-plan.md").split(separator: "\n").first {
        $0.hasPrefix("| **#4**")
      })
    for (old, new) in [
      ("signing and keys → goal 3", "signing, keys and trust → goal 3"),
      (
        "- **G4** (skill): plans a release by its next step, not from its date → goal 4",
        "- **G5** (skill): saying no → goal 2"
      ),
      ("Second holder of the signing key", "Be the second holder of the signing key"),
      ("older than 30 days", "older than 20 days"),
      ("Hardware key is lost in the post (order two)", ""),
      ("~~2026-06-12~~ 2026-09-22", "~~2026-06-12~~ ~~2026-09-22~~ 2026-11-30"),
      ("| 2026-10-15 |", "| |"),
      ("| 2026-03-31 |", "| 2026-03-31 (kept) |"),
      (String(row), "| **#5** Write the guide | | | | | | 2026-12-01 |"),
      ("- [x] goal 1: 2026-04-02", "- [ ] goal 1: 2026-04-02"),
      (
        "- [ ] goal 2: 17 requests open, the oldest is 41 days old",
        "- [x] goal 2: 2026-09-10, https://git.example.org/backports"
      ),
      ("hardware keys are there, ceremony on 15 September", "ceremony on 30 September"),
      ("- [ ] goal 4: time line confirmed by all eight\n", ""),
    ] {
      try scratch.replace(old, with: new, in: hana + "/action-plan.md")
    }
    for (old, new) in [
      ("**#4** Give", "**#6** Give"), ("-> goal 4", "-> goal 6"), ("] goal 4:", "] goal 6:"),
      (
        "- [ ] goal 3: outline of the page stands, tests for 14 of 22 names",
        "- ~~goal 3~~ waived: no release"
      ),
    ] {
      try scratch.replace(old, with: new, in: mateus + "/action-plan.md")
    }
    let plan = try scratch.read("pairings/eero-lindholm/action-plan.md")
    try scratch.write(
      plan.replacingOccurrences(of: "|:-", with: "|--"),
      to: "pairings/eero-lindholm/action-plan.md")
  }

  private func editNotes(_ scratch: Scratch) throws {
    for (old, new) in [
      ("- [x] Discuss items of interest", "- [ ] Discuss items of interest"),
      (
        "- [x] Review the mentee's goals and their progress, and amend as needed.",
        "- [x] Review the goals."
      ),
      ("- [x] Discuss action items to be completed before the next meeting.", "- [x] Bring tea."),
      ("- [ ] mentee: release candidate", "- [x] mentee: release candidate"),
      ("ceremony (by 2026-09-15)", "ceremony (by 2026-09-30)"),
      (
        "- [ ] support: infrastructure team sets up the second key holder (by 2026-09-15)",
        "- ~~support: infrastructure team sets up the second key holder (by 2026-09-15)~~ we did it\n"
          + "- [ ] mentor: look for a successor"
      ),
      ("Freeze on 1 September as planned.", "Freeze on 2 September, nearly as planned."),
    ] {
      try scratch.replace(old, with: new, in: hana + "/meetings/2026-08-19-progress.md")
    }
    try scratch.replace(
      "(by 2025-12-05)", with: "(by 2025-12-06)", in: hana + "/meetings/2025-11-12-first.md")
    try scratch.replace(
      "decision: continue", with: "decision: graduate", in: hana + "/reviews/2026-08-21.md")
    try scratch.git("mv", hana + "/check-ins/2026-05.md", hana + "/check-ins/2026-06.md")
    try scratch.git("rm", "-q", hana + "/reviews/2026-02-04.md")
    try scratch.write("x\n", to: hana + "/meetings/sketch.md")
    try scratch.write("# Check-in\n", to: leila + "/check-ins/2026-09.md")
    try scratch.write(
      "---\ndecision: continue\n---\n\n# Review\n", to: leila + "/reviews/2026-09-15.md")
    try scratch.write("# No meeting\n", to: leila + "/meetings/2026-09-10-cancelled.md")
    try scratch.write("# Planning\n", to: leila + "/meetings/2026-09-25-planning.md")
    try scratch.write("# Check-in\n", to: camille + "/check-ins/2026-04.md")
    try scratch.write("<<<<<<< HEAD\n=======\n>>>>>>> main\n", to: camille + "/closing.md")
  }

  private func editPairings(_ scratch: Scratch) throws {
    for (old, new) in [
      ("role: Release manager", "role: Release lead"), ("2026-07-24", "2026-07-31"),
      ("meets: every 5 weeks", "meets: every 4 weeks"),
      ("makes the releases from 2.5 on", "makes all releases"),
    ] {
      try scratch.replace(old, with: new, in: hana + "/pairing.md")
    }
    try scratch.replace(
      "mentor: Sofia Petrova (spetrova)",
      with: "mentor: Maria Silva (msilva)\nearlier-mentors: [Sofia Petrova (spetrova)]",
      in: "pairings/eero-lindholm/pairing.md")
    try scratch.git("mv", mateus, "pairings/mateus")
    try scratch.git("rm", "-rq", "pairings/ngozi-adeyemi")
    try scratch.write(
      "---\noutcome: lapsed\n---\n\n# How it ended\n", to: "pairings/tomas-dvorak/closing.md")
    try scratch.addPairing("ada-lovelace", "Ada Lovelace")
  }
}
