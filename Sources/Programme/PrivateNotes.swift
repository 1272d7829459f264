/// What a coordinator keeps to themselves about a pairing, outside of the repository.
package struct PrivateNotes: Sendable {
  /// A line: `- 2026-05-20: waits for her exam (ask again 2026-06-03)`.
  package struct Note: Hashable, Sendable {
    package let day: Day
    /// Without the day to ask again.
    package let text: String
    package let askAgain: Day?
  }

  package let notes: [Note]

  /// Reads lines that begin with a day, with or without a bullet; others are somebody's text.
  package init(parsing bytes: [UInt8]) {
    notes = bytes.split { $0 == 0x0A || $0 == 0x0D }.compactMap { Note(parsing: Array($0)) }
  }

  /// The last one written on the newest of the days up to this one.
  package func newest(on day: Day) -> Note? {
    notes.filter { $0.day <= day }.enumerated()
      .max { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }?.element
  }

  /// Whether the pairing is to be left alone on a day.
  package func areSilent(on day: Day) -> Bool {
    notes.contains { note in note.day <= day && note.askAgain.map { day < $0 } ?? false }
  }
}

extension PrivateNotes.Note {
  fileprivate init?(parsing line: [UInt8]) {
    let dates = isoDates(in: line)
    guard let first = dates.first, let day = first.day,
      line[..<first.offsets.lowerBound].allSatisfy({ " -*+\t".utf8.contains($0) })
    else { return nil }
    var text = String(decoding: line[first.offsets.upperBound...], as: UTF8.self)[...].trimmed
    if text.hasPrefix(":") { text = text.dropFirst().trimmed }
    var askAgain: Day?
    if text.hasSuffix(")"), let start = text.utf8.lastIndex(of: 0x28) {
      let bracket = text[start...].dropFirst().dropLast().trimmed
      let words = "ask again "
      if folded(String(bracket)).hasPrefix(words) {
        askAgain = Day(String(bracket.dropFirst(words.count).trimmed))
      }
      if askAgain != nil { text = text[..<start].trimmed }
    }
    self.init(day: day, text: String(text), askAgain: askAgain)
  }
}
