/// One thing about the surroundings that `doctor` has looked at.
package struct Diagnosis: Sendable {
  package enum Level: String, CaseIterable, Sendable {
    case ok
    /// Fine, and could be more pleasant.
    case note
    case warning
    /// Something will fail, or go wrong.
    case problem
  }

  package let level: Level
  /// What was looked at: `git identity`.
  package let subject: String
  /// What was found, in one line.
  package let finding: String
  /// A sentence that begins with a verb; nil where nothing is to be done.
  package let help: String?

  package init(_ level: Level, _ subject: String, _ finding: String, help: String? = nil) {
    self.level = level
    self.subject = subject
    self.finding = finding
    self.help = help
  }
}

/// For people: a line each, with what to do below it. Texts that come from elsewhere are made `visible`.
package func text(of diagnoses: [Diagnosis], style: Style, width: Int) -> String {
  let levels = Diagnosis.Level.allCases.map(\.rawValue.utf8.count).max() ?? 0
  let subjects = diagnoses.map(\.subject.utf8.count).max() ?? 0
  func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count)) + "  "
  }
  return diagnoses.map { diagnosis in
    let level = padded(diagnosis.level.rawValue, levels)
    let label = level + padded(diagnosis.subject, subjects)
    let line = hanging(label, visible(diagnosis.finding), indent: 0, width: max(60, width)) { _ in
      diagnosis.level.emphasised(level, style) + padded(diagnosis.subject, subjects)
    }
    let blanks = String(repeating: " ", count: levels + 2)
    let help = diagnosis.help.map {
      hanging(blanks + "help: ", visible($0), indent: 0, width: max(60, width), mark: style.help)
    }
    return line + (help ?? "")
  }.joined()
}

/// For programs.
package func json(of diagnoses: [Diagnosis]) -> JSONValue {
  .object([
    ("version", .number(1)),
    (
      "diagnoses",
      .array(
        diagnoses.map { diagnosis in
          .object([
            ("level", .string(diagnosis.level.rawValue)), ("subject", .string(diagnosis.subject)),
            ("finding", .string(diagnosis.finding)), ("help", .optional(diagnosis.help)),
          ])
        })
    ),
  ])
}

extension Diagnosis.Level {
  fileprivate func emphasised(_ text: String, _ style: Style) -> String {
    switch self {
    case .ok: style.good(text)
    case .note: style.dim(text)
    case .warning: style.warning(text)
    case .problem: style.error(text)
    }
  }
}
