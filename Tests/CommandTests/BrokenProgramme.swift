import Foundation

extension Scratch {
  /// A programme in which every rule finds something: copies of the sound pairing that the rules'
  /// fixtures start from, each with its own damage.
  static func brokenProgramme() throws -> Scratch {
    let scratch = try Scratch()
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let fixtures = tests.appendingPathComponent("CheckingTests/Fixtures")
    let base = fixtures.appendingPathComponent("base")
    func copy(_ file: String, from folder: URL, to path: String) throws {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(file))
      try scratch.write([UInt8](bytes), to: path)
    }
    try copy("mentordoc.yml", from: base, to: "mentordoc.yml")
    try copy(
      "broken-template/bad-claim/templates/progress.md", from: fixtures,
      to: "templates/progress.md")
    let sound = "pairings/ines-moreau/"
    let files = try FileManager.default.subpathsOfDirectory(atPath: base.path).filter {
      $0.hasPrefix(sound) && $0.hasSuffix(".md")
    }
    for (slug, edits) in damage {
      let folder = "pairings/\(slug)/"
      for file in files {
        try copy(file, from: base, to: folder + file.dropFirst(sound.count))
      }
      // Two of the pairings are of the same people.
      if slug != "plan-again" {
        try scratch.replace(
          "mentee: Ines Moreau (imoreau)", with: "mentee: \(slug.capitalized) (\(slug))",
          in: folder + "pairing.md")
      } else {
        try scratch.replace(
          "mentee: Ines Moreau (imoreau)", with: "mentee: Plan (plan)", in: folder + "pairing.md")
      }
      for (file, old, new) in edits { try scratch.replace(old, with: new, in: folder + file) }
    }
    try scratch.write([0x23, 0x20, 0x00, 0x0A], to: "pairings/ends/check-ins/2026-03.md")
    try scratch.write(
      "# x\n\n" + String(repeating: "> ", count: 2000) + "x\n",
      to: "pairings/ends/check-ins/2026-02.md")
    try scratch.write(
      "---\noutcome: graduated\ndate: 2026-04-01\nnomination:\n---\n\n# How it ended\n",
      to: "pairings/ends/closing.md")
    try scratch.write("# Stray\n", to: "pairings/ends/meetings/2026-03-11-prog%,::error::\u{1B}.md")
    try FileManager.default.copyItem(
      atPath: scratch.path("pairings/ends/meetings/2026-01-14-first.md"),
      toPath: scratch.path("pairings/ends/meetings/2026-01-15-first.md"))
    try FileManager.default.removeItem(atPath: scratch.path("pairings/nobody/pairing.md"))
    try scratch.write("# Thoughts\n", to: "private/thoughts.md")
    try scratch.git("init", "--quiet")
    try scratch.git("add", "--force", "private/thoughts.md")
    return scratch
  }

  private typealias Edit = (file: String, old: String, new: String)

  private static let plan = "action-plan.md"
  private static let entries = "20 entries accepted without a question"

  private static let damage: [(slug: String, edits: [Edit])] = [
    (
      "plan",
      [
        (plan, "- G2 (skill): writing", "- G1 (skill): ::error::x ]]> ##[group]"),
        (plan, "answers come late -> goal 2", "answers come late"),
        (plan, "2026-08-31", "late \u{1B}[31msummer\u{202E}"),
        (plan, "(Must be measurable and results-focused)", "(Must be measurable)"),
        (plan, "- [x] goal 1: 2026-03-10, https://example.org/entries", "- [x] goal 1"),
        (plan, "- [ ] goal 2: 12 of 30", "- [ ] goal 4: 12 of 30"),
        ("reviews/2026-04-16.md", "decision: continue", "decision: graduate"),
      ]
    ),
    (
      "plan-again",
      [
        (plan, "answers come late -> goal 2", "answers come late -> goal 1"),
        (plan, "- [x] goal 1: 2026-03-10, https://example.org/entries", "- [ ] goal 1: four"),
        (plan, entries, "faster answers"),
        (plan, "30 requests answered within two days", "Attend two calls, 100%"),
        (
          "meetings/2026-04-15-progress.md", "- [x] Review progress on actions",
          "- [ ] Review progress on actions"
        ),
        ("meetings/2026-04-15-progress.md", "- [ ] mentor: show the queue\n", ""),
      ]
    ),
    (
      "goals",
      [
        (plan, "| **#1** Make", "| Make"),
        (plan, "| **#3** | |", "| **#2** Queries | x |"),
      ]
    ),
    (
      "tables",
      [
        (plan, "Make ten entries", "Make ten 条目 `a|b` 🪐"),
        (plan, "| Manager: an hour a day | none | 30 requests answered within two days ", ""),
        (
          plan, "\n\n## Progress",
          "\n<!-- a remark -->\n| **#4** | | | | | | |\n\n## Progress"
        ),
      ]
    ),
    ("column", [(plan, "| Potential Barriers (Risk mitigation steps) ", "| Weather ")]),
    (
      "notes",
      [
        ("meetings/2026-01-14-first.md", "## Action items", "## Actions"),
        ("meetings/2026-01-14-first.md", "- [x] Clarify roles and responsibilities.\n", ""),
        ("meetings/2026-02-11-planning.md", "## Development needs", "### Development needs"),
        (
          "meetings/2026-03-11-progress.md", "challenges, recent successes, etc.",
          "challenges and recent successes"
        ),
        (
          "meetings/2026-03-11-progress.md", "- [ ] mentor: show the queue",
          "- [ ] mentor: show the queue (by 2026-02-30)"
        ),
        ("meetings/2026-04-15-progress.md", "- [ ] mentor: show the queue\n", ""),
        ("meetings/2026-04-15-progress.md", "- [ ] mentee: draft", "- [] mentre: draft"),
        ("meetings/2026-04-15-progress.md", "- [ ] Tariq Aziz:", "- [ ] Tarik Azis:"),
        (
          "check-ins/2026-03.md", "All is well.",
          "<<<<<<< HEAD\nAll is well.\n=======\nFine.\n>>>>>>> theirs"
        ),
        ("reviews/2026-04-16.md", "link:", "date: 2026-04-17\nlink:"),
      ]
    ),
    (
      "fields",
      [
        ("pairing.md", "role: Data steward", "role: Data steward #12"),
        ("pairing.md", "started:", "startde:"),
        ("pairing.md", "meets: every 4 weeks", "meets: every 4 weeks\nrole: Editor"),
        ("reviews/2026-04-16.md", "decision: continue", "decision: maybe"),
        (
          "check-ins/2026-03.md", "All is well.",
          "<!-- mentordoc-ignore lost-cell: no table here -->\nAll is well."
        ),
        ("reviews/2026-04-16.md", "by: Tariq Aziz (taziz)", "by:"),
        ("pairing.md", "at the end of the year", "for ::x::ines@uni-lyon.fr, +33 4 72 00 11 22"),
      ]
    ),
    ("ends", [("reviews/2026-04-16.md", "by: Tariq", "by: @Tariq")]),
    ("nobody", []),
  ]
}
