/// What the two of a pairing are told at its start, to be sent to each of them.
package struct Welcome: Hashable, Sendable {
  /// Lines of Markdown.
  package let toMentee: [String]
  /// Empty while there is no mentor.
  package let toMentor: [String]
}

extension MessageTemplate {
  /// A section for each of the two.
  func welcome(with values: [Placeholder: String]) -> Welcome {
    var sections: [[String]] = []
    for line in filled(with: values) {
      if line.isHeading { sections.append([]) }
      guard !sections.isEmpty else { continue }
      sections[sections.count - 1].append(line.text)
    }
    let texts = sections.map { lines in
      Array(lines[...(lines.lastIndex { !$0.isEmpty } ?? 0)])
    }
    return Welcome(
      toMentee: texts.first ?? [],
      toMentor: texts.count > 1 && values[.mentor] != nil ? texts[1] : [])
  }
}

extension Programme {
  /// The welcome for the people whom a request names.
  package func welcome(for request: DraftRequest) -> Welcome {
    templates[.welcome].welcome(with: values(for: request))
  }
}
