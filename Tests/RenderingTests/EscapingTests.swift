import Testing

@testable import Rendering

@Suite struct EscapingTests {
  @Test(arguments: [
    ("plain – “typographic” 你好 é", "plain – “typographic” 你好 é"),
    ("a\u{1B}[31mb", "a\\u{1B}[31mb"),
    ("a\nb\tc\r", "a\\u{A}b\\u{9}c\\u{D}"),
    ("\u{202E}evil\u{2066}", "\\u{202E}evil\\u{2066}"),
    ("zero\u{200B}width\u{FEFF}", "zero\\u{200B}width\\u{FEFF}"),
    ("\u{9B}31m\u{7F}", "\\u{9B}31m\\u{7F}"),
    ("line\u{2028}separator", "line\\u{2028}separator"),
    ("tag\u{E0041}", "tag\\u{E0041}"),
    ("❤\u{FE0F} e\u{301}", "❤\u{FE0F} e\u{301}"),
    ("##[error]x", "##\\u{5B}error]x"),
    ("##vso[task.complete]", "##vso\\u{5B}task.complete]"),
    ("## Title [1]", "## Title [1]"),
    ("#[1] # [x]", "#[1] # [x]"),
  ])
  func `characters that act or hide are shown by their number`(text: String, shown: String) {
    #expect(visible(text) == shown)
  }

  @Test func `bytes that are no text are shown as bytes`() {
    #expect(visible([0x61, 0xFF, 0xC3, 0xA9, 0xE2, 0x82, 0x62]) == "a\\xFFé\\xE2\\x82b")
  }

  @Test(arguments: [("abc", 3), ("你好", 4), ("e\u{301}", 1), ("😀", 2), ("", 0)])
  func `wide characters take two columns and marks none`(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
  }
}

@Suite struct StyleTests {
  private func isColored(
    _ choice: ColorChoice, _ environment: [String: String], terminal: Bool
  ) -> Bool {
    choice.isColored(environment: { environment[$0] }, isTerminal: terminal)
  }

  @Test func `the option goes before the environment`() {
    #expect(isColored(.always, ["NO_COLOR": "1"], terminal: false))
    #expect(!isColored(.never, ["CLICOLOR_FORCE": "1"], terminal: true))
  }

  @Test func `NO_COLOR goes before CLICOLOR_FORCE and that before the terminal`() {
    #expect(!isColored(.auto, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], terminal: true))
    #expect(isColored(.auto, ["CLICOLOR_FORCE": "1", "TERM": "dumb"], terminal: false))
    #expect(!isColored(.auto, ["CLICOLOR_FORCE": "0"], terminal: false))
    #expect(isColored(.auto, ["NO_COLOR": ""], terminal: true))
  }

  @Test func `without a wish a terminal that is not dumb gets colour`() {
    #expect(isColored(.auto, ["TERM": "xterm"], terminal: true))
    #expect(!isColored(.auto, ["TERM": "dumb"], terminal: true))
    #expect(!isColored(.auto, ["TERM": "xterm"], terminal: false))
  }
}
