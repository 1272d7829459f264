import MarkdownSyntax

@testable import Programme

enum TemplateLaws {
  private static let values: [Placeholder: String] = [
    .programme: "Skyframe", .mentee: "Ada Lovelace (ada)", .mentor: "Grace Hopper (grace)",
    .menteeName: "Ada Lovelace", .mentorName: "Grace Hopper", .role: "Maintainer",
    .date: "2026-05-12", .month: "2026-05", .contact: "help@example.org",
    .openItems: "- [ ] mentee: read the guide (by 2026-02-01)",
  ]

  static func hold(for bytes: [UInt8]) throws {
    let source = SourceText(bytes)
    for model in [nil] + TemplateSet.builtIn.map(Optional.some) {
      let kind = model?.kind ?? "retro"
      let (template, problems) = Template.read(
        source, as: kind, at: "templates/x.md", origin: nil, model: model)
      for problem in problems {
        try source.require(problem.range, "'\(problem.headline)'")
        try require(!problem.headline.isEmpty && !problem.help.isEmpty, "a problem without words")
      }
      try require((template == nil) == !problems.isEmpty, "a template with problems, or neither")
      if let template { try holdDocuments(of: template) }
    }
  }

  /// A new document has all that its template asks for.
  private static func holdDocuments(of template: Template) throws {
    guard let pattern = PathPattern(template.path) else {
      throw BrokenLaw("path '\(template.path)' was accepted and is none")
    }
    for audience in Audience.allCases {
      var configuration = Configuration()
      configuration.audience = audience
      let path = ("pairings/ada" as FilePath).appending(
        pattern.path(on: Day(year: 2026, month: 5, day: 12)))
      let text = template.filled(with: values, for: audience)
      let programme = Programme(
        configuration, TemplateSet(templates: [template], problems: []),
        in: FewFiles([(path, text)]))
      let pairing = programme.pairing("ada")
      let shown = String(decoding: text, as: UTF8.self)
      guard let document = pairing.documents.first else {
        throw BrokenLaw("nothing is read of the new '\(path.text)' for \(audience):\n\(shown)")
      }
      try require(
        document.kind == template.kind && document.fieldProblems.isEmpty
          && document.missingSections.isEmpty
          && document.sections.allSatisfy { $0.missingItems.isEmpty && !$0.isMisplaced },
        """
        something is missing of \(document.missingSections.map(\.schema.title)) \
        \(document.sections.flatMap(\.missingItems).map(\.schema.text)) \
        \(document.fieldProblems), or misplaced, for \(audience):
        \(shown)
        """)
    }
  }
}
