import Changes

extension ProgrammeChanges {
  /// For people: an event for each pairing, its details, and below them what stood there and what
  /// stands there now, broken to the width of the terminal. Texts of documents are made `visible`.
  package func text(_ style: Style, width: Int) -> String {
    let width = max(40, width)
    var parts = pairings.map { text(of: $0, style, width) }
    if let programme {
      let details = programme.details.map { "  \(visible($0))\n" }.joined()
      parts.append(headline("programme", programme.headline, style) + details)
    }
    return parts.joined(separator: "\n")
  }

  private func headline(_ name: String, _ text: String, _ style: Style) -> String {
    "\(style.bold(name))  \(visible(text))\n"
  }

  private func text(of pairing: PairingChanges, _ style: Style, _ width: Int) -> String {
    let event = pairing.event
    let lines = pairing.lines
    func texts(_ line: (change: Change, text: String), indent: Int) -> String {
      let texts = line.change.texts
      // What the line itself says is not said again.
      let isSaid = line.text.hasSuffix(
        "\(texts.old.joined(separator: ", ")) -> \(texts.new.joined(separator: ", "))")
      return isSaid ? "" : self.texts(texts, style, width, indent: indent)
    }
    var result = headline(visible(pairing.slug.bytes), event.headline, style)
    for line in lines {
      // A headline that says it all is not said again.
      if event.details.isEmpty, line.text == event.headline {
        result += texts(line, indent: 2)
        continue
      }
      result += "  \(visible(line.text))\n" + texts(line, indent: 4)
    }
    if lines.isEmpty { result += event.details.map { "  \(visible($0))\n" }.joined() }
    return result
  }

  private func texts(
    _ texts: (old: [String], new: [String]), _ style: Style, _ width: Int, indent: Int
  ) -> String {
    func lines(_ texts: [String], _ sign: String, _ mark: (String) -> String) -> String {
      texts.filter { !$0.isEmpty }.map { text in
        hanging(sign + " ", visible(text), indent: indent, width: width)
          .split(separator: "\n").map { mark(String($0)) + "\n" }.joined()
      }.joined()
    }
    return lines(texts.old, "-", style.bad) + lines(texts.new, "+", style.good)
  }
}
