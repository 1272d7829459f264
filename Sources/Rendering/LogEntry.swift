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
  /// nil for the programme's own files.
  package let pairing: FilePath?
  package let event: Event

  package init(
    commit: String, seconds: Int64, offset: Int, author: String, pairing: FilePath?, event: Event
  ) {
    self.commit = commit
    self.seconds = seconds
    self.offset = offset
    self.author = author
    self.pairing = pairing
    self.event = event
  }
}

extension LogEntry {
  /// The author's day: `2026-05-12`.
  var day: String { Day(daysSince1970: local.days)?.description ?? "0000-00-00" }

  /// RFC 3339: `2026-05-12T18:30:00+02:00`.
  var timestamp: String {
    let second = local.second
    let distance = abs(offset)
    return day + "T" + clock(second / 3600, second / 60 % 60, second % 60)
      + (offset < 0 ? "-" : "+") + clock(distance / 60, distance % 60)
  }

  private var local: (days: Int, second: Int) {
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
