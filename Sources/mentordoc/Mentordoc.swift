import ArgumentParser
import GitStore
import Programme

/// The root command: the list of all others.
struct Mentordoc: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mentordoc",
    abstract: "Keeps a mentoring programme as plain Markdown in git.",
    discussion: """
      new -> edit in any editor -> check -> save -> log. 'new' writes documents, 'check' reads \
      them, 'save' commits them. Nothing is sent anywhere and nothing is pushed.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Write", subcommands: [Init.self, New.self, Handover.self, Away.self, Import.self]),
      CommandGroup(name: "Check", subcommands: [Check.self, Measure.self, Explain.self]),
      CommandGroup(name: "Record", subcommands: [Save.self, Diff.self, Log.self, Show.self]),
      CommandGroup(
        name: "Programme",
        subcommands: [Status.self, DueCommand.self, Remind.self, Report.self]),
      CommandGroup(
        name: "Set-up",
        subcommands: [
          Templates.self, Schema.self, CodeOwnersCommand.self, GitSetup.self, Doctor.self,
        ]),
    ])
}

extension Mentordoc {
  /// Runs the command that the arguments name, and gives the process's exit status.
  static func run(_ arguments: [String]) -> ExitStatus {
    var status = ExitStatus.fine
    do {
      if let failure = mistypedCommand(in: arguments) { throw failure }
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      status = report(error, arguments)
    }
    do {
      try Output.finish()
    } catch {
      Output.complain(error)
      status = .trouble
    }
    return status
  }

  private static func report(_ error: any Error, _ arguments: [String]) -> ExitStatus {
    switch error {
    case let failure as Failure:
      Output.complain(failure)
      return failure.status
    case let failures as Failures:
      for failure in failures.all { Output.complain(failure) }
      return .trouble
    case let error as GitError:
      let failure = Failure(error)
      Output.complain(failure)
      return failure.status
    case let status as ExitStatus:
      return status
    default:
      break
    }
    // What is left comes from ArgumentParser, where help and version are errors as well.
    if exitCode(for: error) == .success {
      Output.line(fullMessage(for: error))
      return .fine
    }
    guard exitCode(for: error) == .validationFailure else {
      Output.complain(Failure(describing: error))
      return .trouble
    }
    let text = message(for: error)
    let names = commands(named: arguments).map { $0._commandName }.joined(separator: " ")
    Output.complain(
      mistypedValue(in: text)
        ?? Failure(
          text.prefix(1).lowercased() + text.dropFirst(),
          help: "See '\(names) --help' for how it is used."))
    return .trouble
  }

  /// ArgumentParser's message about a value that is none of a longer list, which takes many lines.
  private static func mistypedValue(in text: String) -> Failure? {
    let lines = text.split(separator: "\n")
    let values = lines.dropFirst().filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    guard let first = lines.first, !values.isEmpty, let end = first.firstRange(of: ". Please"),
      let value = first.split(separator: "'").dropFirst().first
    else { return nil }
    return Failure(
      first.prefix(1).lowercased() + first[..<end.lowerBound].dropFirst(),
      help: closest(to: String(value), among: values).map { "Did you mean '\($0)'?" }
        ?? "Give one of: \(values.joined(separator: ", ")).")
  }

  /// The command that the arguments name, behind the ones that it belongs to.
  private static func commands(named arguments: [String]) -> [any ParsableCommand.Type] {
    var stack: [any ParsableCommand.Type] = [Mentordoc.self]
    for argument in arguments {
      guard
        let next = stack.last?.configuration.subcommands.first(where: {
          $0._commandName == argument
        })
      else { break }
      stack.append(next)
    }
    return stack
  }

  /// Commands with subcommands take no arguments of their own, so a word after one is a subcommand.
  private static func mistypedCommand(in arguments: [String]) -> Failure? {
    let stack = commands(named: arguments)
    let subcommands = stack.last?.configuration.subcommands ?? []
    guard !subcommands.isEmpty, stack.count <= arguments.count else { return nil }
    let word = arguments[stack.count - 1]
    guard !word.hasPrefix("-"), word != "help" else { return nil }
    let parents = stack.map { $0._commandName }.joined(separator: " ")
    let meant = closest(to: word, among: subcommands.map { $0._commandName })
    return Failure(
      "'\(word)' is no command of '\(parents)'",
      help: meant.map { "Did you mean '\(parents) \($0)'?" }
        ?? "See '\(parents) --help' for the list.")
  }
}
