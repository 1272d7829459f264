import ArgumentParser
import MarkdownSyntax
import Programme
import Rendering

/// `mentordoc templates`
struct Templates: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The templates that documents are made from and held to.",
    discussion: """
      A file in the programme's 'templates' folder replaces the built-in one of its name, for new \
      documents and for 'check'.
      """,
    subcommands: [TemplatesList.self, TemplatesShow.self, TemplatesExport.self],
    defaultSubcommand: TemplatesList.self)
}

struct TemplatesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Which are in force, and where each comes from.")

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let here = try TemplatesHere(location)
    let rows = here.templates.map { ($0.name, $0.use, $0.origin?.text ?? "built in") }
    let widths = (
      rows.map { displayWidth(of: $0.0) }.max() ?? 0, rows.map { displayWidth(of: $0.1) }.max() ?? 0
    )
    for (kind, path, origin) in rows {
      Output.line(
        padded(visible(kind), widths.0) + "  " + padded(visible(path), widths.1) + "  "
          + visible(origin))
    }
    for problem in here.problems {
      let start = problem.range.start
      Output.warn(
        "\(problem.path.text):\(start.line):\(start.column): \(problem.headline)",
        help: problem.help)
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(of: text)))
  }
}

struct TemplatesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print one.")

  @Argument(help: "Its kind.")
  var kind: String

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let source = try TemplatesHere(location).template(named: kind).source
    guard Output.isTerminal else { return Output.write(source.bytes) }
    for number in 1...source.lineCount { Output.line(visible(Array(source.line(number)))) }
  }
}

struct TemplatesExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Copy some, or all, to be changed or translated. Nothing is overwritten.")

  @Argument(help: "Their kinds (default: all).")
  var kinds: [String] = []

  @Option(
    help: ArgumentHelp("Where to (default: the programme's 'templates').", valueName: "folder"))
  var to: String?

  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let here = try TemplatesHere(location)
    let chosen = try kinds.isEmpty ? here.templates : kinds.map { try here.template(named: $0) }
    guard let folder = try to.map(makeFolder) ?? here.folder else {
      throw Failure("there is no programme here to export to", help: "Name a folder with '--to'.")
    }
    let parent: FilePath = to == nil ? TemplateSet.folder : ""
    let start = try currentFolder()
    var kept: [String] = []
    for template in chosen {
      let path = parent.appending(FilePath(template.name + ".md"))
      do throws(FolderWriteError) {
        try FolderWriter(folder.root).create(path, template.source.bytes)
        Output.line(visible(folder.relative(path, to: start)))
      } catch {
        guard error.problem == .exists else { throw Failure(error) }
        kept.append(path.text)
      }
    }
    if !kept.isEmpty { Output.note("Kept as they were: \(visible(kept.joined(separator: ", ")))") }
    Output.note("Next: edit them; 'mentordoc check' says what it can't use.")
  }
}

/// A template as it is listed, shown and exported.
private struct ShownTemplate {
  let name: String
  /// Where its documents are, or what it is for.
  let use: String
  let origin: FilePath?
  let source: SourceText

  init(_ template: Template) {
    name = template.kind.rawValue
    use = template.path
    origin = template.origin
    source = template.source
  }

  init(_ template: MessageTemplate) {
    name = template.name.rawValue
    use =
      switch template.name {
      case .welcome: "printed by 'new pairing'"
      case .checkInPrompt, .reviewPrompt: "printed by 'remind'"
      }
    origin = template.origin
    source = template.source
  }
}

/// The templates in force here.
private struct TemplatesHere {
  let templates: [ShownTemplate]
  var problems: [TemplateProblem] = []
  /// nil outside of a programme, where only the built-in ones are.
  var folder: ProgrammeFolder?

  init(_ location: ProgrammeOptions) throws {
    if location.repo == nil, ProgrammeFolder(around: ".") == nil {
      templates =
        TemplateSet.builtIn.map { ShownTemplate($0) }
        + MessageTemplate.builtIn.map { ShownTemplate($0) }
      return
    }
    let opened = try location.open()
    let set = opened.programme.templates
    templates = set.templates.map { ShownTemplate($0) } + set.messages.map { ShownTemplate($0) }
    problems = set.problems
    folder = opened.folder
  }

  func template(named name: String) throws(Failure) -> ShownTemplate {
    if let template = templates.first(where: { $0.name == name }) { return template }
    let names = templates.map(\.name)
    throw Failure(
      "there is no template '\(name)'",
      help: closest(to: name, among: names).map { "Did you mean '\($0)'?" }
        ?? "Choose one of: \(names.joined(separator: ", ")).")
  }
}
