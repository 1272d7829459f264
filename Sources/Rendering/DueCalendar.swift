import Programme
import Schedule

extension DueReport {
  /// An iCalendar file (RFC 5545) with an event a day for each thing that is due, overdue ones on
  /// their day.
  ///
  /// It is made of the documents and their history: the same from every clone, and on another day as
  /// long as the same things are due. `UID` stays when a date moves or a folder is renamed. `SEQUENCE`
  /// is how often the pairing was revised, so that it only grows; 0 where there is no history to tell.
  /// `DTSTAMP` is the newest day of the pairing's record. Where nothing is due, a time zone is the one
  /// component that a calendar has to have.
  package var calendar: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentordoc//due//EN", "CALSCALE:GREGORIAN",
    ]
    lines += entries.flatMap(\.event)
    if entries.isEmpty {
      lines += [
        "BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
      ]
    }
    lines.append("END:VCALENDAR")
    return lines.map(foldedContentLine).joined()
  }
}

extension DueReport.Entry {
  fileprivate var event: [String] {
    let stamp = schedule.newestRecord ?? due.day
    return [
      "BEGIN:VEVENT", "UID:\(identifier)", "DTSTAMP:\(stamp.basic)T000000Z",
      "SEQUENCE:\(revision)", "DTSTART;VALUE=DATE:\(due.day.basic)",
      "SUMMARY:\(calendarText(summary))", "DESCRIPTION:\(calendarText(people))",
      "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  private var summary: String {
    let mentee = schedule.mentee?.name ?? schedule.slug.text
    let two = schedule.mentor.map { "\(mentee) and \($0.name)" } ?? mentee
    return switch due.matter {
    case .meeting: "Meeting: \(two)"
    case .checkIn: "Check-in: \(two)"
    case .review: "Review of \(mentee): continue or graduate?"
    case .mentor: "Find a mentor for \(mentee)"
    case .goal(let number, let text):
      "Goal\(number.map { " \($0)" } ?? "") of \(mentee): \(text)"
    case .promise(let text): "Promise: \(text)"
    }
  }

  private var people: String {
    let names = due.parties.map { party in
      switch party {
      case .person(let person): person.name
      case .support: "support of \(schedule.mentee?.name ?? schedule.slug.text)"
      case .nobody: "nobody yet"
      }
    }
    return "For \(names.joined(separator: ", ")); pairing \(schedule.slug.text)"
  }
}

extension Day {
  /// `20260512`
  fileprivate var basic: String { description.filter { $0 != "-" } }
}

/// A value of the type TEXT (RFC 5545, 3.3.11). Characters that would act on a terminal are written
/// out.
func calendarText(_ text: String) -> String {
  let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
  return lines.map { line in
    var result = ""
    for scalar in visible(String(line)).unicodeScalars {
      if "\\;,".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }.joined(separator: "\\n")
}

/// A content line with its line end, folded at 75 octets and never inside of a character (RFC 5545,
/// 3.1).
func foldedContentLine(_ line: String) -> String {
  var result = ""
  var count = 0
  for scalar in line.unicodeScalars {
    let length = UTF8.width(scalar)
    if count + length > 75 {
      result += "\r\n "
      count = 1
    }
    result.unicodeScalars.append(scalar)
    count += length
  }
  return result + "\r\n"
}
