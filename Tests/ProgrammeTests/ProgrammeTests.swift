import MarkdownSyntax
import Testing

@testable import Programme

struct ProgrammeTests {
  private static let sample = FolderTree(
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/sample-repo")

  private func error(_ tree: any FileTree) -> ProgrammeError? {
    do {
      _ = try Programme(in: tree)
      return nil
    } catch {
      return error
    }
  }

  @Test func `the sample's documents are whole, known and understood`() throws {
    let programme = try Programme(in: Self.sample)
    #expect(programme.templates.problems.isEmpty)
    let slugs = try programme.slugs()
    #expect(slugs.count >= 6)
    for slug in slugs {
      let pairing = programme.pairing(slug)
      #expect(pairing.unreadable.isEmpty && pairing.strays.isEmpty, "\(slug.text)")
      #expect(pairing.mentee != nil && pairing.started != nil && pairing.role != nil)
      for document in pairing.documents {
        let name = document.path.text
        #expect(document.fieldProblems.isEmpty, "\(name)")
        #expect(document.missingSections.isEmpty, "\(name)")
        #expect(document.sections.allSatisfy { !$0.isMisplaced }, "\(name)")
        #expect(document.sections.allSatisfy { $0.missingItems.isEmpty }, "\(name)")
        #expect(
          document.actionItems.allSatisfy { $0.owner != nil && $0.due?.day != nil }, "\(name)")
      }
      let plan = try #require(pairing.plan)
      #expect(plan.table?.missing.isEmpty == true && plan.table?.mistyped.isEmpty == true)
      #expect(plan.goals.allSatisfy { $0.isSound && $0.number != nil })
      #expect(plan.gaps.allSatisfy { $0.identifier != nil && $0.kind != nil })
      #expect(Set(plan.progress.map(\.goal)).isSubset(of: plan.goals.compactMap(\.number)))
    }
  }

  @Test func `the sample shows every stage`() throws {
    let programme = try Programme(in: Self.sample)
    let stages = Set(try programme.slugs().map { programme.pairing($0).stage })
    #expect(stages.isSuperset(of: [.waiting, .paired, .planning, .active, .graduated, .ended]))
  }

  @Test func `a programme without mentordoc.yml is none`() {
    guard case .noConfiguration? = error(MemoryTree(["pairings/ada/pairing.md": ""])) else {
      Issue.record("expected no configuration")
      return
    }
  }

  @Test func `a mentordoc.yml that cannot be read is an error with its cause`() {
    var tree = MemoryTree([:])
    tree.links = ["mentordoc.yml"]
    guard case .unreadable("mentordoc.yml", .isLink)? = error(tree) else {
      Issue.record("expected an unreadable configuration")
      return
    }
  }

  @Test func `pairings are the folders below pairings, links to folders among them`() throws {
    var tree = MemoryTree([
      "mentordoc.yml": "name: P\n", "pairings/b/pairing.md": "", "pairings/a/pairing.md": "",
      "pairings/README.md": "", "pairings/.git/config": "",
    ])
    tree.links = ["pairings/c"]
    let slugs = try Programme(in: tree).slugs()
    #expect(slugs == ["a", "b", "c"])
    let none = try Programme(in: MemoryTree(["mentordoc.yml": "name: P\n"])).slugs()
    #expect(none == [])
  }

  @Test func `an own template is what documents are held to`() throws {
    let programme = try Programme(
      in: MemoryTree([
        "mentordoc.yml": "name: P\nwords: {mentee: [Schülerin], by: [bis]}\n",
        "templates/progress.md": """
        ---
        mentordoc:
          kind: progress
          path: meetings/{date}-progress.md
          max: many
        ---

        # Treffen

        ## Offen <!-- is: open-items -->

        {{open-items|Nichts.}}

        ## Liste

        - [ ] Alles durchgehen. <!-- claims: items-reviewed -->

        ## Abmachungen <!-- is: action-items -->

        """,
        "pairings/ada/meetings/2026-05-01-progress.md": """
        # Treffen

        ## Offen

        - [ ] Schülerin: lesen (bis 2026-06-01)

        ## Liste

        - [x] Alles durchgehen
        """,
      ]))
    #expect(programme.templates.problems.isEmpty)
    let pairing = programme.pairing("ada")
    let note = try #require(pairing.meetings.first)
    #expect(note.missingSections.map(\.schema.title) == ["Abmachungen"])
    #expect(note.sections.first { $0.title == "Liste" }?.missingItems.isEmpty == true)
    #expect(pairing.openItems().map(\.text) == ["lesen"])
    #expect(pairing.openItems().first?.owner == .mentee)
    #expect(pairing.openItems().first?.due?.day == Day("2026-06-01"))
  }
}
