import MarkdownSyntax

extension Programme {
  /// What `new` would have written in place of a document on its day, read as a document: where a fix
  /// takes what is missing from. nil where the template cannot be read as one.
  package func model(of document: Document, in pairing: Pairing) -> Document? {
    guard let template = templates[document.kind], let outline = outlines[document.kind],
      let day = document.date ?? pairing.started ?? Day(year: 1, month: 1, day: 1)
    else { return nil }
    var request = DraftRequest(document.kind, in: pairing.folder, on: day)
    request.mentee = pairing.mentee
    request.mentor = pairing.mentor
    request.role = pairing.role
    // What the document itself promises is not what was open before it.
    request.openItems = pairing.carriedLines(before: day, words: configuration.words)
    let bytes = template.filled(with: values(for: request), for: configuration.audience)
    guard let markdown = try? MarkdownDocument(parsing: SourceText(bytes)) else { return nil }
    let circumstances = Circumstances(
      audience: configuration.audience, date: document.date ?? pairing.started)
    let matched = MatchedSections(markdown, to: outline, in: circumstances)
    return Document(
      path: document.path, kind: document.kind, date: document.date, ordinal: document.ordinal,
      markdown: markdown, fields: [], fieldProblems: [], sections: matched.sections,
      missingSections: matched.missing, actionItems: [])
  }
}
