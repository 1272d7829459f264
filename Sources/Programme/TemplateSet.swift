import MarkdownSyntax
import Templates

/// The templates in force: the programme's own ones before the built-in ones.
package struct TemplateSet: Sendable {
  package let templates: [Template]
  /// Own templates that cannot be used; the built-in one stands in for each.
  package let problems: [TemplateProblem]
  /// One of each name.
  package let messages: [MessageTemplate]

  package subscript(kind: DocumentKind) -> Template? { templates.first { $0.kind == kind } }

  package subscript(name: MessageTemplate.Name) -> MessageTemplate {
    messages.first { $0.name == name } ?? MessageTemplate(builtIn: name)
  }

  init(templates: [Template], problems: [TemplateProblem]) {
    self.templates = templates
    self.problems = problems
    messages = MessageTemplate.builtIn
  }

  /// Where a programme's own templates are.
  package static let folder: FilePath = "templates"

  /// The largest template in bytes.
  private static let limit = 64 << 10

  /// Those compiled in, in the order of their list.
  package static let builtIn: [Template] = builtInTemplates.compactMap { kind, bytes in
    let name = FilePath(kind + ".md")
    return Template.read(
      SourceText(bytes), as: DocumentKind(rawValue: kind), at: folder.appending(name), origin: nil
    ).template
  }

  /// Reads a programme's own templates, for the built-in kinds and for kinds of its own, and takes the
  /// built-in ones for the rest.
  package init(in tree: any FileTree) {
    var problems: [TemplateProblem] = []
    var own: [Template] = []
    func add(_ path: FilePath, _ headline: String, _ help: String) {
      let top = SourceRange(line: 1, to: 1)
      problems.append(TemplateProblem(path: path, range: top, headline: headline, help: help))
    }

    var entries: [FileTreeEntry] = []
    do {
      entries = try tree.entries(of: TemplateSet.folder)
    } catch {
      add(
        TemplateSet.folder, "the folder of the templates cannot be read",
        "Make it a folder that can be read, or remove it.")
    }
    let builtIn = TemplateSet.builtIn
    var messages = MessageTemplate.builtIn
    for entry in entries {
      let path = TemplateSet.folder.appending(entry.name)
      guard let name = entry.name.nameOfMarkdownFile else { continue }
      let kind = DocumentKind(rawValue: name)
      let model = builtIn.first { $0.kind == kind }
      let message = MessageTemplate.Name(rawValue: name)
      let bytes: [UInt8]?
      do {
        bytes = try tree.contents(of: path, limit: TemplateSet.limit)
      } catch {
        if model != nil || message != nil {
          add(
            path, "this cannot be read as a template",
            "Make it a text file of at most \(TemplateSet.limit >> 10) KiB that can be read.")
        }
        continue
      }
      guard let bytes else { continue }
      guard String(validating: bytes, as: UTF8.self) != nil else {
        if model != nil || message != nil {
          add(path, "this is no text in UTF-8", "Save the file as UTF-8.")
        }
        continue
      }
      let source = SourceText(bytes)
      if let message {
        let own = MessageTemplate(message, source, origin: path)
        let unknown = own.unknownPlaceholders
        for (line, name) in unknown {
          let meant = closest(to: name, among: Placeholder.allCases.map(\.rawValue))
          problems.append(
            TemplateProblem(
              path: path, range: source.range(ofLine: line),
              headline: "placeholder '\(name)' is unknown",
              help: meant.map { "Did you mean '\($0)'?" } ?? "Take it out, or correct its name."))
        }
        if unknown.isEmpty { messages = messages.map { $0.name == message ? own : $0 } }
        continue
      }
      if model == nil {
        // Other files may lie beside the templates.
        guard TemplateSet.isMeantAsTemplate(source) else { continue }
        if let near = closest(to: name, among: builtIn.map(\.kind.rawValue)) {
          add(path, "kind '\(name)' is unknown", "Did you mean '\(near)'? Then rename the file.")
          continue
        }
      }
      let (template, found) = Template.read(
        source, as: kind, at: path, origin: path, model: model)
      problems += found
      if let template { own.append(template) }
    }

    var templates = builtIn.map { model in own.first { $0.kind == model.kind } ?? model }
    templates += own.filter { template in !builtIn.contains { $0.kind == template.kind } }
    for (index, template) in templates.enumerated() {
      guard let other = templates[..<index].first(where: { $0.path == template.path }) else {
        continue
      }
      let path = template.origin ?? other.origin ?? TemplateSet.folder
      add(
        path, "'\(template.kind.rawValue)' and '\(other.kind.rawValue)' have the same path",
        "Give each kind a path of its own.")
    }
    self.templates = templates
    self.problems = problems
    self.messages = messages
  }

  private static func isMeantAsTemplate(_ source: SourceText) -> Bool {
    guard let frontMatter = FrontMatter(of: source), frontMatter.isClosed else { return false }
    return frontMatter.lines.contains { source.line($0).starts(with: "mentordoc:".utf8) }
  }
}

extension FilePath {
  /// The name without `.md`; nil for other files, hidden ones, and names that are no UTF-8.
  fileprivate var nameOfMarkdownFile: String? {
    guard bytes.count > 3, bytes.suffix(3).elementsEqual(".md".utf8), bytes[0] != 0x2E else {
      return nil
    }
    return String(validating: bytes.dropLast(3), as: UTF8.self)
  }
}
