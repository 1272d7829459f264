import Programme
import Testing

@testable import Rendering

@Suite struct WelcomeTests {
  private let mentee = Person(name: "Ada", handle: "ada")

  @Test func `each of the two is told who the other is`() {
    let text = welcome(
      mentee: mentee, mentor: Person(name: "Bo", handle: "bo"), slug: "ada", contact: "a@b.org")
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("To Ada: ") && lines[0].contains("Bo (bo)"))
    #expect(lines[1].hasPrefix("To Bo: ") && lines[1].contains("Ada (ada)"))
    #expect(lines[0].contains("a@b.org") && lines[1].contains("a@b.org"))
  }

  @Test func `who waits is told so, and nothing reaches the terminal as it is`() {
    let text = welcome(
      mentee: Person(name: "A\u{1B}[31m"), mentor: nil, slug: "ada", contact: "\u{202E}")
    #expect(text.contains("You wait for a mentor"))
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }
}
