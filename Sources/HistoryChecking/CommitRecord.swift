package import Programme

/// A commit of the record, as far as rules look at it.
package struct CommitRecord: Hashable, Sendable {
  /// Hexadecimal digits.
  package let id: String
  /// As `.mailmap` has it.
  package let author: String
  package let mail: String
  /// By the author's clock; nil outside of the calendar.
  package let day: Day?
  /// Whether it carries a signature, good or bad.
  package let isSigned: Bool
  package let trailers: Trailers

  package init(
    id: String, author: String, mail: String, day: Day?, isSigned: Bool, message: String
  ) {
    self.id = id
    self.author = author
    self.mail = mail
    self.day = day
    self.isSigned = isSigned
    trailers = Trailers(of: message)
  }

  /// `commit 1a2b3c4d5e of 2026-05-12`
  package var name: String { "commit \(shortID)" + (day.map { " of \($0)" } ?? "") }

  var shortID: String { String(id.prefix(10)) }
}
