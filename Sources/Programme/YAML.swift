package import MarkdownSyntax

/// A YAML value with its place in the source.
package struct YAMLNode: Hashable, Sendable {
  package indirect enum Value: Hashable, Sendable {
    /// `key:` with nothing behind it, or `~`.
    case empty
    /// Always the text that was written, unquoted: `no`, `1.10` and `2026-02-30` stay strings.
    case scalar(String)
    case list([YAMLNode])
    case mapping([YAMLEntry])
  }

  package let value: Value
  package let range: SourceRange
}

/// One key of a mapping.
package struct YAMLEntry: Hashable, Sendable {
  package let key: String
  package let keyRange: SourceRange
  package let value: YAMLNode
}

/// What is wrong with a YAML text.
package struct YAMLProblem: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The parser's own words.
    case syntax(String)
    /// `name` begins with `@` or another character that YAML reserves and needs quotes.
    case unquoted(String)
    /// `a: b: c`; the value needs quotes.
    case colonInValue(String)
    /// An unquoted ` #` cut the value: what was kept, and what was lost.
    case cutValue(kept: String, lost: String)
    case duplicateKey(String, first: SourcePosition)
    /// An anchor, alias, tag, merge key, directive or second document.
    case unsupported(String)
    case controlCharacter(UInt32)
    case tooLarge(String)
    case notAMapping
    case unclosed
  }

  package let kind: Kind
  package let range: SourceRange
  /// False where the rest of the mapping was read all the same (`cutValue`, `duplicateKey`).
  package var isFatal: Bool {
    switch kind {
    case .cutValue, .duplicateKey: false
    default: true
    }
  }
}
