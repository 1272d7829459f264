extension DueReport {
  /// What is due for each person, a line each, with `!` before what is overdue.
  ///
  /// - Parameter width: columns; nil for lines as long as they are.
  package func text(style: Style, width: Int?) -> String {
    let isOfSeveral = isOfSeveral
    return groups.map { group in
      let cells = group.entries.map { entry in
        let slug = visible(entry.schedule.slug.bytes)
        return (entry.due.matter.name, isOfSeveral ? "\(slug)  \(visible(entry.repository))" : slug)
      }
      let matterWidth = cells.map { displayWidth(of: $0.0) }.max() ?? 0
      let limit = width.map { max(12, $0 / 3) } ?? .max
      let slugWidth = min(limit, cells.map { displayWidth(of: $0.1) }.max() ?? 0)
      var result = style.bold(fitted(visible(group.person), to: width)) + "\n"
      for (entry, (matter, slug)) in zip(group.entries, cells) {
        let line =
          "\(entry.due.day)  \(padded(matter, to: matterWidth))  "
          + padded(truncated(slug, to: slugWidth), to: slugWidth) + "  " + visible(entry.text)
        let mark = entry.due.day < day ? style.warning("!") : " "
        result += mark + " " + fitted(line, to: width.map { $0 - 2 }) + "\n"
      }
      return result
    }.joined(separator: "\n")
  }

  private func fitted(_ text: String, to width: Int?) -> String {
    width.map { truncated(text, to: max(1, $0)) } ?? text
  }
}
