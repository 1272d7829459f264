/// A word, a number or a mark of a success measure.
struct Token: Sendable {
  enum Kind: Sendable { case word, number, symbol, code, link }

  var kind: Kind
  /// As written.
  var text: String
  var lower: String
  var stem = ""
  /// Lists that hold the word as it stands.
  var lists: WordLists = []
  /// Lists that hold it in one of its inflections.
  var inflected: WordLists = []
  /// Whether it has a capital that is not the sentence's, or a digit inside: `Angular`, `K8s`.
  var isName = false
  /// Whether it begins with a capital, at the start of the text or not.
  var isCapitalised = false

  func isOn(_ list: WordList) -> Bool { kind == .word && lists.contains(list) }
  func isOn(_ any: WordLists) -> Bool { kind == .word && !lists.isDisjoint(with: any) }
  func isInflectionOn(_ list: WordList) -> Bool { kind == .word && inflected.contains(list) }
  func isInflectionOn(_ any: WordLists) -> Bool {
    kind == .word && !inflected.isDisjoint(with: any)
  }
  var endsClause: Bool {
    kind == .symbol
      && (text == "," || text == "." || text == ":" || text == "!" || text == "?" || text == "—"
        || text == "–")
  }
}

extension Token {
  var isVerb: Bool {
    isInflectionOn([.outcome, .activity, .completion, .giving, .vagueVerbs]) || isOn(.copulas)
  }
}
