/// Somebody as front matter names them: `Name`, `Name (handle)` or `Name <mail>`.
package struct Person: Hashable, Sendable {
  package let name: String
  /// Without an `@`.
  package let handle: String?
  package let mail: String?

  package init(name: String, handle: String? = nil, mail: String? = nil) {
    self.name = name
    self.handle = handle
    self.mail = mail
  }

  /// Reads `Name`, `Name (handle)`, `Name <mail>` or both behind one name; nil where no name is there.
  package init?(parsing text: String) {
    var name = text[...]
    var handle: String?
    var mail: String?
    // From the end, so that brackets inside a name stay part of it.
    while let (inner, rest) = Person.bracketed(atEndOf: name) {
      if inner.isMail {
        guard mail == nil else { return nil }
        mail = String(inner.text)
      } else {
        guard handle == nil else { return nil }
        handle = String(inner.text.hasPrefix("@") ? inner.text.dropFirst() : inner.text)
      }
      name = rest
    }
    name = name.trimmed
    guard !name.isEmpty else { return nil }
    self.init(name: String(name), handle: handle, mail: mail)
  }

  /// The bracket that a text ends in, and what is before it; nil where it ends in none, or in one
  /// that holds no handle and no address.
  private static func bracketed(
    atEndOf text: Substring
  ) -> ((text: Substring, isMail: Bool), Substring)? {
    let text = text.trimmed
    guard let last = text.utf8.last, last == 0x29 || last == 0x3E else { return nil }
    let opening: UInt8 = last == 0x29 ? 0x28 : 0x3C
    guard let start = text.utf8.lastIndex(of: opening) else { return nil }
    let inner = text[text.utf8.index(after: start)...].dropLast().trimmed
    let isMail = last == 0x3E || (inner.utf8.contains(0x40) && inner.utf8.first != 0x40)
    guard !inner.isEmpty, !inner.utf8.contains(where: { $0 <= 0x20 }) else { return nil }
    return ((inner, isMail), text[..<start])
  }

  /// As front matter names them.
  package var written: String {
    name + (handle.map { " (\($0))" } ?? "") + (mail.map { " <\($0)>" } ?? "")
  }

  /// Whether both are the same person as far as their names tell: by handle, else by address, else
  /// by name.
  package func isSame(as other: Person) -> Bool {
    if let handle, let theirs = other.handle { return folded(handle) == folded(theirs) }
    if let mail, let theirs = other.mail { return folded(mail) == folded(theirs) }
    return folded(name) == folded(other.name)
  }
}

/// From one day to another, both included; without an end it is still open.
package struct Period: Hashable, Sendable {
  package let start: Day
  package let end: Day?

  /// As front matter has them.
  package var written: String { "\(start)" + (end.map { "/\($0)" } ?? "") }

  package init(start: Day, end: Day?) {
    self.start = start
    self.end = end
  }

  /// Reads one or two ISO dates with any word or mark between them: `2026-07-01 to 2026-08-15`,
  /// `2026-07-01/2026-08-15`, `2026-07-01 bis 2026-08-15`. What is behind the second is a remark.
  ///
  /// nil where the text does not begin with a date, where a date does not exist, and where the end
  /// is before the start.
  package init?(_ text: String) {
    let dates = isoDates(in: Array(text.utf8))
    let first = text.trimmed.utf8.prefix(10)
    guard let found = dates.first, Array(text.utf8)[found.offsets].elementsEqual(first),
      let start = found.day
    else { return nil }
    guard dates.count > 1 else {
      self.init(start: start, end: nil)
      return
    }
    guard let end = dates[1].day, start <= end else { return nil }
    self.init(start: start, end: end)
  }

  package func contains(_ day: Day) -> Bool {
    start <= day && (end.map { day <= $0 } ?? true)
  }
}

/// A stretch of time as a cadence names it: `4 weeks`, `1 month`, `3 months`, `10 days`.
package struct Interval: Hashable, Sendable, CustomStringConvertible {
  package enum Unit: String, Sendable, CaseIterable { case day, week, month, year }

  package let count: Int
  package let unit: Unit

  package init(count: Int, unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// Reads `4 weeks`, `every 4 weeks`, `month`, `every month`, and of `4 to 8 weeks` or `4-8 weeks`
  /// the longer one; nil for anything else, and for a count that is not between 1 and 999.
  package init?(_ text: String, words: Words = .english) {
    var parts = folded(text).split(separator: " ")
    if let first = parts.first, words.word(String(first), among: [.every]) != nil {
      parts.removeFirst()
    }
    func number(_ text: Substring) -> Int? {
      text.utf8.count <= 3 && text.utf8.allSatisfy { $0 != 0x2B } ? Int(text) : nil
    }
    var count = 1
    if parts.count > 1 {
      let range =
        parts.count == 4
        ? [parts[0], parts[2]] : parts[0].split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2 || parts.count == 4, range.count <= 2,
        let first = range.first.flatMap(number), let last = range.last.flatMap(number), last > 0,
        first <= last
      else { return nil }
      count = last
      parts.removeFirst(parts.count - 1)
    }
    guard parts.count == 1,
      let unit = Unit.allCases.first(where: { unit in
        parts[0] == unit.rawValue + "s"
          || Words.Word(rawValue: unit.rawValue).map {
            words.word(String(parts[0]), among: [$0]) != nil
          } ?? false
      })
    else { return nil }
    self.init(count: count, unit: unit)
  }

  package var description: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }
}
