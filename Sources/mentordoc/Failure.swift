import GitStore
import Programme
import Rendering

/// Why a command ends without having done what was asked.
struct Failure: Error {
  /// One line without a full stop; it may hold text of documents, which is escaped when it is shown.
  let message: String
  /// A sentence that begins with a verb.
  let help: String?
  let status: ExitStatus

  init(_ message: String, help: String? = nil, status: ExitStatus = .trouble) {
    self.message = message
    self.help = help
    self.status = status
  }

  init(_ error: GitError) {
    // What a hook or the person has decided against is refused, not broken.
    let isRefusal = error.kind == .hooks || error.kind == .emptyMessage
    self.init(error.message, help: error.help, status: isRefusal ? .findings : .trouble)
  }

  init(_ error: FileTreeError, _ path: String) {
    switch error {
    case .tooLarge(let size, let limit):
      self.init(
        "'\(path)' has \(size) bytes, more than the limit of \(limit)",
        help: "Split it, or move what is no text out of it.")
    case .isLink:
      self.init("'\(path)' is a link", help: "Put the file itself there; links are never followed.")
    case .isNotAFile: self.init("'\(path)' is not a file", help: "Put a file there.")
    case .unreadable(let reason):
      self.init(
        "'\(path)' can't be read: \(reason)",
        help: "Run 'mentordoc doctor' to see what else is in the way.")
    }
  }

  /// The failure that any error amounts to.
  init(describing error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as GitError: self.init(error)
    case let error as FileTreeError: self.init(error, ".")
    default: self.init("\(error)")
    }
  }
}

/// Several failures of one cause, all of which the person should see.
struct Failures: Error {
  let all: [Failure]

  init(_ failure: Failure) { all = [failure] }

  /// Those that any error amounts to.
  init(describing error: any Error) {
    self = error as? Failures ?? Failures(Failure(describing: error))
  }

  init(_ error: ProgrammeError) {
    switch error {
    case .noConfiguration:
      self.init(
        Failure(
          "there is no 'mentordoc.yml'", help: "Run 'mentordoc init' to make a programme here."))
    case .unreadable(let path, let error):
      self.init(Failure(error, path.text))
    case .brokenConfiguration(_, let problems):
      self.init(problems)
    }
  }

  init(_ problems: [ConfigurationProblem]) {
    all = problems.map {
      let start = $0.range.start
      return Failure(
        "\(Programme.configurationPath.text):\(start.line):\(start.column): \($0.headline)",
        help: $0.help)
    }
  }
}

/// What the caller's shell sees; thrown by a command that has said all that there is to say.
enum ExitStatus: Int32, Error {
  case fine = 0
  /// There are findings, or something was refused because of them.
  case findings = 1
  /// Wrong usage, broken configuration, no programme, or a failure of the tool.
  case trouble = 2
}

extension Failure {
  init(_ error: FolderWriteError) {
    let help: String? =
      switch error.problem {
      case .exists: "Choose another name or day, or edit what is there."
      case .isNoFile, .isNoFolder, .leadsOutside: "Put the file or folder itself there."
      case .busy: "Run this again when that one has ended."
      case .system: nil
      }
    self.init("'\(error.path.text)' \(error.reason)", help: help)
  }
}
