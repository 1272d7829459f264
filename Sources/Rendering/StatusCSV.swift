extension StatusReport {
  /// Comma-separated values with a header (RFC 4180), for spreadsheets.
  package var csv: String {
    let header = [
      "repository", "pairing", "mentee", "mentor", "role", "stage", "needs", "back",
      "last recorded", "next meeting", "next review", "next check-in", "open promises",
      "overdue promises", "overdue goals",
    ]
    return ([header] + rows.map(\.cells)).map(csvRecord).joined()
  }
}

extension StatusReport.Row {
  fileprivate var cells: [String] {
    let dates = [
      schedule.back, schedule.lastRecorded, schedule.nextMeeting, schedule.nextReview,
      schedule.nextCheckIn,
    ].map { $0?.description ?? "" }
    let counts = [
      schedule.promises.count, schedule.promises.count(where: \.isOverdue),
      schedule.goals.count { $0.day < schedule.day },
    ].map { String($0) }
    return [
      repository, schedule.slug.text, schedule.mentee?.written ?? "",
      schedule.mentor?.written ?? "", schedule.role ?? "", schedule.stage.rawValue,
      needs.map { $0.text(on: schedule.day) }.joined(separator: "; "),
    ] + dates + counts
  }
}

/// A record of comma-separated values with its line end (RFC 4180).
func csvRecord(_ cells: [String]) -> String {
  cells.map(csvField).joined(separator: ",") + "\r\n"
}

/// A field that no spreadsheet takes for a formula: one that begins like one gets an apostrophe
/// before it. Characters that would act on a terminal are written out.
private func csvField(_ text: String) -> String {
  var field = visible(text)
  if let first = field.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
    field = "'" + field
  }
  guard field.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return field }
  return "\""
    + field.split(separator: "\"", omittingEmptySubsequences: false)
    .joined(separator: "\"\"") + "\""
}
