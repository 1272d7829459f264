import Programme

extension Reminder {
  /// The message, indented, below what it is about and where it belongs.
  package func text(style: Style) -> String {
    let matters = prompts.map { prompt in
      prompt.kind.rawValue + (prompt.due.map { " due \($0)" } ?? "")
    }
    let head =
      visible(schedule.slug.bytes) + ": " + matters.joined(separator: ", ") + " -> "
      + (address.map(visible) ?? "no link to an application")
    return style.bold(head) + "\n\n"
      + lines.map { $0.isEmpty ? "\n" : "  \(visible($0))\n" }.joined() + "\n"
  }
}
