package import Programme

/// What a rule is about, by which `explain` groups them.
package enum RuleGroup: String, CaseIterable, Sendable {
  case text = "Text and files"
  case frontMatter = "Front matter"
  case form = "Sections and check lists"
  case plan = "Action plan"
  case promises = "Claims and promises"
  case pairing = "Pairings and programme"
  case privacy = "Privacy"
  case history = "History"
}

/// A defect that a rule finds, and the same place without it.
///
/// A test puts both into a programme of the tests, and the rule has to find something in the first
/// and nothing in the second.
package struct RuleExample: Sendable {
  package enum Place: Sendable {
    /// Both are lines of this file, or all of it.
    case inFile(FilePath)
    /// Both are the path of one file.
    case name
    /// Both are a commit: who, when, the message, and lines before and after it.
    case commit
  }

  package let place: Place
  package let bad: String
  package let good: String
  /// What else has to be known of the programme, in a sentence; empty where nothing has.
  package let context: String

  init(in path: FilePath, bad: String, good: String, context: String = "") {
    place = .inFile(path)
    self.bad = bad
    self.good = good
    self.context = context
  }

  package init(commit bad: String, ratherThan good: String, context: String = "") {
    place = .commit
    self.bad = bad
    self.good = good
    self.context = context
  }

  init(named bad: String, ratherThan good: String, context: String = "") {
    place = .name
    self.bad = bad
    self.good = good
    self.context = context
  }
}
