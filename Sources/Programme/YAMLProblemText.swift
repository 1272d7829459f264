extension YAMLProblem {
  /// What is wrong, the most specific word first, no full stop.
  package var headline: String {
    switch kind {
    case .syntax(let words): "this is not YAML: \(words)"
    case .unquoted(let value): "'\(value)' begins with a character that YAML reserves"
    case .colonInValue(let value): "'\(value)' holds a colon that makes YAML look for a key"
    case .cutValue(let kept, let lost):
      kept.isEmpty
        ? "'\(lost)' is a comment for YAML, so that nothing is left of the value"
        : "'\(lost)' is a comment for YAML, so that only '\(kept)' is left of the value"
    case .duplicateKey(let key, let first): "'\(key)' is there twice, first in line \(first.line)"
    case .unsupported(let what): "\(what) cannot be used here"
    case .controlCharacter(let value):
      "character U+\(YAMLProblem.hexadecimal(value)) is invisible and cannot be used here"
    case .notUTF8: "a byte here is no UTF-8"
    case .tooLarge(let what): "\(what): that is too much"
    case .notAMapping: "this is not a list of 'key: value' lines"
    case .unclosed: "the block between '---' lines has no second '---'"
    case .madeText: "the fields are a heading, as some formatters make of them"
    }
  }

  /// What to do about it: a sentence that begins with a verb.
  package var help: String {
    switch kind {
    case .syntax: "Write 'key: value' on each line, and put what is unusual in \"double quotes\"."
    case .unquoted(let value), .colonInValue(let value):
      "Put the value in double quotes: \(doubleQuoted(value))."
    case .cutValue(let kept, let lost):
      "Put the value in double quotes: \(doubleQuoted(kept.isEmpty ? lost : kept + " " + lost))."
    case .duplicateKey: "Keep one of the two."
    case .unsupported: "Write plain 'key: value' lines, and put the value in double quotes."
    case .controlCharacter: "Delete the character and type the value again."
    case .notUTF8: "Save the file again with the encoding UTF-8."
    case .tooLarge: "Move text to below the front matter, and keep fields short."
    case .notAMapping: "Write 'key: value' on each line."
    case .unclosed: "Add a line '---' where the fields end."
    case .madeText:
      "Take the document back as it was saved, or write 'key: value' lines between two of '---'."
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
