import ArgumentParser
import GitStore
import Programme
import Rendering

/// `mentordoc remind`
struct Remind: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check-in and review prompts that are due, a message for each pairing.",
    discussion: """
      Each message is a comment for the application of its pairing. What was given is noted in \
      'prompts.md', so that nobody gets it twice. Those away, those whose mentoring is over, and \
      what was answered get none. Nothing is sent.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Flag(help: "Print them and write nothing.")
  var dryRun = false

  @Flag(help: "Commit 'prompts.md' right after.")
  var save = false

  @Option(help: "How to print them.")
  var format = Format.text

  @OptionGroup var clock: TodayOption
  @OptionGroup var location: ProgrammesOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if dryRun, save { throw ValidationError("'--dry-run' and '--save' exclude each other.") }
  }

  func run() throws {
    let day = try clock.day()
    let programmes = try location.open()
    var reminders: [Reminder] = []
    var isWhole = programmes.isWhole
    for member in programmes.members {
      do {
        if dryRun {
          try remind(member, on: day, &reminders)
        } else {
          try alone(in: member) { try remind(member, on: day, &reminders) }
        }
      } catch {
        isWhole = false
        let failures = Failures(describing: error).all
        for failure in failures {
          Output.complain(programmes.members.count > 1 ? failure.about(member.name) : failure)
        }
      }
    }
    switch format {
    case .text: for reminder in reminders { Output.write(reminder.text(style: Output.style)) }
    case .json: Output.line(JSONValue.array(reminders.map(\.json)).pretty)
    }
    guard isWhole else { throw ExitStatus.trouble }
    Output.note(lastLine(reminders.count))
  }

  /// From reading what was given until that has grown, since two runs at a time would both give a prompt.
  private func alone(in member: OpenProgrammes.Member, _ body: () throws -> Void) throws {
    let root = member.opened.folder.root
    do {
      try FolderWriter(root).alone(waiting: 10, body)
    } catch let error as FolderWriteError where error.problem == .busy {
      throw Failure(
        "another 'mentordoc remind' is at work in '\(root)'",
        help: "Run this one again when that has ended.")
    }
  }

  /// Notes the prompts of a programme, and adds them to those that will be printed. One that was noted
  /// is printed whatever happens then, since it is given once.
  private func remind(
    _ member: OpenProgrammes.Member, on day: Day, _ reminders: inout [Reminder]
  ) throws {
    let opened = member.opened
    let bytes: [UInt8]?
    do throws(FileTreeError) {
      bytes = try opened.tree.contents(of: Prompts.path, limit: Prompts.limit)
    } catch {
      throw Failure(error, Prompts.path.text)
    }
    let given = Prompts(parsing: bytes ?? [])
    let privateNotes: PrivateNotesFolder
    do {
      privateNotes = try PrivateNotesFolder(for: opened)
    } catch let error as GitError {
      throw Failure(
        "nobody is reminded, since git's setting mentordoc.private, which could keep a pairing silent, "
          + "can't be read: \(error.message)", help: error.help)
    }
    let found = try member.schedules(on: day).filter {
      try !(privateNotes.notes(on: $0.slug)?.areSilent(on: day) ?? false)
    }.compactMap {
      Reminder($0, in: opened.programme, after: given, repository: member.name)
    }
    if !found.isEmpty, !dryRun {
      if save { try Repository(around: opened.folder.root).checkReadyToCommit() }
      let new = Prompts.adding(found.flatMap(\.prompts), to: bytes)
      do throws(FolderWriteError) {
        let writer = FolderWriter(opened.folder.root)
        if bytes == nil {
          try writer.create(Prompts.path, new)
        } else {
          try writer.replace(Prompts.path, new)
        }
      } catch {
        throw Failure(error)
      }
    }
    reminders += found
    if !found.isEmpty, save { try commit(opened) }
  }

  private func commit(_ opened: OpenProgramme) throws {
    let repository = try Repository(around: opened.folder.root)
    let record = try GitRecord(of: opened, in: repository)
    let pending = try PendingSave(
      of: [opened.folder.absolute(Prompts.path)], in: record, repository)
    _ = try repository.commit(try pending.requests(note: "", isChecked: true))
  }

  private func lastLine(_ count: Int) -> String {
    if count == 0 { return "Nothing is due." }
    let messages = counted(count, "message")
    if dryRun { return "\(messages); nothing was noted. Next: the same without --dry-run" }
    let place = "'\(Prompts.path.text)'"
    return save
      ? "\(messages), noted and saved in \(place). Next: git push, then post them"
      : "\(messages), noted in \(place). Next: post them, and mentordoc save \(Prompts.path.text)"
  }
}
