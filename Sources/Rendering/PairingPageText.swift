import Programme

extension PairingPage {
  /// For people, broken to the width of the terminal. Texts of documents are made `visible`.
  package func text(_ style: Style, width: Int) -> String {
    let width = max(40, width)
    let parts = [
      head(style, width), plan(style, width), promises(style, width), openMatters(style, width),
      turnTo(style, width),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func head(_ style: Style, _ width: Int) -> String {
    let name = pairing.mentee?.name ?? pairing.slug.text
    let title = name + (pairing.role.map { ": \($0)" } ?? "")
    var facts: [(String, String)] = [
      ("mentee", pairing.mentee?.written ?? "not named"),
      ("mentor", pairing.mentor?.written ?? "none yet"),
    ]
    if !pairing.earlierMentors.isEmpty {
      facts.append(("before", pairing.earlierMentors.map(\.written).joined(separator: ", ")))
    }
    facts.append(("stage", stage))
    if let started = pairing.started { facts.append(("started", started.description)) }
    facts += dates.map { ($0.name, $0.day.description) }
    facts.append(("folder", pairing.folder.text))
    let labelWidth = (facts.map { $0.0.count }.max() ?? 0) + 2
    let lines = facts.map { label, text in
      hanging(padded(label, labelWidth), visible(text), indent: 2, width: width, mark: style.dim)
    }
    let damaged = unreadable.map { path in
      hanging(
        "can't be read: ", visible(path.bytes) + " ('mentordoc check' says why)", indent: 2,
        width: width, mark: style.warning)
    }
    return wrapped(visible(title), to: width).map { style.bold($0) + "\n" }.joined()
      + lines.joined() + damaged.joined()
  }

  private func plan(_ style: Style, _ width: Int) -> String {
    if rows.isEmpty { return style.bold("Plan") + "\n  no gap and no goal yet\n" }
    return style.bold("Plan") + "\n"
      + rows.map { row in
        let goals = row.goals.map { text(of: $0, style, width) }.joined()
        guard let gap = row.gap else {
          return (rows.count > 1 ? "  goals that close no gap\n" : "") + goals
        }
        let label = gap.identifier.map { visible($0) + " " } ?? "- "
        let kind = gap.kind.map { "(\($0)) " } ?? ""
        let reason = gap.reason.map { " -> none: \($0)" } ?? ""
        let open = row.goals.isEmpty && gap.reason == nil ? " -> no goal yet" : ""
        return hanging(
          label, visible(kind + gap.text + reason + open), indent: 2, width: width, mark: style.bold
        )
          + goals
      }.joined()
  }

  private func text(of line: GoalLine, _ style: Style, _ width: Int) -> String {
    let label = "\(line.name): "
    if line.isRepeated {
      return hanging(label, "see above", indent: 4, width: width, mark: style.bold)
    }
    let target = line.target
    let state = line.state
    var result = hanging(
      label,
      visible(line.goal.text.isEmpty ? "not worded yet" : line.goal.text)
        + (target.isEmpty ? "" : " (by \(visible(target)))"),
      indent: 4, width: width, mark: style.bold)
    guard line.goal.isSound else {
      return result
        + hanging(
          "", "its row has other cells than the table ('mentordoc check' says which)", indent: 6,
          width: width)
    }
    let measure = line.text(of: .measure)
    result += hanging(
      "measure   ", measure.isEmpty ? "none yet" : visible(measure), indent: 6, width: width,
      mark: style.dim)
    let evidence = visible(line.evidence)
    let shown: String
    switch state {
    case "open": shown = evidence.isEmpty ? "none yet" : "open: " + evidence
    default: shown = evidence.isEmpty ? state : "\(state): \(evidence)"
    }
    return result
      + hanging(
        "evidence  ", shown, indent: 6, width: width,
        mark: state == "met" ? style.good : style.dim)
  }

  private func promises(_ style: Style, _ width: Int) -> String {
    if promises.isEmpty { return "" }
    return style.bold("Open promises") + "\n"
      + promises.map { promise in
        let owner = promise.owner.name
        return hanging(
          owner.isEmpty ? "- " : visible(owner) + ": ", visible(promise.text + remark(on: promise)),
          indent: 2,
          width: width, mark: promise.isOverdue ? style.warning : style.bold)
      }.joined()
  }

  private func openMatters(_ style: Style, _ width: Int) -> String {
    if open.isEmpty { return "" }
    var result = style.bold("Still to fill in or to tick") + "\n"
    var last: FilePath?
    for matter in open {
      if matter.place.path != last {
        result += "  " + style.dim(visible(matter.place.path.below(pairing.folder).bytes)) + "\n"
      }
      last = matter.place.path
      let line = matter.place.range.map { "\($0.start.line): " } ?? ""
      result += hanging(line, visible(matter.text), indent: 4, width: width, mark: style.dim)
    }
    return result
  }

  private func turnTo(_ style: Style, _ width: Int) -> String {
    hanging(
      "Questions and problems: ",
      contact.map { visible($0) + ", in confidence" }
        ?? "nobody is named; 'contact' in mentordoc.yml says who", indent: 0, width: width,
      mark: style.bold)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(of: text)))
  }
}
