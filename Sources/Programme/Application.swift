import MarkdownSyntax

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Somebody's application: an issue made with the form that `init --github` writes, as
/// `gh issue view --json title,body,author,url,number` prints it.
package struct Application: Sendable {
  /// A question of the form, whatever its label is there.
  package enum Question: String, CaseIterable, Sendable { case name, role, why }

  /// The applicant's account, without an `@`; nil where there is none that could be one.
  package let handle: String?
  /// The name that the account has.
  package let accountName: String?
  package let link: String?
  private let answers: [Question: String]
  private let labels: [Question: String]

  /// The largest application in bytes.
  package static let limit = 1 << 20

  /// The most that is taken over of a long answer, in bytes; the application itself has the rest.
  private static let longestAim = 2_000

  private struct Issue: Decodable {
    struct Author: Decodable {
      let login: String?
      let name: String?
    }
    let body: String?
    let author: Author?
    let url: String?
  }

  /// Reads an application.
  ///
  /// - Parameter form: the issue form of the programme, where it has one.
  /// - Throws: what is wrong, for a sentence that begins with the file's name.
  package init(parsing bytes: [UInt8], form: [UInt8]?) throws(ApplicationProblem) {
    if bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) { throw .empty }
    let issue: Issue
    do {
      issue = try JSONDecoder().decode(Issue.self, from: Data(bytes))
    } catch DecodingError.typeMismatch(_, let context) {
      let member = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw member.isEmpty ? .noJSON : .wrongValue(member)
    } catch {
      throw .noJSON
    }
    guard let body = issue.body else { throw .missingMember("body") }
    let labels = Application.labels(in: form)
    self.labels = labels
    let login = issue.author?.login ?? ""
    let isHandle =
      !login.isEmpty
      && login.utf8.allSatisfy { $0.isASCIILetterOrDigit || $0 == 0x2D || $0 == 0x5F }
    handle = isHandle ? login : nil
    accountName = issue.author?.name.flatMap { $0.isEmpty ? nil : $0 }
    link = issue.url
    answers = Application.answers(in: body, labels: labels)
  }

  /// The mentee as the form and the account name them; nil where neither gives a name.
  package var mentee: Person? {
    let names = [answers[.name], accountName, handle].compactMap(\.self)
    let name = names.lazy.map { Application.nameAlone($0) }.first { !$0.isEmpty }
    return name.map { Person(name: $0, handle: handle) }
  }

  /// What the mentee wants to become.
  package var role: String? {
    answers[.role].map(oneLine).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// How the form asks a question.
  package func label(of question: Question) -> String { labels[question] ?? question.rawValue }

  /// What should be different at the end, in the applicant's words.
  package var aim: String? {
    guard let text = answers[.why] else { return nil }
    guard text.utf8.count > Application.longestAim else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: Application.longestAim)
    while end > text.startIndex, !text.unicodeScalars[end].properties.isWhitespace {
      end = text.utf8.index(before: end)
      while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    }
    return text[..<end].trimmed + " …"
  }

  /// A name without what could be read as a handle, an address or a path.
  private static func nameAlone(_ text: String) -> String {
    let end = text.firstIndex { "(<[".contains($0) } ?? text.endIndex
    let words = text[..<end].split { $0.isWhitespace || $0 == "/" || $0 == "\\" }
    let name = words.joined(separator: " ").unicodeScalars.filter { !YAML.isHidden($0) }
    return String(String(String.UnicodeScalarView(name)).trimming { $0.isSpace || $0 == "@" })
  }

  // MARK: - The form

  /// The labels of the questions, from the form's `id` and `label` lines.
  private static func labels(in form: [UInt8]?) -> [Question: String] {
    var result: [Question: String] = [.name: "Name", .role: "Role", .why: "Why this role"]
    guard let form, String(validating: form, as: UTF8.self) != nil else { return result }
    let source = SourceText(form)
    var question: Question?
    for number in 1...source.lineCount {
      var line = source.lineText(number)[...].trimmed
      if line.hasPrefix("- ") {
        question = nil
        line = line.dropFirst(2).trimmed
      }
      guard line.hasPrefix("id:") || line.hasPrefix("label:"),
        let entry = YAML.read(SourceText(String(line))).entries.first, let text = entry.value.text
      else { continue }
      if entry.key == "id" { question = Question(rawValue: text) }
      if entry.key == "label", let question { result[question] = text }
    }
    return result
  }

  /// The texts below the headings of level 3 that the form makes of its labels; an answer that holds
  /// such a heading itself can't stand in for one before it.
  private static func answers(in body: String, labels: [Question: String]) -> [Question: String] {
    var result: [Question: String] = [:]
    var seen: Set<Question> = []
    var current: Question?
    var lines: [Substring] = []
    func end() {
      guard let question = current else { return }
      let text = lines.joined(separator: "\n").trimmed
      if !text.isEmpty, text != "_No response_" { result[question] = String(text) }
    }
    let text = body.replacing("\r\n", with: "\n")
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("### ") else {
        lines.append(line)
        continue
      }
      let title = folded(String(line.dropFirst(4)))
      let question = labels.first { folded($0.value) == title }?.key
      if let question, seen.contains(question) {
        lines.append(line)
        continue
      }
      end()
      current = question
      lines = []
      if let question { seen.insert(question) }
    }
    end()
    return result
  }
}

/// Why a text is no application.
package enum ApplicationProblem: Error, Hashable, Sendable {
  case empty
  case noJSON
  /// A member, `author.login`, that is not what it is in an issue.
  case wrongValue(String)
  case missingMember(String)
}
