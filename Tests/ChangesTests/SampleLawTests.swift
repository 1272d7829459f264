import MarkdownSyntax
import Testing

@testable import Changes
@testable import Programme

/// What holds of every document of `sample-repo`.
@Suite struct SampleLawTests {
  private static let read = try? Sample()
  static let slugs = read?.pairings.map(\.slug) ?? []

  private let sample: Sample

  init() throws { sample = try #require(SampleLawTests.read) }

  private func pairing(_ slug: FilePath) throws -> Pairing {
    try #require(sample.pairings.first { $0.slug == slug })
  }

  private func kinds(_ old: Pairing?, _ new: Pairing?) -> [Change.Kind] {
    changes(from: old, to: new, words: .english).changes.map(\.kind)
  }

  @Test func `equal states have no changes`() {
    #expect(!sample.pairings.isEmpty)
    for pairing in sample.pairings {
      #expect(changes(from: pairing, to: pairing, words: .english).isEmpty)
    }
  }

  @Test(arguments: Reformatting.allCases)
  func `a document in another form has not changed`(way: Reformatting) {
    var count = 0
    for pairing in sample.pairings {
      for document in pairing.documents {
        let place = SampleDocument(pairing: pairing, document: document)
        guard let bytes = place.reformatted(way) else { continue }
        count += 1
        let after = sample.pairing(pairing, with: [document.path: bytes])
        for (old, new) in [(pairing, after), (after, pairing)] {
          let changed = changes(from: old, to: new, words: .english)
          #expect(changed.changes == [], "\(document.path.text)")
          #expect(changed.reformatted.map(\.path) == [document.path])
        }
      }
    }
    #expect(count > 0)
  }

  @Test(arguments: slugs)
  func `a single edit is its one change, and taking it back the mirrored one`(slug: FilePath)
    throws
  {
    let pairing = try pairing(slug)
    for document in pairing.documents {
      let mutations = SampleDocument(pairing: pairing, document: document).mutations
      #expect(!mutations.isEmpty)
      for mutation in mutations {
        let after = sample.pairing(pairing, with: [mutation.path: mutation.bytes])
        let name: Comment = "\(mutation.path.text): \(mutation.name)"
        let forward = changes(from: pairing, to: after, words: .english)
        let backward = changes(from: after, to: pairing, words: .english)
        #expect(forward.changes.map(\.kind) == [mutation.forward], name)
        #expect(backward.changes.map(\.kind) == [mutation.backward], name)
        let places = (forward.changes + backward.changes).map(\.document.path)
        #expect(places.allSatisfy { $0 == mutation.path }, name)
        #expect(forward.reformatted.isEmpty, name)
        let (old, new) = sample.focused(pairing, with: mutation.path, mutation.bytes)
        #expect((old?.documents.count ?? 0) <= pairing.documents.count)
        #expect(changes(from: old, to: new, words: .english).changes == forward.changes, name)
        #expect(changes(from: new, to: old, words: .english).changes == backward.changes, name)
      }
    }
  }

  @Test(arguments: slugs)
  func `edits of all documents at once are the changes of each`(slug: FilePath) throws {
    let pairing = try pairing(slug)
    // What became of a promise is one change, whichever notes say it.
    let mutations = pairing.documents.map { document in
      SampleDocument(pairing: pairing, document: document).mutations.filter {
        if case .promises = $0.forward { false } else { true }
      }
    }
    for round in 0..<20 {
      let chosen = mutations.enumerated().map { index, own in own[(17 * round + index) % own.count]
      }
      let files = Dictionary(uniqueKeysWithValues: chosen.map { ($0.path, Optional($0.bytes)) })
      let after = sample.pairing(pairing, with: files)
      let name: Comment = "\(chosen.map(\.name))"
      #expect(kinds(pairing, after).counted() == chosen.map(\.forward).counted(), name)
      #expect(kinds(after, pairing).counted() == chosen.map(\.backward).counted(), name)
    }
  }

  @Test(arguments: slugs)
  func `a document that can't be read any more is that alone`(slug: FilePath) throws {
    let pairing = try pairing(slug)
    for document in pairing.documents {
      let after = sample.pairing(pairing, with: [document.path: Array("<<<<<<< HEAD\n\0\n".utf8)])
      #expect(kinds(pairing, after) == [.documentUnreadable], "\(document.path.text)")
      #expect(kinds(after, pairing) == [.documentReadable], "\(document.path.text)")
    }
  }

  @Test(arguments: slugs)
  func `a document of another day or another name is that alone`(slug: FilePath) throws {
    let pairing = try pairing(slug)
    for document in pairing.documents {
      guard let date = document.date else { continue }
      let (was, now) =
        document.kind == .checkIn
        ? (date.monthText, "2031-01") : ("\(date)", "\(date.year)-\(date.monthText.suffix(2))-28")
      let path = FilePath(document.path.text.replacing(was, with: now))
      guard path != document.path else { continue }
      let after = sample.pairing(
        pairing, with: [document.path: nil, path: document.source.bytes])
      let changed = changes(from: pairing, to: after, words: .english).changes
      #expect(changed.count == 1, "\(document.path.text)")
      guard case .documentMoved(let from) = changed.first?.kind else {
        Issue.record("\(document.path.text): \(changed)")
        continue
      }
      #expect(from.path == document.path && changed[0].document.path == path)
    }
  }

  @Test(arguments: slugs)
  func `a document taken away is that, and what only it said`(slug: FilePath) throws {
    let pairing = try pairing(slug)
    for document in pairing.documents {
      let after = sample.pairing(pairing, with: [document.path: nil])
      let place: Comment = "\(document.path.text)"
      let (gone, back) = (kinds(pairing, after), kinds(after, pairing))
      #expect(gone.first == .documentRemoved, place)
      switch document.kind {
      case .pairing: #expect(gone.count == 1 && back == [.documentAdded], place)
      case .checkIn: #expect(gone.count == 1 && back == [.checkInRecorded], place)
      case .review:
        let decision = document.text(of: "decision")
        #expect(gone.count == 1 && back == [.reviewDecided(decision)], place)
      case .closing:
        let outcome = document.text(of: "outcome")
        #expect(gone.count == 1 && back == [.closed(outcome: outcome)], place)
      case .actionPlan:
        let plan = try #require(pairing.plan)
        let gaps = plan.gaps.map { Change.Kind.gapRemoved($0.identifier, text: $0.text) }
        let goals = plan.goals.map { Change.Kind.goalRemoved($0.number, text: $0.text) }
        #expect(gone == [.documentRemoved] + gaps + goals, place)
        #expect(back.first == .documentAdded, place)
      default:
        #expect(back.first == .meetingRecorded, place)
        expectPromises(gone.dropFirst(), of: document)
        let list = document.sections.flatMap(\.checkList)
        expectPromises(back.dropFirst(list.isEmpty ? 1 : 2), of: document)
      }
    }
  }

  /// What is left are promises, each of which the note speaks of or should have.
  private func expectPromises(_ kinds: ArraySlice<Change.Kind>, of note: Document) {
    guard let kind = kinds.first else { return }
    guard kinds.count == 1, case .promises(let changes) = kind else {
      Issue.record("\(note.path.text): \(kinds)")
      return
    }
    let wordings = note.actionItems.map(\.wording)
    for item in changes.items {
      #expect(wordings.contains(folded(item.promise.text)), "\(note.path.text): \(item)")
    }
  }

  @Test func `a pairing removed, or its folder named otherwise, is that alone`() {
    for pairing in sample.pairings {
      #expect(kinds(pairing, nil) == [.pairingRemoved])
      #expect(kinds(nil, pairing).first == .pairingMade(mentor: pairing.mentor))
      let renamed = sample.pairing(pairing, renamed: "somebody-else")
      #expect(kinds(pairing, renamed) == [.pairingRenamed(from: pairing.slug)])
      #expect(kinds(renamed, pairing) == [.pairingRenamed(from: "somebody-else")])
    }
  }
}
