import Programme
import Schedule

extension PairingPage {
  /// For a page or a comment on a host. Texts of documents stand in it as text, as in the reports of
  /// `check`.
  package var markdown: String {
    let name = pairing.mentee?.name ?? pairing.slug.text
    var result = "# \(markdownText(name + (pairing.role.map { ": \($0)" } ?? "")))\n\n"
    var facts = [
      ("Mentor", pairing.mentor?.written ?? "none yet"), ("Stage", stage),
    ]
    if let started = pairing.started { facts.append(("Started", started.description)) }
    facts += dates.map { name, day in
      (name.prefix(1).uppercased() + name.dropFirst(), day.description)
    }
    facts.append(("Questions and problems", contact ?? "nobody is named"))
    result += facts.map { "- \($0): \(markdownText($1))\n" }.joined()
    result += "\n## Plan\n\n"
    if rows.isEmpty { result += "No gap and no goal yet.\n" } else { result += table }
    if !promises.isEmpty {
      result += "\n## Open promises\n\n" + promises.map(line).joined()
    }
    if !open.isEmpty {
      result += "\n## Still to fill in or to tick\n\n"
      result += open.map { matter in
        let place = visible(matter.place.path.below(pairing.folder).bytes)
        return "- \(markdownText(matter.text)), \(markdownText(place))\n"
      }.joined()
    }
    return result
  }

  private var table: String {
    var result =
      "| Gap | Goal | Measure | Target | Evidence |\n| --- | --- | --- | --- | --- |\n"
    for row in rows {
      let gap = row.gap.map { gap in
        [gap.identifier, gap.kind.map { "(\($0))" }, gap.text].compactMap(\.self)
          .joined(separator: " ")
      }
      let reason = row.gap?.reason.map { "none: \($0)" } ?? ""
      if row.goals.isEmpty { result += cells(gap ?? "", reason, "", "", "") }
      for line in row.goals {
        let evidence = line.evidence
        result += cells(
          gap ?? "", "\(line.name): \(line.goal.text)", line.text(of: .measure),
          line.target, evidence.isEmpty ? line.state : "\(line.state): \(evidence)")
      }
    }
    return result
  }

  private func cells(_ texts: String...) -> String {
    "| " + texts.map(markdownText).joined(separator: " | ") + " |\n"
  }

  private func line(_ promise: OpenPromise) -> String {
    let owner = promise.owner.name
    let text = (owner.isEmpty ? "" : owner + ": ") + promise.text + remark(on: promise)
    return "- \(markdownText(text))\n"
  }
}
