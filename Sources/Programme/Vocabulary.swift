/// The words of a programme and the names of a pairing's people, folded once for all lines.
struct Vocabulary: Sendable {
  let words: Words
  private let owners: [String: ActionItem.Owner]
  private let ownerNames: [String]

  init(_ words: Words, people: [Person]) {
    self.words = words
    var owners: [String: ActionItem.Owner] = [:]
    // Later ones don't replace earlier ones: a role is stronger than a name.
    func add(_ name: String, _ owner: ActionItem.Owner) {
      let name = folded(name)
      if !name.isEmpty, owners[name] == nil { owners[name] = owner }
    }
    for (word, owner) in [
      (Words.Word.mentee, ActionItem.Owner.mentee), (.mentor, .mentor),
      (.coordinator, .coordinator), (.support, .support),
    ] {
      for spelling in words.spellings(of: word) { add(spelling, owner) }
    }
    for person in people {
      add(person.name, .named(person.name))
      if let handle = person.handle { add(handle, .named(person.name)) }
    }
    for person in people {
      if let first = person.name.split(separator: " ").first {
        add(String(first), .named(person.name))
      }
    }
    self.owners = owners
    ownerNames = owners.keys.sorted()
  }

  func owner(_ text: Substring) -> ActionItem.Owner? {
    let name = text.utf8.first == 0x40 ? text.dropFirst() : text
    return owners[folded(String(name))]
  }

  /// Whether a text that names no owner could be meant to.
  func couldBeOwner(_ text: Substring) -> Bool {
    if text.utf8.first == 0x40 { return !text.utf8.contains(0x20) && text.utf8.count > 1 }
    guard text.utf8.count <= 60, text.split(separator: " ").count <= 3 else { return false }
    return closest(to: String(text), among: ownerNames) != nil
  }

  /// What stands behind one of a word's spellings that a text begins with; nil where it begins with
  /// none of them.
  func rest(of text: Substring, behind word: Words.Word) -> Substring? {
    words.rest(of: text, behind: word)
  }

  /// The places in a text where a spelling of a word stands by itself, as what is before and behind it.
  func firstOccurrence(
    of word: Words.Word, in text: Substring
  ) -> (before: Substring, behind: Substring)? {
    var index = text.startIndex
    var isWordStart = true
    let scalars = text.unicodeScalars
    while index < text.endIndex {
      if isWordStart, let rest = rest(of: text[index...], behind: word) {
        return (text[..<index], rest)
      }
      isWordStart = !scalars[index].isWordPart
      index = scalars.index(after: index)
    }
    return nil
  }
}

extension Words {
  /// What stands behind one of a word's spellings that a text begins with; nil where it begins with
  /// none of them.
  func rest(of text: Substring, behind word: Word) -> Substring? {
    for spelling in foldedSpellings[word] ?? [] {
      if let rest = text.rest(behind: spelling) { return rest }
    }
    return nil
  }
}
