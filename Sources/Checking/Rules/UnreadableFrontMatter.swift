import MarkdownSyntax
import Programme

enum UnreadableFrontMatter: Rule {
  static let id = "unreadable-front-matter"
  static let severity = Severity.error
  static let summary = """
    The front matter is no YAML that mentordoc reads, most often because a value with `@`, a colon \
    or another special character needs quotes. None of its fields count.
    """

  static func check(_ pairing: Pairing, _ report: inout Report) {
    for document in pairing.documents {
      for problem in document.fieldProblems where problem.isFatal {
        let (headline, help) = describe(problem.kind)
        report.add(
          headline, in: document, at: problem.range, subject: "front matter",
          explanation: "No field of this document can be read.", help: help)
      }
    }
  }

  private static func describe(_ kind: YAMLProblem.Kind) -> (headline: String, help: String) {
    switch kind {
    case .unquoted(let text):
      (
        "value \(quoted(text)) needs quotes, since YAML reserves its first character",
        "Write it between double quotes, or a handle without its '@'."
      )
    case .colonInValue(let text):
      (
        "value \(quoted(text)) needs quotes, since a colon in it begins another field",
        "Write the whole value between double quotes."
      )
    case .syntax(let reason):
      (
        "front matter is no YAML: \(reason)",
        "Write each field as 'name: value', and a value with special characters in double quotes."
      )
    case .unsupported(let what):
      ("\(what) in front matter is not read", "Write the value out in full, or in double quotes.")
    case .controlCharacter(let code):
      (
        "control character U+\(hexadecimal(code)) in front matter",
        "Delete the character; it cannot be seen, and is there all the same."
      )
    case .tooLarge(let what):
      ("front matter is too large: \(what)", "Move long texts below the front matter.")
    case .notAMapping:
      (
        "front matter is no list of fields",
        "Write each field on a line of its own as 'name: value'."
      )
    case .unclosed:
      ("front matter is not closed", "Write a line '---' below the last field.")
    // Not fatal: other rules' business.
    case .cutValue, .duplicateKey: ("", "")
    }
  }

  private static func hexadecimal(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
