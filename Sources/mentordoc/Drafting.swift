import ArgumentParser
import Programme
import Rendering

/// Options of everything that `new` makes.
struct DraftOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Any field of the template; can be repeated.", valueName: "field=value"))
  var settings: [String] = []

  @Flag(help: "Open it in the editor that git would open.")
  var edit = false

  @Flag(help: "Save the pairing right after, as 'mentordoc save' does.")
  var save = false

  @OptionGroup var clock: TodayOption
  @OptionGroup var location: ProgrammeOptions
  @OptionGroup var output: OutputOptions

  /// The day of an option, else today.
  func day(_ text: String?, of option: String = "--date") throws(Failure) -> Day {
    if let text { return try dayArgument(text, of: option) }
    return try clock.day()
  }

  /// Fields that have options of their own, and those given with `--set`.
  func fields(_ own: [String: String?] = [:]) throws(Failure) -> GivenFields {
    var fields = GivenFields(values: own.compactMapValues(\.self), options: Set(own.keys))
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw Failure("'\(setting)' of --set sets no field", help: "Give it as 'field=value'.")
      }
      guard fields.values.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw Failure("field '\(parts[0])' is given twice", help: "Give it once.")
      }
    }
    for (name, text) in fields.values { try requireLine(text, of: fields.option(for: name)) }
    return fields
  }
}

/// Front matter from the command line.
struct GivenFields {
  var values: [String: String]
  /// Fields that have an option of their name.
  let options: Set<String>

  /// How a field is given.
  func option(for field: String) -> String {
    options.contains(field) ? "--\(field)" : "--set \(field)=…"
  }

  /// The failure that a problem amounts to, with the option that mends it.
  func failure(_ problem: DraftProblem, _ kind: DocumentKind, _ words: Words) -> Failure {
    switch problem {
    case .noTemplate(let kind, let meant):
      return Failure(
        "there is no template '\(kind.rawValue)'",
        help: meant.map { "Did you mean '\($0)'?" } ?? "See 'mentordoc templates' for the list.")
    case .unknownField(let name, let meant):
      return Failure(
        "the template '\(kind.rawValue)' has no field '\(name)'",
        help: meant.map { "Did you mean '\($0)'?" }
          ?? "See 'mentordoc templates show \(kind.rawValue)' for its fields.")
    case .missingField(let field):
      return Failure(
        "field '\(field.name)' of '\(kind.rawValue)' is required",
        help: "Give \(field.type.noun(words)) with '\(option(for: field.name))'.")
    case .wrongType(let field, let text):
      return Failure(
        "field '\(field.name)' is \(field.type.noun(words)), not '\(text)'",
        help: "Give it as \(field.type.example(words)).")
    case .impossibleDate(let field, let text):
      return Failure(
        "date '\(text)' of field '\(field.name)' does not exist",
        help: "Give it as \(field.type.example(words)).")
    }
  }
}

extension OpenProgramme {
  func draft(
    _ request: DraftRequest, ordinal: Int = 1, _ fields: GivenFields
  ) throws(Failure) -> Draft {
    var request = request
    request.fields = fields.values
    do throws(DraftProblem) {
      return try programme.draft(request, ordinal: ordinal)
    } catch {
      throw fields.failure(error, request.kind, programme.configuration.words)
    }
  }

  /// Writes a further document of a pairing, and opens it where that is wished.
  func write(
    _ request: DraftRequest, _ fields: GivenFields, _ options: DraftOptions
  ) throws(Failure) {
    var tried: FilePath?
    for ordinal in 1...99 {
      let draft = try draft(request, ordinal: ordinal, fields)
      // A path that has no number stays the same.
      if draft.path == tried { break }
      tried = draft.path
      do throws(FolderWriteError) {
        try FolderWriter(folder.root).create(draft.path, draft.bytes)
      } catch {
        if error.problem == .exists { continue }
        throw Failure(error)
      }
      return try present([draft.path], options)
    }
    throw Failure(
      "'\(tried?.text ?? "")' is already there", help: "Edit it, or choose another day.")
  }

  /// Prints where the files are and opens them where that is wished.
  func present(_ paths: [FilePath], _ options: DraftOptions) throws(Failure) {
    let here = try currentFolder()
    for path in paths { Output.line(visible(folder.relative(path, to: here))) }
    guard options.edit else { return }
    try openEditor(
      paths.map(folder.absolute), root: folder.root,
      consequence: "the files are written all the same")
  }
  /// Ends a command that made documents of a pairing: says what to do next, or saves them.
  func finish(_ slug: FilePath, _ options: DraftOptions, next: String) throws {
    guard options.save else { return Output.note(next) }
    let style = options.output
    let save = try Save.parse(
      ["--repo", folder.root, "--color", style.color.rawValue] + (style.quiet ? ["--quiet"] : [])
        + ["--", slug.text])
    try save.run()
  }

  /// Prints what the two of a pairing can be sent.
  func welcome(for request: DraftRequest) {
    let welcome = programme.welcome(for: request)
    for line in welcome.toMentee + (welcome.toMentor.isEmpty ? [] : [""]) + welcome.toMentor {
      Output.note(visible(line))
    }
  }
}
