import MarkdownSyntax
import Programme

enum UnknownOwner: Rule {
  static let id = "unknown-owner"
  static let severity = Severity.warning
  static let summary = """
    An action item is given to somebody that the pairing does not know, so nobody will do it.
    """
  static let group = RuleGroup.promises
  static let example = RuleExample(
    in: "pairings/ines-moreau/meetings/2026-04-15-progress.md",
    bad: "- [ ] mentre: draft the guide for newcomers (by 2026-05-20)",
    good: "- [ ] mentee: draft the guide for newcomers (by 2026-05-20)")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    guard let record = report.record, record.namesAreKnown else { return }
    let words: [Words.Word] = [.mentee, .mentor, .coordinator, .support]
    // Few documents have such an item.
    lazy var roles = words.flatMap(record.words.spellings(of:))
    lazy var names = pairing.people.map(\.name)
    lazy var owners = owners(of: pairing, words.map { ($0, record.words.spellings(of: $0)) })
    for document in pairing.documents {
      for item in document.actionItems {
        guard case .unknown(let owner) = item.owner else { continue }
        let meant = closest(to: owner, among: roles + names)
        report.add(
          "owner \(quoted(owner)) is unknown" + (meant.map { ", did you mean '\($0)'?" } ?? ""),
          in: document, at: document.range(of: owner, in: item.range),
          subject: "owner of \(folded(item.text))",
          help: meant.map { "Write '\($0):'." } ?? """
            Write \(words.map { "'\(record.words.written($0))'" }.joined(separator: ", ")) or a name \
            from pairing.md.
            """,
          fix: fix(owner, of: item, in: document, owners))
      }
    }
  }

  /// Whom each word that is read as an owner means.
  private static func owners(
    of pairing: Pairing, _ roles: [(word: Words.Word, spellings: [String])]
  ) -> [(spelling: String, meaning: String)] {
    var result = roles.flatMap { role in
      role.spellings.map { (spelling: $0, meaning: role.word.rawValue) }
    }
    for person in pairing.people {
      result.append((person.name, person.name))
      if let handle = person.handle { result.append((handle, person.name)) }
      if let first = person.name.split(separator: " ").first {
        result.append((String(first), person.name))
      }
    }
    return result
  }

  /// Writes the one owner that is nearest, for a handle the name.
  private static func fix(
    _ owner: String, of item: ActionItem, in document: Document,
    _ owners: [(spelling: String, meaning: String)]
  ) -> Finding.Fix? {
    let range = document.range(of: owner, in: item.range)
    let isHandle = owner.utf8.first == 0x40
    let name = isHandle ? String(owner.dropFirst()) : owner
    guard document.source.text(in: range) == owner, let meant = onlyNearest(to: name, among: owners)
    else { return nil }
    let text = isHandle ? meant.meaning : meant.spelling
    return Finding.Fix("write '\(text)'", replacing: range, of: document, by: text)
  }
}

extension Document {
  /// The first place of a text within a range; the range where it is not there as written.
  func range(of text: String, in range: SourceRange) -> SourceRange {
    let offsets = source.offsets(of: range)
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, offsets.count >= wanted.count else { return range }
    for start in offsets.lowerBound...(offsets.upperBound - wanted.count)
    where source.bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return SourceRange(source.position(of: start), source.position(of: start + wanted.count))
    }
    return range
  }
}
