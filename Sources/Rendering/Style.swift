/// Emphasis for a terminal; plain where colour is off. Never the only signal.
package struct Style: Sendable {
  package let isColored: Bool

  package static let plain = Style(isColored: false)

  package init(isColored: Bool) { self.isColored = isColored }

  package func bold(_ text: String) -> String { wrap(text, "1") }
  package func dim(_ text: String) -> String { wrap(text, "2") }
  package func error(_ text: String) -> String { wrap(text, "1;31") }
  package func warning(_ text: String) -> String { wrap(text, "1;33") }
  package func help(_ text: String) -> String { wrap(text, "1;36") }
  package func good(_ text: String) -> String { wrap(text, "32") }
  package func bad(_ text: String) -> String { wrap(text, "31") }
  /// Gutters, line numbers, arrows.
  package func frame(_ text: String) -> String { wrap(text, "1;34") }

  private func wrap(_ text: String, _ code: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// Whether a stream gets colour.
package enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never

  /// The option, then `NO_COLOR`, then `CLICOLOR_FORCE`, then `TERM=dumb`, then whether the stream is
  /// a terminal (no-color.org, bixense.com/clicolors).
  package func isColored(environment: (String) -> String?, isTerminal: Bool) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let value = environment("NO_COLOR"), !value.isEmpty { return false }
    if let value = environment("CLICOLOR_FORCE"), !value.isEmpty, value != "0" { return true }
    return isTerminal && environment("TERM") != "dumb"
  }
}
