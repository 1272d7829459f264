import Foundation
import MarkdownSyntax

@testable import Changes
@testable import Programme

/// The programme in `sample-repo`, of which a test can have documents written otherwise.
struct Sample {
  let programme: Programme
  let pairings: [Pairing]
  private let memories: [FilePath: PairingMemory]

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../sample-repo").standardizedFileURL
    let programme = try Programme(in: Fixture(in: root))
    self.programme = programme
    var memories: [FilePath: PairingMemory] = [:]
    pairings = try programme.slugs().map { slug in
      programme.pairing(slug, knowing: &memories[slug, default: PairingMemory()])
    }
    self.memories = memories
  }

  /// The pairing with other bytes for some of its files; nil takes one away.
  func pairing(_ pairing: Pairing, with files: [FilePath: [UInt8]?]) -> Pairing? {
    self.pairing(pairing, with: files, in: nil)
  }

  /// What there is to be seen of both states for whoever wants to tell the changes of one file.
  func focused(
    _ pairing: Pairing, with file: FilePath, _ bytes: [UInt8]?
  ) -> (old: Pairing?, new: Pairing?) {
    let focus = programme.focus(toTellChangesOf: [file.below(pairing.folder)])
    return (
      self.pairing(pairing, with: [:], in: focus),
      self.pairing(pairing, with: [file: bytes], in: focus)
    )
  }

  private func pairing(
    _ pairing: Pairing, with files: [FilePath: [UInt8]?], in focus: PairingFocus?
  ) -> Pairing? {
    let fixture = Fixture(pairing.documents.map { ($0.path, $0.source.bytes) })
    var memory = memories[pairing.slug] ?? PairingMemory()
    return programme.reading(fixture.setting(files))
      .pairing(pairing.slug, in: focus, knowing: &memory).ifPresent
  }

  /// The pairing in a folder of another name.
  func pairing(_ pairing: Pairing, renamed slug: FilePath) -> Pairing? {
    let folder = Programme.pairingsFolder.appending(slug)
    let fixture = Fixture(
      pairing.documents.map {
        (folder.appending($0.path.below(pairing.folder)), $0.source.bytes)
      })
    return programme.reading(fixture).pairing(slug).ifPresent
  }
}

/// Edits of one document of the sample, and the changes that they have to be.
struct SampleMutation {
  let name: String
  let path: FilePath
  let edits: [TextEdit]
  let bytes: [UInt8]
  let forward: Change.Kind
  let backward: Change.Kind

  init(
    _ name: String, _ document: Document, _ edits: [TextEdit], _ forward: Change.Kind,
    _ backward: Change.Kind
  ) {
    self.name = name
    path = document.path
    self.edits = edits
    bytes = document.source.applying(edits)
    self.forward = forward
    self.backward = backward
  }
}

extension SourceText {
  func replacing(_ range: SourceRange, with text: String) -> TextEdit {
    TextEdit(offsets(of: range), Array(text.utf8))
  }

  /// Puts a text in place of another one, which has to be in the range.
  func replacing(_ old: String, with new: String, in range: SourceRange) -> TextEdit? {
    let place = offsets(of: range)
    let found = Array(bytes[place]).firstRange(of: Array(old.utf8))
    return found.map {
      TextEdit(
        place.lowerBound + $0.lowerBound..<place.lowerBound + $0.upperBound, Array(new.utf8))
    }
  }

  func deleting(_ lines: ClosedRange<Int>) -> TextEdit {
    TextEdit(
      offsetsWithTerminator(ofLine: lines.lowerBound)
        .lowerBound..<offsetsWithTerminator(ofLine: lines.upperBound).upperBound, [])
  }

  /// Puts lines behind one.
  func inserting(_ text: String, behind line: Int) -> TextEdit {
    let end = offsets(ofLine: line).upperBound
    return TextEdit(end..<end, Array(("\n" + text).utf8))
  }
}

extension SourceRange {
  var lines: ClosedRange<Int> { start.line...end.line }
}
