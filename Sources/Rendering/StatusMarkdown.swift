extension StatusReport {
  /// A table of GitHub Flavored Markdown. Texts of documents stand in it as text.
  package var markdown: String {
    var result = "## Status on \(day)\n\n"
    if rows.isEmpty { return result + "There is no pairing yet.\n" }
    let isOfSeveral = isOfSeveral
    result += isOfSeveral ? "| Repository " : ""
    result += "| Pairing | Mentor | Stage | Needs | Next meeting | Next review |\n"
    result += String(repeating: "| --- ", count: isOfSeveral ? 7 : 6) + "|\n"
    for row in rows {
      let schedule = row.schedule
      let needs = row.needs.map { markdownText($0.text(on: day)) }.joined(separator: "<br>")
      let cells =
        (isOfSeveral ? [markdownText(row.repository)] : []) + [
          markdownText(row.slug), markdownText(schedule.mentor?.name ?? ""),
          schedule.stage.rawValue, needs.isEmpty ? "" : "**!** " + needs,
          schedule.nextMeeting?.description ?? "", schedule.nextReview?.description ?? "",
        ]
      result += "| " + cells.joined(separator: " | ") + " |\n"
    }
    return result + "\n\(summary)\n"
  }
}
