import Testing

@testable import Programme

@Suite struct PrivatePathsTests {
  @Test(arguments: [
    ("private/ada.md", true), ("pairings/ada/private/x.md", true), ("Private/ada.md", true),
    ("private", false), ("pairings/private.md", false), ("notprivate/x", false),
  ])
  func `what is in a folder named private is private`(path: String, expected: Bool) {
    #expect(PrivatePaths([]).contains(FilePath(path)) == expected)
    #expect(PrivatePaths(["!private/"]).contains(FilePath(path)) == expected)
  }

  /// Each of them is what `git check-ignore --no-index` says of it, but for letter case.
  @Test(arguments: [
    ("notes/private/**", "notes/private/a/b.md", true),
    ("notes/private/**", "notes/private", false),
    ("notes/**", "other/notes/a.md", false),
    ("secret", "pairings/ada/secret", true),
    ("secret", "pairings/secret/ada.md", true),
    ("secret/", "pairings/ada/secret", false),
    ("secret/", "pairings/ada/secret/x", true),
    ("/secret", "pairings/secret", false),
    ("/secret", "secret/x", true),
    ("*.txt", "pairings/ada/a.txt", true),
    ("*.txt", "pairings/ada/a.txt.md", false),
    ("pairings/*/own.md", "pairings/ada/own.md", true),
    ("pairings/*/own.md", "pairings/ada/x/own.md", false),
    ("pairings/**/own.md", "pairings/ada/x/own.md", true),
    ("pairings/**/own.md", "pairings/own.md", true),
    ("**/own.md", "own.md", true),
    ("a?c", "abc", true), ("a?c", "ac", false),
    ("a[0-9]", "a5", true), ("a[!0-9]", "a5", false), ("a[]x]", "a]", true),
    ("\\*", "*", true), ("\\*", "a", false),
    ("OWN.md", "own.md", true),
    ("", "own.md", false),
  ])
  func `patterns are those of gitignore`(pattern: String, path: String, expected: Bool) {
    #expect(PrivatePaths([pattern]).contains(FilePath(path)) == expected)
  }

  @Test func `a later exception takes back`() {
    let paths = PrivatePaths(["*.txt", "!public.txt"])
    #expect(paths.contains("a.txt"))
    #expect(!paths.contains("public.txt"))
  }

  @Test func `many stars take no time`() {
    let paths = PrivatePaths([String(repeating: "*a", count: 200) + "b"])
    #expect(!paths.contains(FilePath(String(repeating: "a", count: 5000))))
    let folders = PrivatePaths([String(repeating: "**/a/", count: 100) + "b"])
    #expect(!folders.contains(FilePath(String(repeating: "a/", count: 400) + "c")))
  }
}
