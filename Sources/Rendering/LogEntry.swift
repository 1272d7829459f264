package import Changes
package import Programme
import Schedule

/// One event of the record as `log` gives it.
package struct LogEntry: Sendable {
  /// Id of the commit.
  package let commit: String
  /// When it was written, by the author's clock: seconds since 1970 and the offset from UTC in minutes.
  package let seconds: Int64
  package let offset: Int
  package let author: String
  package let mail: String
  /// nil for the programme's own files.
  package let pairing: FilePath?
  package let event: Event
  /// What the event is made of, for a pairing.
  package let changes: [Change]
  /// The newest meeting up to the author's day, where there was one.
  package let meeting: DocumentReference?

  package init(
    commit: String, seconds: Int64, offset: Int, author: String, mail: String, pairing: FilePath?,
    event: Event, changes: [Change] = [], meeting: DocumentReference? = nil
  ) {
    self.commit = commit
    self.seconds = seconds
    self.offset = offset
    self.author = author
    self.mail = mail
    self.pairing = pairing
    self.event = event
    self.changes = changes
    self.meeting = meeting
  }
}

extension LogEntry {
  /// Whether an event of a kind is the entry's, or among what else was saved with it.
  package func has(_ name: Event.Name) -> Bool {
    event.name == name || changes.eventNames.contains(name)
  }

  /// The author's day: `2026-05-12`.
  var day: String {
    LogEntry.day(seconds: seconds, offset: offset)?.description ?? "0000-00-00"
  }

  /// RFC 3339: `2026-05-12T18:30:00+02:00`.
  var timestamp: String {
    let second = LogEntry.local(seconds, offset).second
    let distance = abs(offset)
    return day + "T" + clock(second / 3600, second / 60 % 60, second % 60)
      + (offset < 0 ? "-" : "+") + clock(distance / 60, distance % 60)
  }

  /// The day that a clock with an offset from UTC in minutes shows; nil beyond the calendar.
  package static func day(seconds: Int64, offset: Int) -> Day? {
    Day(daysSince1970: local(seconds, offset).days)
  }

  private static func local(_ seconds: Int64, _ offset: Int) -> (days: Int, second: Int) {
    // Beyond the calendar in any case, and far from where numbers end.
    let total = Int(min(max(seconds, -1 << 50), 1 << 50)) + offset * 60
    let second = (total % 86_400 + 86_400) % 86_400
    return ((total - second) / 86_400, second)
  }
}

/// Numbers of two digits between colons.
private func clock(_ numbers: Int...) -> String {
  numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
}
