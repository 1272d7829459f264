/// How git cleans a message, as `commit.cleanup` and `core.commentChar` say.
struct MessageCleanup {
  enum Mode: String {
    case verbatim, whitespace, strip, scissors
  }

  let mode: Mode
  /// Nil for `auto`: what begins no line of the message.
  private let comment: [UInt8]?

  /// - Parameter isEdited: whether the person sees the message in an editor.
  init(_ config: Configuration, isEdited: Bool) throws(GitError) {
    let name = config.text("commit.cleanup") ?? "default"
    switch (name, Mode(rawValue: name)) {
    case ("default", _): mode = isEdited ? .strip : .whitespace
    case (_, .scissors): mode = isEdited ? .scissors : .whitespace
    case (_, let known?): mode = known
    case (_, nil):
      throw GitError(
        .invalidInput, "commit.cleanup is '\(name)', which is no way to clean a message",
        help: "Set it to default, verbatim, whitespace, strip or scissors.")
    }
    let mark = config.text("core.commentString") ?? config.text("core.commentChar") ?? "#"
    comment = mark == "auto" ? nil : Array(mark.utf8)
  }

  /// A message as it comes from the caller: without needless white space, unless nothing is cleaned.
  func drafted(_ text: [UInt8]) -> [UInt8] {
    mode == .verbatim ? text : MessageCleanup.stripped(text, comment: nil)
  }

  /// A drafted message with what the person should know, for the editor.
  ///
  /// - Parameter paths: what would be committed.
  func forEditing(_ draft: [UInt8], _ paths: [[UInt8]]) -> [UInt8] {
    let mark = String(decoding: mark(for: draft), as: UTF8.self)
    let list = paths.map { "\(mark)\t\(shown($0))\n" }.joined()
    switch mode {
    // What is written into the file would stay in the message.
    case .verbatim, .whitespace: return draft
    case .strip:
      return draft
        + Array(
          """

          \(mark) Lines that begin with '\(mark)' are left out; an empty message saves nothing.
          \(mark)
          \(mark) To be saved:
          \(list)
          """.utf8)
    case .scissors:
      return draft + [UInt8(ascii: "\n")] + cutLine(mark)
        + Array("\(mark) Everything below this line is left out. To be saved:\n\(list)".utf8)
    }
  }

  /// A message as it is committed.
  ///
  /// - Parameter draft: the message before hooks and editor.
  func cleaned(_ text: [UInt8], draft: [UInt8]) -> [UInt8] {
    let mark = mark(for: draft)
    switch mode {
    case .verbatim: return text
    case .whitespace: return MessageCleanup.stripped(text, comment: nil)
    case .strip: return MessageCleanup.stripped(text, comment: mark)
    case .scissors:
      let cut = cutLine(String(decoding: mark, as: UTF8.self))
      let start = text.indices.first { start in
        (start == 0 || text[start - 1] == UInt8(ascii: "\n")) && text[start...].starts(with: cut)
      }
      return MessageCleanup.stripped(Array(text[..<(start ?? text.count)]), comment: nil)
    }
  }

  private func cutLine(_ mark: String) -> [UInt8] {
    Array("\(mark) ------------------------ >8 ------------------------\n".utf8)
  }

  private func mark(for draft: [UInt8]) -> [UInt8] {
    if let comment { return comment }
    let taken = Set(draft.split(separator: UInt8(ascii: "\n")).compactMap(\.first))
    return Array("#;@!$%^&|:".utf8).first { !taken.contains($0) }.map { [$0] } ?? Array("#".utf8)
  }

  /// Without blanks at the ends of lines, without empty lines at the ends and runs of them inside,
  /// and without comment lines where their mark is given.
  private static func stripped(_ text: [UInt8], comment: [UInt8]?) -> [UInt8] {
    let blanks = Array(" \t\r\n".utf8)
    var result: [UInt8] = []
    var isGap = false
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let comment, line.starts(with: comment) { continue }
      var line = line
      while let last = line.last, blanks.contains(last) { line.removeLast() }
      if line.isEmpty {
        isGap = !result.isEmpty
        continue
      }
      if isGap { result.append(UInt8(ascii: "\n")) }
      isGap = false
      result += line
      result.append(UInt8(ascii: "\n"))
    }
    return result
  }
}
