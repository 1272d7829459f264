extension StatusReport {
  /// A line a pairing, with `!` before those in need.
  ///
  /// - Parameter width: columns; nil for lines as long as they are.
  package func text(style: Style, width: Int?) -> String {
    let names = rows.map { isOfSeveral ? "\($0.slug)  \(visible($0.repository))" : $0.slug }
    let limit = width.map { max(12, $0 / 3) } ?? .max
    let nameWidth = min(limit, names.map { displayWidth(of: $0) }.max() ?? 0)
    let stageWidth = rows.map { displayWidth(of: $0.schedule.stage.rawValue) }.max() ?? 0
    var result = ""
    for (row, name) in zip(rows, names) {
      let isInNeed = !row.needs.isEmpty
      let start =
        padded(truncated(name, to: nameWidth), to: nameWidth) + "  "
        + padded(row.schedule.stage.rawValue, to: stageWidth)
      var line = start + "  " + (row.note.map { "[\(visible($0))] " } ?? "") + row.text
      while line.last == " " { line.removeLast() }
      if let width { line = truncated(line, to: max(1, width - 2)) }
      let mark = isInNeed ? style.warning("!") : " "
      result += mark + " " + (row.schedule.hasEnded ? style.dim(line) : line) + "\n"
    }
    return result
  }
}
