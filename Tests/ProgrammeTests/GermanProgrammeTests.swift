import Foundation
import MarkdownSyntax
import Testing

@testable import Programme

/// A whole programme in another language: templates and words are translated, and no code knows it.
struct GermanProgrammeTests {
  static let folder = projectFolder.appending(path: "Tests/ProgrammeTests/Fixtures/german")

  let programme: Programme

  init() throws { programme = try Programme(in: FolderTree(Self.folder.path)) }

  @Test func `every template is the programme's own, and says what the built-in one says`() throws {
    #expect(programme.templates.problems == [])
    for model in TemplateSet.builtIn {
      let own = try #require(programme.templates[model.kind])
      #expect(own.origin != nil)
      #expect(own.path == model.path && own.maximum == model.maximum && own.fields == model.fields)
      #expect(own.columns.map(\.column) == model.columns.map(\.column))
      #expect(own.allSections.map(\.meaning) == model.allSections.map(\.meaning))
      #expect(own.allSections.map(\.isOptional) == model.allSections.map(\.isOptional))
      #expect(own.allSections.map(\.notFor) == model.allSections.map(\.notFor))
      #expect(
        own.allSections.map { $0.items.map(\.claims) }
          == model.allSections.map { $0.items.map(\.claims) })
    }
  }

  @Test func `every document matches its template`() throws {
    var count = 0
    for slug in try programme.slugs() {
      let pairing = programme.pairing(slug)
      #expect(pairing.unreadable.isEmpty && pairing.strays.isEmpty)
      for document in pairing.documents {
        count += 1
        #expect(
          document.fieldProblems.isEmpty && document.missingSections.isEmpty,
          "\(document.path.text)")
        #expect(document.sections.allSatisfy { $0.missingItems.isEmpty && !$0.isMisplaced })
        #expect(
          document.sections.flatMap(\.checkList).allSatisfy { $0.schema != nil && !$0.isReworded })
      }
    }
    #expect(count == 12)
  }

  @Test func `the plan is read with the programme's words`() throws {
    let plan = try #require(programme.pairing("lena-vogt").plan)
    #expect(plan.table?.missing.isEmpty == true && plan.table?.columns.count == 7)
    #expect(plan.goals.map(\.number) == [1, 2, 3])
    #expect(
      plan.goals.map { $0.targets.last?.day?.description } == [
        "2026-06-30", "2026-07-15", "2026-04-30",
      ])
    #expect(plan.goals.map { $0.barriers.map(\.isNone) } == [[false], [false], [true]])
    #expect(plan.gaps.map(\.goals) == [[1], [2], [3], []])
    #expect(plan.gaps.last?.reason == "das bleibt bei der Gestaltung")
    #expect(plan.progress.map(\.state) == [.met, .open, .met])
    #expect(plan.progress.map(\.confirmedBy) == [nil, nil, "Katrin Öztürk"])
    let other = try #require(programme.pairing("jonas-brandt").plan)
    #expect(other.progress.last?.state == .waived(reason: "die Ausschreibung wurde abgesagt"))
  }

  @Test func `promises have their owners and dates, and are followed from note to note`() {
    let pairing = programme.pairing("lena-vogt")
    let first = pairing.meetings[0].actionItems
    #expect(first.map(\.owner) == [.mentee, .mentor, .support])
    #expect(first.map { $0.due?.day?.description } == ["2026-02-01", nil, "2026-02-10"])
    #expect(
      pairing.meetings[1].actionItems.suffix(2).map(\.owner) == [.named("Lena Vogt"), .coordinator])
    #expect(
      pairing.openItems().map(\.text) == ["die Erweiterung für die Galerie als Entwurf einreichen"])
  }

  @Test func `stages are computed`() {
    #expect(programme.pairing("lena-vogt").stage == .active)
    #expect(programme.pairing("jonas-brandt").stage == .graduated)
  }
}
