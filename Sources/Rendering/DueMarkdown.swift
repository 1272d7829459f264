extension DueReport {
  /// A list for each person, in GitHub Flavored Markdown. Texts of documents stand in it as text.
  package var markdown: String {
    var result = "## Due until \(end)\n\n"
    for group in groups {
      result += "### \(markdownText(group.person))\n\n"
      for entry in group.entries {
        let slug = markdownText(visible(entry.schedule.slug.bytes))
        let place = isOfSeveral ? "\(slug), \(markdownText(entry.repository))" : slug
        let late = entry.due.day < day ? " **overdue**" : ""
        result +=
          "- \(entry.due.day)\(late): \(entry.due.matter.name) (\(place)): "
          + "\(markdownText(entry.text))\n"
      }
      result += "\n"
    }
    return result + "\(summary)\n"
  }
}
