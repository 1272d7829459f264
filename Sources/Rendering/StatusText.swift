extension StatusReport {
  /// A line a pairing, with `!` before those in need.
  ///
  /// - Parameter width: columns; nil for lines as long as they are.
  package func text(style: Style, width: Int?) -> String {
    let names = PairingColumn(Set(rows.map(\.repository)), width: width)
      .cells(rows.map { ($0.slug, $0.repository) })
    let stageWidth = rows.map { displayWidth(of: $0.schedule.stage.rawValue) }.max() ?? 0
    var result = ""
    for (row, name) in zip(rows, names) {
      let isInNeed = !row.needs.isEmpty
      let start = name + "  " + padded(row.schedule.stage.rawValue, to: stageWidth)
      var line = start + "  " + (row.note.map { "[\(visible($0))] " } ?? "") + row.text
      while line.last == " " { line.removeLast() }
      if let width { line = truncated(line, to: max(1, width - 2)) }
      let mark = isInNeed ? style.warning("!") : " "
      result += mark + " " + (row.schedule.hasEnded ? style.dim(line) : line) + "\n"
    }
    return result
  }
}
