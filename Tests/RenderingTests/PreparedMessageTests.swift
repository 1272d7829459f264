import Rendering
import Testing

@Suite struct PreparedMessageTests {
  private let message = "ada: plan\n\nPairing: ada\n"

  @Test func `the message comes before git's comments`() {
    let text = "\n# Please enter the message.\n#\n"
    #expect(prepared(message, above: text, comment: "#") == message + text)
    #expect(prepared(message, above: "", comment: "#") == message)
    #expect(prepared(message, above: "\n; comment\n", comment: ";") == message + "\n; comment\n")
    #expect(prepared(message, above: "\n; comment\n", comment: "auto") != nil)
  }

  @Test func `what somebody has written stays alone`() {
    #expect(prepared(message, above: "my words\n# comment\n", comment: "#") == nil)
    #expect(prepared(message, above: "\n# my words\n", comment: ";") == nil)
  }

  @Test func `a sign-off stands in the paragraph of the trailers`() {
    #expect(
      prepared(message, above: "\n\nSigned-off-by: A <a@b>\n\n# comment\n", comment: "#")
        == "ada: plan\n\nPairing: ada\nSigned-off-by: A <a@b>\n\n# comment\n")
  }
}
