extension LogEntry {
  /// One line, and one for each detail, indented by two.
  package func text(_ style: Style) -> String {
    let name = pairing.map { visible($0.bytes) } ?? "programme"
    var lines = [
      [
        style.dim(day), style.bold(name), visible(event.headline),
        style.dim("(\(visible(author)))"),
      ].joined(separator: "  ")
    ]
    lines += event.details.map { "  " + visible($0) }
    return lines.joined(separator: "\n") + "\n"
  }
}
