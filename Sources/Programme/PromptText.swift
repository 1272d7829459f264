extension Programme {
  /// What a comment on the application says of something that is due.
  ///
  /// - Parameter request: the pairing's people and folder, and the day on which it is due.
  package func text(of kind: Prompts.Kind, for request: DraftRequest) -> [String] {
    let called: [Person?]
    let name: MessageTemplate.Name
    switch kind {
    case .checkIn: (called, name) = ([request.mentee, request.mentor], .checkInPrompt)
    case .review: (called, name) = ([request.mentor], .reviewPrompt)
    }
    var values = values(for: request).mapValues(inComment)
    values[.to] = called.compactMap { $0.map(mention) }.joined(separator: ", ")
    var lines = templates[name].filled(with: values).map(\.text)
    while lines.first?.isEmpty ?? false { lines.removeFirst() }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}

/// A text of a document in a comment on a host, where it makes nothing and calls nobody.
private func inComment(_ text: String) -> String {
  let scalars = Array(inMarkdown(oneLine(text), isFirst: true).unicodeScalars)
  var result = String.UnicodeScalarView()
  for (index, scalar) in scalars.enumerated() {
    result.append(scalar)
    let next = index + 1 < scalars.count ? scalars[index + 1].properties : nil
    // An address calls nobody: its sign stands behind a letter.
    let isCall = scalar == "@" && (index == 0 || !scalars[index - 1].properties.isAlphabetic)
    let isNumber = scalar == "#" && next?.numericType != nil
    // Hosts look at the text as it is shown, so that a backslash is not enough.
    if isCall || isNumber { result.append(contentsOf: "&#8203;".unicodeScalars) }
  }
  return String(result)
}

/// `@handle`; the name where there is no handle that a host can have.
private func mention(_ person: Person) -> String {
  guard let handle = person.handle, handle.utf8.count <= 39,
    handle.utf8.allSatisfy({ byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
      default: false
      }
    })
  else { return inComment(person.name) }
  return "@" + handle
}
