import Testing

@testable import Programme

@Suite struct SlugTests {
  @Test(arguments: [
    ("Ada Lovelace", "ada-lovelace"), ("  Jean-Luc   Picard ", "jean-luc-picard"),
    ("Jörg Müßig", "jorg-mussig"), ("Łukasz Ørsted", "lukasz-orsted"),
    ("José E\u{301}tienne", "jose-etienne"), ("O’Brien, P. 2nd", "obrien-p-2nd"),
    ("Þóra Æsir", "thora-aesir"), ("Nguyễn Văn", "nguyen-van"), ("İbrahim Iğdır", "ibrahim-igdir"),
  ])
  func `a name becomes plain letters`(name: String, slug: String) {
    #expect(Slug.from(name)?.text == slug)
  }

  @Test(arguments: ["", " ", "..", "你好", "😀", "-", String(repeating: "a", count: 300)])
  func `a name without plain letters or with too many has no slug`(name: String) {
    #expect(Slug.from(name) == nil)
  }

  @Test func `what is chosen by hand has to be a slug already`() {
    #expect(Slug.isValid("ada-lovelace-2026"))
    for text in ["Ada", "a/b", "..", "-a", "a-", "a--b", "a b", "ä", ""] {
      #expect(!Slug.isValid(text), "\(text)")
    }
  }
}
