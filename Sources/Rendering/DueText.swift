extension DueReport {
  /// What is due for each person, a line each, with `!` before what is overdue.
  ///
  /// - Parameter width: columns; nil for lines as long as they are.
  package func text(style: Style, width: Int?) -> String {
    let column = PairingColumn(Set(entries.map(\.repository)), width: width)
    return groups.map { group in
      let matters = group.entries.map(\.due.matter.name)
      let pairings = column.cells(
        group.entries.map { (visible($0.schedule.slug.bytes), $0.repository) })
      let matterWidth = matters.map { displayWidth(of: $0) }.max() ?? 0
      var result = style.bold(fitted(visible(group.person), to: width)) + "\n"
      for (entry, (matter, pairing)) in zip(group.entries, zip(matters, pairings)) {
        let line =
          "\(entry.due.day)  \(padded(matter, to: matterWidth))  \(pairing)  "
          + visible(entry.text)
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
