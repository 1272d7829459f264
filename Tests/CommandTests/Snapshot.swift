import Foundation
import Testing

/// Compares a text with the file of its name in `Snapshots`. With `UPDATE_SNAPSHOTS` set in the
/// environment the file is written instead.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots/\(name).txt")
  if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
    return try Data(text.utf8).write(to: file)
  }
  let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
  #expect(
    text == expected, "Snapshots/\(name).txt; UPDATE_SNAPSHOTS=1 swift test writes it anew",
    sourceLocation: sourceLocation)
}
